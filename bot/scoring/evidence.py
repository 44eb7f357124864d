"""One piece of evidence, and how the cue patterns become evidence."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from bot.scoring.cues import CUES, Cue, Sign
from bot.scoring.signals import Signals

SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


class Evidence(NamedTuple):
    """Something that an answer shows. `credit` says how far it is backed by content: 1 in full.

    In a short answer a piece counts up to a third more (see content.brevity). A named tuple, since
    hundreds are made for one answer and it is made several times as fast.

    `key` are the roots it stands on: evidence on the same roots is said twice, not shown twice.
    """

    sign: Sign
    credit: float
    start: int
    end: int
    key: frozenset[str]
    part: int = 0

    def counting(self, share: float, *, part: int = 0) -> "Evidence":
        """Give the same piece, worth a share of its credit."""
        credit = self.credit * share
        return Evidence(self.sign, credit, self.start, self.end, self.key, part)


AGAINST = frozenset({Sign.BLAME, Sign.FAKE})
"""Signs that take points off."""


def cue_evidence(signals: Signals) -> Iterator[Evidence]:
    """Find what is announced by a phrase ("because", "turned out", "next time")."""
    for cue in CUES:
        last = -3
        for first, end in _hits(signals, cue):
            if first > last + 2:
                yield _evidence(signals, cue, first, end)
                last = first


def _hits(signals: Signals, cue: Cue) -> list[tuple[int, int]]:
    searched = (
        (cue.pattern, signals.joined, signals.offsets),
        (cue.rooted, signals.rooted, signals.root_offsets),
    )
    return sorted(
        {
            (bisect_right(offsets, m.start()) - 1, bisect_right(offsets, m.end() - 1) - 1)
            for pattern, text, offsets in searched
            for m in pattern.finditer(text)
        }
    )


def _evidence(signals: Signals, cue: Cue, first: int, last: int) -> Evidence:
    left, right = max(0, first - cue.before), last + 1 + cue.after
    start, end = signals.quote(first if not cue.before else left, right - 1)
    credit = signals.grounding(left, right)
    if cue.sign is Sign.LIMIT and signals.asked_within(left, right):
        credit = max(credit, 0.5)  # a limit is rightly named in the question's own words
    return Evidence(
        cue.sign,
        credit,
        start,
        trimmed(signals.text, first_end(signals, last), end),
        signals.content(left, right),
    )


def first_end(signals: Signals, position: int) -> int:
    """Give the character where the word at `position` ends."""
    return signals.tokens[position].end


def trimmed(text: str, least: int, end: int) -> int:
    """End a quote at the sentence's end where the text has one."""
    stop = SENTENCE_END.search(text, least, end)
    return stop.start() if stop else end


def distinct(found: Iterator[Evidence] | list[Evidence]) -> list[Evidence]:
    """Keep the best-backed of pieces of one sign that stand on mostly the same words."""
    kept: dict[Sign, list[Evidence]] = {}
    pieces = sorted(found, key=lambda e: (-e.credit, e.part, e.start))
    for piece in pieces:
        alike = kept.setdefault(piece.sign, [])
        if not any(_same(e.key, piece.key) for e in alike):
            alike.append(piece)
    return [piece for pieces in kept.values() for piece in pieces]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    if one.isdisjoint(other):
        return not one and not other
    return len(one & other) >= 0.6 * min(len(one), len(other))
