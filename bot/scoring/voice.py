"""Who is in an answer: speech about one's own work has people in it, recited text has none.

"I", "we", "you", "they", "her": in two writers' good answers 2 to 15 words in a hundred are such
words, in memorised definitions, terms strung into sentences, borrowed authority and fine essays
none or one. What such an answer names shows less of the speaker (document 002:7), so it counts
less; it never counts nothing, since a plain explanation may be good without anybody in it.
"""

from itertools import zip_longest

from bot.scoring.signals import Signals

_PEOPLE = frozenset(
    "i we you he she they my our me us your them his her their mine him myself ourselves yourself "
    "somebody someone nobody".split()
)
_POINTING = frozenset("it this that these those one both here there".split())
"""Speech points at things where text names them again."""

_SPEAKER = frozenset("i my me i'm i've i'd i'll mine myself".split())


_OPINES = frozenset("think guess suppose believe mean feel hope reckon imagine maybe".split())
"""Who "thinks" or "guesses" hedges, and isn't heard to have done anything by that."""


def speaker(signals: Signals) -> int:
    """Count how often the speaker is in an answer, hedges aside."""
    texts = [token.text for token in signals.tokens]
    return sum(
        one in _SPEAKER and after not in _OPINES for one, after in zip_longest(texts, texts[1:])
    )


def people(signals: Signals) -> float:
    """Count the people in an answer, and a tenth of what is pointed at."""
    texts = [token.text for token in signals.tokens]
    return sum(t in _PEOPLE for t in texts) + 0.1 * sum(t in _POINTING for t in texts)
