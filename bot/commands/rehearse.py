"""`greenroom rehearse`: an interview at the keyboard, by another program, or as a demonstration."""

import asyncio
import secrets
import sys
import tempfile
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.automation import JsonRoom, json_line, report_json
from bot.candidates.answering import Candidate, Style
from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.commands.drill import score_oneself, write
from bot.commands.private_member import private_member
from bot.commands.role_check import check_roles
from bot.commands.simulate import simulate as play
from bot.errors import InputInvalid
from bot.history_page import tier_alone
from bot.interview.drills import BRIEFINGS, Drill, is_drill, require_resume
from bot.interview.transcript import Ending, Mode, Prompt
from bot.keyboard import Lines
from bot.report_page import report_page
from bot.settings import Settings, read_settings
from bot.shelf import open_shelf
from bot.standing import revealed_at, standing
from bot.terminal import HELP, Ears, Keyboard, Player, TerminalRoom
from storage.desk import Desk, Prepared, Wish, open_desk
from storage.records import KeptResume

DEFAULT_TRACK, DEFAULT_FORMAT, DEMO_SEED = "software-engineering", "quick15", 7
DEMO_PERSON = "tomasz_wrona"
LOCAL_MEMBER = "local"
WRITTEN = Drill.WRITTEN.format_id


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(rehearse)


def rehearse(  # noqa: PLR0917 - each parameter is an option of the command line
    resume: Annotated[
        Path | None, typer.Option(help="Your resume: PDF, DOCX or TXT. Default: the last one.")
    ] = None,
    track: Annotated[str | None, typer.Option(help="What you are asked about.")] = None,
    format: Annotated[  # noqa: A002 - the option's name in the contract
        str, typer.Option(help="How the interview runs.")
    ] = DEFAULT_FORMAT,
    drill: Annotated[
        Drill | None, typer.Option(help="Practise one thing at the keyboard, as a warm-up.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="A number that makes the choice of questions repeatable.")
    ] = None,
    scored: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--scored", help="Skipped questions count 0.")
    ] = False,
    jsonl: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--jsonl", help="JSON lines on stdin and stdout, for other programs.")
    ] = False,
    demo: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--demo", help="Watch a sample candidate; nothing is kept.")
    ] = False,
    simulate: Annotated[
        str | None, typer.Option(metavar="NAME", help="Watch one candidate; says why each line.")
    ] = None,
    fresh: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--fresh", help="Don't go on with an interview that broke off.")
    ] = False,
) -> None:
    """Hold a practice interview and show a scored report."""
    if jsonl and demo:
        raise typer.BadParameter("choose --jsonl or --demo, not both")
    if drill and (scored or jsonl or demo or format != DEFAULT_FORMAT):
        raise typer.BadParameter("--drill goes without --format, --scored, --jsonl and --demo")
    if simulate and (drill or scored or jsonl or demo or resume):
        raise typer.BadParameter("--simulate goes with --track, --format and --seed alone")
    settings = read_settings()
    mode = Mode.SCORED if scored else Mode.WARM_UP
    shape = open_shelf(settings).format(drill.format_id if drill else format)
    if shape.id == WRITTEN and (scored or jsonl or demo):
        raise typer.BadParameter("a written drill goes without --scored, --jsonl and --demo")
    if simulate:
        number = DEMO_SEED if seed is None else seed
        track = track or DEFAULT_TRACK
        run = play(open_shelf(settings), simulate, track=track, shape=shape, seed=number)
    elif demo:
        run = _demo(settings, Wish(track or DEFAULT_TRACK, shape, DEMO_SEED, mode))
    elif jsonl:
        number = secrets.randbelow(2**31) if seed is None else seed
        run = _automated(
            settings, Wish(track or DEFAULT_TRACK, shape, number, mode), resume, fresh=fresh
        )
    else:
        wish = Wish(track or "", shape, secrets.randbelow(2**31) if seed is None else seed, mode)
        run = _typed(settings, wish, resume, fresh=fresh)
    _run(run, say=not jsonl)


def _run(main: Coroutine[Any, Any, None], *, say: bool) -> None:
    try:
        asyncio.run(main)
    except KeyboardInterrupt:
        if say:
            typer.echo(
                "\nEvery answer you sent is kept. Run `greenroom rehearse` to go on.", err=True
            )
        raise


async def _demo(settings: Settings, wish: Wish) -> None:
    console = Console()
    person = shipped_people()[DEMO_PERSON]
    candidate = Candidate(load_fact_sheet(person), Style.STRONG, wish.seed)

    def reply(prompt: Prompt) -> str:
        follow_up = prompt.follow_up_to is not None
        return candidate.answer(prompt.text, about=prompt.about, follow_up=follow_up)

    with tempfile.TemporaryDirectory(prefix="greenroom-demo-") as folder:
        database = Path(folder) / "demo.db"
        async with open_desk(database, open_shelf(settings), LOCAL_MEMBER) as desk:
            console.print("Reading the sample resume …", style="dim")
            kept = await desk.take_in(person.with_suffix(".pdf"))
            prepared = await desk.begin(wish, kept)
            await _hold(desk, prepared, console, Player(reply, console))


async def _automated(settings: Settings, wish: Wish, resume: Path | None, *, fresh: bool) -> None:
    lines = Lines(sys.stdin.fileno())
    lines.start()

    def write(value: Any) -> None:  # noqa: ANN401 - a JSON object
        typer.echo(json_line(value))

    shelf = open_shelf(settings)
    with private_member(settings.data, wish, resume) as member:
        async with open_desk(settings.database, shelf, member, repeatable=True) as desk:
            kept = await desk.take_in(resume) if resume else None
            record = await desk.unfinished()
            if record and fresh:
                await desk.give_up(record, Ending.LEFT)
                record = None
            prepared = await (desk.go_on(record) if record else desk.begin(wish, kept))
            write(report_json(await desk.hold(prepared, JsonRoom(lines.next, write))))


async def _typed(settings: Settings, wish: Wish, resume: Path | None, *, fresh: bool) -> None:
    console = Console()
    lines = Lines(sys.stdin.fileno())
    lines.start()
    shelf = open_shelf(settings)
    async with open_desk(settings.database, shelf, LOCAL_MEMBER) as desk:
        prepared = None
        if record := await desk.unfinished():
            what = "drill" if is_drill(record.format) else "interview"
            if not fresh and await _agreed(lines, console, f"Go on with the {what} you began?"):
                prepared = await desk.go_on(record)
            else:
                await desk.give_up(record, Ending.LEFT)
        if prepared is None:
            kept = await desk.take_in(resume) if resume else await desk.resume_in_use()
            if resume and kept and not is_drill(wish.shape.id):
                kept = await _confirmed(desk, kept, lines, console)
            require_resume(wish.shape, kept.profile if kept else None)
            if kept is None and not is_drill(wish.shape.id):
                console.print("No resume yet: the questions are general. Add one with --resume.")
            track = wish.track or await _chosen(lines, console, shelf.tracks())
            prepared = await desk.begin(Wish(track, wish.shape, wish.seed, wish.mode), kept)
        if prepared.plan.format.id == WRITTEN:
            await write(desk, prepared, console, lines)
            return
        if briefing := BRIEFINGS.get(prepared.plan.format.id):
            console.print(briefing)
        console.print(HELP, style="dim")
        await _hold(desk, prepared, console, Keyboard(lines, console), lines)


async def _hold(
    desk: Desk, prepared: Prepared, console: Console, ears: Ears, lines: Lines | None = None
) -> None:
    """Hold a sitting and show its report; someone with `lines` to type may score it first."""
    spent = prepared.so_far.seconds
    shape = prepared.plan.format
    report = await desk.hold(prepared, TerminalRoom(console, ears, shape, spent=spent))
    now = int(time.time())
    if revealed_at(shape, now) > now:
        console.print(tier_alone(report.tier, revealed_at(shape, now)))
        return
    if lines:
        await score_oneself(prepared, report, console, lines)
    console.print(report_page(report, standing=standing(report, now, now).sentence))


async def _confirmed(desk: Desk, kept: KeptResume, lines: Lines, console: Console) -> KeptResume:
    """Have the roles of a resume just given confirmed, once."""

    async def ask(prompt: str) -> str:
        console.print(prompt, end="", markup=False)
        return await _line(lines)

    roles = kept.profile.roles
    if not roles or all(role.confirmed for role in roles):
        return kept
    right = await check_roles(roles, ask, console)
    return kept if right is None else await desk.with_roles(kept, right)


async def _agreed(lines: Lines, console: Console, question: str) -> bool:
    console.print(f"{question} [Y/n] ", end="")
    return await _typed_line(lines) in {"", "y", "yes"}


async def _chosen(lines: Lines, console: Console, tracks: tuple[str, ...]) -> str:
    for number, name in enumerate(tracks, 1):
        console.print(f"{number:3d}  {name}")
    console.print("Which track? Type its number or name: ", end="")
    said = await _typed_line(lines)
    if said.isdigit() and 1 <= int(said) <= len(tracks):
        return tracks[int(said) - 1]
    if said in tracks:
        return said
    raise InputInvalid(
        f"There is no such track. Start again with --track and one of: {', '.join(tracks)}."
    )


async def _typed_line(lines: Lines) -> str:
    return (await _line(lines)).lower()


async def _line(lines: Lines) -> str:
    line = await lines.next()
    if line is None:
        raise InputInvalid(
            "Nothing was typed. Start again when you are ready; all answers are kept."
        )
    return line.strip()
