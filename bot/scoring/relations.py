"""What hangs together with what, and who is in it: counted in any wording.

A reason may be said with "because", "so", "that is why" or a bare "then"; a condition with "if",
"when" or "once". Speakers of other languages choose other ones, and recognisers mishear single
words (notes on scoring). So beside the cues that tell the kinds apart (cues.py), every joint
between two concrete statements counts as one, and so does every concrete one about oneself.
"""

from collections.abc import Iterator, Sequence

from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence, first_end, trimmed
from bot.scoring.signals import Signals, Weight

_JOINTS = frozenset(
    "because since so therefore hence why but although though however yet still if unless when "
    "whenever until till once before after then while whereas than instead rather without except "
    "otherwise which where whether either or not only".split()
)
_SELF = frozenset("i we my our me us myself ourselves".split())
_BEFORE, _AFTER = 8, 9
"""Words on either side of a joint that are looked at: about a clause."""

_SIDE, _FULL = 3.0, 5.0
"""What one side counts at most, and what both together need for full credit: specific words and
figures 1.5, everyday words 1."""


_WORTH = {Weight.SPECIFIC: 1.5, Weight.EVERYDAY: 1.0}
_A_JOINT, _EVENED = 14.0, 0.75
"""Distinct concrete words to one joint, as in the pool's answers of every length; how far the count
of joints gives way to what that leads one to expect."""


def evidence(signals: Signals) -> Iterator[Evidence]:
    """Find joints between concrete statements, and concrete statements about oneself."""
    for at, token in enumerate(signals.tokens):
        if token.text in _JOINTS:
            yield from _joint(signals, at)
        elif token.text in _SELF:
            yield from _own(signals, at)


def evened(found: Sequence[Evidence], signals: Signals, counting: float) -> list[Evidence]:
    """Let joints count mostly by how much there was to join, and partly by how many there are.

    Two statements may stand side by side without a word between them, and how often a speaker puts
    one there is a habit of their language. `counting` is the share that each joint was given.
    """
    joints = sum(e.credit for e in found if e.sign is Sign.JOINT)
    if not joints:
        return list(found)
    weight = sum(worth * signals.distinct[kind] for kind, worth in _WORTH.items())
    expected = min(counting * weight / _A_JOINT, 2 * joints)
    share = 1 - _EVENED + _EVENED * expected / joints
    return [e.counting(share, part=e.part) if e.sign is Sign.JOINT else e for e in found]


def _joint(signals: Signals, at: int) -> Iterator[Evidence]:
    left, right = at - _BEFORE, at + 1 + _AFTER
    sides = _weight(signals, left, at), _weight(signals, at + 1, right)
    if min(sides) >= 1:
        credit = min(1.0, sum(min(_SIDE, side) for side in sides) / _FULL)
        yield _piece(signals, Sign.JOINT, credit, at, (max(0, at - 4), right))


def _own(signals: Signals, at: int) -> Iterator[Evidence]:
    right = at + 1 + _AFTER
    weight = _weight(signals, at - 2, right)
    if weight >= 1:
        yield _piece(signals, Sign.VOICE, min(1.0, weight / 4), at, (at, right))


def _piece(
    signals: Signals, sign: Sign, credit: float, at: int, around: tuple[int, int]
) -> Evidence:
    first, last = around
    start, end = signals.quote(first, last - 1)
    end = trimmed(signals.text, first_end(signals, at), end)
    return Evidence(sign, credit, start, end, signals.content(first, last))


def _weight(signals: Signals, first: int, last: int) -> float:
    here = slice(max(0, first), max(0, last))
    seen: set[str] = set()
    total = 0.0
    for token, weight in zip(signals.tokens[here], signals.weights[here], strict=True):
        if weight >= Weight.EVERYDAY and token.root not in seen:
            seen.add(token.root)
            total += 1.5 if weight >= Weight.SPECIFIC else 1.0
    return total
