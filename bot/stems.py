"""English word stems (Snowball), so that "measured" and "measures" count as one word."""

from functools import lru_cache

import Stemmer

_ENGLISH = Stemmer.Stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of one lower-case word."""
    return str(_ENGLISH.stemWord(word))
