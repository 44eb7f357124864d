"""Stretches of an answer, and how many of their words a sentence of a key point shares.

Windows are counted in content words, never in sentences, because a transcript may come without
punctuation. Words are matched by their letters ("insert" and "inserting" are one word) or as
everyday synonyms; each is shared once in a window.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.kept_texts import kept
from bot.scoring.everyday import EVERYDAY
from bot.scoring.signals import Signals, Weight
from bot.scoring.synonyms import groups_of
from bot.scoring.vocabulary import FUNCTION, GENERIC

_ALIKE = 0.45
_SYNONYM = 0.8
_SPANS = ((4, 2), (6, 2), (12, 4))
"""Content words in a window, and how far on the next one is: about one sentence, and two."""

_LEAST = 5.0
"""What a window weighs at least: two words that fit are no whole sentence."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One sentence of a key point: what each of its own words weighs, and all of them together."""

    words: Mapping[str, float]
    whole: float
    negated: bool


@dataclass(frozen=True, slots=True)
class Window:
    """Content words `first` up to `last` of an answer, and what they weigh together."""

    first: int
    last: int
    whole: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A content word of the answer, by its place among them, that is like a reference's word."""

    at: int
    word: str
    likeness: float


class Said:
    """An answer's content words, cut into windows once for all key points of its question."""

    def __init__(self, signals: Signals) -> None:
        self.tokens = signals.tokens
        self.places = [
            at
            for at, weight in enumerate(signals.weights)
            if weight is not Weight.ASKED and signals.tokens[at].text not in FUNCTION
        ]
        self.roots = [signals.tokens[at].root for at in self.places]
        self._weights = [weight_of(root) for root in self.roots]
        self.windows = tuple(self._cut())
        self._where: dict[str, list[int]] = {}
        for at, root in enumerate(self.roots):
            self._where.setdefault(root, []).append(at)
        self._alike: dict[str, tuple[tuple[str, float], ...]] = {}
        self._by_group: dict[int, list[str]] = {}
        self._by_letter: dict[str, list[str]] = {}
        for root in self._where:
            self._by_letter.setdefault(root[0], []).append(root)
            for group in groups_of(root):
                self._by_group.setdefault(group, []).append(root)

    def _cut(self) -> Iterator[Window]:
        sums = [0.0, *accumulate(self._weights)]
        count = len(self.roots)
        for size, step in _SPANS:
            for first in range(0, max(1, count - size + step), step):
                last = min(count, first + size)
                if last > first:
                    yield Window(first, last, sums[last] - sums[first])

    def hits(self, reference: Reference) -> list[Hit]:
        """Find the words of a reference, in the order in which they were said."""
        found = (
            (at, word, value)
            for word in reference.words
            for root, value in self._like(word)
            for at in self._where[root]
        )
        return [Hit(*hit) for hit in sorted(found)]

    def _like(self, word: str) -> tuple[tuple[str, float], ...]:
        if word not in self._alike:
            near = [root for group in groups_of(word) for root in self._by_group.get(group, ())]
            may = dict.fromkeys((*self._by_letter.get(word[0], ()), *near))
            values = ((root, likeness(word, root)) for root in may)
            self._alike[word] = tuple((root, value) for root, value in values if value > 0)
        return self._alike[word]

    def shared(
        self, reference: Reference, hits: Sequence[Hit]
    ) -> Iterator[tuple[int, float, Sequence[Hit]]]:
        """Give the windows that share words with a reference: number, how much 0-1, which words.

        It is the mean of two shares: of the reference's weight that the window holds, and of the
        window's weight that the reference holds.
        """
        places = [hit.at for hit in hits]
        before = [bisect_left(places, at) for at in range(len(self.roots) + 1)]
        known: dict[tuple[int, int], tuple[float, float]] = {}
        for number, window in enumerate(self.windows):
            here = before[window.first], before[window.last]
            if here[0] == here[1]:
                continue
            if here not in known:
                known[here] = self._weighed(reference, hits[slice(*here)])
            recall, given = known[here]
            share = (recall + given / max(_LEAST, window.whole)) / 2
            yield number, share, hits[slice(*here)]

    def _weighed(self, reference: Reference, inside: Sequence[Hit]) -> tuple[float, float]:
        held: dict[str, float] = {}
        given: dict[int, float] = {}
        for hit in inside:
            held[hit.word] = max(held.get(hit.word, 0.0), hit.likeness)
            given[hit.at] = max(given.get(hit.at, 0.0), hit.likeness)
        recall = sum(reference.words[word] * value for word, value in held.items())
        precision = sum(self._weights[at] * value for at, value in given.items())
        return recall / reference.whole, precision


def weight_of(root: str) -> float:
    """Weigh a root by what it tells: words that fit any answer half, common ones one."""
    if root in GENERIC:
        return 0.5
    return 1.0 if root in EVERYDAY or root[0].isdigit() else 1.5


@kept(16_384)
def likeness(one: str, other: str) -> float:
    """Say how far two roots are one word, 0-1: the same, spelt alike, or synonyms."""
    if one == other:
        return 1.0
    if not groups_of(one).isdisjoint(groups_of(other)):
        return _SYNONYM
    if one[0] != other[0] or min(len(one), len(other)) < 3:
        return 0.0
    a, b = _grams(one), _grams(other)
    alike = 2 * len(a & b) / (len(a) + len(b))
    return alike if alike >= _ALIKE else 0.0


@kept(4_096)
def _grams(word: str) -> frozenset[str]:
    padded = f"<{word}>"
    return frozenset(padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1))
