"""Fact sheets in TOML, checked at the edge and turned into frozen values."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.candidates.sheet import (
    FactSheet,
    Job,
    Line,
    Note,
    Part,
    School,
    Source,
    Story,
    Theme,
)
from bot.errors import InputInvalid

_SENTENCE = r"^[A-Z0-9\"'£$€].*[.?!]['\"]?$"
Sentence = Annotated[str, Field(pattern=_SENTENCE)]
Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1)]
Words = Annotated[str, Field(min_length=1)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Line(_Row):
    text: Words
    story: Words


class _Role(_Row):
    employer: Words
    title: Words
    place: Words
    start: Words
    end: Words
    bullets: Annotated[tuple[_Line, ...], Field(min_length=1)]


class _School(_Row):
    award: Words
    school: Words
    years: Words


class _Story(_Row):
    id: Words
    title: Words
    themes: tuple[Theme, ...] = ()
    keywords: Annotated[tuple[Words, ...], Field(min_length=3)]
    opener: Sentences
    situation: Sentences
    own_part: Sentences
    decision: Sentences
    alternative: Sentences
    reason: Sentences
    detail: Annotated[tuple[Sentence, ...], Field(min_length=3)]
    numbers: Sentences
    outcome: Sentences
    people: Sentences
    lesson: Sentences
    differently: Sentences
    vague: Sentences


class _Note(_Row):
    name: Words
    themes: tuple[Theme, ...] = ()
    keywords: tuple[Words, ...] = ()
    sentences: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=7)]
    story: Words | None = None


class _Sheet(_Row):
    format: Literal[1]
    name: Words
    headline: Words
    contact: Annotated[tuple[Words, ...], Field(min_length=1)]
    summary: Words
    layout: Literal["single", "sidebar", "ruled"]
    lead_ins: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    skills: Mapping[str, tuple[Words, ...]]
    education: Annotated[tuple[_School, ...], Field(min_length=1)]
    role: Annotated[tuple[_Role, ...], Field(min_length=1)]
    story: Annotated[tuple[_Story, ...], Field(min_length=1)]
    view: Annotated[tuple[_Note, ...], Field(min_length=1)]
    knowledge: Annotated[tuple[_Note, ...], Field(min_length=1)]


def shipped_people() -> Mapping[str, Path]:
    """Give the fact sheets that ship, by file name without `.toml`, in alphabetical order."""
    folder = resources.files("question_banks").joinpath("people")
    paths = (Path(str(entry)) for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {path.stem: path for path in sorted(paths)}


def load_fact_sheet(path: Path) -> FactSheet:
    """Read and check one fact sheet.

    Raises:
        InputInvalid: the file is missing, isn't TOML, or a field of it is wrong.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputInvalid(
            f"There is no readable fact sheet at {path.name}. Check the path and try again."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputInvalid(
            f"The fact sheet {path.name} is not valid TOML ({error}). Mend it and try again."
        ) from error
    try:
        row = _Sheet.model_validate(table)
    except ValidationError as error:
        raise InputInvalid(_first_problem(path.name, error)) from error
    _check_references(path.name, row)
    return _sheet(row)


def _first_problem(name: str, error: ValidationError) -> str:
    first = error.errors()[0]
    where = ", ".join(f"entry {at + 1}" if isinstance(at, int) else at for at in first["loc"])
    rest = error.error_count() - 1
    more = f" {rest} more problems follow." if rest else ""
    return f"The fact sheet {name} is wrong at {where}: {first['msg']}.{more} Mend it there."


def _check_references(name: str, row: _Sheet) -> None:
    ids = [story.id for story in row.story]
    lines = (line.story for role in row.role for line in role.bullets)
    notes = (note.story for note in (*row.view, *row.knowledge) if note.story is not None)
    twice = {key for key in ids if ids.count(key) > 1}
    unknown = {key for key in (*lines, *notes) if key not in ids}
    if twice or unknown:
        told = ", ".join(sorted(twice | unknown))
        fault = "used for two stories" if twice else "named but never told"
        raise InputInvalid(f"In the fact sheet {name}, story ids are {fault}: {told}.")


def _sheet(row: _Sheet) -> FactSheet:
    return FactSheet(
        name=row.name,
        headline=row.headline,
        contact=row.contact,
        summary=row.summary,
        layout=row.layout,
        education=tuple(School(s.award, s.school, s.years) for s in row.education),
        jobs=tuple(_job(role) for role in row.role),
        skills=dict(row.skills),
        lead_ins=row.lead_ins,
        stories=tuple(_story(story) for story in row.story),
        notes=(*_notes(Source.VIEW, row.view), *_notes(Source.KNOWLEDGE, row.knowledge)),
    )


def _job(role: _Role) -> Job:
    lines = tuple(Line(line.text, line.story) for line in role.bullets)
    return Job(role.employer, role.title, role.place, role.start, role.end, lines)


def _story(row: _Story) -> Story:
    parts: dict[Part, tuple[str, ...]] = {part: getattr(row, part.value) for part in Part}
    return Story(row.id, row.title, row.themes, row.keywords, parts, row.vague)


def _notes(source: Source, rows: Iterable[_Note]) -> Iterable[Note]:
    for row in rows:
        yield Note(source, row.name, row.themes, row.keywords, row.sentences, row.story)
