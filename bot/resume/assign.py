"""Which part of a header is the title and which the employer, and how sure that is.

A wrong employer spoken aloud is the worst failure, so 0.9 and more is given only when one part
is plainly a job title, one other part is left, and the layout of the other roles agrees.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.resume.agreement import Split, agreed, by_layout, layout_of
from bot.resume.headings import heading_kind
from bot.resume.parts import Part, comma_parts
from bot.resume.places import apart_from_town, organisation
from bot.resume.profile import Role
from bot.resume.roles import Entry
from bot.resume.titles import title_score

_FREELANCE = re.compile(
    r"\b(?:freelanc\w*|self[- ]employed|independent|ind\u00e9pendante?|aut\u00f3nom[oa]|private)\b",
    re.IGNORECASE,
)


def to_roles(entries: Sequence[Entry]) -> tuple[Role, ...]:
    """Give a role for each dated entry; entries without a date lend their employer to the next."""
    guesses = agreed(entries, [_guess(entry.parts) for entry in entries])
    layout = layout_of(entries, guesses)
    roles: list[Role] = []
    banner: str | None = None
    banner_place: str | None = None
    for entry, guess in zip(entries, guesses, strict=True):
        split = by_layout(entry, guess, layout)
        whole = split.employer is None
        if banner is not None and _bare_title(entry, split):
            split = Split(entry.parts[0], None, split.sure)
        role = _role(entry, split)
        if role.employer is None and banner is not None and role.title is not None:
            place = role.place or banner_place
            plain = whole and title_score(role.title) == 1.0 and "," not in role.title
            sure = 0.9 if plain and organisation(banner) == 1.0 else 0.7
            role = replace(role, employer=banner, confidence=sure, place=place)
        elif split.employer is not None:
            above = split.title is not None and split.employer.item < split.title.item
            banner = split.employer.text if above or entry.when is None else None
            banner_place = role.place if banner else None
        if entry.when is not None and (role.title or (role.employer and entry.when.is_range)):
            roles.append(role)
    return tuple(roles)


def _guess(found: list[Part]) -> Split:
    """Split by what the parts say alone."""
    parts = [part for part in found if not part.team] or found
    titles = [part for part in parts if part.title == 1.0 and part.organisation < 1.0]
    others = [part for part in parts if part not in titles]
    if not titles:
        titles = [part for part in parts if part.title >= 0.5 and part.organisation < 1.0]
        others = [part for part in parts if part not in titles]
        if len(titles) != 1 or not others:
            return _single(parts)
        return _pick(titles[0], others, 0.8)
    if len(parts) == 1:
        return _single(parts)
    if others:
        title = titles[0]
        return _pick(title, others, 0.94 if len(titles) == 1 else 0.75)
    return _among_titles(titles)


def _pick(title: Part, others: list[Part], sure: float) -> Split:
    """Choose the employer among the parts that aren't the title."""
    away = [part for part in others if part.item != title.item] or others
    tail = next((p for p in others if p.dash and p.item == title.item == p.item), None)
    if tail and not tail.organisation and away != others and tail.place == title.place + 1:
        joined_up = replace(title, text=f"{title.text}{tail.dash}{tail.text}")
        rest = [part for part in others if part is not tail]
        return _pick(joined_up, rest, sure if any(p.organisation for p in rest) else 0.8)
    certain = [part for part in others if part.organisation == 1.0]
    if len(certain) == 1:
        return Split(title, certain[0], sure)
    if len(others) == 1:
        return Split(title, others[0], min(sure, 0.92))
    if len(certain) > 1:
        return Split(title, certain[0], min(sure, 0.75))
    likely = [part for part in others if part.organisation] or away
    bold = [part for part in likely if part.bold and not title.bold] or likely
    return Split(title, bold[0], min(sure, 0.72))


def _among_titles(titles: list[Part]) -> Split:
    """Every part looks like a title ("Lead Bank"): the one with a firm's word is the employer."""
    firms = [part for part in titles if part.organisation]
    if len(firms) == 1 and len(titles) == 2:
        return Split(next(p for p in titles if p is not firms[0]), firms[0], 0.8)
    commas = [piece for part in titles for piece in comma_parts(part)]
    rest = [piece for piece in commas if piece.title == 0 and piece.item != titles[0].item]
    if len(rest) == 1:
        return Split(titles[0], rest[0], 0.7)
    return Split(titles[0], titles[1], 0.55) if len(titles) > 1 else _single(titles)


def _single(parts: list[Part]) -> Split:
    """One phrase holds everything: "Engineer, Acme Corp" or "Acme, Engineer"."""
    if len(parts) != 1:
        return _untitled(parts)
    pieces = comma_parts(parts[0])
    titles = [piece for piece in pieces if piece.title == 1.0 and piece.organisation < 1.0]
    others = [piece for piece in pieces if piece not in titles]
    if len(pieces) == 1:
        only = parts[0]
        return Split(only, None, 0.5) if only.title == 1.0 else Split(None, only, 0.45)
    if titles and others:
        return _comma_split(pieces, titles, others)
    if len(pieces) == 2 and titles:
        return Split(pieces[0], pieces[1], 0.6)
    return Split(parts[0], None, 0.5) if titles else Split(None, None, 0.3)


def _comma_split(pieces: list[Part], titles: list[Part], others: list[Part]) -> Split:
    """Of two pieces the other is the employer; of "Title, Team, Employer" the last one is."""
    title = titles[0]
    if len(others) == 1 and len(titles) == 1:
        return Split(title, others[0], 0.93 if others[0].organisation == 1.0 else 0.85)
    if len(pieces) == 3 and titles == pieces[:1] and not pieces[1].organisation:
        both = replace(title, text=f"{title.text}, {pieces[1].text}")
        return Split(both, pieces[2], 0.9 if pieces[2].organisation == 1.0 else 0.7)
    split = _pick(title, others, 0.85)
    return Split(split.title, split.employer, min(split.sure, 0.85))


def _untitled(parts: list[Part]) -> Split:
    """No part is a job's name: of two, the one with a firm's word is the employer."""
    named = [part for part in parts if part.organisation]
    if len(parts) == 2 and len(named) < 2:
        first, second = parts if parts[1:] == named or not named else reversed(parts)
        return Split(first, second, 0.6 if named else 0.5)
    return Split(None, named[0] if len(named) == 1 else None, 0.5)


def _role(entry: Entry, split: Split) -> Role:
    split = _doubted(split)
    first = entry.items[0].lines[0]
    when = entry.when
    place = entry.place
    employer = split.employer.text if split.employer else None
    if employer is not None and split.employer is not None and not split.employer.comma:
        employer, town = apart_from_town(employer)
        place = place or town
    return Role(
        employer=employer,
        title=split.title.text if split.title else None,
        start=when.start if when else None,
        end=when.end if when else None,
        confidence=round(split.sure if when is None or when.is_range else split.sure - 0.02, 2),
        page=first.page,
        line=first.number,
        place=place[:100] if place else None,
    )


def _doubted(split: Split) -> Split:
    """What stands beside "Freelance Designer" may be a client or a kind of work: doubt it.

    A heading's word is no employer's name, wherever it stands.
    """
    if split.employer and heading_kind(split.employer.text.strip(".")):
        return replace(split, sure=min(split.sure, 0.6))
    if not (split.title and split.employer and _FREELANCE.search(split.title.text)):
        return split
    return split if split.employer.organisation else replace(split, sure=min(split.sure, 0.8))


def _bare_title(entry: Entry, split: Split) -> bool:
    """A lone line under an employer's line: what follows its comma is a team, not an employer."""
    if len(entry.items) != 1 or len(entry.parts) != 1 or entry.parts[0].title < 1.0:
        return False
    return split.employer is None or (split.employer.comma and split.employer.organisation < 1.0)
