"""The edges and leading of a section's text, by column: what wrapping and indents are told by."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from bot.resume.page import Line


@dataclass(frozen=True, slots=True)
class Shape:
    """Edges of a section's text, in points."""

    left: float
    right: float
    bullets: float | None
    leading: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Shape":
        """Measure lines that stand in one column, in points."""
        texts = [line for line in lines if line.words]
        marks = [line.indent for line in texts if line.bullet]
        gaps = sorted(
            b.top - a.top
            for a, b in itertools.pairwise(texts)
            if a.page == b.page and 0 < b.top - a.top < 3 * a.size
        )
        return cls(
            left=min((line.x0 for line in texts if not line.bullet), default=0.0),
            right=max((line.x1 for line in texts), default=0.0),
            bullets=min(marks) if marks else None,
            leading=gaps[len(gaps) // 4] if gaps else 0.0,
        )


def shapes_of(lines: Sequence[Line]) -> list["Shape"]:
    """Give each line the edges of the column that it stands in: a section may run over two."""
    starts = [n for n, line in enumerate(lines) if n and _jumps(lines[n - 1], line)]
    edges = [0, *starts, len(lines)]
    return [
        shape for a, b in itertools.pairwise(edges) for shape in [Shape.of(lines[a:b])] * (b - a)
    ]


def _jumps(above: Line, below: Line) -> bool:
    return above.page == below.page and below.top < above.top - 3 * above.size
