"""Specificity: numbers, changes from one number to another, and named things (document 002:7)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.scoring.cues import Sign
from bot.scoring.evidence import SENTENCE_END, Evidence
from bot.scoring.plain import BENT
from bot.scoring.quantities import Quantity
from bot.scoring.signals import Signals, Weight
from bot.scoring.vocabulary import FUNCTION

_TURNS = frozenset("to from was were been than under now".split())
"""Between two numbers these make the one a before and the other an after."""
_CHAIN = 3
"""A list of this many named things in a row shows the first of them and names the rest."""


def evidence(signals: Signals) -> Iterator[Evidence]:
    """Find what makes an answer checkable."""
    yield from numbers(signals)
    yield from changes(signals)
    yield from named(signals)
    yield from concrete(signals)


def numbers(signals: Signals) -> Iterator[Evidence]:
    """Numbers count in full when the words around them say what was counted.

    A row of figures on generic words ("40% of performance") is what stuffing looks like.
    """
    for q in signals.quantities:
        around = signals.content(q.first - 7, q.last + 8) - _figures(
            signals, q.first - 7, q.last + 8
        )
        backed = min(1.0, len(around) / 4)
        credit = backed * (1.0 if q.measured else 0.6)
        start, end = signals.quote(q.first, _counted(signals, q))
        key = frozenset({f"{q.value:g} {q.unit}"})
        yield Evidence(Sign.NUMBER, max(0.1, credit), start, end, key)


def changes(signals: Signals) -> Iterator[Evidence]:
    """A before and an after: two numbers of one thing with "to", "now" or "was" between (002:16).

    "140 lines and about 480" are two things, whatever stands before them.
    """
    for one, other in pairwise(signals.quantities):
        between = {t.text for t in signals.tokens[one.last + 1 : other.first]}
        gap = signals.text[signals.tokens[one.last].end : signals.tokens[other.first].start]
        near = other.first - one.last <= 14 and not SENTENCE_END.search(gap)
        if near and one.value != other.value and _turns(between, one, other):
            start, end = signals.quote(one.first, other.last)
            backed = signals.content(one.first - 8, other.last + 8) - _figures(
                signals, one.first - 8, other.last + 8
            )
            credit = min(1.0, len(backed) / 4)
            yield Evidence(Sign.CHANGE, credit, start, end, frozenset({f"{other.value:g}"}))


def _turns(between: set[str], one: Quantity, other: Quantity) -> bool:
    """Say whether words between two numbers make one the other: "5 from 218 replies" doesn't."""
    turning = between & _TURNS
    if turning == {"from"} and one.unit != other.unit:
        return one.measured and other.measured
    return bool(turning) and _alike(one, other)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers may count one thing: measures, one unit, or one unit left unsaid."""
    same = one.unit == other.unit or (one.measured and other.measured)
    return same or one.unit in _TURNS or not other.unit or other.unit in FUNCTION


def named(signals: Signals) -> Iterator[Evidence]:
    """Specific words and terms; each counts once, in full when something is done with it."""
    seen: set[str] = set()
    row, before = 0, -9
    for at, name in signals.named:
        row = row + 1 if at - before <= 2 else 1
        before = at
        if name in seen or any(name in s or s in name for s in seen if len(s) > 4 < len(name)):
            continue
        seen.add(name)
        start, end = signals.quote(at, at)
        credit = 1.0
        if row > _CHAIN or at in signals.strung:
            credit = 0.1
        elif not _used(signals, at):
            credit *= 0.4
        yield Evidence(Sign.NAMED, credit, start, end, frozenset({name}))


def concrete(signals: Signals) -> Iterator[Evidence]:
    """How much of the answer is about something, and how densely.

    Padding thins an answer out and a long vague one stays vague: density starts to count at 5 in a
    hundred words, and is full at 16.
    """
    said = [i for i, w in enumerate(signals.weights) if w in {Weight.EVERYDAY, Weight.SPECIFIC}]
    if not said:
        return
    amount = min(1.0, len({signals.tokens[i].root for i in said}) / 20)
    credit = amount * min(1.0, max(0.0, (density(signals) - 0.05) / 0.11))
    if credit > 0:
        first, last = _densest(signals, said)
        start, end = signals.quote(first, last - 1)
        yield Evidence(Sign.CONCRETE, credit, start, end, frozenset({"all"}))


def _densest(signals: Signals, said: Sequence[int]) -> tuple[int, int]:
    """Find the twelve words of one sentence that hold most of the concrete ones."""
    opens = [at for at, token in enumerate(signals.tokens) if token.opening]
    opens.append(len(signals.tokens))

    def stretch(first: int) -> tuple[int, int]:
        return first, min(first + 12, opens[bisect_right(opens, first)])

    def held(bounds: tuple[int, int]) -> int:
        return bisect_left(said, bounds[1]) - bisect_left(said, bounds[0])

    return max(map(stretch, said), key=held)


def _counted(signals: Signals, quantity: Quantity) -> int:
    """Give the last word to show with a number: what is counted ("six engineers", "thirty a week").

    A word like "long" counts nothing by itself, so the one after it is shown, too.
    """
    last = quantity.last
    after = [t.text for t in signals.tokens[last + 1 : last + 3]]
    if quantity.measured or not after:
        return last
    if after[0] in {"a", "per", "of", "out"} and len(after) == 2:
        return last + 2
    if after[0] in FUNCTION:
        return last
    return last + (2 if after[0] in BENT and len(after) == 2 else 1)


_WORTH = {Weight.SPECIFIC: 1.5, Weight.EVERYDAY: 1.0, Weight.GENERIC: 0.5}
"""What a distinct word adds to density. Words that fit any answer are half of it, since somebody
who learnt the language late says with two of them what others say with one that fits."""


def density(signals: Signals) -> float:
    """Distinct words of content a word, by what they are worth."""
    weight = sum(worth * signals.distinct[kind] for kind, worth in _WORTH.items())
    return weight / len(signals.tokens) if signals.tokens else 0.0


def _used(signals: Signals, at: int) -> bool:
    """Say whether a word stands among others that say something, not in a bare list of claims."""
    around = signals.content(at - 7, at + 8) - {signals.tokens[at].root}
    return len(around) >= 2


def _figures(signals: Signals, first: int, last: int) -> frozenset[str]:
    here = range(max(0, first), min(len(signals.tokens), last))
    return frozenset(signals.tokens[i].root for i in here if signals.weights[i] == Weight.NUMBER)
