"""Words with their places on a page: what every file reader gives and all parsing starts from."""

import re
import unicodedata
from dataclasses import dataclass, field

BULLET = "\u2022"
_BULLETS = frozenset(
    "\u2022\u25cf\u25e6\u25aa\u25ab\u2219\u2217*\u2023\u25cb\u25a0\u25a1\u25c6\u25c7\u2666\u27a2\u27a4\u2794\u2192\u2713\u2714\u2756"
    "\u00bb\u203a\u276f\u2043\u25b8\u25b9\u25ba\u25b6\u2605\u2606\u2b25\u26ac\u2726\u2727\u29bf\u00b7\u2010\u2013\u2014-\u2212"
)
_CID = re.compile(r"\(cid:\d+\)")
_LOST = re.compile(r"(?<=[^\W\d_])[\x00\ufffd](?=[^\W\d_]|$)|^[\x00\ufffd](?=[a-z]{2})")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as drawn; x, y and size in points from the page's top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    bold: bool = False
    italic: bool = False

    @property
    def middle(self) -> float:
        """Height of the word's middle, in points from the top."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `flowing` pages (DOCX, plain text) have one column and whole paragraphs."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    flowing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `lead` and `aside` are notes in a rail left and right of its text.

    `indent` is where the line's bullet mark, or without one its first word, begins; `open_end`
    tells that a mark which parts a list's items stood at the line's end.
    """

    words: tuple[Word, ...]
    page: int
    indent: float
    bullet: bool = False
    lead: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()
    number: int = 0
    flowing: bool = field(default=False)
    open_end: bool = False

    @property
    def text(self) -> str:
        """The line's own words, without bullet mark and notes."""
        return joined(self.words)

    @property
    def every(self) -> tuple[Word, ...]:
        """All words, notes too; never empty."""
        return self.lead + self.words + self.aside

    @property
    def x0(self) -> float:
        """Left edge of the text in points."""
        return (self.words or self.every)[0].x0

    @property
    def x1(self) -> float:
        """Right edge of the text in points."""
        return (self.words or self.every)[-1].x1

    @property
    def top(self) -> float:
        """Top of the line in points."""
        return min(word.top for word in self.every)

    @property
    def size(self) -> float:
        """Font size that most of the line's letters have."""
        return max(self.words or self.every, key=lambda word: len(word.text)).size

    @property
    def font(self) -> str:
        """Font that the line's longest word has."""
        return max(self.words or self.every, key=lambda word: len(word.text)).font

    @property
    def bold(self) -> bool:
        """Whether all of the text is bold."""
        lettered = [w for w in self.words if any(c.isalnum() for c in w.text)]
        return bool(lettered) and all(w.bold for w in lettered)

    @property
    def caps(self) -> bool:
        """Whether the text is in capital letters."""
        return self.text.isupper()


def joined(words: tuple[Word, ...] | list[Word]) -> str:
    """Give the words' text with single spaces."""
    return " ".join(word.text for word in words)


def clean(text: str) -> str:
    """Normalise one word (NFKC); icons at private code points become a bullet mark.

    `(cid:n)` stands for a glyph without a known letter and is dropped like a control character,
    unless it is the whole word: then it was an icon too.
    """
    bare = _CID.sub("", text)
    if not bare.strip():
        return BULLET if text.strip() else ""
    bare = _LOST.sub(_ligature, bare)
    normal = unicodedata.normalize("NFKC", bare.replace("\u00ad", "-")).replace("\u2011", "-")
    kept = "".join(c for c in normal if c == " " or (c.isprintable() and not _private(c)))
    if not kept.strip():
        return BULLET if any(_private(c) for c in normal) else ""
    return _SPACES.sub(" ", kept).strip()


def is_mark(text: str) -> bool:
    """Tell whether a word is nothing but bullet marks or icons."""
    return bool(text) and all(
        c in _BULLETS or unicodedata.category(c) in {"So", "Co"} for c in text
    )


def _ligature(match: re.Match[str]) -> str:
    """Give the ligature that a font's letter table left out: fl stands before vowels, fi does not.

    Seen in PDFs printed by browsers: a zero byte stands for the fi of "Certifications".
    """
    before, after = match.string[: match.start()].casefold(), match.string[match.end() :]
    if not after:
        return "ff"
    if re.search(r"(?:^o|^e|su|di|tra|^a)$", before) and after[0] in "cl":
        return "ffi"
    vowel = after[0] in "aeiouy" and not re.match(r"e(?:ld|rc|nd|r)", after)
    return "fl" if vowel else "fi"


def _private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or ord(char) >= 0xF0000
