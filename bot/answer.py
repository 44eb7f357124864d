"""What a member said or typed, when, and how surely it was heard."""

from dataclasses import dataclass, replace
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


NOT_UNDERSTOOD = "[not understood]"
"""The text of a segment that no recogniser could be asked about; it is no part of the answer."""


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
    detector heard it) are there for spoken answers. `heard` is what the recogniser wrote before
    the member corrected `text`; None while nothing was corrected.
    """

    text: str
    seconds: float | None = None
    medium: Medium = Medium.TYPED
    words: tuple[Word, ...] = ()
    segments: tuple[Segment, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()
    heard: str | None = None

    @property
    def missed(self) -> tuple[tuple[float, float], ...]:
        """The stretches of speech, start and end, that were heard but never understood."""
        return tuple((s.start, s.end) for s in self.segments if s.text == NOT_UNDERSTOOD)

    @property
    def spoken_seconds(self) -> float:
        """Seconds of speech: measured for spoken answers, else the words at the median pace."""
        if self.medium is Medium.SPOKEN and self.seconds is not None:
            return self.seconds
        return len(self.text.split()) * 60.0 / MEDIAN_WORDS_PER_MINUTE


def joined(before: Answer, more: Answer) -> Answer:
    """Give one answer that was given in two parts; the second part's times follow the first's.

    Of speech and typing together the seconds are unknown, since typing time never counts; the
    times are those of what was spoken.
    """
    alike = before.medium is more.medium
    measured = alike and before.seconds is not None and more.seconds is not None
    late = 0.0 if not alike and before.medium is Medium.TYPED else before.seconds or 0.0
    return replace(
        before,
        text=f"{before.text} {more.text}".strip(),
        medium=before.medium if alike else Medium.SPOKEN,
        seconds=late + (more.seconds or 0.0) if measured else None,
        words=(
            *before.words,
            *(replace(w, start=w.start + late, end=w.end + late) for w in more.words),
        ),
        segments=(
            *before.segments,
            *(replace(s, start=s.start + late, end=s.end + late) for s in more.segments),
        ),
        pauses=(*before.pauses, *((a + late, b + late) for a, b in more.pauses)),
    )
