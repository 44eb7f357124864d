"""Points become findings: each with its reason and with words that can be read by themselves."""

from collections.abc import Sequence

from bot.scoring.content import Points
from bot.scoring.evidence import Evidence
from bot.scoring.reasons import REASONS, UNBACKED
from bot.scoring.rubric import Dimension, Finding
from bot.scoring.stretches import whole


def findings(texts: Sequence[str], points: Sequence[Points], kept: float) -> list[Finding]:
    """Show what earned points and what cost some.

    Args:
        texts: the main answer and those to the follow-ups.
        points: what every piece of evidence is worth.
        kept: the share that gates leave of it, 0-1; what rounds to nothing isn't shown.
    """
    return [
        _finding(texts[piece.part], dimension, piece, round(worth * kept, 1))
        for dimension, piece, worth in points
        if abs(worth * kept) >= 0.1
    ]


def _finding(text: str, dimension: Dimension, piece: Evidence, points: float) -> Finding:
    start, end = whole(text, piece.start, piece.end)
    backed = UNBACKED if 0 < piece.credit < 0.3 else ""
    reason = REASONS[piece.sign] + backed
    return Finding(dimension, points, reason, text[start:end], start, end, piece.part)
