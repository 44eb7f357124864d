"""Key points: which of them an answer said, in whose words.

A stretch of the answer is set against each of the point's sentences (its text and its examples) by
the words that they share; the question's own words weigh nothing, so parroting never earns. What
fits another point of the question as well counts for less, and a near miss that fits better, or a
negation that turns the point round, earns nothing.

Honest limits (benchmarks/key_points.py, on tracks that the numbers here were not chosen on): a
right point in quite other words is recognised three times in ten, so "missing" is a weak
verdict, and weighs little in a concrete answer (see `Judged.joined`); "covered" is a strong one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.bank import KeyPoint
from bot.kept_texts import kept
from bot.scoring.reading import read
from bot.scoring.rubric import Coverage, KeyPointCoverage
from bot.scoring.signals import Signals
from bot.scoring.stretches import whole
from bot.scoring.tokens import Token
from bot.scoring.vocabulary import FUNCTION
from bot.scoring.weights import ACCURACY_SHARE
from bot.scoring.windows import Hit, Reference, Said, weight_of

COVERED, PARTLY = 0.295, 0.18
"""Least fit of a window. At the first, one unknown near miss in twenty was called covered; at the
second, one answer in seven that lacks the point was given part of it."""

_RIVAL = 0.75
"""What the best fit to another point takes off; fitted by logistic regression on six tracks."""

_TRACE = 0.2
"""What a point is worth at most whose fit stays below PARTLY: hints rank answers, too."""

_SPREAD = 0.7
"""A word in n points of a question weighs 1 / n to this power."""

_READABLE = 6
"""Words that a quote has at least, one more or less."""

_NOT = frozenset("not no never none nothing neither nor cannot".split())
_LIKE_NOT = _NOT | frozenset("without instead avoid avoids skip skips rather unless stop".split())


Verdict = tuple[KeyPointCoverage, float]
"""A key point's verdict, and what it is worth, 0-1."""


@dataclass(frozen=True, slots=True)
class _Point:
    text: str
    good: tuple[Reference, ...]
    bad: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Prepared key points of one question, and the roots of all their words."""

    points: tuple[_Point, ...]
    roots: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The key points' verdicts, and what each is worth, 0-1: partly by how well it fits."""

    verdicts: tuple[KeyPointCoverage, ...]
    worths: tuple[float, ...]

    @property
    def accuracy(self) -> float | None:
        """0-100; None without key points, which is not zero."""
        return round(100 * sum(self.worths) / len(self.worths), 1) if self.worths else None

    def joined(self, content: float, heard: float) -> float:
        """Give Content and Accuracy together, 0-100.

        Each point has its part of Accuracy's share. What was recognised above the level of
        Content raises in full; what falls below lowers by how surely it is missing: in full in
        an empty answer, by a quarter in a concrete one on the matter, which may have said the
        point in words that nobody foresaw.
        """
        sure = 1 - 0.75 * heard * min(1.0, content / 60)
        part = ACCURACY_SHARE / max(1, len(self.worths))
        gaps = (100 * worth - content for worth in self.worths)
        return content + part * sum(gap * (1.0 if gap >= 0 else sure) for gap in gaps)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a window fits a point, 0-1; `span` are the first and last word that fit."""

    value: float = 0.0
    span: tuple[int, int] = (0, 0)


@kept(512)
def matcher(key_points: tuple[KeyPoint, ...], asked: frozenset[str]) -> Matcher:
    """Prepare key points; `asked` are the roots of the question's words."""
    spread = Counter(
        word
        for point in key_points
        for word in {w for text in (point.text, *point.examples) for w in _content(text, asked)}
    )
    points = tuple(
        _Point(
            point.text,
            _references((point.text, *point.examples), asked, spread),
            _references(point.near_misses, asked, spread),
        )
        for point in key_points
    )
    return Matcher(points, frozenset(spread))


def judged(answers: Sequence[Signals], prepared: Matcher) -> Judged:
    """Judge each key point by the answer that says it best, the main one or a follow-up's."""
    return best_of([verdicts(answer, prepared) for answer in answers])


def best_of(answers: Sequence[Sequence[Verdict]]) -> Judged:
    """Join the verdicts of several answers to one question: each point by who says it best."""
    best = [max(found, key=lambda pair: pair[1]) for found in zip(*answers, strict=True)]
    return Judged(tuple(verdict for verdict, _ in best), tuple(worth for _, worth in best))


def verdicts(signals: Signals, prepared: Matcher) -> list[Verdict]:
    """Judge each key point by one answer."""
    if not prepared.points:
        return []
    said = Said(signals)
    fits = [_fits(said, point.good, strict=True) for point in prepared.points]
    found = []
    for number, point in enumerate(prepared.points):
        rivals = [fit for other, fit in enumerate(fits) if other != number]
        rivals.append(_fits(said, point.bad, strict=False))
        found.append(_verdict(signals, point.text, _best(fits[number], rivals)))
    return found


def heard(signals: Signals, prepared: Matcher, topic: frozenset[str]) -> float:
    """Say how far an answer speaks of the question's matter, 0-1: full from five of its words.

    `topic` are the roots of the field and of the question; the key points' own count as well.
    """
    on_topic = {token.root for token in signals.tokens} & (topic | prepared.roots)
    return min(1.0, len(on_topic) / 5)


def _verdict(signals: Signals, text: str, best: _Fit) -> tuple[KeyPointCoverage, float]:
    if best.value < PARTLY:
        return KeyPointCoverage(text, Coverage.MISSING, None), _TRACE * best.value / PARTLY
    quote = _shown(signals, *best.span)
    if best.value >= COVERED:
        return KeyPointCoverage(text, Coverage.COVERED, quote), 1.0
    worth = 0.4 + 0.4 * (best.value - PARTLY) / (COVERED - PARTLY)
    return KeyPointCoverage(text, Coverage.PARTLY, quote), worth


def _shown(signals: Signals, first: int, last: int) -> str:
    """Give the words that fit, with those around them where they are too few to be read alone."""
    spare = max(0, (_READABLE - (last - first)) // 2)
    start, end = whole(signals.text, *signals.quote(first - spare, last + spare))
    return signals.text[start:end]


def _best(own: Mapping[int, _Fit], rivals: Sequence[Mapping[int, _Fit]]) -> _Fit:
    best = _Fit()
    for window, fit in own.items():
        rival = max((r[window].value for r in rivals if window in r), default=0.0)
        value = fit.value - _RIVAL * rival
        if value > best.value:
            best = _Fit(value, fit.span)
    return best


def _fits(said: Said, references: Sequence[Reference], *, strict: bool) -> dict[int, _Fit]:
    """Give the best fit of each window to any of the references."""
    best: dict[int, _Fit] = {}
    for reference in references:
        hits = said.hits(reference)
        for number, value, inside in said.shared(reference, hits):
            if number in best and best[number].value >= value:
                continue
            share = value * (_polarity(said, inside, reference) if strict else 1.0)
            if number not in best or best[number].value < share:
                span = said.places[inside[0].at], said.places[inside[-1].at]
                best[number] = _Fit(share, span)
    return best


def _polarity(said: Said, hits: Sequence[Hit], reference: Reference) -> float:
    """Lower a match whose negation differs from the key point's."""
    tokens: Sequence[Token] = said.tokens
    places = [said.places[hit.at] for hit in hits]
    if reference.negated:
        near = range(max(0, places[0] - 3), places[-1] + 1)
        return 1.0 if {tokens[i].text for i in near} & _LIKE_NOT else 0.75
    denied = sum(any(tokens[i].text in _NOT for i in range(max(0, at - 3), at)) for at in places)
    return 1.0 if denied <= len(places) / 3 else 0.3


def _references(
    texts: Sequence[str], asked: frozenset[str], spread: Mapping[str, int]
) -> tuple[Reference, ...]:
    found = []
    for text in texts:
        words = {
            root: weight_of(root) / max(1, spread.get(root, 1)) ** _SPREAD
            for root in _content(text, asked)
        }
        negated = bool({t.text for t in read(text)} & _LIKE_NOT)
        if words:
            found.append(Reference(words, sum(words.values()), negated))
    return tuple(found)


def _content(text: str, asked: frozenset[str]) -> list[str]:
    return [t.root for t in read(text) if t.text not in FUNCTION and t.root not in asked]
