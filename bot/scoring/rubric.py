"""The words of a score: dimensions, flags, tiers, findings and the assessment they add up to."""

from dataclasses import dataclass
from enum import StrEnum

RUBRIC_VERSION = "1"
"""Stamped on every score; scores of different versions are never ranked together."""


class Dimension(StrEnum):
    """What is scored. The first four make Content; the last two are Delivery."""

    SPECIFICITY = "specificity"
    OWNERSHIP = "ownership"
    DEPTH = "depth"
    STRUCTURE = "structure"
    ACCURACY = "accuracy"
    COMPRESSION = "compression"
    FLUENCY = "fluency"


CONTENT = (Dimension.SPECIFICITY, Dimension.OWNERSHIP, Dimension.DEPTH, Dimension.STRUCTURE)


class Flag(StrEnum):
    """Why points were withheld or could not be measured."""

    SHORT = "short"
    PARROTED = "parroted"
    STUFFED = "stuffed"
    STOCK = "stock"
    OFF_TOPIC = "off_topic"
    ADDRESSES_GRADER = "addresses_grader"
    REHEARSED = "rehearsed"
    UNMEASURED_FILLERS = "unmeasured_fillers"


class Tier(StrEnum):
    """Where a whole sitting stands (document 001:24)."""

    DECLINED = "Declined"
    QUALIFIED = "Qualified"
    EXPERT = "Expert"
    VERIFIED_EXPERT = "Verified Expert"


class Missing(StrEnum):
    """What an answer lacked; each is something a follow-up can ask for."""

    NUMBER = "number"
    NAMED_THING = "named thing"
    OWN_PART = "own part"
    OUTCOME = "outcome"
    REASON = "reason"
    ALTERNATIVE = "alternative"
    REFLECTION = "reflection"
    MECHANISM = "mechanism"
    BOTTOM_LINE = "bottom line first"


@dataclass(frozen=True, slots=True)
class Finding:
    """Points that stand on words: `quote` is the answer's text[start:end], in characters.

    `part` is 0 for the main answer, 1 for the first follow-up's answer, and so on.
    Negative points are what was taken off; their quote shows for what.
    """

    dimension: Dimension
    points: float
    reason: str
    quote: str
    start: int
    end: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class WouldAdd:
    """A missing element, and the points that `overall` gains, by the same scorer, with it there."""

    missing: Missing
    points: float


class Coverage(StrEnum):
    """How far a key point was said."""

    COVERED = "covered"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class KeyPointCoverage:
    """One key point and the words of the answer that covered it (None when missing)."""

    key_point: str
    coverage: Coverage
    quote: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """The score of one question's answers. All scores are 0-100.

    `accuracy` is None when the question has no key points: "not scored" is not zero.
    `fluency` is None when nobody measured pauses (typed answers). `specifics` is how many numbers
    and named things of the main answer counted, `confirmed` how many of them follow-ups bore out.
    """

    overall: float
    specificity: float
    ownership: float
    depth: float
    structure: float
    accuracy: float | None
    compression: float
    fluency: float | None
    flags: frozenset[Flag]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    would_add: tuple[WouldAdd, ...]
    key_points: tuple[KeyPointCoverage, ...] = ()
    rubric: str = RUBRIC_VERSION
    specifics: int = 0
    confirmed: int = 0
    contradicted: bool = False

    @property
    def gains(self) -> tuple[WouldAdd, ...]:
        """What would add a point or more: below a gate, or in a full row, more adds nothing."""
        return tuple(item for item in self.would_add if round(item.points) > 0)
