"""Where a member's scores and answer lengths go from interview to interview (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from bot.answer import Answer, Medium
from bot.interview.report import Report, band_of
from bot.interview.transcript import Turn
from bot.scoring.rubric import Assessment, Dimension


class Direction(StrEnum):
    """How the latest value stands to the first."""

    UP = "higher"
    DOWN = "lower"
    LEVEL = "no clear change"


@dataclass(frozen=True, slots=True)
class Held:
    """One interview of a member's history; its id is the archive's."""

    id: int
    report: Report


@dataclass(frozen=True, slots=True)
class Course:
    """A dimension over the interviews that scored it, the oldest first; values are 0-100."""

    dimension: Dimension
    values: tuple[float, ...]
    direction: Direction


@dataclass(frozen=True, slots=True)
class Length:
    """One interview's median main answer against the median target, in seconds of speech."""

    sitting: int
    seconds: float
    target: float


@dataclass(frozen=True, slots=True)
class Trend:
    """Interviews of one rubric version, the oldest first; `left_out` had another version."""

    rubric: str
    sittings: tuple[int, ...]
    left_out: tuple[int, ...]
    courses: tuple[Course, ...]
    lengths: tuple[Length, ...]


def trend(history: Sequence[Held]) -> Trend | None:
    """Follow a history, the oldest first, over the newest one's rubric version.

    Scores of different versions are never set against each other (contract: scores). None when
    fewer than two interviews can be.
    """
    if not history:
        return None
    rubric = history[-1].report.rubric
    kept = [held for held in history if held.report.rubric == rubric]
    if len(kept) < 2:
        return None
    return Trend(
        rubric=rubric,
        sittings=tuple(held.id for held in kept),
        left_out=tuple(held.id for held in history if held.report.rubric != rubric),
        courses=tuple(course for d in Dimension if (course := _course(d, kept))),
        lengths=tuple(length for held in kept if (length := _length(held))),
    )


def _course(dimension: Dimension, kept: Iterable[Held]) -> Course | None:
    values = [found for held in kept if (found := _values(dimension, held.report))]
    if len(values) < 2:
        return None
    means = tuple(round(sum(found) / len(found), 1) for found in values)
    return Course(dimension, means, _direction(means, values[0], values[-1]))


def _direction(means: Sequence[float], first: Sequence[float], last: Sequence[float]) -> Direction:
    """A change counts when the bands of the first and the latest interview don't touch."""
    difference = means[-1] - means[0]
    if abs(difference) <= band_of(first) + band_of(last):
        return Direction.LEVEL
    return Direction.UP if difference > 0 else Direction.DOWN


def _values(dimension: Dimension, report: Report) -> list[float]:
    assessed = [e.assessment for e in report.exchanges if e.assessment]
    return [value for a in assessed if (value := _value(dimension, a)) is not None]


def _value(dimension: Dimension, assessment: Assessment) -> float | None:
    value: float | None = getattr(assessment, dimension.value)
    return value


def _length(held: Held) -> Length | None:
    main: list[Turn] = [e.main for e in held.report.exchanges]
    timed = [(t.answer, t.prompt.seconds) for t in main if t.answer and _has_length(t.answer)]
    if not timed:
        return None
    return Length(
        held.id,
        round(median(answer.spoken_seconds for answer, _ in timed), 1),
        median(target for _, target in timed),
    )


def _has_length(answer: Answer) -> bool:
    """A typed answer's length is in its words, which are no longer kept after a while."""
    return bool(answer.text.strip()) or (
        answer.medium is Medium.SPOKEN and answer.seconds is not None
    )
