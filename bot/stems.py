"""English word stems (Snowball), so that "measured" and "measures" count as one word."""

import Stemmer

from bot.kept_texts import kept

_ENGLISH = Stemmer.Stemmer("english")


@kept(20_000)
def stem(word: str) -> str:
    """Give the stem of one lower-case word."""
    return str(_ENGLISH.stemWord(word))
