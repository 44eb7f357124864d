"""What an answer holds, word by word: which words are specific, and what stands around a place."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from bot.kept_texts import kept
from bot.scoring.lexicon import STOCK
from bot.scoring.naming import hidden_names
from bot.scoring.numerals import is_number
from bot.scoring.plain import functional, plain
from bot.scoring.quantities import Quantity, quantities
from bot.scoring.reading import read, unfilled
from bot.scoring.tokens import Token
from bot.scoring.vocabulary import FUNCTION, GENERIC
from bot.term_index import TermIndex, find_terms


class Weight(IntEnum):
    """How much a word says; only the last three ground a claim."""

    FUNCTION = 0
    GENERIC = 1
    ASKED = 2
    EVERYDAY = 3
    SPECIFIC = 4
    NUMBER = 5


@dataclass(frozen=True, slots=True)
class Signals:
    """One answer's words with their weights.

    `joined` is the words, each after a space; `offsets[i]` is where word i's space stands.
    `rooted` and `root_offsets` are the same for the words' roots.
    `named` are positions of specific words and terms, with what they name; people are none. Those
    in `strung` stand in a string of terms about which nothing is said; they weigh as general words.
    `distinct` counts different roots by their weight.
    """

    text: str
    tokens: tuple[Token, ...]
    weights: tuple[Weight, ...]
    joined: str
    offsets: tuple[int, ...]
    rooted: str
    root_offsets: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    named: tuple[tuple[int, str], ...]
    stock: tuple[tuple[int, int], ...]
    strung: frozenset[int]
    distinct: Counter[Weight]

    def special(self, at: int) -> bool:
        """Say whether a word is specific or a number, if only as one of a string of terms."""
        return self.weights[at] >= Weight.SPECIFIC or at in self.strung

    def position(self, offset: int) -> int:
        """Give the position of the word that holds `joined[offset]`."""
        return bisect_right(self.offsets, offset) - 1

    def content(self, first: int, last: int) -> frozenset[str]:
        """Give the roots of the words from `first` up to `last` that ground a claim."""
        here = slice(max(0, first), max(0, last))
        beside = zip(self.tokens[here], self.weights[here], strict=True)
        return frozenset([token.root for token, weight in beside if weight >= Weight.EVERYDAY])

    def asked_within(self, first: int, last: int) -> bool:
        """Say whether a word of the question stands among the words from `first` up to `last`."""
        return Weight.ASKED in self.weights[max(0, first) : last]

    def grounding(self, first: int, last: int) -> float:
        """Say how far the words from `first` up to `last` say something, 0.05-1.

        A claim without content of its own ("I considered the alternatives") is nearly nothing:
        one stock sentence must not lift an answer (notes on scoring).
        """
        specific, everyday = set(), set()
        for i in range(max(0, first), min(len(self.tokens), last)):
            if self.weights[i] is Weight.SPECIFIC:
                specific.add(self.tokens[i].root)
            elif self.weights[i] is Weight.EVERYDAY:
                everyday.add(self.tokens[i].root)
        figures = {q.value for q in self.quantities if first <= q.first < last}
        return grounded(len(specific), len(everyday) + len(figures))

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of the answer that words `first` to `last` (inclusive) cover."""
        end = len(self.tokens) - 1
        first = first if 0 <= first <= end else 0 if first < 0 else end
        last = last if first <= last <= end else first if last < first else end
        return self.tokens[first].start, self.tokens[last].end


_GROUNDS = ((0.0, 0.05), (0.5, 0.05), (1.0, 0.3), (2.5, 0.75), (4.0, 1.0))
"""Weight of the words beside a claim, and its credit; straight lines between."""


def grounded(specific: int, plain: int) -> float:
    """Credit of a claim with so many specific and so many everyday words beside it."""
    weight = 1.5 * specific + plain
    for (low, least), (high, most) in pairwise(_GROUNDS):
        if weight < high:
            return least + (most - least) * (weight - low) / (high - low)
    return _GROUNDS[-1][1]


@kept(512)
def asked_roots(question: str) -> frozenset[str]:
    """Roots of the question's words; repeating them earns nothing and grounds nothing."""
    return frozenset(t.root for t in read(question) if t.text not in FUNCTION)


def signals(
    text: str,
    *,
    asked: frozenset[str] = frozenset(),
    terms: TermIndex | None = None,
    without: Iterable[tuple[int, int]] = (),
) -> Signals:
    """Read an answer; `without` are spans that must not count (words said to the grader)."""
    tokens = read(text, without=without)
    names = hidden_names(tokens)
    joined, offsets = _joined([n or t.text for n, t in zip(names, tokens, strict=True)])
    rooted, root_offsets = _joined([n or t.root for n, t in zip(names, tokens, strict=True)])
    numbers = quantities(tokens)
    named_terms = _term_positions(text, tokens, terms) if terms else {}
    stock = _stock_spans(joined, offsets)
    in_stock = {i for first, last in stock for i in range(first, last + 1)}
    counted = {i for q in numbers for i in range(q.first, q.last + 1)}
    weights = [
        Weight.NUMBER
        if i in counted
        else Weight.GENERIC
        if i in in_stock
        else _weight(token, asked, term=i in named_terms)
        for i, token in enumerate(tokens)
    ]
    named = tuple(_named(tokens, weights, named_terms))
    strung = _strung(tokens, weights)
    for i in strung:
        weights[i] = Weight.GENERIC
    return Signals(
        text, tokens, tuple(weights), joined, offsets, rooted, root_offsets, numbers, named, stock,
        strung, Counter(dict(zip((t.root for t in tokens), weights, strict=True)).values()),
    )  # fmt: skip


_BESIDE, _OTHERS, _RELATED = 7, 3, 3
"""Words on either side of a term; other terms among them from which it is one of a string; everyday
words and figures that relate it all the same. By these, 4 terms of a hundred in the pool's good
answers are strung, and 6 to 9 of ten in sentences made of buzzwords."""


def _strung(tokens: Sequence[Token], weights: Sequence[Weight]) -> frozenset[int]:
    """Find terms that stand among terms, with too little said about any of them."""
    found = []
    for at in (i for i, weight in enumerate(weights) if weight == Weight.SPECIFIC):
        beside = range(max(0, at - _BESIDE), min(len(tokens), at + _BESIDE + 1))
        others = {tokens[i].root for i in beside if weights[i] == Weight.SPECIFIC}
        if len(others) > _OTHERS:
            plain_ones = {
                tokens[i].root for i in beside if weights[i] in _RELATES and not tokens[i].name
            }
            if len(plain_ones) < _RELATED:
                found.append(at)
    return frozenset(found)


_RELATES = frozenset({Weight.EVERYDAY, Weight.NUMBER})


def _weight(token: Token, asked: frozenset[str], *, term: bool) -> Weight:
    if not token.name and functional(token.text, token.root):
        return Weight.FUNCTION
    if token.root in asked:
        return Weight.ASKED
    if term or token.name:
        return Weight.SPECIFIC if term else Weight.EVERYDAY
    if token.root in GENERIC or len(token.text) < 2 or is_number(token.text):
        return Weight.GENERIC
    opens = token.opening and not token.acronym
    everyday = opens or plain(token.text, token.root)
    return Weight.EVERYDAY if everyday else Weight.SPECIFIC


def _named(
    tokens: Sequence[Token], weights: Sequence[Weight], terms: dict[int, str]
) -> Iterable[tuple[int, str]]:
    for i, (token, weight) in enumerate(zip(tokens, weights, strict=True)):
        if i in terms and weight == Weight.SPECIFIC:
            yield i, terms[i]
        elif weight == Weight.SPECIFIC:
            yield i, token.root


def _joined(words: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    offsets: list[int] = []
    at = 0
    for word in words:
        offsets.append(at)
        at += len(word) + 1
    return "".join(f" {word}" for word in words), tuple(offsets)


def _term_positions(text: str, tokens: Sequence[Token], terms: TermIndex) -> dict[int, str]:
    starts = [t.start for t in tokens]
    said, places = unfilled(text)
    found: dict[int, str] = {}
    for term, start, end in find_terms(said, terms):
        first, last = places[start], places[end - 1]
        for i in range(bisect_left(starts, first), bisect_right(starts, last)):
            found[i] = term.name
    return found


def _stock_spans(joined: str, offsets: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (bisect_right(offsets, m.start()) - 1, bisect_right(offsets, m.end() - 1) - 1)
        for m in STOCK.finditer(joined)
    )


@kept(64)
def roots_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """Give the roots of the words of phrases."""
    return frozenset(t.root for phrase in phrases for t in read(phrase.lower()))
