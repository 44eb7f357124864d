"""A header line -> its parts: cut at gaps, font changes and separators, dates and places off."""

import re
from dataclasses import dataclass

from bot.resume.dates import date_fragment, find_dates, only_dates, without_dates
from bot.resume.items import Item
from bot.resume.page import Word, joined
from bot.resume.places import is_place, organisation, without_place
from bot.resume.titles import title_score

_SEPARATOR = re.compile(
    r"\s+[\u2012-\u2015]+\s+|\s+-{1,2}\s+|\s*[|\u2022\u00b7\u2219\u2192]\s*|\s*//\s*|\s+@\s+|;\s+"
)
_SLASHED = re.compile(rf"{_SEPARATOR.pattern}|\s+/\s+")
"""One slash is part of a title ("Cook / Server"); two part the fields of a line."""
_AT = re.compile(r"\s+(?:at|chez|bei|en|presso|@)\s+(?=[A-Z\u00c0-\u00de])")
_LEADING_AT = re.compile(r"^(?:at|with|for|chez|bei|@)\s+(?=[A-Z\u00c0-\u00de])")
_TEAM = re.compile(r"\b(?:team|squad|department|division|unit|practice|tribe)$", re.IGNORECASE)
_HOURS = re.compile(
    r"\([^()]*\b(?:hours?|hrs?|full[- ]time|part[- ]time|per week|temps plein)\b[^()]*\)",
    re.IGNORECASE,
)
_EDGE = " ,:|-\u2013\u2014\u00b7\u2022/;"


@dataclass(frozen=True, slots=True)
class Part:
    """One phrase of a header: which item and place it stood in, its style, what it looks like.

    `dash` is the only dash of its line, where it stands after that. `spot` counts the pieces of
    its line, places among them.
    """

    text: str
    item: int
    place: int
    bold: bool
    italic: bool
    title: float
    organisation: float
    comma: bool = False
    dash: str = ""
    spot: int = 0

    @property
    def team(self) -> bool:
        """Whether this names a part of a firm, which is never the employer."""
        return bool(_TEAM.search(self.text))


def split_header(item: Item, number: int) -> list[Part]:
    """Give the phrases of one header item that may be a title or an employer."""
    dashed = re.findall(r"\s[\u2012-\u2015-]\s", joined(item.lines[0].words))
    parts: list[Part] = []
    for spot, (piece, words) in enumerate(_cut(item)):
        text = _phrase(piece)
        if text is None:
            continue
        parts.append(
            Part(
                text=text,
                item=number,
                place=len(parts),
                bold=bool(words) and words[0].bold,
                italic=bool(words) and words[0].italic,
                title=title_score(text),
                organisation=organisation(text),
                dash=dashed[0] if len(dashed) == 1 and len(parts) == 1 and words else "",
                spot=spot,
            )
        )
    return parts


def place_spots(item: Item) -> dict[int, bool]:
    """Give the pieces of a header item that name a place, alone (True) or at their end (False)."""
    pieces = [piece for piece, _ in _cut(item)]
    return {
        spot: is_place(piece)
        for spot, piece in enumerate(pieces)
        if is_place(piece) or without_place(piece) != piece
    }


def _cut(item: Item) -> list[tuple[str, list[Word]]]:
    """Cut a header item into pieces with the words that each comes from; notes have none."""
    found = [
        (piece, words)
        for words in _styled(item.lines[0].words)
        for piece in _pieces(joined(words))
        if piece
    ]
    found += [(piece, []) for note in item.notes for piece in _pieces(note) if piece]
    return found


def comma_parts(part: Part) -> list[Part]:
    """Cut a part at its commas, keeping "Inc." and the like with the name before them."""
    texts: list[str] = []
    for piece in re.split(r",\s+", part.text):
        if texts and re.fullmatch(
            r"(?:inc|llc|ltd|co|corp|gmbh|l\.p|lp|s\.?a)\.?", piece.strip(), re.IGNORECASE
        ):
            texts[-1] += f", {piece}"
        else:
            texts.append(piece)
    return [
        Part(
            text.strip(_EDGE),
            part.item,
            part.place * 10 + n,
            part.bold,
            part.italic,
            title_score(text),
            organisation(text),
            comma=True,
        )
        for n, text in enumerate(texts)
        if text.strip(_EDGE)
    ]


def _styled(words: tuple[Word, ...]) -> list[list[Word]]:
    """Cut words where boldness or slant changes or a wide gap stands."""
    cut: list[list[Word]] = []
    for word in words:
        if cut:
            before = cut[-1][-1]
            gap = word.x0 - before.x1 > max(8.0, 0.95 * word.size)
            shown = next((w for w in reversed(cut[-1]) if _lettered(w)), before)
            style = (word.bold, word.italic) != (shown.bold, shown.italic)
            if not gap and not (style and _lettered(word)):
                cut[-1].append(word)
                continue
        cut.append([word])
    return cut


def _lettered(word: Word) -> bool:
    return any(char.isalnum() for char in word.text)


def places_in(item: Item) -> list[str]:
    """Give the places that a header item names, as written: "Austin, TX", "Remote"."""
    texts = [joined(words) for words in _styled(item.lines[0].words)] + item.notes
    found: list[str] = []
    for plain in (piece for text in texts for piece in _pieces(text)):
        whole = ", ".join(part.strip() for part in plain.split(","))
        rest = "" if is_place(whole) else without_place(whole)
        place = whole[len(rest) :] if whole.startswith(rest) else ""
        place = place.strip(_EDGE) if rest == "" else place.strip(f"{_EDGE}()")
        if place and not only_dates(place) and not date_fragment(place):
            found.append(place)
    return found


def _phrase(plain: str) -> str | None:
    """Give a piece without the place at its end; None for a lone date or place."""
    if is_place(plain) or only_dates(plain) or date_fragment(plain):
        return None
    bare = without_place(plain).strip(_EDGE)
    return bare if len(bare) >= 2 and re.search(r"[^\W\d_]", bare) else None


def _pieces(text: str) -> list[str]:
    """Cut at separators and take dates and lengths of time off."""
    found: list[str] = []
    spans = find_dates(text)
    if spans and spans[-1].until < len(text):
        tail = text[spans[-1].until :].strip(_EDGE + ")")
        if len(tail.split()) >= 3 and tail.endswith("."):
            text = text[: spans[-1].until]
    for span in reversed(find_dates(text)):
        text = f"{text[: span.at]} | {text[span.until :]}"
    slashed = len(re.findall(r"\s/\s", text)) > 1
    for raw in (_SLASHED if slashed else _SEPARATOR).split(text):
        for piece in _AT.split(raw):
            plain = _LEADING_AT.sub("", without_dates(piece).strip(_EDGE))
            plain = re.sub(r"^\(([^()]*)\)$", r"\1", _HOURS.sub("", plain).strip())
            if plain.count("(") != plain.count(")"):
                plain = plain.strip("() ")
            found.append(plain)
    return found
