"""What the entries of one section agree on: the order of their commas, where each name stands."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.resume.parts import Part
from bot.resume.roles import Entry

_Key = tuple[int, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Split:
    """A guess at one entry: title and employer part, and how sure (0-1)."""

    title: Part | None
    employer: Part | None
    sure: float


def agreed(entries: Sequence[Entry], guesses: list[Split]) -> list[Split]:
    """Trust "Title, Employer" lines more where all are alike.

    Most of them have to name an organisation, or a place after the name: a team has none.
    """
    commas = [guess for guess in guesses if guess.employer and guess.title and guess.employer.comma]
    named = sum(guess.employer.organisation > 0 for guess in commas if guess.employer)
    orders = {_in_order(guess) for guess in commas}
    placed = sum(
        entry.place is not None and len(entry.parts) == 1
        for entry, guess in zip(entries, guesses, strict=True)
        if guess in commas
    )
    known = max(named, placed) * 2 >= len(commas)
    if len(commas) < 2 or len(orders) > 1 or not known or _one_firm(commas):
        return guesses
    return [
        Split(guess.title, guess.employer, max(guess.sure, 0.9))
        if guess in commas and guess.sure >= 0.85 and len(entry.parts) == 1
        else guess
        for entry, guess in zip(entries, guesses, strict=True)
    ]


def _one_firm(guesses: Sequence[Split]) -> bool:
    """One name in all of them: teams of a firm that a line above names, perhaps."""
    names = {guess.employer.text for guess in guesses if guess.employer}
    return len(names) < 2


def _in_order(guess: Split) -> bool:
    return bool(guess.title and guess.employer and guess.title.place < guess.employer.place)


def _key(part: Part) -> _Key:
    return (part.item, part.place, part.bold, part.italic)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a section's entries keep title and employer; `agreed` if two or more do and all."""

    title: _Key
    employer: _Key
    agreed: bool


def layout_of(entries: Sequence[Entry], guesses: Sequence[Split]) -> Layout | None:
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
    if count * 2 <= sum(votes.values()):
        return None
    return Layout(*best, agreed=count >= 2 and len(votes) == 1)


def by_layout(entry: Entry, guess: Split, layout: Layout | None) -> Split:
    """Let the section's layout settle what the words leave open, and doubt what goes against it.

    Where two entries or more agree and none differs, the layout alone is sure enough.
    """
    if layout is None:
        return guess
    by_key = {_key(part): part for part in entry.parts}
    title, employer = by_key.get(layout.title), by_key.get(layout.employer)
    if guess.title and guess.employer and guess.sure >= 0.75:
        if guess.title == title and guess.employer == employer:
            return replace(guess, sure=max(guess.sure, 0.9)) if layout.agreed else guess
        sure = guess.sure if title is None else min(guess.sure, 0.8)
        return replace(guess, sure=sure)
    if title is None or employer is None:
        return guess
    likely = title.title >= 0.5 and employer.title < 1.0
    told = layout.agreed and employer.title == 0.0
    return Split(title, employer, 0.9 if told and likely else 0.85 if told or likely else 0.78)
