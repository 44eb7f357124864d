"""The shape of bank and skills files: what pydantic checks before anything becomes a value."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.bank import Kind, Pattern
from bot.bank_wording import length_problem, line_problem, probe_problem, question_problem, unspoken

CATEGORIES = (
    "analytics", "architecture", "cloud", "communication", "data", "database", "design", "devops",
    "education", "evaluation", "finance", "framework", "hardware", "language", "law", "llm",
    "marketing", "medicine", "ml-concept", "ml-framework", "networking", "office", "process",
    "security", "testing",
)  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Rule = Callable[[str], str | None]


def _obeys(*rules: Rule) -> AfterValidator:
    def check(text: str) -> str:
        for rule in (line_problem, *rules):
            if problem := rule(text):
                raise ValueError(problem)
        return text.strip()

    return AfterValidator(check)


def _words(most: int) -> Rule:
    return lambda text: length_problem(text, most)


def _said(text: str) -> str | None:
    piece = unspoken(text)
    return f"still holds '{piece}'; write out how a person says it" if piece else None


def _slug(text: str) -> str | None:
    if _SLUG.fullmatch(text) and len(text) <= 60:
        return None
    return "must be lower-case letters, digits and single hyphens, at most 60 characters"


def _identifier(text: str) -> str | None:
    if _slug(text):
        return _slug(text)
    return (
        None if "-" in text else "must start with a short prefix for the track, as in 'se-caches'"
    )


def _category(text: str) -> str | None:
    return None if text in CATEGORIES else f"is not a category; use one of {', '.join(CATEGORIES)}"


def _askable(pattern: Pattern) -> Pattern:
    if pattern is Pattern.CONTRADICTION:
        raise ValueError("is for the interviewer alone, who knows what was said before")
    return pattern


Line = Annotated[str, _obeys(_words(30))]
Example = Annotated[str, _obeys(_words(45))]
Slug = Annotated[str, _obeys(_slug)]
Name = Annotated[str, _obeys(_words(6))]
ProbeText = Annotated[str, _obeys(_words(25), probe_problem)]


class Entry(BaseModel):
    """Unknown fields are refused and nothing is converted: "3" is not a level."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class KeyPointEntry(Entry):
    """`[[question.key_point]]`; how many examples there must be is a rule of bank_files."""

    text: Line
    examples: list[Example]
    near_miss: Example


class ProbeEntry(Entry):
    """`[[question.probe]]`."""

    pattern: Annotated[Pattern, Field(strict=False), AfterValidator(_askable)]
    text: ProbeText


class QuestionEntry(Entry):
    """`[[question]]`."""

    id: Annotated[str, _obeys(_identifier)]
    kind: Annotated[Kind, Field(strict=False)]
    level: Annotated[int, Field(ge=1, le=5)]
    topic: Slug
    text: Annotated[str, _obeys(_words(30), question_problem)]
    spoken: Annotated[str, _obeys(_words(35), _said)] | None = None
    seconds: Annotated[int, Field(ge=20, le=120)] | None = None
    under_specified: bool = False
    scores: list[Line]
    fails: list[Line]
    key_point: list[KeyPointEntry] = Field(default_factory=list)
    probe: list[ProbeEntry]


class BankFile(Entry):
    """A whole track file."""

    format: Annotated[int, Field(ge=1, le=1)]
    track: Slug
    title: Name
    about: Line
    vocabulary: list[Name]
    question: list[QuestionEntry]


class TermEntry(Entry):
    """`[[term]]` of skills.toml."""

    name: Name
    category: Annotated[str, _obeys(_category)]
    aliases: list[Name] = Field(default_factory=list)
    alternatives: list[Name]
    exact_case: bool = False
    spoken: Annotated[str, _obeys(_words(8), _said)] | None = None
    definition: ProbeText | None = None
    application: ProbeText | None = None
    trade_off: ProbeText | None = None


class SkillsFile(Entry):
    """The whole of skills.toml."""

    format: Annotated[int, Field(ge=1, le=1)]
    term: list[TermEntry]


SHAPES: dict[tuple[str, ...], type[Entry]] = {
    ("question",): QuestionEntry,
    ("question", "key_point"): KeyPointEntry,
    ("question", "probe"): ProbeEntry,
    ("term",): TermEntry,
}
"""Which model describes the table at a path of a file."""
