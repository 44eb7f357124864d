"""Lines of one section -> items: headers, dated headers, whole bullets and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.resume.dates import find_dates, without_dates
from bot.resume.deeds import deed, is_sentence, past_deed
from bot.resume.page import Line, joined
from bot.resume.shape import Shape, shapes_of
from bot.resume.titles import title_score
from bot.resume.wrapping import join_wrapped, wraps

_ABBREVIATED = re.compile(
    r"\b(?:inc|ltd|co|corp|llc|jr|sr|dept|univ|st|etc|b\.?s|m\.?s|ph\.?d)\.$|\b(?:[A-Za-z]\.){2,}$",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,;:&/(-]|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|over|that|the|to|via|with|"
    r"using|les?|la|de|des|du|et|und|mit))$",
    re.IGNORECASE,
)


class ItemKind(StrEnum):
    """What an item is: a header line (with or without its date), or text about the work."""

    HEADER = "header"
    DATED = "dated"
    BULLET = "bullet"
    PROSE = "prose"


@dataclass(slots=True)
class Item:
    """One header line, or one whole bullet or paragraph. `notes` are texts from its rails."""

    kind: ItemKind
    lines: list[Line]
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The item's text with its lines joined and hyphenation mended."""
        text = ""
        for line in self.lines:
            text = join_wrapped(text, line.text)
        return text

    @property
    def is_text(self) -> bool:
        """Whether this is a bullet or prose."""
        return self.kind in {ItemKind.BULLET, ItemKind.PROSE}


def to_items(lines: Sequence[Line]) -> list[Item]:
    """Classify each line by what stands before and after it and join what was wrapped."""
    items: list[Item] = []
    shapes = shapes_of(lines)
    header: Item | None = None
    for index, line in enumerate(lines):
        shape = shapes[index]
        last = items[-1] if items else None
        notes = [joined(part) for part in (line.lead, line.aside) if part]
        if not line.words:
            _hang(items, header, notes)
            continue
        if last is not None and last.is_text and _continues(last, line, shape):
            last.lines.append(line)
            _hang(items, header, notes)
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        item = Item(_kind(line, after, last, shape), [line])
        if item.is_text and header is not None:
            _hang(items, header, notes)
        else:
            item.notes = notes
        if not item.is_text:
            header = _heading_of(items, item, header)
        items.append(item)
    for item in items:
        if item.kind is ItemKind.HEADER and find_dates(" ".join(item.notes)):
            item.kind = ItemKind.DATED
    return items


def _heading_of(items: list[Item], item: Item, header: Item | None) -> Item:
    """Notes beside text belong to the first line of the header block above it."""
    if header is not None and items and not items[-1].is_text:
        has = find_dates(" ".join(header.notes)) or header.kind is ItemKind.DATED
        if not (has and item.kind is ItemKind.DATED):
            return header
    return item


def _hang(items: list[Item], header: Item | None, notes: list[str]) -> None:
    if not notes:
        return
    target = header or (items[-1] if items else None)
    if target is not None:
        target.notes.extend(notes)


def _continues(item: Item, line: Line, shape: Shape) -> bool:
    above = item.lines[-1]
    if line.bullet or not _near(line, above, shape) or abs(line.size - above.size) > 0.6:
        return False
    small = line.text[:1].islower()
    if not small and any(span.is_range for span in find_dates(joined(line.lead + line.aside))):
        return False
    if line.bold and not above.bold and len(line.text) > 3:
        return small
    if find_dates(line.text) and len(without_dates(line.text)) < 4:
        return False
    return (small and above.text.endswith("-")) or _aligned(item, line, shape)


def _near(line: Line, above: Line, shape: Shape) -> bool:
    """Tell whether no more than a line's leading, or a page's or column's end, is between them."""
    if line.page != above.page or line.top < above.top:
        return line.text[:1].islower() or above.text.endswith(("-", ","))
    gap = line.top - above.top
    most = 1.6 * line.size if line.flowing else max(1.25 * shape.leading, 1.45 * line.size)
    return 0 < gap <= most


def _aligned(item: Item, line: Line, shape: Shape) -> bool:
    first, above = item.lines[0], item.lines[-1]
    unfinished = not re.search(r"[.!?:]$", above.text)
    if first.bullet and line.x0 > first.indent + 3:
        return abs(line.x0 - above.x0) <= 3 or unfinished
    if line.text[:1].islower():
        return True
    if not first.bullet and item.kind is ItemKind.BULLET and _starts_anew(line, above):
        return False
    right = max(shape.right, above.x1) if item.kind is ItemKind.BULLET else shape.right
    centred = abs((line.x0 + line.x1) - (above.x0 + above.x1)) < 4 and abs(line.x0 - above.x0) > 3
    if centred:
        return unfinished and not line.bold
    left = abs(line.x0 - above.x0) <= 3
    return left and wraps(above, line, right) and (item.kind is ItemKind.PROSE or unfinished)


def _starts_anew(line: Line, above: Line) -> bool:
    """Lists whose marks are drawn, not written: a line that opens with a verb is the next item."""
    return deed(line.text) and not _OPEN_END.search(above.text)


def _kind(line: Line, after: Line | None, last: Item | None, shape: Shape) -> ItemKind:
    if line.bullet and not (find_dates(line.text) and _dated(line)):
        return ItemKind.BULLET
    if _dated(line):
        return ItemKind.DATED
    if _is_prose(line, after, shape):
        indented = line.x0 > shape.left + 5
        return ItemKind.BULLET if indented and not line.flowing else ItemKind.PROSE
    indented = line.x0 > shape.left + 5 and shape.bullets is None and not line.flowing
    if indented and last is not None and not line.bold and _left_aligned(line, last):
        return ItemKind.BULLET
    return ItemKind.HEADER


def _left_aligned(line: Line, last: Item) -> bool:
    above = last.lines[-1]
    level = abs(line.x0 - above.x0) <= 1 and last.is_text
    return level or abs((line.x0 + line.x1) - (above.x0 + above.x1)) > 6


def _dated(line: Line) -> bool:
    """A line with a date that isn't a sentence which happens to mention one."""
    notes = f"{joined(line.lead)} {joined(line.aside)}"
    if not line.bullet and find_dates(notes):
        return True
    text = line.text
    found = find_dates(text)
    if not found:
        return False
    rest = without_dates(text)
    ends = found[0].at <= 3 or found[-1].until >= len(text) - 3
    if line.bullet:
        return found[0].is_range and ends and title_score(rest.split(",")[0]) == 1.0
    if any(span.is_range for span in found):
        return len(rest.split()) <= 16
    wordy = re.search(r"\bin$|\bby$|\bof$", text[: found[0].at].strip())
    return ends and len(rest.split()) <= 9 and not wordy and not text.rstrip().endswith(".")


def _is_prose(line: Line, after: Line | None, shape: Shape) -> bool:
    text = line.text
    words = text.split()
    if line.bold or len(words) < 3:
        return False
    if _runs_on(line, after, shape):
        return True
    if len(words) < 4:
        return text[:1].islower()
    ended = text.endswith(".") and not _ABBREVIATED.search(text) and not find_dates(text)
    verb = past_deed(text) and title_score(text) < 1.0 and len(words) >= 5
    return (
        ended
        or verb
        or is_sentence(text)
        or len(words) > 13
        or len(text) > 90
        or text[:1].islower()
    )


def _runs_on(line: Line, after: Line | None, shape: Shape) -> bool:
    """Tell whether the next line goes on with this one: it starts small, or had no room here."""
    if after is None or not after.words or after.bullet or _dated(after) or after.bold:
        return False
    words = line.text.split()
    close = 0 < after.top - line.top <= max(1.5 * line.size, 1.25 * shape.leading)
    lower = after.text[:1].islower() and not line.text.endswith((".", ":"))
    level = abs(after.x0 - line.x0) <= 3
    return close and (lower or (len(words) >= 7 and level and wraps(line, after, shape.right)))
