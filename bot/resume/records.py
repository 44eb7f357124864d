"""Short entries of a resume as written: certificates, degrees and schools, links."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.resume.dates import only_dates
from bot.resume.heading_words import Section
from bot.resume.items import Item, to_items
from bot.resume.page import Line
from bot.resume.profile import Stated
from bot.resume.work import URL
from bot.resume.wrapping import join_wrapped

_MOST = 40
_MOST_LINKS = 20
_HEADING = re.compile(
    r"certif|licen[cs](?:es?|ure|ing)\b|credential|accredit|zertifi", re.IGNORECASE
)
_MIXED = re.compile(
    r"award|hono(?:u)?r|publication|training|course|workshop|member|affiliation|skill|education|"
    r"achievement|auszeichnung|premio|curso|formation",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(
    r"\b(?:certif\w*|licen[cs]ed?|licensure|registered|chartered|accredit\w*|zertifi\w*)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"^(?:[BM]\.?\s?(?:Sc|A|Ed|Eng|FA|S|Des|BA|Phil)\b|LL\.?[BM]\b|Ph\.?\s?D\b|MBA\b|MFA\b|"
    r"(?:bachelor|master|doctor)(?:'s|\u2019s)?\b)"
)
_SPLIT = re.compile(r"\s+[\u00b7|\u2022]\s+|;\s+")
_EDGE = " ,;|\u00b7\u2022"
Titled = tuple[str | None, Section, Sequence[Line]]
"""A section: its heading as printed, its kind, its lines."""


def certifications_in(sections: Iterable[Titled]) -> tuple[Stated, ...]:
    """Give certificates and licences; one under a heading of its own is surer (0.9 to 0.7).

    Where the heading names other things too, and under education, a line counts that has a
    certificate's own word; a degree is never one.
    """
    found: list[Stated] = []
    for heading, kind, lines in sections:
        titled = bool(_HEADING.search(heading or "")) and kind is not Section.EXPERIENCE
        if not titled and kind is not Section.EDUCATION:
            continue
        mixed = kind is not Section.OTHER or bool(_MIXED.search(heading or ""))
        for text, first in _records(to_items(lines)):
            named = bool(_CERTIFICATE.search(text))
            if text.endswith(":") or (_DEGREE.match(text) and not named) or (mixed and not named):
                continue
            sure = 0.7 if mixed else 0.9
            found.append(Stated(text[:300], sure, first.page, first.number))
    return tuple(found[:_MOST])


def schools_in(sections: Iterable[Titled]) -> tuple[Stated, ...]:
    """Give the header lines of education sections, each with the notes beside it."""
    found = [
        (" \u00b7 ".join([item.text, *item.notes]).strip(" \u00b7")[:200], item.lines[0])
        for _, kind, lines in sections
        if kind is Section.EDUCATION
        for item in to_items(lines)
        if not item.is_text
    ]
    return tuple(Stated(text, 0.9, line.page, line.number) for text, line in found if text)[:20]


def links_in(lines: Iterable[Line]) -> tuple[Stated, ...]:
    """Give the addresses on the web, each where it stands first; one cut by a line's end is 0.5."""
    found: dict[str, Stated] = {}
    for line in lines:
        for match in URL.finditer(line.text):
            text = match.group().rstrip(".")[:300]
            sure = 0.5 if text.endswith("-") else 0.95
            found.setdefault(text, Stated(text, sure, line.page, line.number))
    return tuple(found.values())[:_MOST_LINKS]


def _records(items: Sequence[Item]) -> Iterator[tuple[str, Line]]:
    """Runs of header lines cut into records; a bullet or sentence is one record, or a list."""
    for is_text, run in itertools.groupby(items, key=lambda item: item.is_text):
        held = list(run)
        if not is_text:
            for group in _grouped(held):
                yield _joined(group), group[0].lines[0]
        for item in held if is_text else ():
            pieces = [piece.strip(_EDGE) for piece in _SPLIT.split(item.text)]
            listed = not item.lines[0].bullet and not any(only_dates(piece) for piece in pieces)
            for piece in pieces if listed else [item.text.strip(_EDGE)]:
                if piece:
                    yield piece, item.lines[0]


def _grouped(items: list[Item]) -> list[list[Item]]:
    """A line with a date alone opens or closes a record; else wider gaps part records."""
    alone = [only_dates(item.text) for item in items]
    if any(alone):
        opens = alone[0]
        starts = [
            n
            for n in range(len(items))
            if n == 0 or (alone[n] if opens else alone[n - 1] and not alone[n])
        ]
    else:
        starts = [0, *_after_gaps(items)]
    ends = [*starts[1:], len(items)]
    return [items[a:b] for a, b in zip(starts, ends, strict=True)]


def _after_gaps(items: list[Item]) -> list[int]:
    """Where all lines stand alike, each is a record."""
    gaps = [
        b.lines[0].top - a.lines[-1].top if b.lines[0].page == a.lines[-1].page else None
        for a, b in itertools.pairwise(items)
    ]
    known = [gap for gap in gaps if gap is not None and gap > 0]
    if not known or max(known) < 1.25 * min(known):
        return list(range(1, len(items)))
    edge = (max(known) + min(known)) / 2
    return [n for n, gap in enumerate(gaps, start=1) if gap is None or not 0 < gap < edge]


def _joined(group: list[Item]) -> str:
    text = ""
    for item in group:
        open_end = item.text[:1].islower() or re.search(r"(?:[,&(/-]|\band)$", text)
        text = join_wrapped(text, item.text) if open_end else f"{text}, {item.text}"
        text = ", ".join([text, *item.notes]).strip(_EDGE)
    return text
