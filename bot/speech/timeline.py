"""Who spoke when in a voice sitting: what the timeline picture shows, and faults are found by."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise


class Who(StrEnum):
    """Whose voice a stretch of sound is."""

    BOT = "Greenroom"
    MEMBER = "you"


class Event(StrEnum):
    """Moments worth a mark."""

    PIECE = "piece transcribed"
    ENDPOINT = "answer over"
    FLOOR_BACK = "floor given back"
    NUDGE = "nudge"
    CUT_IN = "cut in"


BEFORE = "start"
"""The row of what was said before the first question."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one voice, in seconds of the room's clock."""

    who: Who
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment, in seconds of the room's clock."""

    event: Event
    at: float


@dataclass(frozen=True, slots=True)
class Row:
    """One question or probe by its id: its stretches of sound and its moments."""

    prompt: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def start(self) -> float:
        """When its first sound began."""
        return min([s.start for s in self.spans] + [m.at for m in self.marks], default=0.0)

    @property
    def end(self) -> float:
        """When its last sound was over, or its last moment came."""
        return max([s.end for s in self.spans] + [m.at for m in self.marks], default=0.0)

    @property
    def seconds(self) -> float:
        """From its first sound to its last sound or mark."""
        return self.end - self.start

    @property
    def spoken(self) -> float:
        """Seconds of the member's speech."""
        return sum(s.end - s.start for s in self.spans if s.who is Who.MEMBER)

    @property
    def pauses(self) -> tuple[float, ...]:
        """Seconds of each silence between the member's own stretches."""
        own = sorted((s.start, s.end) for s in self.spans if s.who is Who.MEMBER)
        return tuple(b[0] - a[1] for a, b in pairwise(own) if b[0] > a[1])


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows of a sitting, in order."""

    rows: tuple[Row, ...] = ()

    def following(self, earlier: "Timeline") -> "Timeline":
        """Give the rows that have anything in them, begun where `earlier` ends, or at second 0."""
        rows = [row for row in self.rows if row.spans or row.marks]
        begun = min((row.start for row in rows), default=0.0)
        late = max((row.end for row in earlier.rows), default=0.0) - begun
        return Timeline((*earlier.rows, *(_moved(row, late) for row in rows)))

    def asked(self, prompt: str) -> "Timeline":
        """Begin a row; a question that is asked again goes on in its own."""
        if self.rows and self.rows[-1].prompt == prompt:
            return self
        return Timeline((*self.rows, Row(prompt)))

    def heard(self, who: Who, start: float, end: float) -> "Timeline":
        """Add a stretch of sound to the latest row; one that touches the last joins it."""
        row = self._last()
        last = next((s for s in reversed(row.spans) if s.who is who), None)
        if last is not None and start - last.end < _TOUCHING:
            joined = replace(last, end=max(last.end, end))
            spans = tuple(joined if s is last else s for s in row.spans)
        else:
            spans = (*row.spans, Span(who, start, end))
        return self._with(replace(row, spans=spans))

    def marked(self, event: Event, at: float) -> "Timeline":
        """Add a moment to the latest row."""
        row = self._last()
        return self._with(replace(row, marks=(*row.marks, Mark(event, at))))

    def _last(self) -> Row:
        return self.rows[-1] if self.rows else Row(BEFORE)

    def _with(self, row: Row) -> "Timeline":
        return Timeline((*self.rows[:-1], row))


def _moved(row: Row, late: float) -> Row:
    return replace(
        row,
        spans=tuple(replace(s, start=s.start + late, end=s.end + late) for s in row.spans),
        marks=tuple(replace(m, at=m.at + late) for m in row.marks),
    )


_TOUCHING = 0.15
"""Seconds; shorter silences are part of speech (stops between syllables)."""
