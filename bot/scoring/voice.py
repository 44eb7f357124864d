"""Who is in an answer: speech about one's own work has people in it, recited text has none.

"I", "we", "you", "they", "her": in two writers' good answers 2 to 15 words in a hundred are such
words, in memorised definitions, terms strung into sentences, borrowed authority and fine essays
none or one. What such an answer names shows less of the speaker (document 002:7), so it counts
less; it never counts nothing, since a plain explanation may be good without anybody in it.
"""

from bot.scoring.signals import Signals

_PEOPLE = frozenset(
    "i we you he she they my our me us your them his her their mine him myself ourselves yourself "
    "somebody someone nobody".split()
)
_POINTING = frozenset("it this that these those one both here there".split())
"""Speech points at things where text names them again."""

_FEW, _ENOUGH, _LEAST = 1.5, 3.4, 0.4
"""People in a hundred words: below the first the least share counts, from the second on all."""

_SHORT = 30
"""Words below which nothing can be said."""


def peopled(signals: Signals) -> float:
    """Say what share of an answer's evidence counts, 0.4-1."""
    words = len(signals.tokens)
    if words < _SHORT:
        return 1.0
    people = sum(t.text in _PEOPLE for t in signals.tokens)
    pointing = sum(t.text in _POINTING for t in signals.tokens)
    rate = 100 * (people + 0.1 * pointing) / words
    return _LEAST + (1 - _LEAST) * min(1.0, max(0.0, (rate - _FEW) / (_ENOUGH - _FEW)))
