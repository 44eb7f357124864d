"""Substance: how far an answer says something of its own, rather than what fits any answer.

A small linear model over rates of kinds of words, and over words themselves: each root leans to
answers that say something or to those that don't, as words like it do in answers whose quality is
known. Trained by `python -m benchmarks.substance`, which states what it is tried on; trained, too,
to give the same for one answer in a second language's wording, misheard, and without punctuation.

What an answer shows is multiplied by its substance, so it buys nothing by itself: an answer made
of the right words and no evidence has nothing that could be multiplied.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.bank_files import shipped_folder
from bot.scoring import generality, voice
from bot.scoring.naming import hidden_names
from bot.scoring.signals import Signals, Weight

_SHORT = 30
"""Words as which a shorter answer counts, so that one word is no rate."""
KNOWN = 12
"""Roots whose leaning is known from which the mean of leanings counts in full."""
_LEAST = 0.15
_STEEP, _MIDDLE = 2.2, -0.1
"""The share of evidence that counts runs from 0.15 to 1 along a logistic curve of the model's sum.
Half of the way is where answers lie that were to be below average; nine in ten of the good ones are
past its bend, where a word more or less moves little."""


@dataclass(frozen=True, slots=True)
class Model:
    """What each rate adds to the sum, by name, and each root's leaning; `offset` is where 0 is.

    `most` is the rate above which more of a kind tells nothing more.
    """

    offset: float
    rates: Mapping[str, float]
    most: Mapping[str, float]
    leaning: float
    roots: Mapping[str, int]

    def sum(self, signals: Signals) -> float:
        """Give the model's sum: 0 is as likely a weak answer as a good one."""
        cut = {name: min(rate, self.most[name]) for name, rate in rates(signals).items()}
        told = sum(weight * cut[name] for name, weight in self.rates.items())
        return self.offset + told + self.leaning * leaning(signals, self.roots)


def substance(signals: Signals) -> float:
    """Say what share of an answer's evidence counts, 0.15-1."""
    sum_ = shipped_model().sum(signals)
    return _LEAST + (1 - _LEAST) / (1 + math.exp(-_STEEP * (sum_ - _MIDDLE)))


def rates(signals: Signals) -> dict[str, float]:
    """Count kinds of words in a hundred words."""
    said, distinct = max(_SHORT, len(signals.tokens)), signals.distinct
    names = _names(signals)
    texts = [token.text for token in signals.tokens if token.root not in names]
    counts = {
        "praise": generality.praise(signals),
        "general": generality.general(signals),
        "specific": distinct[Weight.SPECIFIC],
        "everyday": distinct[Weight.EVERYDAY],
        "generic": distinct[Weight.GENERIC],
        "figures": len(signals.quantities),
        "people": voice.people(signals),
        "I": voice.speaker(signals),
        "abstract": sum(len(t) > 6 and t.endswith(_ABSTRACT) for t in texts),
        "in -ly": sum(len(t) > 4 and t.endswith("ly") for t in texts),
        "strung": len(signals.strung),
        "stock": len(signals.stock),
    }
    return {name: 100 * count / said for name, count in counts.items()}


_ABSTRACT = tuple("tion tions ment ments ity ities ness ance ence ism ship ive al ous".split())


def leaning(signals: Signals, known: Mapping[str, int]) -> float:
    """Give the mean leaning of an answer's different words."""
    found = [known[root] for root in leaners(signals) if root in known]
    return sum(found) / max(KNOWN, len(found))


def leaners(signals: Signals) -> frozenset[str]:
    """Give the roots that lean: names, figures, function words and the question's own don't."""
    said = zip(signals.tokens, signals.weights, strict=True)
    return frozenset(t.root for t, weight in said if weight not in _SILENT) - _names(signals)


def _names(signals: Signals) -> frozenset[str]:
    """Give who is named anywhere: where a sentence opens, nothing shows it. Days are no names."""
    hidden = zip(signals.tokens, hidden_names(signals.tokens), strict=True)
    return frozenset(token.root for token, name in hidden if name)


_SILENT = frozenset({Weight.FUNCTION, Weight.ASKED, Weight.NUMBER})


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Read the model that comes with the program."""
    stored = json.loads((shipped_folder() / "lexicon" / "substance.json").read_text("utf-8"))
    roots = {root: int(by) for by, names in stored["roots"].items() for root in names.split()}
    return Model(stored["offset"], stored["rates"], stored["most"], stored["leaning"], roots)
