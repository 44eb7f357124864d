"""What a member said or typed, when, and how surely it was heard."""

from dataclasses import dataclass
from enum import StrEnum

MEDIAN_WORDS_PER_MINUTE = 158.0
"""Median pace of students' spoken answers (notes on scoring: p50 of words per minute)."""


class Medium(StrEnum):
    """How an answer arrived; typing time never counts for Delivery."""

    SPOKEN = "spoken"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word; `start` and `end` are seconds into the answer, `confidence` is 0-1."""

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of recognised speech; seconds into the answer, `confidence` 0-1."""

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `seconds` is how long it took to give, None when nobody measured it.

    `segments` and `pauses` (start and end of each silence inside the answer, as the voice activity
    detector heard it) are there for spoken answers.
    """

    text: str
    seconds: float | None = None
    medium: Medium = Medium.TYPED
    words: tuple[Word, ...] = ()
    segments: tuple[Segment, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()

    @property
    def spoken_seconds(self) -> float:
        """Seconds of speech: measured for spoken answers, else the words at the median pace."""
        if self.medium is Medium.SPOKEN and self.seconds is not None:
            return self.seconds
        return len(self.text.split()) * 60.0 / MEDIAN_WORDS_PER_MINUTE
