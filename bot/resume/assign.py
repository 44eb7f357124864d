"""Which part of a header is the title and which the employer, and how sure that is.

A wrong employer spoken aloud is the worst failure, so 0.9 and more is given only when one part
is plainly a job title, one other part is left, and the layout of the other roles agrees.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.resume.parts import Part, comma_parts
from bot.resume.places import apart_from_town
from bot.resume.profile import Role
from bot.resume.roles import Entry

_Key = tuple[int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Split:
    """A guess at one entry: title and employer part, and how sure (0-1)."""

    title: Part | None
    employer: Part | None
    sure: float


def to_roles(entries: Sequence[Entry]) -> tuple[Role, ...]:
    """Give a role for each dated entry; entries without a date lend their employer to the next."""
    guesses = _agreed(entries, [_guess(entry.parts) for entry in entries])
    layout = _layout(entries, guesses)
    roles: list[Role] = []
    banner: str | None = None
    banner_place: str | None = None
    for entry, guess in zip(entries, guesses, strict=True):
        split = _by_layout(entry, guess, layout)
        if banner is not None and _bare_title(entry, split):
            split = Split(entry.parts[0], None, split.sure)
        role = _role(entry, split)
        if role.employer is None and banner is not None and role.title is not None:
            place = role.place or banner_place
            role = replace(role, employer=banner, confidence=0.7, place=place)
        elif split.employer is not None:
            above = split.title is not None and split.employer.item < split.title.item
            banner = split.employer.text if above or entry.when is None else None
            banner_place = role.place if banner else None
        if entry.when is not None and (role.title or (role.employer and entry.when.is_range)):
            roles.append(role)
    return tuple(roles)


def _agreed(entries: Sequence[Entry], guesses: list[Split]) -> list[Split]:
    """Trust "Title, Employer" lines more where all are alike and most name an organisation."""
    commas = [guess for guess in guesses if guess.employer and guess.title and guess.employer.comma]
    named = sum(guess.employer.organisation > 0 for guess in commas if guess.employer)
    orders = {_in_order(guess) for guess in commas}
    if len(commas) < 2 or len(orders) > 1 or named * 2 < len(commas):
        return guesses
    return [
        Split(guess.title, guess.employer, max(guess.sure, 0.9))
        if guess in commas and guess.sure >= 0.85 and len(entry.parts) == 1
        else guess
        for entry, guess in zip(entries, guesses, strict=True)
    ]


def _in_order(guess: Split) -> bool:
    return bool(guess.title and guess.employer and guess.title.place < guess.employer.place)


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


def _key(part: Part) -> _Key:
    return (part.item, part.place, part.bold, part.italic)


def _layout(entries: Sequence[Entry], guesses: Sequence[Split]) -> tuple[_Key, _Key] | None:
    """Find where most surely split entries of the section keep their title and employer."""
    votes = Counter(
        (_key(guess.title), _key(guess.employer))
        for entry, guess in zip(entries, guesses, strict=True)
        if guess.title
        and guess.employer
        and guess.sure >= 0.75
        and entry.when
        and not guess.title.comma
    )
    if not votes:
        return None
    best, count = votes.most_common(1)[0]
    return best if count * 2 > sum(votes.values()) else None


def _by_layout(
    entry: Entry,
    guess: Split,
    layout: tuple[_Key, _Key] | None,
) -> Split:
    """Let the section's layout settle what the words leave open, and doubt what goes against it."""
    if layout is None:
        return guess
    by_key = {_key(part): part for part in entry.parts}
    title, employer = by_key.get(layout[0]), by_key.get(layout[1])
    if guess.title and guess.employer and guess.sure >= 0.75:
        same = guess.title == title and guess.employer == employer
        return (
            guess
            if same or title is None
            else Split(guess.title, guess.employer, min(guess.sure, 0.8))
        )
    if title is None or employer is None:
        return guess
    sure = 0.85 if title.title >= 0.5 and employer.title < 1.0 else 0.78
    return Split(title, employer, sure)


def _role(entry: Entry, split: Split) -> Role:
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
        confidence=round(split.sure if when is None or when.is_range else split.sure - 0.05, 2),
        page=first.page,
        line=first.number,
        place=place[:100] if place else None,
    )


def _bare_title(entry: Entry, split: Split) -> bool:
    """A lone line under an employer's line: what follows its comma is a team, not an employer."""
    if len(entry.items) != 1 or len(entry.parts) != 1 or entry.parts[0].title < 1.0:
        return False
    return split.employer is None or (split.employer.comma and split.employer.organisation < 1.0)
