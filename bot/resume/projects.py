"""Items of a projects section -> projects: a header names one, or the head of a bullet does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.resume.dates import Span, find_dates, without_dates
from bot.resume.items import Item, ItemKind, to_items
from bot.resume.page import Line
from bot.resume.parts import split_header
from bot.resume.profile import Project
from bot.resume.roles import Entry, find_entries

_MOST_PROJECTS = 20
_MOST_LINES = 12
_MOST_NAME_WORDS = 7
_HEAD = re.compile(r"^([^:.;]{2,80}?)(?::\s+|\s+[|\u2012-\u2015\u00b7]\s+|\s+-\s+)(?=\S)")
_INSET = 3.0
"""Points by which the mark of a bullet below another one is drawn in at least."""


@dataclass(slots=True)
class _Draft:
    name: str | None
    when: Span | None
    first: Line
    sure: float
    lines: list[str] = field(default_factory=list)


def projects_in(lines: Sequence[Line]) -> tuple[Project, ...]:
    """Read the lines of one section; 0.9 needs a header with a date or with lines under it."""
    items = to_items(lines)
    if any(item.is_text or item.kind is ItemKind.DATED for item in items):
        drafts = _drafts(items)
    else:
        drafts = [_headed([item], None) for item in items]
    return tuple(_project(draft) for draft in drafts[:_MOST_PROJECTS])


def _drafts(items: Sequence[Item]) -> list[_Draft]:
    """Lines belong to the header above them; without one, each outermost bullet is a project."""
    heads: dict[int, Entry] = {id(entry.items[0]): entry for entry in find_entries(items)}
    drafts: list[_Draft] = []
    headed = False
    marks = [item.lines[0].indent for item in items if item.lines[0].bullet]
    left = min(marks or [item.lines[0].indent for item in items])
    for item in items:
        if id(item) in heads:
            entry = heads[id(item)]
            drafts.append(_headed(entry.items, entry.when))
            headed = True
        elif headed and _titles(item, left):
            item.kind = ItemKind.HEADER
            drafts.append(_headed([item], next(iter(find_dates(item.text)), None)))
        elif item.is_text:
            inset = item.lines[0].indent > left + _INSET and bool(drafts)
            if headed or inset:
                drafts[-1].lines.append(item.text)
            else:
                drafts.append(_told(item))
    return drafts


def _titles(item: Item, left: float) -> bool:
    """A line in parts ("Seed library | SQLite") that stands no further in than the marks do."""
    line = item.lines[0]
    parted = line.bold or re.search(r"\s[|\u2012-\u2015\u00b7]\s", item.text)
    short = len(item.text.split()) <= 12 and not item.text.endswith((".", ","))
    return bool(parted) and short and not line.bullet and line.x0 <= left + _INSET


def _headed(items: Sequence[Item], when: Span | None) -> _Draft:
    parts = [part.text for number, item in enumerate(items) for part in split_header(item, number)]
    names = [text for text in parts if not re.match(r"https?:|www\.", text)]
    name = next(iter(names), without_dates(items[0].text).strip(" ,|-\u2013\u2014") or None)
    return _Draft(name, when, items[0].lines[0], 0.7)


def _told(item: Item) -> _Draft:
    """A bullet that is a whole project: "Tide clock: shows high water from open data"."""
    text = item.text
    when = next(iter(find_dates(text)), None)
    head = _HEAD.match(text)
    if head and len(head[1].split()) <= _MOST_NAME_WORDS:
        name = without_dates(head[1]).strip(" ,()")
        return _Draft(name or None, when, item.lines[0], 0.8, [text[head.end() :]])
    if len(text.split()) <= _MOST_NAME_WORDS and not text.endswith("."):
        return _Draft(without_dates(text).strip(" ,()") or None, when, item.lines[0], 0.6)
    return _Draft(None, when, item.lines[0], 0.4, [text])


def _project(draft: _Draft) -> Project:
    sure = 0.9 if draft.sure == 0.7 and (draft.when or draft.lines) else draft.sure
    return Project(
        name=draft.name[:200] if draft.name else None,
        lines=tuple(line[:400] for line in draft.lines[:_MOST_LINES]),
        start=draft.when.start if draft.when else None,
        end=draft.when.end if draft.when else None,
        confidence=sure if draft.name else 0.4,
        page=draft.first.page,
        line=draft.first.number,
    )
