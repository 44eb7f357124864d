"""Sentences put together as speech: joined, counted, cut to a length."""

from collections.abc import Iterable, Sequence
from random import Random

_JOINABLE = frozenset(
    """I I'd I've I'm We We'd We'll You Your My Our The A An It It's He She They There That This
    These Those One Two Three Nobody Everybody Somebody Most Some People""".split()
)
_KEPT = frozenset(("I", "I'd", "I've", "I'm"))


def count(text: str) -> int:
    """Count the words as a listener would."""
    return len(text.split())


def joined(before: str, sentence: str) -> str:
    """Put a phrase before a sentence where English allows it, else give the sentence alone.

    Only sentences that begin with a subject take one: "Looking back, in March we …" is no speech.
    """
    first, _, rest = sentence.partition(" ")
    if not before or first not in _JOINABLE:
        return sentence
    head = first if first in _KEPT else first[0].lower() + first[1:]
    return f"{before} {head} {rest}"


def capital(text: str) -> str:
    """Give the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def spoken(lines: Iterable[str]) -> str:
    """Join sentences to one answer."""
    return " ".join(line for line in lines if line)


class Draft:
    """An answer while it is being put together: no sentence twice, none over the length.

    `most` is in words. The first line always fits, however long.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self.lines: list[str] = []
        self.facts: list[str] = []

    @property
    def words(self) -> int:
        """Words so far."""
        return sum(count(line) for line in self.lines)

    def add(self, line: str, *, fact: str | None = None) -> bool:
        """Add a line unless it would be too much; `fact` is the fact told in it, if one."""
        if (fact or line) in self.facts or (self.lines and self.words + count(line) > self._most):
            return False
        self.lines.append(line)
        self.facts.append(fact or line)
        return True


def pick(rng: Random, options: Sequence[str], used: Iterable[str] = ()) -> str:
    """Choose one of the options, one that wasn't used yet where there is one."""
    spent = set(used)
    fresh = [option for option in options if option not in spent]
    return rng.choice(fresh or list(options))
