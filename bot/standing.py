"""An interview that is over: how long its score stands, and when its details may be seen (pure).

All times are whole unix seconds, UTC; dates that members read are UTC dates.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from bot.interview.formats import Feedback, Format
from bot.interview.report import Report
from bot.interview.transcript import Mode
from bot.retakes import DAY, cost

CURRENT = 180 * DAY
"""Seconds from a scored sitting's end for which its score is current (document 001:30)."""


class State(StrEnum):
    """Whether a score may still be shown as the member's."""

    WARM_UP = "warm-up"
    NO_SCORE = "no_score"
    CURRENT = "current"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing:
    """A sitting's state; `until` is when a scored one stops, or stopped, being current."""

    state: State
    until: int | None = None

    def __str__(self) -> str:
        """Give the words that stand beside the tier; a warm-up has none."""
        match self.state:
            case State.WARM_UP:
                return ""
            case State.NO_SCORE:
                return "ended too early for a score that stands"
            case State.CURRENT:
                return f"current until {day(self.until or 0)}"
            case State.EXPIRED:
                return f"expired on {day(self.until or 0)}"

    @property
    def sentence(self) -> str:
        """Give the same words, with what to do about it."""
        renewal = "; a new scored interview renews it" if self.state is State.EXPIRED else ""
        return f"{self}{renewal}"


@dataclass(frozen=True, slots=True)
class Past:
    """One ended interview with its report; times are whole unix seconds.

    Until `hidden_until` the member sees the tier alone; None when nothing is held back. `report`
    has no words once `words_kept` is False.
    """

    id: int
    track: str
    format: str
    started_at: int
    ended_at: int
    report: Report
    standing: Standing
    hidden_until: int | None
    words_kept: bool


def standing(report: Report, ended_at: int, now: int) -> Standing:
    """Say whether a sitting's score stands: only a scored one that went far enough has one."""
    if report.mode is Mode.WARM_UP:
        return Standing(State.WARM_UP)
    if not went_far_enough(report):
        return Standing(State.NO_SCORE)
    until = ended_at + CURRENT
    return Standing(State.CURRENT if now < until else State.EXPIRED, until)


def went_far_enough(report: Report) -> bool:
    """Say whether a sitting's ending leaves a score, by the rule that boards follow."""
    answers = sum(e.main.answer is not None for e in report.exchanges)
    return answers > 0 and cost(report.ending, answers, (), now=0).counts_on_board


def revealed_at(shape: Format, ended_at: int) -> int:
    """Give when a member may see more than the tier: at once, unless the format holds it back."""
    held_back = shape.feedback is Feedback.REALISM
    return ended_at + shape.reveal_hours * 3600 if held_back else ended_at


def day(when: int) -> str:
    """Write a time as a date: 20 May 2027."""
    date = datetime.fromtimestamp(when, UTC)
    return f"{date.day} {date:%B %Y}"
