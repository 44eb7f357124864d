"""Whose resume it is: the biggest line near the top that can be a person's name."""

import re
from collections.abc import Sequence

from bot.resume.dates import find_dates
from bot.resume.headings import heading_kind
from bot.resume.layout import segments
from bot.resume.page import Line, joined
from bot.resume.places import is_place, organisation
from bot.resume.titles import title_score

_LABEL = re.compile(
    r"\b(?:curriculum\s+vit[ae]+|resume|r\u00e9sum\u00e9|resum\u00e9|cv|lebenslauf)\b|^(?:name|"
    r"nom)\s*:",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[^\W\d_][^\W\d_.'\u2019-]*[.'\u2019-]?){1,}(?:\s+[^\W\d_][\w.'\u2019-]*){1,4}"
)
_CREDENTIAL = re.compile(
    r"(?:,\s*[A-Z][A-Za-z.-]{0,7}(?:\s\([A-Za-z]+\))?|,?\s+(?i:ph\.?d|m\.?d|mba|msc|bsc|bsn|rn|cpa|"
    r"acca|esq|pmp|jr|sr|dipl\.-ing)\.?)+$"
)


def find_name(lines: Sequence[Line]) -> str | None:
    """Give the name, or None when no line near the top can be one; never a guess from an e-mail."""
    first = [line for line in lines if line.page == 1][:60]
    if not first:
        return None
    sizes = sorted(line.size for line in first)
    body = sizes[len(sizes) // 2]
    candidates = [
        (size, line, name)
        for n, line in enumerate(first)
        if (line.number <= 8 or n < 6)
        for size, part in _candidates(line)
        if (name := _name(part))
    ]
    candidates += _stacked(first)
    big = [(size, -line.top, name) for size, line, name in candidates if size > 1.12 * body]
    if big:
        return max(big)[2]
    for _, line, name in candidates:
        if line.number <= 3 and (line.caps or line.bold or line.number == 1):
            return name
    return None


def _stacked(lines: Sequence[Line]) -> list[tuple[float, Line, str]]:
    """A name set large with one or two of its words to a line."""
    most = max(line.size for line in lines)
    large = [line for line in lines if line.size >= most - 0.5 and line.words][:4]
    text = " ".join(line.text for line in large)
    if len(large) < 2 or any(len(line.words) > 2 for line in large):
        return []
    name = _name(text)
    return [(most, large[0], name)] if name else []


def _candidates(line: Line) -> list[tuple[float, str]]:
    pieces = [list(line.words), *segments(line.words, 0.6)] if line.words else []
    return [(min(word.size for word in piece), joined(piece)) for piece in pieces]


def _name(text: str) -> str | None:
    plain = _CREDENTIAL.sub("", _LABEL.sub(" ", text).strip(" |,-\u2013\u2014\u00b7:"))
    plain = re.sub(r"\s+", " ", plain).strip(" |,-\u2013\u2014\u00b7:")
    if re.fullmatch(r"(?:[^\W\d_] ){3,}[^\W\d_](?:\s{2,}(?:[^\W\d_] )+[^\W\d_])?", plain):
        return None
    words = plain.split()
    if not 2 <= len(words) <= 5 or not _NAME.fullmatch(plain) or find_dates(plain):
        return None
    if not all(
        w[0].isupper()
        or w
        in {
            "de",
            "da",
            "van",
            "von",
            "der",
            "den",
            "la",
            "del",
            "di",
            "bin",
            "al",
            "dos",
            "du",
            "le",
            "el",
            "ter",
        }
        for w in words
    ):
        return None
    if (
        heading_kind(plain)
        or title_score(plain) == 1.0
        or is_place(plain)
        or organisation(plain) == 1.0
    ):
        return None
    return plain.title() if plain.isupper() else plain
