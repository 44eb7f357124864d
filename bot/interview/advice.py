"""What a member is told to do next, and which findings are worth their reading (pure)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.interview.transcript import Exchange
from bot.scoring.rubric import CONTENT, Assessment, Coverage, Dimension, Finding, Missing


@dataclass(frozen=True, slots=True)
class NextStep:
    """The weakness that holds the tier back most, and the one thing to practise."""

    dimension: Dimension
    score: float
    advice: str


MISSING_ADVICE = {
    Missing.NUMBER: "give a number: how many, how long, how much before and after",
    Missing.NAMED_THING: "name the tool, document, method or client that you mean",
    Missing.OWN_PART: "say which part you did yourself, beginning with \u201cI\u201d",
    Missing.OUTCOME: "say what came of it, for whom",
    Missing.REASON: "say why you did it that way",
    Missing.ALTERNATIVE: "name one other way you considered and why you turned it down",
    Missing.REFLECTION: "say what you learnt or would do differently",
    Missing.MECHANISM: "explain how it worked, one step after the other",
    Missing.BOTTOM_LINE: "put the answer itself into your first sentence",
}
WEAK_ADVICE = {
    Dimension.SPECIFICITY: "Your answers stay general. Name one real case in each, with figures.",
    Dimension.OWNERSHIP: "Your own part stays unclear. Say what you decided and did yourself.",
    Dimension.DEPTH: "The how and why stay thin. Explain one mechanism or choice in each answer.",
    Dimension.STRUCTURE: "The thread is hard to follow. Answer first, then the case and result.",
    Dimension.ACCURACY: "Key points of the subject were missing.",
    Dimension.COMPRESSION: "Your answers run long or repeat themselves. Aim for 60 to 80 seconds.",
}
FAIR_ADVICE = {
    Dimension.SPECIFICITY: "Most room is left in specifics: one more figure or name in each case.",
    Dimension.OWNERSHIP: "Most room is left in your own part: say what you decided yourself.",
    Dimension.DEPTH: "Most room is left in the how and why: explain one choice a little further.",
    Dimension.STRUCTURE: "Most room is left in the thread: answer first, then the case and result.",
    Dimension.ACCURACY: "Most of the subject was there; some key points were missing.",
    Dimension.COMPRESSION: "A little shorter would help: aim for 60 to 80 seconds.",
}
SOUND, FAIR = 70.0, 45.0
"""A dimension at or above the first holds nobody back; at or above the second it isn't weak."""
_NEAR = 5.0
"""Points within which the dimension that comes first in the rubric is named, not the lower one."""
_MENTIONED = 3


def next_step(
    dimensions: Mapping[Dimension, float | None], exchanges: Sequence[Exchange]
) -> NextStep | None:
    """Name the weakest dimension, the answers where it shows, and what would add most."""
    scored = {
        d: v
        for d in (*CONTENT, Dimension.ACCURACY, Dimension.COMPRESSION)
        if (v := dimensions[d]) is not None
    }
    if not scored:
        return None
    lowest = min(scored.values())
    weakest = next(d for d, value in scored.items() if value <= lowest + _NEAR)
    parts = [] if scored[weakest] >= SOUND else [*_weakness(weakest, scored[weakest], exchanges)]
    if most := _most(exchanges):
        parts.append(most)
    return NextStep(weakest, scored[weakest], " ".join(parts) or "Keep practising at this level.")


def _weakness(dimension: Dimension, score: float, exchanges: Sequence[Exchange]) -> Iterable[str]:
    yield (FAIR_ADVICE if score >= FAIR else WEAK_ADVICE)[dimension]
    values = [
        (value, exchange)
        for exchange in exchanges
        if exchange.assessment
        and (value := getattr(exchange.assessment, dimension.value)) is not None
    ]
    if len(values) < 2:
        return
    _, worst = min(values, key=lambda pair: pair[0])
    if dimension is Dimension.ACCURACY and (point := _missed(worst.assessment)):
        yield f"In {worst.main.prompt.id}, for one: \u201c{point}\u201d."
    else:
        yield f"It shows most in {worst.main.prompt.id}."


def _missed(assessment: Assessment | None) -> str | None:
    points = assessment.key_points if assessment else ()
    return next((p.key_point for p in points if p.coverage is Coverage.MISSING), None)


def _most(exchanges: Sequence[Exchange]) -> str | None:
    gain: defaultdict[Missing, float] = defaultdict(float)
    where: defaultdict[Missing, list[str]] = defaultdict(list)
    for exchange in exchanges:
        for item in exchange.assessment.gains if exchange.assessment else ():
            gain[item.missing] += item.points
            where[item.missing].append(exchange.main.prompt.id)
    if not gain:
        return None
    most = max(gain, key=lambda missing: gain[missing])
    at = where[most]
    places = f" ({', '.join(at)})" if len(at) <= _MENTIONED else f" ({len(at)} answers)"
    return f"What would add most over all answers: {MISSING_ADVICE[most]}{places}."


def worth_telling(findings: Iterable[Finding]) -> list[Finding]:
    """Rank findings by their points, each reason for the same words once, where it counts most.

    What rounds to nothing is left out; notes, which are without points, come first. The JSON report
    has every one.
    """
    ranked = sorted(findings, key=lambda finding: (finding.points != 0, -abs(finding.points)))
    told: dict[tuple[str, int, int, int], Finding] = {}
    for finding in ranked:
        if finding.points == 0 or abs(finding.points) > 0.5:
            told.setdefault((finding.reason, finding.part, finding.start, finding.end), finding)
    return list(told.values())
