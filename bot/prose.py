"""Sentences and words of plain English text, each with its place in it."""

import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|Inc|Ltd|Co|No|approx)|\b[A-Z])\.$"
)
_BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n+")
_LETTERS = r"[A-Za-z\u00c0-\u024f0-9]+"
_WORD = re.compile(rf"{_LETTERS}(?:(?:['\u2019.+#/&-]+|(?<=\d),(?=\d{{3}}(?!\d))){_LETTERS})*[+#]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `text[start:end]` of the whole text is `text` of the piece."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Piece, ...]:
    """Split text at sentence ends and line breaks; abbreviations and 3.5 don't end a sentence."""
    pieces: list[Piece] = []
    start = 0
    for gap in _BREAK.finditer(text):
        if _ABBREVIATION.search(text[start : gap.start()]) and "\n" not in gap.group():
            continue
        pieces.append(_trimmed(text, start, gap.start()))
        start = gap.end()
    pieces.append(_trimmed(text, start, len(text)))
    return tuple(piece for piece in pieces if piece.text)


def words(text: str) -> tuple[Piece, ...]:
    """Find the words of text; C++, CI/CD, p95, 4.2, 1,300 and don't are one word each."""
    return tuple(Piece(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


def clipped(text: str, most: int) -> str:
    """Give the first `most` words of text at most, cut at a word's end, a verbatim substring."""
    found = words(text)
    if len(found) <= most:
        return text.strip().rstrip(".;,")
    return text[found[0].start : found[most - 1].end]


def _trimmed(text: str, start: int, end: int) -> Piece:
    raw = text[start:end]
    left = start + len(raw) - len(raw.lstrip())
    return Piece(raw.strip(), left, left + len(raw.strip()))
