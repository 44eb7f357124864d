"""Difficulty 1-5 and the tier cap, from the scores so far (documents 001:38 and 001:84).

The member's first three main questions set the baseline. A strong exchange moves the next question
one level up, a weak one down. Two weak exchanges among the first three leave at most Qualified in
reach, one leaves at most Expert: what is verified must have stood from the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.scoring.rubric import Tier

LOWEST, HIGHEST, FIRST = 1, 5, 2
STRONG, WEAK = 55.0, 20.0
"""Overall at and above which the ladder goes up, and below which it goes down.

Set so that the shipped fact-sheet people in three styles stay apart: strong ones average about 70,
middling ones about 33, weak ones under 6.
"""
BASELINE = 3


@dataclass(frozen=True, slots=True)
class Step:
    """How one exchange moved the ladder: `level` is the level of the question after it."""

    question: str
    score: float
    level: int
    why: str


@dataclass(frozen=True, slots=True)
class Cap:
    """The highest tier still reachable, since which question, and why in one sentence."""

    tier: Tier
    since: str
    why: str


def steps(scores: Sequence[tuple[str, float]]) -> tuple[Step, ...]:
    """Walk the ladder over (question id, overall) of the main questions, in order."""
    walked: list[Step] = []
    level = FIRST
    for question, score in scores:
        if score >= STRONG:
            after, why = min(HIGHEST, level + 1), "a strong answer: the next question is harder"
        elif score < WEAK:
            after, why = max(LOWEST, level - 1), "a thin answer: the next question is easier"
        else:
            after, why = level, "a fair answer: the next question is as hard"
        if after == level and why.endswith(("harder", "easier")):
            why = (
                "a strong answer at the top level"
                if after == HIGHEST
                else "still at the first level"
            )
        walked.append(Step(question, score, after, why))
        level = after
    return tuple(walked)


def level_now(scores: Sequence[tuple[str, float]]) -> int:
    """The level at which the next main question is chosen."""
    walked = steps(scores)
    return walked[-1].level if walked else FIRST


def cap(scores: Sequence[tuple[str, float]]) -> Cap | None:
    """The cap that the baseline questions set, or None while every tier is open."""
    weak = [question for question, score in scores[:BASELINE] if score < WEAK]
    if len(weak) >= 2:
        return Cap(
            Tier.QUALIFIED,
            weak[1],
            f"{len(weak)} of the first {BASELINE} answers stayed below {WEAK:.0f} points, "
            "so the interview stayed with foundations",
        )
    if len(weak) == 1 and len(scores) >= BASELINE:
        return Cap(
            Tier.EXPERT,
            weak[0],
            f"one of the first {BASELINE} answers stayed below {WEAK:.0f} points",
        )
    return None
