"""Words on pages -> lines in reading order: rows, columns, bullet marks and date rails."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.resume.dates import date_fragment, find_dates, only_dates
from bot.resume.headings import heading_kind
from bot.resume.page import Line, Page, Word, is_mark, joined
from bot.resume.places import is_place
from bot.resume.rails import beside, mended

Row = list[Word]


def rows(words: Sequence[Word]) -> list[Row]:
    """Group words that stand on one height, top to bottom, each row left to right."""
    found: list[Row] = []
    for word in sorted(words, key=lambda w: (w.middle, w.x0)):
        for row in reversed(found[-4:]):
            height = min(word.bottom - word.top, row[0].bottom - row[0].top)
            if abs(word.middle - row[0].middle) < 0.45 * height:
                row.append(word)
                break
        else:
            found.append([word])
    for row in found:
        row.sort(key=lambda w: w.x0)
    return found


def segments(row: Sequence[Word], ems: float = 0.95) -> list[Row]:
    """Cut a row at gaps wider than `ems` font sizes (at least 8 points)."""
    cut: list[Row] = []
    for word in row:
        if cut and word.x0 - cut[-1][-1].x1 < max(8.0, ems * word.size):
            cut[-1].append(word)
        else:
            cut.append([word])
    return cut


def to_lines(row_list: Sequence[Row], page: Page) -> list[Line]:
    """Turn one column's rows into lines with marks taken off and rails set aside."""
    left_rail = None if page.flowing else _left_rail(row_list)
    right_edge = max((row[-1].x1 for row in row_list), default=0.0)
    lines: list[Line] = []
    for row in row_list:
        lines.extend(_row_lines(row, page, left_rail, right_edge))
    return mended(beside(lines))


def numbered(lines: Sequence[Line]) -> list[Line]:
    """Number lines 1, 2 ... down each page, whatever column they stand in."""
    order: dict[int, int] = {}
    for page in {line.page for line in lines}:
        on_page = [i for i, line in enumerate(lines) if line.page == page]
        on_page.sort(key=lambda i: (round(lines[i].top), lines[i].every[0].x0))
        order.update({index: n for n, index in enumerate(on_page, start=1)})
    return [replace(line, number=order[i]) for i, line in enumerate(lines)]


def _row_lines(row: Row, page: Page, rail: float | None, edge: float) -> list[Line]:
    lead: Row = []
    if rail is not None and row[0].x0 < rail - 4:
        lead = [w for w in row if w.x1 <= rail + 1]
        rest = [w for w in row if w.x1 > rail + 1]
        note = joined(lead)
        if rest and (rest[0].x0 < rail - 4 or not _apart(lead, rest)):
            lead, rest = [], row
        elif heading_kind(note) and not find_dates(note):
            own = [_line(lead, page)]
            return own + (_row_lines(rest, page, None, edge) if rest else [])
        elif not rest and not (date_fragment(note) or is_place(note)):
            lead, rest = [], row
    else:
        rest = row
    aside: Row = []
    cut = segments(rest, 1.4)
    while len(cut) > 1 and _is_note(joined(cut[-1])):
        aside = cut.pop() + aside
        rest = [w for part in cut for w in part]
    return [_line(rest, page, tuple(lead), tuple(aside))]


def _apart(lead: Row, rest: Row) -> bool:
    """A rail's note stands off its text by a gap, or is a date close to it."""
    if not lead or date_fragment(joined(lead)):
        return True
    return rest[0].x0 - lead[-1].x1 > max(8.0, 0.95 * rest[0].size)


def _line(row: Row, page: Page, lead: tuple[Word, ...] = (), aside: tuple[Word, ...] = ()) -> Line:
    words = list(row)
    bullet = False
    while len(words) > 1 and _marks(words):
        bullet = bullet or not re.fullmatch(r"[\u2014\u2013|]", words[0].text)
        words = words[1:]
    open_end = False
    while len(words) > 1 and is_mark(words[-1].text) and not date_fragment(joined(words)):
        open_end = words.pop().text in "\u00b7\u2022" or open_end
    if (
        words
        and not bullet
        and (glued := re.match(r"[\u2022\u25cf\u25aa\u25e6\u2023\u27a2*](?=\w)", words[0].text))
    ):
        bullet = True
        words[0] = replace(words[0], text=words[0].text[glued.end() :])
    return Line(
        words=tuple(
            w for w in words if not is_mark(w.text) or w.text in "-\u2013\u2014\u00b7\u2022\u2192"
        ),
        page=page.number,
        indent=row[0].x0 if row else (lead + aside)[0].x0,
        bullet=bullet,
        lead=lead,
        aside=aside,
        flowing=page.flowing,
        open_end=open_end or bool(words and words[-1].text == "|"),
    )


def _marks(words: Row) -> bool:
    """A bullet mark: a glyph, a number with a dot, or Word's letter o in another font."""
    first, second = words[0], words[1]
    if is_mark(first.text):
        return True
    if re.fullmatch(r"\(?\d{1,2}[.)]", first.text):
        return True
    return first.text == "o" and (first.font != second.font or second.x0 - first.x1 > 6)


def _is_note(text: str) -> bool:
    return only_dates(text) or date_fragment(text) or is_place(text)


def _left_rail(row_list: Sequence[Row]) -> float | None:
    """Find where text begins right of a rail of dates or labels, None when there is no rail."""
    starts: list[float] = []
    places: list[int] = []
    for number, row in enumerate(row_list):
        before = len(starts)
        cut = segments(row, 1.0)
        if len(cut) < 2:
            starts.extend(_tight_start(row))
        elif _labels(cut):
            starts.append(cut[1][0].x0)
        places.extend([number] * (len(starts) - before))
    for start in sorted(set(starts)):
        near = [n for n, s in enumerate(starts) if abs(s - start) <= 4]
        held = row_list[places[near[0]] : places[near[-1]] + 2]
        crossing = sum(_crosses(row, start) for row in held)
        if len(near) >= 2 and crossing <= max(2, len(held) // 6):
            return min(starts[n] for n in near)
    return None


def _labels(cut: list[Row]) -> bool:
    """A row whose first part is a date or a heading beside its text."""
    first = joined(cut[0])
    dated = find_dates(first) and len(first) <= 26 and date_fragment(first)
    return bool(dated or (heading_kind(first) and cut[1][0].x0 - cut[0][0].x0 < 200))


def _crosses(row: Row, start: float) -> bool:
    """Text that runs over the place where the text right of a rail begins."""
    return any(w.x0 < start - 4 and w.x1 > start + 4 for w in row) or any(
        s[0].x0 < start - 4 < start + 12 < s[-1].x1 and not date_fragment(_left_of(s, start))
        for s in segments(row, 1.0)
    )


def _left_of(row: Row, start: float) -> str:
    return joined([w for w in row if w.x1 <= start + 1])


def _tight_start(row: Row) -> list[float]:
    """Where the text of a row begins that opens with a date, however small the gap between."""
    for n in range(min(len(row) - 1, 6), 0, -1):
        note = joined(row[:n])
        if date_fragment(note) and re.search(r"\d|[-\u2013\u2014]", note):
            gap = row[n].x0 - row[n - 1].x1
            return [row[n].x0] if gap > 0.2 * row[n].size else []
    return []
