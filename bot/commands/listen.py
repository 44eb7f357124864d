"""`greenroom listen FILE`: hears a recorded answer, and scores it if the question is given."""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from bot.answer import NOT_UNDERSTOOD, Answer
from bot.automation import json_line
from bot.score_json import assessment_json
from bot.scoring.assess import Asked, RuleScorer
from bot.scoring.rubric import Assessment, Dimension
from bot.settings import read_settings
from bot.shelf import open_shelf

if TYPE_CHECKING:
    from bot.speech.recording import Heard  # loads what other commands start without

File = Annotated[Path, typer.Argument(help="A voice message, or any audio or video file.")]
Question = Annotated[
    str | None, typer.Option("--question", help="The question it answers; it is then scored.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on one line.")]

_LONG_PAUSE = 1.2


def register(app: typer.Typer) -> None:
    """Add the `listen` command to the program."""
    app.command("listen")(listen)


def listen(file: File, question: Question = None, as_json: AsJson = False) -> None:  # noqa: FBT002 - typer reads options from defaults
    """Write down a recorded answer: its words, its pauses, and its score."""
    heard = asyncio.run(_heard(file))
    scored = _scored(question, heard.answer) if question else None
    if as_json:
        sys.stdout.write(json_line(_listened_json(heard, scored)) + "\n")
    else:
        _show(Console(highlight=False), heard, scored)


async def _heard(file: Path) -> "Heard":
    from bot.speech.hearing import open_hearing  # noqa: PLC0415 - loads what others start without
    from bot.speech.recording import load_recording  # noqa: PLC0415 - as above

    settings = read_settings()
    data = await asyncio.to_thread(load_recording, file)
    hearing = await open_hearing(settings)
    try:
        return await hearing.recording("terminal", data)
    finally:
        await hearing.close()


def _scored(question: str, answer: Answer) -> Assessment | None:
    if not answer.text:
        return None
    return RuleScorer(open_shelf(read_settings()).terms).assess(Asked(question), answer)


def _listened_json(heard: "Heard", scored: Assessment | None) -> dict[str, Any]:
    answer, trouble = heard.answer, heard.levels.trouble
    return {
        "text": answer.text,
        "seconds": answer.seconds,
        "segments": [
            {"text": s.text, "start": s.start, "end": s.end, "confidence": s.confidence}
            for s in answer.segments
        ],
        "pauses": [{"start": start, "end": end} for start, end in answer.pauses],
        "trouble": trouble.value if trouble else None,
        "score": assessment_json(scored) if scored else None,
    }


def _show(console: Console, heard: "Heard", scored: Assessment | None) -> None:
    from bot.speech.levels import SAID  # noqa: PLC0415 - as above

    answer = heard.answer
    if trouble := heard.levels.trouble:
        console.print(SAID[trouble], style="yellow")
    for segment in answer.segments:
        style = "red" if segment.text == NOT_UNDERSTOOD else ""
        console.print(Text(f"{segment.start:6.1f} s  {segment.text}", style=style))
    if not answer.segments:
        console.print("No words were understood.")
        return
    long = [end - start for start, end in answer.pauses if end - start > _LONG_PAUSE]
    console.print(
        f"\n{answer.seconds or 0:.0f} s, {len(answer.text.split())} words, {len(long)} pauses of "
        f"more than {_LONG_PAUSE} s"
    )
    if scored:
        _show_score(console, scored)


def _show_score(console: Console, scored: Assessment) -> None:
    fluency = "not measured" if scored.fluency is None else f"{scored.fluency:.0f}"
    console.print(
        f"Score {scored.overall:.0f}: specific {scored.specificity:.0f}, own part "
        f"{scored.ownership:.0f}, depth {scored.depth:.0f}, order {scored.structure:.0f}; "
        f"short and to the point {scored.compression:.0f}, fluent {fluency}"
    )
    for finding in scored.findings[:8]:
        if finding.dimension not in {Dimension.COMPRESSION, Dimension.FLUENCY}:
            console.print(Text(f"{finding.points:+5.1f}  {finding.reason}: “{finding.quote}”"))
