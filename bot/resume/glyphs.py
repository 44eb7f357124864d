"""Words as a PDF's fonts give them -> words as they read: TeX's letters, small capitals, commas."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.resume.page import Word

BITMAP = "unknown"
"""What pdfminer calls a font without a name: a bitmap font of TeX's, where it had no outlines."""
_CID = re.compile(r"\(cid:(\d+)\)")
_CORK = (
    "\u0102\u0104\u0106\u010c\u010e\u011a\u0118\u011e\u0139\u013d\u0141\u0143\u0147\u014a\u0150\u0154"
    "\u0158\u015a\u0160\u015e\u0164\u0162\u0170\u016e\u0178\u0179\u017d\u017b\u0132\u0130\u0111\u00a7"
    "\u0103\u0105\u0107\u010d\u010f\u011b\u0119\u011f\u013a\u013e\u0142\u0144\u0148\u014b\u0151\u0155"
    "\u0159\u015b\u0161\u015f\u0165\u0163\u0171\u016f\u00ff\u017a\u017e\u017c\u0133\u00a1\u00bf\u00a3"
)
"""Codes 128 to 191 of TeX's T1 (Cork) encoding; from 192 on it is Latin-1 but for four letters."""
_LATER = {215: "\u0152", 223: "SS", 247: "\u0153", 255: "\u00df"}
_LOW = dict(
    zip(
        (11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 27, 28, 29, 30, 31, 123, 124),
        "ff fi fl ffi ffl \u201c \u201d \u00ab \u00bb \u2013 \u2014 ff fi fl ffi ffl \u2013 "
        "\u2014".split(),
        strict=True,
    )
)
"""Ligatures and dashes of T1, and those of OT1 where T1 has accents that never stand alone."""
_STANDARD = dict(
    zip(
        "\u00c6\u00aa\u0141\u00d8\u0152\u00ba\u00e6\u0131\u0142\u00f8\u0153\u00df",
        (225, 227, 232, 233, 234, 235, 241, 245, 248, 249, 250, 251),
        strict=True,
    )
)
"""Letters that Adobe's standard encoding has at these codes: pdfminer reads T1 text with it."""
_CLOSING = re.compile(r"[,.;:)\]%!?\u2019']+")


def tex_text(text: str) -> str:
    """Read one word of a TeX bitmap font by TeX's own encoding; a lone mark stays as it is."""
    whole = _CID.fullmatch(text)
    if whole and int(whole[1]) not in _LOW and int(whole[1]) < 192:
        return text
    plain = _CID.sub(lambda match: _letter(int(match[1])), text)
    return "".join(_letter(_STANDARD[c]) if c in _STANDARD else c for c in plain)


def _letter(code: int) -> str:
    if code in _LOW or code < 128:
        return _LOW.get(code, "")
    if code < 192:
        return _CORK[code - 128]
    return _LATER.get(code) or (chr(code) if code < 256 else "")


def mended_words(words: Iterable[Word]) -> Iterator[Word]:
    """Join what a change of font or size tore apart: "C" and "AREER", a name and its comma."""
    held: Word | None = None
    for word in words:
        if held is not None and (_small_capitals(held, word) or _closes(held, word)):
            top, bottom = min(held.top, word.top), max(held.bottom, word.bottom)
            text = held.text + word.text
            held = replace(held, text=text, x1=word.x1, top=top, bottom=bottom)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _small_capitals(first: Word, rest: Word) -> bool:
    """A capital and smaller ones set close behind it, in the same font and on one line."""
    gap = rest.x0 - first.x1
    alike = first.font == rest.font and first.text.isupper() and rest.text.isupper()
    near = -0.5 < gap < 0.14 * first.size and abs(first.bottom - rest.bottom) < 0.2 * first.size
    return alike and near and 0.6 < rest.size / first.size < 0.92 and rest.text[0].isalpha()


def _closes(first: Word, rest: Word) -> bool:
    """A comma in another weight: it stands where the word before it ends."""
    level = abs(first.middle - rest.middle) < 0.3 * first.size
    gap = rest.x0 - first.x1
    return level and -0.5 < gap < 0.06 * first.size and bool(_CLOSING.fullmatch(rest.text))
