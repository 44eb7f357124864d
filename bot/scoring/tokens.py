"""One word of an answer, as the rules see it."""

from typing import NamedTuple


class Token(NamedTuple):
    """One word: `text` in small letters, `root` without its ending, `text[start:end]` its place.

    `name` is set for words with a capital where only names have one; neighbouring names are one
    token, so that "Sarah Chen" and "Priya" weigh the same. `opening` words stand where any word
    has a capital. `acronym` words are written in capitals or mix letters with digits.
    A named tuple, since one is made for every word.
    """

    text: str
    root: str
    start: int
    end: int
    name: bool = False
    opening: bool = False
    acronym: bool = False
