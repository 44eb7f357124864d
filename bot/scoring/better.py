"""What would have scored higher: the same scorer, with the missing element there.

The counterfactual adds to the answer's evidence one piece of the missing kind, fully backed by
content and discounted like the rest of the answer, and grades again by the same arithmetic. So the
number is what the scorer gives to this answer if that element is said once, and said well.
"""

from collections.abc import Callable, Mapping, Sequence

from bot.scoring.content import credits_of
from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence
from bot.scoring.rubric import Missing, WouldAdd
from bot.scoring.weights import TABLES, Mode

ELEMENTS: tuple[tuple[Missing, tuple[Sign, ...], tuple[Sign, ...], float], ...] = (
    (Missing.NUMBER, (Sign.NUMBER,), (), 0.5),
    (Missing.NAMED_THING, (Sign.NAMED, Sign.NAMED, Sign.NAMED), (), 2.0),
    (Missing.OWN_PART, (Sign.OWN_ACTION, Sign.OWN_PART), (Sign.VOICE, Sign.VOICE), 1.5),
    (Missing.OUTCOME, (Sign.OUTCOME,), (Sign.JOINT,), 0.5),
    (Missing.REASON, (Sign.REASON,), (Sign.JOINT,), 0.5),
    (Missing.ALTERNATIVE, (Sign.ALTERNATIVE,), (Sign.JOINT,), 0.5),
    (Missing.REFLECTION, (Sign.REFLECTION,), (Sign.VOICE,), 0.5),
    (Missing.MECHANISM, (Sign.MECHANISM,), (Sign.JOINT,), 0.5),
    (Missing.BOTTOM_LINE, (Sign.BOTTOM_LINE,), (), 0.4),
)
"""An element, the evidence that it is made of, what is said along with it whatever the wording,
and the credit from which it is not missing."""

_ASKED_FOR = {
    Mode.PROCESS: frozenset({Missing.NUMBER, Missing.REFLECTION}),
    Mode.SELF: frozenset({Missing.OUTCOME, Missing.REFLECTION}),
    Mode.CONCEPT: frozenset(
        {Missing.NUMBER, Missing.REFLECTION, Missing.OUTCOME, Missing.OWN_PART}
    ),
    Mode.LIMIT: frozenset({Missing.NUMBER, Missing.REFLECTION, Missing.OUTCOME}),
    Mode.STORY: frozenset[Missing](),
}
"""Elements that a mode doesn't ask for: a plan has no past number."""


def would_add(
    evidence: Sequence[Evidence],
    mode: Mode,
    share: float,
    overall: Callable[[Mapping[Sign, Sequence[float]]], float],
) -> tuple[WouldAdd, ...]:
    """Give the missing elements and what each adds to `overall`, the largest first.

    Args:
        evidence: what the answer shows.
        mode: the mode in which it was graded.
        share: what the main answer's evidence counts now, 0-1.
        overall: the scorer, from shown by sign, the largest first, to 0-100 after all gates.
    """
    shown = credits_of(evidence)
    now = overall(shown)
    found = []
    for missing, signs, along, enough in ELEMENTS:
        if missing in _ASKED_FOR[mode] or _held(shown, signs) >= enough * share:
            continue
        if not any(sign in ladders for sign in signs for ladders in TABLES[mode].values()):
            continue
        better = dict(shown)
        for sign in (*signs, *along):
            better[sign] = sorted([*better.get(sign, ()), share], reverse=True)
        found.append(WouldAdd(missing, round(overall(better) - now, 1)))
    return tuple(sorted(found, key=lambda w: -w.points))


def _held(shown: Mapping[Sign, Sequence[float]], signs: tuple[Sign, ...]) -> float:
    return sum(sum(shown.get(sign, ())) for sign in dict.fromkeys(signs))
