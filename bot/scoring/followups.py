"""Follow-ups as a check of evidence: specifics that hold up count in full (document 002:31-36).

A made-up story is thin below its first layer, and a stock sentence has none. So the main answer's
evidence counts at a fair share until a follow-up was asked, in full when follow-ups add new
specifics about the same thing, and less when they repeat, take back or stay empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.scoring.clashes import SAME_LINE, Clash, number_clash
from bot.scoring.content import brevity
from bot.scoring.cues import Sign
from bot.scoring.evidence import AGAINST, Evidence, distinct
from bot.scoring.lexicon import DISOWNED
from bot.scoring.roots import roots
from bot.scoring.signals import Signals, Weight

FAIR_SHARE = 0.92
"""What evidence counts before anybody asked further."""

LEAST_SHARE = 0.6
"""What it counts when every follow-up stayed empty."""

PROMPTED = 0.85
"""What evidence counts that came only when asked for."""

_MOST = 8
"""No more specifics than that are counted: a follow-up can't go into more."""

_ENOUGH = 5.0
"""New content that makes one follow-up hold: specific words and numbers 1, everyday words 0.4."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The evidence of all answers, and how many of the main answer's specifics held up.

    `clashes` are the follow-ups, from 1, that gave another number than the main answer, and where.
    """

    evidence: list[Evidence]
    share: float
    counted: int
    confirmed: int
    clashes: Mapping[int, Clash]


def check(
    main: Signals, found: Sequence[Evidence], asked: Sequence[tuple[Signals, list[Evidence]]]
) -> Checked:
    """Weigh the main answer's evidence by what its follow-ups added.

    Args:
        main: the main answer.
        found: its evidence.
        asked: each follow-up's answer with its evidence, read with main's question words and the
            follow-up's own marked as asked.
    """
    enough = 0.5 * max(1.0, brevity(main))  # shortness alone makes nothing specific
    counted = min(_MOST, sum(1 for e in found if e.sign in _SPECIFICS and e.credit >= enough))
    if not asked:
        return Checked(_shared(found, FAIR_SHARE), FAIR_SHARE, counted, 0, {})
    known = {t.root for t in main.tokens}
    depths: list[float] = []
    clashes: dict[int, Clash] = {}
    fresh: list[Evidence] = []
    confirmed = 0.0
    for part, (answer, evidence) in enumerate(asked, start=1):
        new = _new(answer, known)
        if clash := contradiction(main, answer):
            clashes[part] = clash
        depth = 0.0 if clash else min(1.0, new / _ENOUGH)
        if DISOWNED.search(answer.joined) and depth < 1:
            depth *= 0.5
        depths.append(depth)
        confirmed += 0.0 if clash else new
        fresh += [e.counting(PROMPTED, part=part) for e in evidence if _adds(e, known)]
        known |= {t.root for t in answer.tokens}
    share = LEAST_SHARE + (1 - LEAST_SHARE) * sum(depths) / len(depths)
    together = distinct([*_shared(found, share), *fresh])
    return Checked(together, share, counted, min(counted, int(confirmed)), clashes)


_SPECIFICS = frozenset({Sign.NUMBER, Sign.CHANGE, Sign.NAMED})


def contradiction(main: Signals, answer: Signals) -> Clash | None:
    """Find another number in a follow-up for what the main answer counted.

    Colleagues are counted once in a story ("six engineers", then "two engineers"); of anything
    else the words around must show that it is the same thing.
    """
    return number_clash(answer, main, least=0, units=_COLLEAGUES) or number_clash(
        answer, main, least=SAME_LINE
    )


_COLLEAGUES = roots("engineer developer designer analyst colleague teammate")


def _new(answer: Signals, known: set[str]) -> float:
    fresh = {
        t.root: w
        for t, w in zip(answer.tokens, answer.weights, strict=True)
        if w >= Weight.EVERYDAY and t.root not in known
    }
    return sum(1.0 if w >= Weight.SPECIFIC else 0.4 for w in fresh.values())


def _adds(piece: Evidence, known: set[str]) -> bool:
    return not piece.key or len(piece.key - known) >= 0.4 * len(piece.key)


def _shared(found: Sequence[Evidence], share: float) -> list[Evidence]:
    return [e if e.sign in AGAINST else e.counting(share) for e in found]
