"""Wrapped lines: which line goes on with the one above, and how the two are joined."""

import re

from bot.resume.page import Line, Word


def join_wrapped(text: str, more: str) -> str:
    """Join a wrapped line on; a hyphen that broke a word goes, a compound's hyphen stays."""
    if not text or not more:
        return text or more
    broken = re.search(r"(?<![\w-])(\w[\w-]*)-$", text)
    if broken is None or not more[0].isalnum():
        return f"{text} {more}"
    tail = re.match(r"[^\W\d_]*", more)
    compound = (
        not more[0].islower()
        or re.search(r"[-\d]|^\w$", broken[1])
        or broken[1].casefold() in _COMPOUND_HEADS
        or (tail is not None and tail.group() in _COMPOUND_TAILS)
    )
    return text + more if compound else text[:-1] + more


_COMPOUND_HEADS = frozenset(
    "self non cross multi well high low real long short full open data event cloud user end "
    "customer client server time post state third first second two three four five six zero single "
    "double large small mid micro macro anti semi ultra world award team goal community test "
    "decision cost energy ai machine object role web peer face hand hard soft on off all".split()
)
_COMPOUND_TAILS = frozenset(
    "based driven level time end wide scale facing functional oriented friendly paced site house "
    "platform commerce learning quality ready first only side stack term party source effective "
    "efficient critical centric specific focused related up to of the and in on off depth".split()
)


def wraps(above: Line, below: Line, right: float) -> bool:
    """Tell whether the first word below had no room at the end of the line above."""
    word: Word = below.words[0]
    return above.x1 + 0.25 * above.size + (word.x1 - word.x0) > right - 0.3 * above.size
