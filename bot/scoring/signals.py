"""What an answer holds, word by word: which words are specific, and what stands around a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from bot.scoring.lexicon import STOCK
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
    `named` are positions of specific words and terms, with what they name; people are none.
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

    def position(self, offset: int) -> int:
        """Give the position of the word that holds `joined[offset]`."""
        return bisect_right(self.offsets, offset) - 1

    def content(self, first: int, last: int) -> frozenset[str]:
        """Give the roots of the words from `first` up to `last` that ground a claim."""
        here = range(max(0, first), min(len(self.tokens), last))
        return frozenset(self.tokens[i].root for i in here if self.weights[i] >= Weight.EVERYDAY)

    def asked_within(self, first: int, last: int) -> bool:
        """Say whether a word of the question stands among the words from `first` up to `last`."""
        return Weight.ASKED in self.weights[max(0, first) : last]

    def grounding(self, first: int, last: int) -> float:
        """Say how far the words from `first` up to `last` say something, 0.05-1.

        A claim without content of its own ("I considered the alternatives") is nearly nothing:
        one stock sentence must not lift an answer (notes on scoring).
        """
        here = range(max(0, first), min(len(self.tokens), last))
        specific = {self.tokens[i].root for i in here if self.weights[i] == Weight.SPECIFIC}
        plain = {self.tokens[i].root for i in here if self.weights[i] == Weight.EVERYDAY}
        figures = {q.value for q in self.quantities if first <= q.first < last}
        return grounded(len(specific), len(plain) + len(figures))

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of the answer that words `first` to `last` (inclusive) cover."""
        first = max(0, min(first, len(self.tokens) - 1))
        last = max(first, min(last, len(self.tokens) - 1))
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


@lru_cache(maxsize=512)
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
    names = _names(tokens)
    joined, offsets = _joined([n or t.text for n, t in zip(names, tokens, strict=True)])
    rooted, root_offsets = _joined([n or t.root for n, t in zip(names, tokens, strict=True)])
    numbers = quantities(tokens)
    named_terms = _term_positions(text, tokens, terms) if terms else {}
    stock = _stock_spans(joined, offsets)
    in_stock = {i for first, last in stock for i in range(first, last + 1)}
    counted = {i for q in numbers for i in range(q.first, q.last + 1)}
    weights = tuple(
        Weight.NUMBER
        if i in counted
        else Weight.GENERIC
        if i in in_stock
        else _weight(token, asked, term=i in named_terms)
        for i, token in enumerate(tokens)
    )
    named = tuple(_named(tokens, weights, named_terms))
    return Signals(
        text, tokens, weights, joined, offsets, rooted, root_offsets, numbers, named, stock
    )


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


def _names(tokens: Sequence[Token]) -> list[str]:
    """Keep names out of what phrases are looked for in: Mark, April or Will Rose are no verbs.

    A day is always a date, a month after a word like "in" or "since".
    """
    before = ["", *(token.text for token in tokens)]
    return [
        "name" if token.name and token.text not in _DAYS and not _month(token, last) else ""
        for token, last in zip(tokens, before, strict=False)
    ]


def _month(token: Token, last: str) -> bool:
    return token.text in _MONTHS and last in _BEFORE_MONTH


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_BEFORE_MONTH = frozenset(
    "in since until till by last next of from to early late mid this every each before after "
    "during around and".split()
)


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


@lru_cache(maxsize=64)
def roots_of(phrases: tuple[str, ...]) -> frozenset[str]:
    """Give the roots of the words of phrases."""
    return frozenset(t.root for phrase in phrases for t in read(phrase.lower()))
