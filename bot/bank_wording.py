"""How questions and follow-ups must be worded, so that a voice can say them and nobody is led.

All functions are pure and give a sentence that a teacher understands, or None when all is well.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.kept_texts import kept
from bot.prose import words
from bot.stems import stem

_UNSPOKEN = (
    re.compile(r"\b(?:e\.g|i\.e|etc|vs|approx|resp)\.?(?=[\s,;:)]|$)", re.IGNORECASE),
    re.compile(r"[A-Za-z]+\d\w*|\d+[A-Za-z]\w*"),
    re.compile(r"[%/+&=<>@#$€£*_~^|\\{}\[\]`→\u00d7≥≤±°]"),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
_PRAISE = re.compile(
    r"(?:(?:that(?:'|\u2019)?s|that is|that was|what|a|an|very|really|so)\s+)*"
    r"(?:great|good|nice|excellent|perfect|brilliant|fantastic|wonderful|impressive|awesome|"
    r"amazing|correct|right|well done|well said|love (?:it|that)|i (?:like|love)|thanks|"
    r"thank you|interesting)\b(?=[\s,.!:;\u2014-]|$)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"(?:hint\b|remember (?:that|to)|as you know|don(?:'|\u2019)t you think|do you not think|"
    r"(?:should|would|could|is|are|does|did)n(?:'|\u2019)t (?:you|it|that|the|there|we)\b|"
    r"why (?:didn|don|wouldn)(?:'|\u2019)t you (?:just|simply)\b|have you considered|"
    r"did you consider|what about using|you (?:should|forgot|missed)\b)",
    re.IGNORECASE,
)
_FRAMING = """
    a about after all an and any are as at be been before being between but by can could did do
    does doing each ever find for from gave get give go got had has have how i if in into is it its
    just kind let like look make made may me might more most much my need of on one or other our out
    over own part please say should so some someone something such take tell than that the their
    them then there these they thing this those through time to took up use used using walk want was
    way we were what when where which while who why will with without would you your describe
    explain talk share example situation recently recent"""
_FRAME = frozenset(_FRAMING.split())
_TWIN_RATIO = 80.0
"""Similarity in percent of two questions' sorted content words from which on they are one question.
Rewordings of one question lie at 79-100, the nearest different ones of the shipped banks at 75."""


def length_problem(text: str, most: int) -> str | None:
    """Say how far `text` is over `most` words."""
    if len(text) < 2 * most:  # too short to hold that many words
        return None
    count = len(words(text))
    return f"has {count} words; at most {most}" if count > most else None


def line_problem(text: str) -> str | None:
    """Say why `text` can't be one shown line: empty, with line breaks or invisible characters."""
    if not text.strip():
        return "is empty; write something or leave the field out"
    if _CONTROL.search(text):
        return "holds a line break or an invisible character; write it on one line"
    return None


def unspoken(text: str) -> str | None:
    """Give the first piece of `text` that a voice would stumble over (%, CI/CD, p95, e.g.)."""
    found = [match for pattern in _UNSPOKEN if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group() if found else None


def question_problem(text: str) -> str | None:
    """Say why `text` isn't one whole question or request."""
    if text.count("?") > 1:
        return "asks more than one question; keep one and make the rest follow-ups"
    if not text.rstrip().endswith(("?", ".")):
        return "must end with a question mark or a full stop"
    return None


def probe_problem(text: str) -> str | None:
    """Say why a follow-up judges or leads; it must be neutral whatever the answer was."""
    if _PRAISE.match(text):
        return "starts with praise; a follow-up must not say whether the answer was any good"
    if _HINT.match(text):
        return "hints at an answer; ask openly, so that only the member's words earn points"
    if spoken := unspoken(text):
        return f"holds '{spoken}', which can't be read aloud; write it in words"
    return question_problem(text)


@kept(5_000)
def content_words(text: str) -> tuple[str, ...]:
    """Give the sorted, distinct stems of `text` that carry its meaning."""
    kept = {word.text.lower() for word in words(text)} - _FRAME
    return tuple(sorted({stem(word) for word in kept}))


def twins(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Find the pairs of texts that ask nearly the same; gives pairs of positions, in order."""
    bags = [" ".join(content_words(text)) for text in texts]
    return tuple(
        (first, first + 1 + offset)
        for first, bag in enumerate(bags)
        if bag
        for _, _, offset in sorted(_like(bag, bags[first + 1 :]), key=lambda found: found[2])
    )


def _like(bag: str, others: Sequence[str]) -> list[tuple[str, float, int]]:
    return process.extract(bag, others, scorer=fuzz.ratio, score_cutoff=_TWIN_RATIO, limit=None)


def same_wording(left: str, right: str) -> bool:
    """Tell whether two example sentences use nearly the same content words."""
    return fuzz.ratio(" ".join(content_words(left)), " ".join(content_words(right))) >= _TWIN_RATIO
