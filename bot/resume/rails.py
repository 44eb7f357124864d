"""Dates that wrap: a range printed over two to four lines of a rail, or of the text itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.resume.dates import date_fragment, find_dates, only_dates
from bot.resume.page import Line, Word, joined
from bot.resume.places import is_place

_MOST = 4
"""Lines that one range is ever printed over: month, year, month, year."""


def mended(lines: Sequence[Line]) -> list[Line]:
    """Give the first line of a wrapped range the whole of it, in its rail or in its text."""
    found = list(lines)
    index = 0
    while index < len(found):
        for side in ("lead", "aside", "words"):
            count = _wrapped(found[index : index + _MOST], side)
            if count > 1:
                _gather(found, index, count, side)
                break
        index += 1
    return [line for line in found if line.every]


def beside(lines: Sequence[Line]) -> list[Line]:
    """Hang a date or place that stands alone far right on the line whose height it shares most.

    Set in a smaller size it is on no line's own height, so it was read as a line by itself.
    """
    found = [line for line in lines if line.every]
    lines = tuple(found)
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    taken: set[int] = set()
    for number, line in enumerate(lines):
        if not _lone_note(line) or line.x0 < left + 0.6 * (right - left):
            continue
        near = [
            (abs(_middle(other) - _middle(line)), n)
            for n, other in enumerate(found)
            if n != number and other.words and not other.aside and other.x1 < line.x0 - 8
        ]
        if near and min(near)[0] < 0.9 * line.size:
            at = min(near)[1]
            found[at] = replace(found[at], aside=line.words)
            taken.add(number)
    return [line for n, line in enumerate(found) if n not in taken]


def _lone_note(line: Line) -> bool:
    alone = bool(line.words) and not (line.lead or line.aside or line.bullet or line.flowing)
    text = line.text
    return alone and (only_dates(text) or date_fragment(text) or is_place(text))


def _middle(line: Line) -> float:
    return sum(word.middle for word in line.words) / len(line.words)


def _wrapped(lines: Sequence[Line], side: str) -> int:
    """Count the lines that together hold one range which none of them holds alone."""
    if not _open(lines[0], side):
        return 0
    whole = 0
    for count in range(2, len(lines) + 1):
        notes = [_note(line, side) for line in lines[:count]]
        last = notes[-1]
        if not last or not date_fragment(last) or _far(lines[count - 2], lines[count - 1]):
            break
        found = find_dates(" ".join(notes))
        if len(found) == 1 and found[0].is_range and only_dates(" ".join(notes)):
            whole = count
    return whole


def _open(line: Line, side: str) -> bool:
    """A part of a date that is no range, in a rail or alone on its line."""
    note = _note(line, side)
    if not note or not date_fragment(note) or not re.search(r"\w", note):
        return False
    if side == "words" and (line.lead or line.aside or line.bullet):
        return False
    return not any(span.is_range and not note.endswith(_DASHES) for span in find_dates(note))


_DASHES = ("-", "\u2013", "\u2014")


def _note(line: Line, side: str) -> str:
    return joined(_part(line, side))


def _part(line: Line, side: str) -> tuple[Word, ...]:
    return {"lead": line.lead, "aside": line.aside}.get(side, line.words)


def _far(above: Line, below: Line) -> bool:
    return above.page != below.page or below.top - above.top > 3 * above.size


def _gather(lines: list[Line], index: int, count: int, side: str) -> None:
    """Move the parts of a range to its first line; later lines keep what else they have."""
    words: tuple[Word, ...] = ()
    for at in range(index, index + count):
        line = lines[at]
        words += _part(line, side)
        emptied = {
            "lead": replace(line, lead=()),
            "aside": replace(line, aside=()),
            "words": replace(line, words=()),
        }
        lines[at] = emptied[side]
    first = lines[index]
    filled = {
        "lead": replace(first, lead=words),
        "aside": replace(first, aside=words),
        "words": replace(first, words=words),
    }
    lines[index] = filled[side]
