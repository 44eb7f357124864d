"""Wishes in people's own wording: a linear model over words, word groups and pieces of words.

The grammar of intents.py knows what it was told; people say "come again love" and "the courier's
here". The model is multinomial logistic regression, trained by `python -m benchmarks.wishes` on
utterances of writers who had seen no rule (question_banks/wishes), each a wish or a piece of a
story that holds a wish's words.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.bank_files import shipped_folder

STORY = "none"
"""The name of the class that is no wish."""
MOST_WORDS = 40
"""Longer utterances are answers; what people add at their ends is read by the turn detector."""
_LONGEST_GROUP, _PIECE, _FIRST, _LAST, _LENGTHS = 3, 4, 4, 5, 6


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature says for each class, by name; `classes` are in the order of the rows."""

    classes: tuple[str, ...]
    rows: Mapping[str, Sequence[float]]

    def likelihoods(self, words: Sequence[str]) -> dict[str, float]:
        """Give each class's probability for an utterance in small letters; they sum to 1."""
        sums = [0.0] * len(self.classes)
        for feature in features(words):
            for at, weight in enumerate(self.rows.get(feature, ())):
                sums[at] += weight
        most = max(sums)
        grown = [math.exp(value - most) for value in sums]
        whole = sum(grown)
        return dict(zip(self.classes, (value / whole for value in grown), strict=True))


def features(words: Sequence[str]) -> frozenset[str]:
    """Name what an utterance has: words, groups of up to three, pieces of words, ends, length."""
    return frozenset(_features(words))


def _features(words: Sequence[str]) -> Iterator[str]:
    whole = ["^", *words, "$"]
    yield from words
    for length in range(2, _LONGEST_GROUP + 1):
        for at in range(len(whole) - length + 1):
            yield " ".join(whole[at : at + length])
    yield from (f"<{word}" for word in words[:_FIRST])
    yield from (f">{word}" for word in words[-_LAST:])
    for word in words:
        edged = f"^{word}$"
        yield from (f"#{edged[at : at + _PIECE]}" for at in range(len(edged) - _PIECE + 1))
    yield f"length {min(_LENGTHS, len(words) // 4)}"


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Read the weights that come with the program."""
    stored = json.loads((shipped_folder() / "wishes" / "weights.json").read_text("utf-8"))
    return Weights(tuple(stored["classes"]), stored["rows"])
