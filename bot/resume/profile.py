"""What was read from a resume: every field says where it stands and how sure the reader is."""

from dataclasses import dataclass, field

SURE = 0.9
"""Confidence from which an employer or title may be said to a member who has not confirmed it."""


@dataclass(frozen=True, slots=True)
class Role:
    """One job. Dates are "2019-04", "2019" or, for `end`, "present"; confidence is 0-1.

    `place` is as written ("Austin, TX", "Remote"); the confidence is about employer and title.
    `confirmed` is set only when the member said that the role is right.
    """

    employer: str | None
    title: str | None
    start: str | None
    end: str | None
    confidence: float
    page: int
    line: int
    confirmed: bool = False
    place: str | None = None

    @property
    def certain(self) -> bool:
        """Whether it may be said as a fact: confirmed by the member, or read with certainty."""
        return self.confirmed or self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Skill:
    """A named tool, language or method, with its category in skills.toml or the lexicon."""

    name: str
    category: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with numbers in it; `numbers` are quoted as written ("4.2 s", "2M+")."""

    text: str
    numbers: tuple[str, ...]
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of work; `lacks` holds any of "number", "tool", "outcome", "own part".

    `weakness` is 0-1 and only ranks bullets against each other: two in three bullets of good
    resumes lack a number or a tool, so it is never a verdict on one line.
    """

    text: str
    page: int
    line: int
    section: str
    weakness: float = 0.0
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One project: its name as written and the lines told under it; dates as a role has them."""

    name: str | None
    lines: tuple[str, ...]
    start: str | None
    end: str | None
    confidence: float
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A short entry as written (a certificate, a degree, a link); confidence is 0-1."""

    text: str
    confidence: float
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole resume, read.

    `schools` and `addresses` are `education` and `links` with their places in the file; a resume
    that was stored before these were kept has none, nor projects and certifications.
    """

    name: str | None = None
    sections: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    claims: tuple[Claim, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    education: tuple[str, ...] = field(default=())
    links: tuple[str, ...] = field(default=())
    schools: tuple[Stated, ...] = ()
    addresses: tuple[Stated, ...] = ()
    projects: tuple[Project, ...] = ()
    certifications: tuple[Stated, ...] = ()
