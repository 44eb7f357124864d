"""Key points: which of them an answer said, in whose words.

Words are matched by their letters (n-grams of 3 to 5, weighted by how rare they are among the
question's key points), because "insert" and "inserting" are the same point. Two example sentences
a key point did as well this way as an embedding model (notes on engines, 3.2). The question's own
words weigh nothing, so that parroting never earns; a near miss that fits better, or a negation
that turns the point round, earns nothing either.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.bank import KeyPoint
from bot.scoring.reading import Token, read
from bot.scoring.rubric import Coverage, KeyPointCoverage
from bot.scoring.signals import Signals
from bot.scoring.vocabulary import FUNCTION, GENERIC

COVERED, PARTLY = 0.55, 0.38
"""Share of a reference's weight that a window of the answer must hold."""

_WINDOW = 18
_ALIKE = 0.45
_NOT = frozenset("not no never none nothing neither nor cannot".split())
_LIKE_NOT = _NOT | frozenset("without instead avoid avoids skip skips rather unless stop".split())


@dataclass(frozen=True, slots=True)
class _Reference:
    words: tuple[str, ...]
    weights: tuple[float, ...]
    whole: float
    negated: bool


@dataclass(frozen=True, slots=True)
class _Point:
    text: str
    good: tuple[_Reference, ...]
    bad: tuple[_Reference, ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Prepared key points of one question."""

    points: tuple[_Point, ...]


@lru_cache(maxsize=512)
def matcher(key_points: tuple[KeyPoint, ...], asked: frozenset[str]) -> Matcher:
    """Prepare key points; `asked` are the roots of the question's words."""
    texts = [(point.text, *point.examples) for point in key_points]
    spread = Counter(
        word for group in texts for word in {w for text in group for w in _content(text, asked)}
    )
    points = tuple(
        _Point(
            point.text,
            _pooled((point.text, *point.examples), asked, spread, len(key_points)),
            _pooled(point.near_misses, asked, spread, len(key_points)),
        )
        for point in key_points
    )
    return Matcher(points)


def coverage(signals: Signals, prepared: Matcher) -> tuple[KeyPointCoverage, ...]:
    """Say of each key point whether it was covered, with the answer's words for it."""
    words = [t.root for t in signals.tokens]
    alike = _Alike(words)
    return tuple(_covered(signals, point, alike) for point in prepared.points)


def accuracy(found: Sequence[KeyPointCoverage]) -> float | None:
    """Give 0-100: covered 1, partly a half; None without key points, which is not zero."""
    if not found:
        return None
    worth = {Coverage.COVERED: 1.0, Coverage.PARTLY: 0.5, Coverage.MISSING: 0.0}
    return round(100 * sum(worth[k.coverage] for k in found) / len(found), 1)


class _Alike:
    """Where the answer has a word like a reference word, and how like it is, 0-1."""

    def __init__(self, words: Sequence[str]) -> None:
        self._places: dict[str, list[int]] = {}
        self._initials: dict[str, list[str]] = {}
        for at, word in enumerate(words):
            self._places.setdefault(word, []).append(at)
        for word in self._places:
            self._initials.setdefault(word[0], []).append(word)
        self._found: dict[str, tuple[tuple[int, float], ...]] = {}

    def places(self, word: str) -> tuple[tuple[int, float], ...]:
        if word not in self._found:
            alike = ((w, _likeness(word, w)) for w in self._initials.get(word[0], ()))
            self._found[word] = tuple(
                (at, value) for w, value in alike if value >= _ALIKE for at in self._places[w]
            )
        return self._found[word]


def _covered(signals: Signals, point: _Point, alike: _Alike) -> KeyPointCoverage:
    best, at = max((_best(signals, r, alike) for r in point.good), default=(0.0, (0, 0)))
    miss = max((_best(signals, r, alike, strict=False)[0] for r in point.bad), default=0.0)
    if best < PARTLY or miss >= best:
        return KeyPointCoverage(point.text, Coverage.MISSING, None)
    start, end = signals.quote(*at)
    level = Coverage.COVERED if best >= COVERED else Coverage.PARTLY
    return KeyPointCoverage(point.text, level, signals.text[start:end])


def _best(
    signals: Signals, reference: _Reference, alike: _Alike, *, strict: bool = True
) -> tuple[float, tuple[int, int]]:
    """Give the best window's share of a reference, and the first and last word that matched."""
    found = sorted(
        (at, value * weight, number)
        for number, (word, weight) in enumerate(
            zip(reference.words, reference.weights, strict=True)
        )
        for at, value in alike.places(word)
    )
    best, span = 0.0, (0, 0)
    for first, _, _ in found:
        share, hits = _window(found, first, reference)
        if share <= best or len(hits) < min(2, len(reference.words)):
            continue
        if strict:
            share *= _polarity(signals.tokens, hits, reference)
        if share > best:
            best, span = share, (hits[0], hits[-1])
    return best, span


def _window(
    found: Sequence[tuple[int, float, int]], first: int, reference: _Reference
) -> tuple[float, list[int]]:
    """Weigh the words from `first` on; a word stands for one reference word, and the reverse."""
    taken: set[int] = set()
    held: dict[int, float] = {}
    inside = [hit for hit in found if first <= hit[0] < first + _WINDOW]
    for at, value, number in sorted(inside, key=lambda hit: (-hit[1], hit[0], hit[2])):
        if number not in taken and at not in held:
            taken.add(number)
            held[at] = value
    return min(1.0, sum(held.values()) / reference.whole), sorted(held)


def _polarity(tokens: Sequence[Token], hits: Sequence[int], reference: _Reference) -> float:
    """Lower a match whose negation differs from the key point's."""
    near = range(max(0, hits[0] - 3), hits[-1] + 1)
    if reference.negated:
        return 1.0 if {tokens[i].text for i in near} & _LIKE_NOT else 0.75
    denied = sum(any(tokens[i].text in _NOT for i in range(max(0, hit - 3), hit)) for hit in hits)
    return 1.0 if denied <= len(hits) / 3 else 0.3


def _pooled(
    texts: Sequence[str], asked: frozenset[str], spread: Mapping[str, int], points: int
) -> tuple[_Reference, ...]:
    """Pool the point and its examples: an answer may take its words from any of them.

    The whole is the mean of what one of them weighs. Those with a negation are a pool of their
    own, because "does not scan the table" and "scans the table" share all their words.
    """
    pools = []
    for negated in (False, True):
        group = [t for t in texts if bool({w.text for w in read(t)} & _LIKE_NOT) is negated]
        weight = {
            word: _rarity(word, spread, points) for text in group for word in _content(text, asked)
        }
        each = [sum(weight[w] for w in set(_content(text, asked))) for text in group]
        if weight:
            whole = sum(each) / len(each)
            pools.append(_Reference(tuple(weight), tuple(weight.values()), whole, negated))
    return tuple(pools)


def _rarity(word: str, spread: Mapping[str, int], points: int) -> float:
    generic = 0.5 if word in GENERIC else 1.0
    return generic * (1.0 + math.log((1 + points) / (1 + min(points, spread.get(word, 0)))))


def _content(text: str, asked: frozenset[str]) -> list[str]:
    return [t.root for t in read(text) if t.text not in FUNCTION and t.root not in asked]


@lru_cache(maxsize=32768)
def _grams(word: str) -> frozenset[str]:
    padded = f"<{word}>"
    return frozenset(padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1))


@lru_cache(maxsize=65536)
def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if one[0] != other[0] or min(len(one), len(other)) < 3:
        return 0.0
    a, b = _grams(one), _grams(other)
    return 2 * len(a & b) / (len(a) + len(b))
