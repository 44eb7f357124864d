"""`greenroom history`, `report` and `compare`: what a member has done so far on this machine."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.automation import json_line
from bot.commands.past import LocalMemory
from bot.commands.rehearse import LOCAL_MEMBER
from bot.commands.timeline import write_timeline
from bot.compare_page import compare_page
from bot.errors import InputInvalid
from bot.history_json import comparison_json, past_report_json, sitting_json, trend_json
from bot.history_page import history_page, tier_alone
from bot.interview.compare import compare
from bot.interview.drills import is_drill
from bot.interview.trends import Held, Trend, trend
from bot.report_page import report_page
from bot.settings import Settings, read_settings
from bot.shelf import Shelf, open_shelf
from bot.standing import Past, day, went_far_enough
from bot.written_page import handed_page, written_history
from storage.archive import open_archive
from storage.rescoring import Corrections

NONE_YET = "You have no finished interview yet. Hold one: `greenroom rehearse`."

Number = Annotated[int, typer.Argument(help="The interview's number in `greenroom history`.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON objects, one a line.")]
Correct = Annotated[
    str | None,
    typer.Option(
        metavar="ANSWER",
        help="Put misheard words of one spoken answer (q2, q2p1) right: its text on stdin, once.",
    ),
]
Picture = Annotated[
    Path | None,
    typer.Option(
        "--timeline",
        metavar="FILE.png",
        help="Instead draw who spoke when in any interview aloud that this bot held: no words.",
    ),
]
Track = Annotated[str | None, typer.Option(help="Only interviews on this track.")]


def register(app: typer.Typer) -> None:
    """Add the three commands."""
    app.command("history")(history)
    app.command("report")(report)
    app.command("compare")(compare_two)


def history(track: Track = None, as_json: AsJson = False) -> None:  # noqa: FBT002 - a switch
    """List your interviews, the newest first, and where your scores are going."""
    asyncio.run(_history(read_settings(), track, as_json=as_json))


def report(
    number: Number,
    as_json: AsJson = False,  # noqa: FBT002 - a switch
    correct: Correct = None,
    timeline: Picture = None,
) -> None:
    """Show the report of an interview again, as it was."""
    settings = read_settings()
    if timeline is not None:
        typer.echo(asyncio.run(write_timeline(settings.database, number, timeline)))
        return
    if correct is not None:
        if sys.stdin.isatty():
            typer.echo(
                "Type the answer as you said it, then Ctrl-D on a line of its own.", err=True
            )
        asyncio.run(_correct(settings, number, correct, sys.stdin.read()))
    asyncio.run(_report(settings, number, as_json=as_json))


def compare_two(first: Number, second: Number, as_json: AsJson = False) -> None:  # noqa: FBT002 - a switch
    """Set two interviews beside each other, question by question."""
    asyncio.run(_compare(read_settings(), first, second, as_json=as_json))


async def _history(settings: Settings, track: str | None, *, as_json: bool) -> None:
    shelf = open_shelf(settings)
    async with _memory(settings, shelf) as memory:
        past, written = await memory.all(track), await memory.written(track)
    if not past and (as_json or not written):
        _known(track, shelf)
        typer.echo(NONE_YET if track is None else f"{track}: {NONE_YET}", err=True)
        return
    latest = past[0].track if past else ""
    course = _trend([one for one in past if one.track == latest])
    if not as_json:
        Console().print(history_page(past, course, latest) if past else NONE_YET)
        if written:
            Console().print(written_history(written))
        return
    for one in past:
        typer.echo(json_line(sitting_json(one)))
    if course:
        typer.echo(json_line(trend_json(course, latest)))


def _known(track: str | None, shelf: Shelf) -> None:
    """Refuse a track that isn't there; one that was taken away may still have a history."""
    if track is not None and track not in shelf.tracks():
        raise InputInvalid(
            f"There is no track of that name. Choose one of: {', '.join(shelf.tracks())}."
        )


def _trend(past: Sequence[Past]) -> Trend | None:
    """Follow one track, over the interviews that may be seen and have a score that stands.

    A drill is one question, and its score stands beside no interview's.
    """
    whole = [one for one in past if not is_drill(one.format)]
    seen = [one for one in whole if one.hidden_until is None and went_far_enough(one.report)]
    return trend([Held(one.id, one.report) for one in reversed(seen)])


async def _report(settings: Settings, number: int, *, as_json: bool) -> None:
    async with _memory(settings, open_shelf(settings)) as memory:
        if not as_json and (handed := await memory.written_one(number)):
            Console().print(handed_page(handed))
            return
        past = await memory.one(number)
    if as_json:
        typer.echo(json_line(past_report_json(past)))
    elif past.hidden_until is not None:
        Console().print(tier_alone(past.report.tier, past.hidden_until))
    else:
        standing = past.standing.sentence
        Console().print(report_page(past.report, standing=standing, words_kept=past.words_kept))


async def _correct(settings: Settings, number: int, prompt: str, text: str) -> None:
    shelf = open_shelf(settings)
    async with open_archive(settings.database) as archive:
        one = await LocalMemory(archive, shelf.formats, LOCAL_MEMBER, int(time.time())).one(number)
        if one.hidden_until is not None:
            raise InputInvalid(
                f"The details are held back by the format until {day(one.hidden_until)}. Correct "
                "them from then on."
            )
        corrections = Corrections(archive.rescoring, shelf, time.time)
        await corrections.correct(LOCAL_MEMBER, number, {prompt: text})


async def _compare(settings: Settings, first: int, second: int, *, as_json: bool) -> None:
    if first == second:
        raise InputInvalid("Give the numbers of two different interviews.")
    async with _memory(settings, open_shelf(settings)) as memory:
        then, now = [await memory.one(number) for number in sorted((first, second))]
    for one in (then, now):
        if one.hidden_until is not None:
            raise InputInvalid(
                f"The details of interview {one.id} are held back by its format until "
                f"{day(one.hidden_until)}. Compare it from then on."
            )
    found = compare(then.report, now.report)
    if as_json:
        typer.echo(json_line(comparison_json(then, now, found)))
    else:
        Console().print(compare_page(then, now, found))


@asynccontextmanager
async def _memory(settings: Settings, shelf: Shelf) -> AsyncIterator[LocalMemory]:
    async with open_archive(settings.database) as archive:
        yield LocalMemory(archive, shelf.formats, LOCAL_MEMBER, int(time.time()))
