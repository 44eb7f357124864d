"""Plain text -> pages of words, as if typed with a typewriter: column and row give the place."""

import re

from bot.resume.page import Page, Word, clean

CHARACTER = 6.0
"""Width in points that a typed character is given."""
GAP = 30.0
"""Points that a tab or a run of spaces is widened to, so that it reads as a gap."""
_SIZE = 10.0
_ROW = 12.0


def read_plain(data: bytes) -> tuple[Page, ...]:
    """Read UTF-8, UTF-16 (with a mark) or Windows-1252 text; form feeds start pages."""
    texts = [text for text in decoded(data).split("\f") if text.strip()]
    return tuple(
        Page(number, 612.0, 792.0, _words(text), flowing=True)
        for number, text in enumerate(texts[:10], start=1)
    )


def decoded(data: bytes) -> str:
    """Decode text of unknown encoding; what can't be decoded becomes a replacement mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _words(text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    for row, line in enumerate(text.expandtabs(4).splitlines()[:4000]):
        bare = re.sub(r"^#{1,4}\s+|\*\*|__", "", line.strip())
        if not re.fullmatch(r"[-=_*~#+\s]*", bare):
            indent = len(line) - len(line.lstrip())
            words.extend(_row(bare, row * _ROW, indent * CHARACTER))
    return tuple(words)


def _row(text: str, top: float, left: float) -> list[Word]:
    words: list[Word] = []
    for space, raw in re.findall(r"(\s*)(\S+)", text):
        left += GAP if len(space) >= 3 else CHARACTER / 2 if space else 0.0
        shown = clean(raw)
        if shown:
            right = left + CHARACTER * len(shown)
            words.append(Word(shown, left, right, top, top + _SIZE, _SIZE, "plain"))
            left = right
    return words
