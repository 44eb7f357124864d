"""Items of an experience section -> roles: the date is the anchor, the header lines around it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.resume.dates import Span, find_dates
from bot.resume.headings import is_table_head
from bot.resume.items import Item, ItemKind
from bot.resume.parts import Part, place_spots, places_in, split_header
from bot.resume.places import may_be_town
from bot.resume.titles import title_score


@dataclass(slots=True)
class Entry:
    """The header items of one role, its date, its parts in printed order and its place."""

    items: list[Item]
    when: Span | None
    parts: list[Part]
    place: str | None = None


def find_entries(items: Sequence[Item]) -> list[Entry]:
    """Cut a section into entries: every dated line starts or ends one."""
    entries: list[Entry] = []
    for block, following in _blocks(items):
        for group in _groups(block):
            taken = list(group)
            if _only_date(taken) and following is not None and _heads_role(following):
                following.kind = ItemKind.HEADER
                taken.append(following)
            parts = [p for n, item in enumerate(taken) for p in split_header(item, n)]
            place = next((text for item in taken for text in places_in(item)), None)
            entries.append(Entry(taken, _date_of(taken), parts, place))
    _settle_places(entries)
    return [entry for entry in entries if entry.when is not None or entry.parts]


def _settle_places(entries: Sequence[Entry]) -> None:
    """Take a name for a town where another entry has one that is known to be: "Corwen"."""
    known = {
        (number, spot, alone)
        for entry in entries
        for number, item in enumerate(entry.items)
        for spot, alone in place_spots(item).items()
    }
    for entry in entries:
        for part in entry.parts:
            name, comma, town = part.text.rpartition(", ")
            if (part.item, part.spot, True) in known and len(entry.parts) > 2:
                town = part.text
            elif not (comma and (part.item, part.spot, False) in known):
                continue
            if may_be_town(town) and entry.place in {None, town}:
                entry.place = town
                held = [replace(part, text=name)] if town != part.text else []
                at = entry.parts.index(part)
                entry.parts[at : at + 1] = held
                break


def _blocks(items: Sequence[Item]) -> list[tuple[list[Item], Item | None]]:
    """Runs of header lines, each with the text item right after it."""
    blocks: list[tuple[list[Item], Item | None]] = []
    run: list[Item] = []
    for item in items:
        if not item.is_text:
            if not is_table_head(item.text):
                run.append(item)
        elif run:
            blocks.append((run, item))
            run = []
    if run:
        blocks.append((run, None))
    return blocks


def _groups(block: list[Item]) -> list[list[Item]]:
    """Split a run of headers with several dates; where the first date stands tells how."""
    dated = [i for i, item in enumerate(block) if item.kind is ItemKind.DATED]
    if len(dated) <= 1:
        return [block]
    before = dated[0]
    after = len(block) - 1 - dated[-1]
    if before == 0:
        starts = dated
    elif after == 0 and all(b - a > before for a, b in itertools.pairwise(dated)):
        starts = [0, *(i + 1 for i in dated[:-1])]
    else:
        starts = [0] + [max(dated[n] + 1, i - before) for n, i in enumerate(dated[1:])]
    ends = [*starts[1:], len(block)]
    return [block[a:b] for a, b in zip(starts, ends, strict=True) if block[a:b]]


def _only_date(group: list[Item]) -> bool:
    return all(not split_header(item, 0) for item in group)


def _heads_role(item: Item) -> bool:
    text = item.text
    first = text.split(",")[0]
    return (
        item.kind is ItemKind.BULLET
        and len(text.split()) <= 12
        and not text.endswith(".")
        and title_score(first) == 1.0
    )


def _date_of(items: list[Item]) -> Span | None:
    texts = [" ".join([*item.notes, ""]) + item.lines[0].text for item in items]
    texts += [" ".join(item.notes) for item in items] + [item.text for item in items]
    found = [span for text in texts for span in find_dates(text)]
    ranges = [span for span in found if span.is_range]
    return next(iter(ranges or found), None)
