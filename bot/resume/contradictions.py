"""Dates and claims of a resume that don't go together: asked about, never held against anyone.

Two jobs at once are common and honest, and a figure may have changed; so each finding is a question
that quotes both lines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from bot.prose import clipped
from bot.resume.profile import Claim, Profile, Role

MOST = 4
"""Questions; more of them would bury those that matter."""
_OVERLAP = 3
"""Months that two jobs may share before it is worth a question: a handover takes as long."""
_SAME_WORDS = 90
"""Likeness (0-100) of two lines without their figures that makes them one claim."""
_FIGURE = re.compile(r"[$\u20ac\u00a3]?\d[\d.,]*\s?[%kKmM]?\+?")


def open_questions(profile: Profile, today: str) -> tuple[str, ...]:
    """Give questions about what doesn't fit together; `today` is a month as "2026-11"."""
    found = [
        *_backwards(profile.roles, today),
        *_overlaps(profile.roles, today),
        *_claims(profile.claims),
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def _backwards(roles: Sequence[Role], today: str) -> Iterator[str]:
    for role in roles:
        what = _named(role)
        if role.start and role.end and _before(role.end, role.start):
            yield f"{what} ends ({role.end}) before it starts ({role.start}). Which is right?"
        elif role.start and _before(today, role.start):
            yield f"{what} starts in {role.start}, which is still to come. Do you mean that date?"
        elif role.end and role.end != "present" and _before(today, role.end):
            yield f"{what} ends in {role.end}, which is still to come. Is it a fixed term?"


def _overlaps(roles: Sequence[Role], today: str) -> Iterator[str]:
    for one, other in combinations(roles, 2):
        if _plain(one.employer) == _plain(other.employer):
            continue
        months = _shared_months(one, other, today)
        if months is not None and months > _OVERLAP:
            yield (
                f"{_named(one)} and {_named(other)} share {months} months or more. "
                "Were they side by side, and how did you divide your time?"
            )


def _shared_months(one: Role, other: Role, today: str) -> int | None:
    """Months that both surely share; None where a date is missing. Years alone count narrowly."""
    spans = []
    for role in (one, other):
        if not role.start or not role.end:
            return None
        until = today if role.end == "present" else role.end
        spans.append((_month(role.start, late=True), _month(until, late=False)))
    begin = max(start for start, _ in spans)
    end = min(stop for _, stop in spans)
    return end - begin


def _month(date: str, *, late: bool) -> int:
    """Count months; a bare year is its last month as a start and its first as an end."""
    year, _, month = date.partition("-")
    return 12 * int(year) + (int(month) if month else 12 if late else 1)


def _before(one: str, other: str) -> bool:
    """Compare at the coarser one's precision; "present" is before nothing."""
    if "present" in {one, other}:
        return False
    most = min(len(one), len(other))
    return one[:most] < other[:most]


def _claims(claims: Sequence[Claim]) -> Iterator[str]:
    """Two lines that say the same but for their figures."""
    for one, other in combinations(claims, 2):
        if set(one.numbers) == set(other.numbers):
            continue
        words = [_FIGURE.sub(" ", claim.text).casefold() for claim in (one, other)]
        if min(map(len, words)) >= 15 and fuzz.token_sort_ratio(*words) >= _SAME_WORDS:
            yield (
                f'One line says "{clipped(one.text, 14)}", another "{clipped(other.text, 14)}". '
                "Which figure holds, or are they two things?"
            )


def _named(role: Role) -> str:
    """Name a role by what is sure: its title, or the quoted words of both."""
    said = role.title or role.employer or "a role"
    return f'"{clipped(said, 8)}"'


def _plain(text: str | None) -> str:
    return re.sub(r"\W+", " ", (text or "").casefold()).strip()
