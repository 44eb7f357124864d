"""What crosses between the reader and its child: a request on stdin, one JSON object back.

Request: one line of JSON (kind and terms), then the file's bytes. The reply is checked by the
parent with pydantic as if a stranger had written it: the child has met a stranger's file.
"""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.bank import Term
from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.profile import Bullet, Claim, Profile, Project, Role, Skill, Stated

MOST_REPLY = 256 * 1024
"""Bytes of JSON that the parent reads at most."""


class FileKind(StrEnum):
    """The three kinds of files that are read."""

    PDF = "pdf"
    DOCX = "docx"
    PLAIN = "plain"


_Text = Annotated[str, StringConstraints(max_length=2_000)]
_Short = Annotated[str, StringConstraints(max_length=300)]
_When = Annotated[str, StringConstraints(pattern=r"^(?:\d{4}(?:-\d{2})?|present)$")] | None
_Place = Annotated[int, Field(ge=0, le=100_000)]
_Share = Annotated[float, Field(ge=0, le=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Role(_Strict):
    employer: _Short | None
    title: _Short | None
    start: _When
    end: _When
    confidence: _Share
    page: _Place
    line: _Place
    confirmed: Literal[False]
    place: _Short | None = None


class _Skill(_Strict):
    name: _Short
    category: _Short
    page: _Place
    line: _Place


class _Claim(_Strict):
    text: _Text
    numbers: list[_Short] = Field(max_length=200)
    page: _Place
    line: _Place


class _Bullet(_Strict):
    text: _Text
    page: _Place
    line: _Place
    section: _Short
    weakness: _Share
    lacks: list[Literal["number", "tool", "outcome", "own part"]] = Field(max_length=4)


class _Project(_Strict):
    name: _Short | None
    lines: list[_Text] = Field(max_length=50)
    start: _When
    end: _When
    confidence: _Share
    page: _Place
    line: _Place


class _Stated(_Strict):
    text: _Text
    confidence: _Share
    page: _Place
    line: _Place


class _Profile(_Strict):
    name: _Short | None
    sections: list[_Short] = Field(max_length=200)
    roles: list[_Role] = Field(max_length=100)
    skills: list[_Skill] = Field(max_length=300)
    claims: list[_Claim] = Field(max_length=300)
    bullets: list[_Bullet] = Field(max_length=300)
    education: list[_Text] = Field(max_length=100)
    links: list[_Short] = Field(max_length=50)
    schools: list[_Stated] = Field(default=[], max_length=100)
    addresses: list[_Stated] = Field(default=[], max_length=50)
    projects: list[_Project] = Field(default=[], max_length=100)
    certifications: list[_Stated] = Field(default=[], max_length=100)


class _Reply(_Strict):
    profile: _Profile | None = None
    unreadable: Annotated[Unreadable, Field(strict=False)] | None = None


def request(kind: FileKind, terms: Sequence[Term], data: bytes) -> bytes:
    """Write a request; of a term only what matching needs is sent."""
    slim = [[term.name, term.category, list(term.aliases), term.exact_case] for term in terms]
    return json.dumps({"kind": kind, "terms": slim}).encode() + b"\n" + data


def read_reply(raw: bytes) -> Profile:
    """Read the child's reply.

    Raises:
        ResumeUnreadable: it says that the file can't be read, or it is no valid reply.
    """
    try:
        reply = _Reply.model_validate_json(raw)
    except ValidationError:
        raise ResumeUnreadable(Unreadable.UNSAFE) from None
    if reply.profile is None:
        raise ResumeUnreadable(reply.unreadable or Unreadable.UNSAFE)
    return _profile(reply.profile)


def _profile(found: _Profile) -> Profile:
    return Profile(
        name=found.name,
        sections=tuple(found.sections),
        roles=tuple(Role(**dict(role)) for role in found.roles),
        skills=tuple(Skill(**dict(skill)) for skill in found.skills),
        claims=tuple(
            Claim(claim.text, tuple(claim.numbers), claim.page, claim.line)
            for claim in found.claims
        ),
        bullets=tuple(
            Bullet(b.text, b.page, b.line, b.section, b.weakness, tuple(b.lacks))
            for b in found.bullets
        ),
        education=tuple(found.education),
        links=tuple(found.links),
        schools=_stated(found.schools),
        addresses=_stated(found.addresses),
        projects=tuple(
            Project(p.name, tuple(p.lines), p.start, p.end, p.confidence, p.page, p.line)
            for p in found.projects
        ),
        certifications=_stated(found.certifications),
    )


def _stated(found: Sequence[_Stated]) -> tuple[Stated, ...]:
    return tuple(Stated(**dict(one)) for one in found)
