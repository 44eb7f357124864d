"""Pages of words -> Profile: sections, then each kind of section read in its own way (pure)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.bank import Term
from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.assign import to_roles
from bot.resume.columns import Streams, read_order
from bot.resume.dates import find_dates
from bot.resume.heading_words import Section
from bot.resume.headings import find_headings, squeezed
from bot.resume.items import Item, to_items
from bot.resume.lexicon import NO_LEXICON, Lexicon
from bot.resume.listing import is_prose, list_items, told_items
from bot.resume.names import find_name
from bot.resume.page import Line, Page
from bot.resume.profile import Profile, Role
from bot.resume.projects import projects_in
from bot.resume.records import certifications_in, links_in, schools_in
from bot.resume.roles import find_entries
from bot.resume.run_in import parted
from bot.resume.skills import Terms, find_skills
from bot.resume.titles import title_score
from bot.resume.work import bullets_of, claims_of, told

_FEWEST_LETTERS = 30
_ADDRESSES = re.compile(
    r"contact|kontakt|contatti|coordonn|links|profiles|references|referees", re.IGNORECASE
)
_TOLD = frozenset({Section.SUMMARY, Section.SKILLS})
_UNPAID = re.compile(
    r"leadership|volunt|activit|teaching|service|community|involvement|engagement|"
    r"b\u00e9n\u00e9vol|ehrenamt",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Part:
    """One section: its heading as printed, its kind and its lines."""

    heading: str | None
    kind: Section
    lines: list[Line] = field(default_factory=list)


def parse(pages: Sequence[Page], terms: Sequence[Term], lexicon: Lexicon = NO_LEXICON) -> Profile:
    """Read a whole resume from its words; `lexicon` adds names to the terms.

    Raises:
        ResumeUnreadable: no text (a scan), or a script that these rules don't know.
    """
    order = parted(read_order(pages))
    text = "\n".join(line.text for line in order.lines)
    _check_letters(text)
    parts = to_sections(order)
    index = Terms(terms, lexicon)
    roles, work = _experience(parts)
    if not roles and _foreign(text):
        raise ResumeUnreadable(Unreadable.UNSUPPORTED_SCRIPT)
    bullets = bullets_of(work, index)
    titled = [(part.heading, part.kind, part.lines) for part in parts]
    schools, links = schools_in(titled), links_in(order.lines)
    return Profile(
        name=find_name(order.lines),
        sections=tuple(part.heading for part in parts if part.heading),
        roles=roles,
        skills=find_skills(index, _listed(parts), _mentions(parts, work)),
        claims=(*claims_of(bullets), *told(part.lines for part in parts if part.kind in _TOLD)),
        bullets=bullets,
        education=tuple(school.text for school in schools),
        links=tuple(link.text for link in links),
        schools=schools,
        addresses=links,
        projects=tuple(
            project
            for part in parts
            if part.kind is Section.PROJECTS
            for project in projects_in(part.lines)
        ),
        certifications=certifications_in(titled),
    )


def to_sections(order: Streams) -> list[Part]:
    """Cut each stream at its headings.

    A column goes on with the section before it only where jobs stand above its first heading.
    """
    lines = order.lines
    headings = find_headings(lines)
    parts: list[Part] = []
    position = 0
    for stream in order.streams:
        open_part = parts[-1] if parts else None
        current = Part(None, Section.TOP)
        if (
            open_part
            and open_part.kind is Section.EXPERIENCE
            and _goes_on(stream, headings, position)
        ):
            current = open_part
        else:
            parts.append(current)
        for line in stream:
            if position in headings:
                current = Part(squeezed(line.text), headings[position])
                parts.append(current)
            else:
                current.lines.append(line)
            position += 1
    return [part for part in parts if part.heading or part.lines]


def _goes_on(stream: Sequence[Line], headings: Mapping[int, Section], position: int) -> bool:
    """Tell whether a column begins inside the jobs that the one before it lists."""
    above = []
    for number, line in enumerate(stream, start=position):
        if number in headings:
            break
        above.append(line)
    dated = sum(any(span.is_range for span in find_dates(line.text)) for line in above)
    return bool(dated) and len(above) < len(stream)


def _experience(parts: Sequence[Part]) -> tuple[tuple[Role, ...], list[tuple[str, list[Item]]]]:
    """Read roles, and give the items that bullets are taken from, by section heading."""
    roles: list[Role] = []
    work: list[tuple[str, list[Item]]] = []
    for part in parts:
        if part.kind in {Section.EXPERIENCE, Section.PROJECTS}:
            items = to_items(part.lines)
            if part.kind is Section.EXPERIENCE:
                roles.extend(to_roles(find_entries(items)))
            work.append((part.heading or part.kind.value, items))
    for part in _unnamed(parts, found_any=bool(roles)):
        items = to_items(part.lines)
        found = [role for role in to_roles(find_entries(items)) if _surely_a_role(role)]
        if found:
            roles.extend(found if _all_whole(found) else [_doubted(role) for role in found])
            work.append((part.heading or "experience", items))
    return tuple(roles), work


def _unnamed(parts: Sequence[Part], *, found_any: bool) -> list[Part]:
    """Sections that may hold roles under another name; any section, when no role was found."""
    return [
        part
        for part in parts
        if (not found_any and part.kind in {Section.SUMMARY, Section.OTHER, Section.TOP})
        or (part.kind is Section.OTHER and _UNPAID.search(part.heading or ""))
    ]


def _all_whole(found: Sequence[Role]) -> bool:
    """Several jobs, each with title, employer and a range: the heading's own word matters less."""
    return len(found) > 1 and all(role.employer and role.end != role.start for role in found)


def _doubted(role: Role) -> Role:
    return replace(role, confidence=min(role.confidence, 0.85))


def _surely_a_role(role: Role) -> bool:
    return bool(role.title and title_score(role.title) == 1.0 and role.start)


def _listed(parts: Sequence[Part]) -> list[tuple[str, Line]]:
    found: list[tuple[str, Line]] = []
    for part in parts:
        if part.kind is Section.SKILLS:
            items = to_items(part.lines)
            told = [item for item in items if is_prose(item)]
            lines = [line for item in items if item not in told for line in item.lines]
            found += list_items(lines)
            found += [(text, item.lines[0]) for item in told for text in told_items(item.text)]
    return found


def _mentions(
    parts: Sequence[Part], work: list[tuple[str, list[Item]]]
) -> list[tuple[str, int, int]]:
    """Texts in which a term counts as a skill: not names of employers, schools or addresses."""
    texts = [
        (item.text, item.lines[0].page, item.lines[0].number)
        for _, items in work
        for item in items
        if item.is_text
    ]
    read = {Section.EDUCATION, Section.TOP, Section.EXPERIENCE, Section.PROJECTS}
    return texts + [
        (line.text, line.page, line.number)
        for part in parts
        if part.kind not in read and not _ADDRESSES.search(part.heading or "")
        for line in part.lines
    ]


def _check_letters(text: str) -> None:
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise ResumeUnreadable(Unreadable.SCANNED)


def _foreign(text: str) -> bool:
    """Tell whether less than half of the letters are Latin."""
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return latin * 2 < len(letters)
