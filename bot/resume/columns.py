"""Pages -> streams of lines in reading order; a page splits only at a real gutter."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.resume.headings import heading_kind, is_table_head
from bot.resume.layout import Row, numbered, rows, segments, to_lines
from bot.resume.page import Line, Page, is_mark, joined


@dataclass(frozen=True, slots=True)
class Gutter:
    """A vertical white band at `x` from row `first` to row `last` of a page."""

    x: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Streams:
    """A document's lines; each stream is read to its end before the next one starts.

    A column goes on over page breaks: all of the left column comes before the right one.
    """

    streams: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in reading order."""
        return tuple(line for stream in self.streams for line in stream)


def read_order(pages: Sequence[Page]) -> Streams:
    """Put the words of all pages into lines and streams, repeated headers and footers dropped."""
    slots: dict[str, list[Line]] = {"top": [], "left": [], "right": [], "bottom": []}
    page_rows = _without_furniture(pages)
    gutter_x: float | None = None
    for page, row_list in zip(pages, page_rows, strict=True):
        gutter = None if page.flowing else find_gutter(row_list, page.width)
        if gutter is None and gutter_x is not None:
            gutter = _continued(row_list, gutter_x)
        if gutter is None:
            slots[_slot(row_list, gutter_x, slots)].extend(to_lines(row_list, page))
            continue
        before = gutter_x is None
        gutter_x = gutter.x
        _fill(slots, row_list, page, gutter, top="top" if before else "left")
    lines = numbered([line for name in slots for line in slots[name]])
    counts = [len(slots[name]) for name in slots]
    streams = [tuple(lines[sum(counts[:i]) : sum(counts[: i + 1])]) for i in range(len(counts))]
    return Streams(tuple(stream for stream in streams if stream))


def find_gutter(row_list: Sequence[Row], width: float) -> Gutter | None:
    """Find the gutter with headings on both sides and the fewest rows across it.

    Right-aligned dates leave a white band too, but never a heading on its right side.
    """
    cut = [segments(row) if not is_table_head(joined(row)) else [] for row in row_list]
    starts = sorted(
        {
            round(seg[0].x0)
            for row_cut in cut
            for seg in row_cut
            if 0.2 * width < seg[0].x0 < 0.84 * width and _heads(seg)
        }
    )
    edges = sorted({round(row_cut[-1][0].x0) for row_cut in cut if len(row_cut) > 1})
    starts += [x for x in edges if 0.2 * width < x < 0.84 * width and x not in starts]
    best: tuple[float, Gutter] | None = None
    for x in starts:
        rated = _rated(cut, x - 3.0)
        if rated is not None and (best is None or rated[0] > best[0]):
            best = rated
    return best[1] if best else None


def _rated(cut: list[list[Row]], x: float) -> tuple[float, Gutter] | None:
    across = [any(s[0].x0 < x - 1 and s[-1].x1 > x + 1 for s in row) for row in cut]
    whole = [(i, row) for i, row in enumerate(cut) if not across[i]]
    left = [i for i, row in whole if any(_heads(s) and s[-1].x1 <= x + 1 for s in row)]
    right = [i for i, row in whole if any(_heads(s) and s[0].x0 >= x - 1 for s in row)]
    if not left or not right or _same_rows(left, right, cut, x):
        return None
    first = _top(cut, x, min(left[0], right[0]))
    last = _extent(across, first)
    inside = cut[first : last + 1]
    rights = sum(any(s[0].x0 >= x for s in row) for row in inside)
    lefts = sum(any(s[-1].x1 <= x for s in row) for row in inside)
    crossing = sum(across[first : last + 1])
    if crossing > 0.12 * len(inside) or min(rights, lefts) < 3 or last < max(left[0], right[0]):
        return None
    score = 2 * (len(left) + len(right) - crossing) + (len(inside) + min(_band(inside, x), 20)) / 20
    return score, Gutter(x, first, last)


def _top(cut: list[list[Row]], x: float, first: int) -> int:
    """First row of the columns: above their headings, text may go on from the other column."""
    body = Counter(round(s[0].size) for row in cut for s in row).most_common(1)[0][0]
    top = first
    for at in range(first - 1, -1, -1):
        row = cut[at]
        across = any(s[0].x0 < x - 1 and s[-1].x1 > x + 1 for s in row)
        if not row or across or max(w.size for s in row for w in s) > 1.25 * body:
            break
        if row[-1][0].x0 >= x:
            top = at
    return top if any(len(row) > 1 for row in cut[top:first]) or first - top > 2 else first


def _band(inside: list[list[Row]], x: float) -> float:
    """Width of the white band at x, in points."""
    starts = [s[0].x0 for row in inside for s in row if s[0].x0 >= x]
    ends = [s[-1].x1 for row in inside for s in row if s[-1].x1 <= x + 1]
    return min(starts, default=x) - max(ends, default=x)


def _same_rows(left: list[int], right: list[int], cut: list[list[Row]], x: float) -> bool:
    """A grid of labels is not two columns: all that stands left in it is headings."""
    if len(right) != 1 or not set(right) <= set(left) or len(left) <= 3:
        return False
    others = sum(s[-1].x1 <= x + 1 and not _heads(s) for row in cut[right[0] :] for s in row)
    return others < len(left)


def _extent(across: list[bool], first: int) -> int:
    """Last row of the two columns: before three full-width rows in a run that goes to the end."""
    last = len(across) - 1
    run = 0
    while last - run > first and across[last - run]:
        run += 1
    return last - run if run >= 3 else last


def _continued(row_list: Sequence[Row], x: float) -> Gutter | None:
    """On later pages the same gutter needs no headings, only text on both sides of it."""
    cut = [segments(row) for row in row_list]
    across = sum(any(s[0].x0 < x - 1 and s[-1].x1 > x + 1 for s in row) for row in cut)
    rights = sum(any(x - 1 <= s[0].x0 < x + 12 for s in row) for row in cut)
    lefts = sum(any(s[-1].x1 <= x for s in row) for row in cut)
    if min(rights, lefts) < 4 or across > 0.05 * len(cut):
        return None
    return Gutter(x, 0, len(cut) - 1)


def _fill(
    slots: dict[str, list[Line]], row_list: list[Row], page: Page, gutter: Gutter, *, top: str
) -> None:
    inside = row_list[gutter.first : gutter.last + 1]
    # Rows are made anew: text of the other column may have kept a mark from its own line.
    left = rows([word for row in inside for word in row if word.x0 < gutter.x])
    right = rows([word for row in inside for word in row if word.x0 >= gutter.x])
    slots[top].extend(to_lines(row_list[: gutter.first], page))
    slots["left"].extend(to_lines(left, page))
    slots["right"].extend(to_lines(right, page))
    slots["bottom"].extend(to_lines(row_list[gutter.last + 1 :], page))


def _slot(row_list: Sequence[Row], x: float | None, slots: dict[str, list[Line]]) -> str:
    """Tell which column a page without a gutter goes on with."""
    if x is None:
        return "top"
    right = sum(row[0].x0 >= x - 2 for row in row_list)
    left = sum(row[-1].x1 <= x + 2 for row in row_list)
    if max(left, right) > 0.7 * len(row_list):
        return "right" if right > left else "left"
    wide = max(("left", "right"), key=lambda name: sum(len(line.text) for line in slots[name]))
    return "bottom" if slots["bottom"] else wide


def _heads(segment: Row) -> bool:
    words = [w for w in segment if not is_mark(w.text)]
    return bool(words) and len(words) <= 5 and heading_kind(joined(words)) is not None


def _without_furniture(pages: Sequence[Page]) -> list[list[Row]]:
    """Drop page numbers, "last updated", and edge rows that come again on another page."""
    all_rows = [rows(page.words) for page in pages]
    seen: Counter[str] = Counter()
    for page, row_list in zip(pages, all_rows, strict=True):
        seen.update({_signature(row) for row in row_list if _at_edge(row, page)})
    kept: list[list[Row]] = []
    for page, row_list in zip(pages, all_rows, strict=True):
        kept.append(
            [
                row
                for row in row_list
                if not (_at_edge(row, page) and (seen[_signature(row)] > 1 or _furniture(row)))
                or (page.number == 1 and row[0].top < page.height / 2 and not _furniture(row))
            ]
        )
    return kept


def _at_edge(row: Row, page: Page) -> bool:
    return not page.flowing and (
        row[0].bottom < 0.09 * page.height or row[0].top > 0.91 * page.height
    )


def _signature(row: Row) -> str:
    return re.sub(r"\d+", "#", joined(row).casefold())


def _furniture(row: Row) -> bool:
    text = joined(row)
    return bool(
        re.fullmatch(
            r"(?:page|seite|p\.)?\s*\d{1,2}(?:\s*(?:/|of|von|sur|de)\s*\d{1,2})?",
            text,
            re.IGNORECASE,
        )
        or re.match(r"(?:last updated|page \d|\u00a9|copyright)\b", text, re.IGNORECASE)
        or re.fullmatch(r".{2,40}\s[\u2013\u2014-]\s*\d{1,2}\s?/\s?\d{1,2}", text)
    )
