"""What was read from a resume: every field says where it stands and how sure the reader is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """One job. Dates are "2019-04", "2019" or, for `end`, "present"; confidence is 0-1.

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


@dataclass(frozen=True, slots=True)
class Skill:
    """A named tool, language or method, with its category in skills.toml."""

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
class Profile:
    """A whole resume, read."""

    name: str | None = None
    sections: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    skills: tuple[Skill, ...] = ()
    claims: tuple[Claim, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    education: tuple[str, ...] = field(default=())
    links: tuple[str, ...] = field(default=())
