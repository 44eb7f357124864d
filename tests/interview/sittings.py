"""Finished interviews to look back on, built turn by turn."""

from dataclasses import replace

from bot.answer import Answer, Medium
from bot.interview.report import Report, make_report
from bot.interview.transcript import Ending, Mode, Prompt, Transcript, Turn
from bot.scoring.rubric import Assessment, Dimension, Finding
from tests.fakes import QUICK, assessment, prompt


def main(
    number: int, said: str | None, score: float | Assessment = 50.0, /, **changes: object
) -> Turn:
    """Give a main question's turn; without an answer it was skipped."""
    source: dict[str, object] = {"source": f"bank-{number}"}
    asked = prompt(f"q{number}", **(source | changes))
    return _turn(asked, said, score)


def follow_up(
    number: int, said: str | None, score: float | Assessment = 50.0, /, **changes: object
) -> Turn:
    """Give the turn of a question's first follow-up."""
    asked = prompt(f"q{number}p1", follow_up_to=f"q{number}", **changes)
    return _turn(asked, said, score)


def timed(turn: Turn, seconds: float) -> Turn:
    """Give the turn with its answer spoken in so many seconds."""
    assert turn.answer
    return replace(turn, answer=replace(turn.answer, seconds=seconds, medium=Medium.SPOKEN))


def finding(text: str, quote: str, dimension: Dimension, points: float = 10.0) -> Finding:
    """Give a finding on words of a text."""
    start = text.index(quote)
    return Finding(dimension, points, "says so", quote, start, start + len(quote))


def report(
    *turns: Turn, mode: Mode = Mode.WARM_UP, ending: Ending = Ending.COMPLETED, rubric: str = "1"
) -> Report:
    """Sum up a finished interview."""
    return replace(make_report(QUICK, Transcript(turns, ending), mode), rubric=rubric)


def _turn(asked: Prompt, said: str | None, score: float | Assessment) -> Turn:
    if said is None:
        return Turn(asked, None, 5.0)
    scored = score if isinstance(score, Assessment) else assessment(score)
    return Turn(asked, Answer(said), 40.0, assessment=scored)
