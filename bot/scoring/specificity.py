"""Specificity: numbers, changes from one number to another, and named things (document 002:7)."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from bot.scoring.cues import Sign
from bot.scoring.evidence import Evidence
from bot.scoring.signals import Signals, Weight

_CHANGE_WORDS = frozenset("to from down up into than was before after under over".split())
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
        start, end = signals.quote(q.first, q.last + (0 if q.measured else 1))
        key = frozenset({f"{q.value:g} {q.unit}"})
        yield Evidence(Sign.NUMBER, max(0.1, credit), start, end, key)


def changes(signals: Signals) -> Iterator[Evidence]:
    """A before and an after: two numbers with "to", "down to" or "from" between (002:16)."""
    for one, other in pairwise(signals.quantities):
        between = {t.text for t in signals.tokens[max(0, one.first - 1) : other.first]}
        near = other.first - one.last <= 14
        if (
            near
            and one.value != other.value
            and between & {"to", "from", "was", "been", "than", "under"}
        ):
            start, end = signals.quote(one.first, other.last)
            backed = signals.content(one.first - 8, other.last + 8) - _figures(
                signals, one.first - 8, other.last + 8
            )
            credit = min(1.0, len(backed) / 4)
            yield Evidence(Sign.CHANGE, credit, start, end, frozenset({f"{other.value:g}"}))


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
        if row > _CHAIN:
            credit = 0.1
        elif not _used(signals, at):
            credit *= 0.4
        yield Evidence(Sign.NAMED, credit, start, end, frozenset({name}))


def concrete(signals: Signals) -> Iterator[Evidence]:
    """How much of the answer is about something, and how densely.

    Words that fit any answer count for nothing, so padding thins an answer out and a long vague
    one stays vague: density starts to count at 8 in a hundred words, and is full at 22.
    """
    said = [i for i, w in enumerate(signals.weights) if w in {Weight.EVERYDAY, Weight.SPECIFIC}]
    if not said:
        return
    amount = min(1.0, len({signals.tokens[i].root for i in said}) / 20)
    credit = amount * min(1.0, max(0.0, (density(signals) - 0.08) / 0.14))
    if credit > 0:
        first = max(said, key=lambda i: bisect_left(said, i + 12) - bisect_left(said, i))
        start, end = signals.quote(first, first + 11)
        yield Evidence(Sign.CONCRETE, credit, start, end, frozenset({"all"}))


def density(signals: Signals) -> float:
    """Distinct concrete words a word; specific ones count one and a half."""
    roots = {
        (t.root, w)
        for t, w in zip(signals.tokens, signals.weights, strict=True)
        if w in {Weight.EVERYDAY, Weight.SPECIFIC}
    }
    weight = sum(1.5 if w == Weight.SPECIFIC else 1.0 for _, w in roots)
    return weight / len(signals.tokens) if signals.tokens else 0.0


def _used(signals: Signals, at: int) -> bool:
    """Say whether a word stands among others that say something, not in a bare list of claims."""
    around = signals.content(at - 7, at + 8) - {signals.tokens[at].root}
    return len(around) >= 2


def _figures(signals: Signals, first: int, last: int) -> frozenset[str]:
    here = range(max(0, first), min(len(signals.tokens), last))
    return frozenset(signals.tokens[i].root for i in here if signals.weights[i] == Weight.NUMBER)
