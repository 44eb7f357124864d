"""How much of a row's time is drawn: silences that are too long to show are cut short (pure)."""

from dataclasses import dataclass

from bot.speech.timeline import Row

LONGEST = 12.0
"""Seconds of silence that are drawn whole."""
CUT_TO = 4.0
"""Seconds to which a longer one is cut."""


@dataclass(frozen=True, slots=True)
class Break:
    """A silence cut short: its middle in drawn seconds, and how long it was."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Drawn seconds of a row; `cuts` are the ends of cut silences with the seconds left out."""

    start: float
    seconds: float
    breaks: tuple[Break, ...]
    cuts: tuple[tuple[float, float], ...]

    def at(self, second: float) -> float:
        """Say where a second of the row is drawn, in seconds from the row's left edge."""
        return second - self.start - sum(left_out for end, left_out in self.cuts if second >= end)


def scale_of(row: Row) -> Scale:
    """Measure a row."""
    busy = sorted([(s.start, s.end) for s in row.spans] + [(m.at, m.at) for m in row.marks])
    breaks, cuts = list[Break](), list[tuple[float, float]]()
    reached, left_out = row.start, 0.0
    for start, end in busy:
        silence = start - reached
        if silence > LONGEST:
            drawn = reached - row.start - left_out
            breaks.append(Break(drawn + CUT_TO / 2, silence))
            cuts.append((start, silence - CUT_TO))
            left_out += silence - CUT_TO
        reached = max(reached, end)
    return Scale(row.start, row.seconds - left_out, tuple(breaks), tuple(cuts))
