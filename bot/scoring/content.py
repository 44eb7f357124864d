"""Evidence becomes points: the ladders of a mode, dimension by dimension.

Arithmetic: pieces of one sign are sorted by credit and climb that sign's ladder, so a finding's
points are credit times rung. A dimension's score is the sum of its findings' points, held between
0 and 100; where it would pass 100, its findings shrink so that they still add up to the score.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from bot.scoring import ownership, relations, specificity, structure
from bot.scoring.cues import Sign
from bot.scoring.evidence import AGAINST, Evidence, cue_evidence, distinct
from bot.scoring.rubric import CONTENT, Dimension
from bot.scoring.signals import Signals
from bot.scoring.substance import substance
from bot.scoring.weights import SHARES, TABLES, Ladder, Mode

Points = tuple[Dimension, Evidence, float]


@dataclass(frozen=True, slots=True)
class Graded:
    """Content in one mode: the dimensions' scores 0-100 and what made them."""

    mode: Mode
    scores: Mapping[Dimension, float]
    points: tuple[Points, ...]

    @property
    def content(self) -> float:
        """Content 0-100, by the mode's shares."""
        return sum(SHARES[self.mode][d] * self.scores[d] for d in CONTENT)


def collect(signals: Signals) -> list[Evidence]:
    """Find all evidence of one answer, each piece once."""
    if not signals.tokens:
        return []
    share = substance(signals) * brevity(signals)
    claims = [
        *ownership.evidence(signals),
        *cue_evidence(signals),
        *relations.evidence(signals),
    ]
    shown = [*specificity.evidence(signals), *structure.evidence(signals)]
    found = distinct([e if e.sign in AGAINST else e.counting(share) for e in (*shown, *claims)])
    return relations.evened(found, signals, share)


def brevity(signals: Signals) -> float:
    """Say how much a piece counts at this length, 1 at 150 words (57 s) of content.

    A good short answer holds fewer pieces than a good long one, and a long one gets some by
    chance. A third of the length evens that out (exponent 0.3); below 70 words no more is added.
    """
    share: float = (150 / max(70, len(signals.tokens))) ** 0.3
    return share


def grade(evidence: Sequence[Evidence], modes: Iterable[Mode]) -> Graded:
    """Grade in each mode and give the best: several kinds of answer may be right."""
    by_sign = credits_of(evidence)
    return _graded(evidence, max(modes, key=lambda mode: worth(by_sign, mode)))


def worth(by_sign: Mapping[Sign, Sequence[float]], mode: Mode) -> float:
    """Give Content 0-100 for credits by sign, the largest first: `grade` without the findings."""
    content = 0.0
    for dimension, ladders in TABLES[mode].items():
        total = 0.0
        for sign, ladder in ladders.items():
            if sign in by_sign:
                total += sum(map(mul, by_sign[sign], ladder))
        content += SHARES[mode][dimension] * min(100.0, max(0.0, total))
    return content


def credits_of(evidence: Iterable[Evidence]) -> dict[Sign, list[float]]:
    """Give the credits of each sign, the largest first."""
    found: dict[Sign, list[float]] = {}
    for piece in evidence:
        found.setdefault(piece.sign, []).append(piece.credit)
    return {sign: sorted(found_here, reverse=True) for sign, found_here in found.items()}


def _graded(evidence: Sequence[Evidence], mode: Mode) -> Graded:
    ranked: dict[Sign, list[Evidence]] = {}
    for piece in sorted(evidence, key=lambda e: (-e.credit, e.part, e.start)):
        ranked.setdefault(piece.sign, []).append(piece)
    points: list[Points] = []
    scores: dict[Dimension, float] = {}
    for dimension, ladders in TABLES[mode].items():
        earned = [
            (dimension, piece, worth)
            for sign, ladder in ladders.items()
            for piece, worth in _climbed(ranked.get(sign, ()), ladder)
        ]
        total = sum(worth for _, _, worth in earned)
        scores[dimension] = min(100.0, max(0.0, total))
        shrink = scores[dimension] / total if total > 100 else 1.0
        points += [(d, piece, worth * shrink) for d, piece, worth in earned]
    return Graded(mode, scores, tuple(points))


def _climbed(pieces: Sequence[Evidence], ladder: Ladder) -> Iterable[tuple[Evidence, float]]:
    return [(piece, piece.credit * rung) for piece, rung in zip(pieces, ladder, strict=False)]
