"""Which words to show for a piece of evidence: whole clauses of one sentence, never an odd cut.

A reader must see what is meant by it, so a stretch neither begins nor ends in the middle of a
clause when a few words more or less make it whole. A transcript may come without punctuation, so
clauses begin at small words, too.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from bot.kept_texts import kept

_WORD = re.compile(
    r"[^\s,;:.!?()\u2013\u2014\"\u201c\u201d]+(?:[.,:'\u2019-][^\s,;:.!?()\u2013\u2014]+)*"
)
_HARD = re.compile(r"[.!?][\"'\u201d)]*(?=\s|$)|\n")
_SOFT = re.compile(r"[,;:()\u2013\u2014]")
_OPENERS = frozenset(
    "because so which who whose when where while if but and then after before until unless "
    "although though whereas or since".split()
)
_FILLERS = frozenset("um uh erm er like know mean".split())
"""The commas around these are no pauses between clauses."""
_CLINGING = _OPENERS | frozenset(
    "a an the my our his her its their your this that these those is are was were be been am no "
    "not very more most less i we he she it they to of at by for from in into on per than with "
    "without as have has had would could should will can".split()
)
"""Words that a stretch shouldn't end on."""
_MORE, _LEAST = 5, 4
"""Words that may be added to make a clause whole; words that must be left when one is cut off."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words; `clause` and `sentence` number the one that each word is in."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    clause: tuple[int, ...]
    sentence: tuple[int, ...]
    clinging: tuple[bool, ...]


@kept(1024)
def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the characters to show for `text[start:end]`; they overlap it.

    Stretches of up to four words (a number, a name) stay as they are.
    """
    found = _read(text)
    first = max(0, bisect_right(found.starts, start) - 1)
    last = bisect_right(found.starts, end - 1) - 1
    if last - first < _LEAST:
        return start, end
    first, last = _one_sentence(found, first, last)
    first, last = _begun(found, first, last), _ended(found, first, last)
    return found.starts[first], max(found.ends[last], found.ends[first])


def _one_sentence(found: _Words, first: int, last: int) -> tuple[int, int]:
    """Keep the sentence whose part of the stretch says most, by letters; the later of equals."""
    inside = found.sentence[first : last + 1]
    letters = dict.fromkeys(inside, 0)
    for at in range(first, last + 1):
        if not found.clinging[at]:
            letters[found.sentence[at]] += found.ends[at] - found.starts[at]
    kept = max(letters, key=lambda number: (letters[number], number))
    at = inside.index(kept)
    return first + at, first + at + inside.count(kept) - 1


def _begun(found: _Words, first: int, last: int) -> int:
    """Go back to where the clause begins if that is near, else on to where the next one does."""
    begins = first
    while begins and found.clause[begins - 1] == found.clause[first]:
        begins -= 1
    if first - begins <= _MORE:
        return begins
    following = first
    while following < last and found.clause[following] == found.clause[first]:
        following += 1
    return following if last - following >= _LEAST else first


def _ended(found: _Words, first: int, last: int) -> int:
    """Go on to where the clause ends if that is near, else back to where the one before did."""
    ends = last
    while ends + 1 < len(found.clause) and found.clause[ends + 1] == found.clause[last]:
        ends += 1
    if ends - last <= _MORE:
        return ends
    before = last
    while before > first and found.clause[before] == found.clause[last]:
        before -= 1
    if before - first >= _LEAST:
        return before
    while last - first >= _LEAST and found.clinging[last]:
        last -= 1
    return last


@kept(64)
def _read(text: str) -> _Words:
    clause = sentence = 0
    starts, ends, clauses, sentences, clinging = [], [], [], [], []
    at, last = 0, ""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        gap = text[at : match.start()]
        paused = gap != " " and at > 0  # most words stand a space apart, and that is soon seen
        if paused and _HARD.search(text, at, match.start()):
            clause, sentence = clause + 1, sentence + 1
        elif at and word not in _FILLERS and last not in _FILLERS:
            clause += word in _OPENERS or (paused and bool(_SOFT.search(gap)))
        starts.append(match.start())
        ends.append(match.end())
        clauses.append(clause)
        sentences.append(sentence)
        clinging.append(word in _CLINGING)
        at, last = match.end(), word
    return _Words(tuple(starts), tuple(ends), tuple(clauses), tuple(sentences), tuple(clinging))
