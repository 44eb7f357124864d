"""Reads question banks and skill terms from TOML files and lists every mistake at once.

A folder holds one file a track, and may hold `skills.toml` (terms) and `formats.toml` (left alone).
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.bank import Bank, Banks, KeyPoint, Kind, Probe, Question, Term
from bot.bank_entries import BankFile, Entry, QuestionEntry, SkillsFile, TermEntry
from bot.bank_problems import Raw, bank_problems, clashes, shape_problems, term_problems
from bot.errors import BankInvalid, Problem

NOT_TRACKS = frozenset({"skills.toml", "formats.toml"})
"""Files of a bank folder that are no tracks."""
File = TypeVar("File", bound=Entry)
_MOST_BYTES = 2_000_000
_WHERE = re.compile(r"\s*\(at (?:(line \d+), column \d+|(end of document))\)")


def shipped_folder() -> Path:
    """Give the folder of the banks that come with the program, in a checkout or installed."""
    return Path(str(resources.files("question_banks")))


def load_bank(path: Path) -> Bank:
    """Read one track file.

    Raises:
        BankInvalid: with every problem of the file.
    """
    return load_files([path], []).tracks[0]


def load_terms(path: Path) -> tuple[Term, ...]:
    """Read a skills file.

    Raises:
        BankInvalid: with every problem of the file.
    """
    return load_files([], [path]).terms


def load_banks(*folders: Path) -> Banks:
    """Read every track and skills file of the folders; ids are unique across all of them.

    Raises:
        BankInvalid: with every problem of every file, or when a folder holds no track.
    """
    tracks: list[Path] = []
    empty: list[Problem] = []
    for folder in folders:
        files = [path for path in sorted(folder.glob("*.toml")) if path.name[0] not in "._"]
        found = [path for path in files if path.name not in NOT_TRACKS]
        tracks.extend(found)
        if not found:
            empty.append(Problem(str(folder), "", "", "there is no track file (.toml) here"))
    if empty:
        raise BankInvalid(tuple(empty))
    skills = [folder / "skills.toml" for folder in folders]
    return load_files(tracks, [path for path in skills if path.exists()])


def load_files(tracks: Iterable[Path], skills: Iterable[Path]) -> Banks:
    """Read track files and skills files together.

    Raises:
        BankInvalid: with every problem of every file, each file's own together.
    """
    problems: list[Problem] = []
    banks: list[Bank] = []
    terms: list[Term] = []
    raws: list[tuple[str, Raw]] = []
    for path in tracks:
        raw, entry, version = _read(path, BankFile, problems)
        problems.extend(bank_problems(path.name, raw))
        raws.append((path.name, raw))
        banks.extend([_bank(entry, version)] if entry else [])
    problems.extend(clashes(raws))
    raws = []
    for path in skills:
        raw, listed, _ = _read(path, SkillsFile, problems)
        raws.append((path.name, raw))
        terms.extend(_term(term) for term in (listed.term if listed else ()))
    problems.extend(term_problems(raws))
    if problems:
        raise BankInvalid(_grouped(problems))
    return Banks(tuple(sorted(banks, key=lambda bank: bank.track)), tuple(terms))


def _grouped(problems: list[Problem]) -> tuple[Problem, ...]:
    """Put what concerns one entry together, in the order of first mention."""
    order: dict[tuple[str, str], int] = {}
    for problem in problems:
        order.setdefault((problem.file, problem.entry), len(order))
    return tuple(sorted(problems, key=lambda item: (item.file, order[item.file, item.entry])))


def _read(path: Path, model: type[File], problems: list[Problem]) -> tuple[Raw, File | None, str]:
    """Give the parsed table ({} when it can't be), the checked file and its version."""
    try:
        content = path.read_bytes()
        raw = _parsed(content)
    except OSError as fault:
        reason = (fault.strerror or "unknown reason").lower()
        problems.append(Problem(path.name, "", "", f"can't be opened ({reason})"))
        return {}, None, ""
    except ValueError as fault:
        problems.append(Problem(path.name, "", "", str(fault)))
        return {}, None, ""
    try:
        entry = model.model_validate(raw)
    except ValidationError as fault:
        problems.extend(shape_problems(path.name, raw, model, fault))
        return raw, None, ""
    return raw, entry, hashlib.sha256(content).hexdigest()[:12]


def _parsed(content: bytes) -> dict[str, Any]:
    if len(content) > _MOST_BYTES:
        raise ValueError("is larger than 2 MB; split it into several tracks")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise ValueError(f"line {line} is not UTF-8 text; save the file as UTF-8") from fault
    except RecursionError as fault:
        raise ValueError("is nested too deeply; no field needs brackets in brackets") from fault
    except tomllib.TOMLDecodeError as fault:
        said = str(fault)
        where = _WHERE.search(said)
        line_name = (where and where.group(1)) or "the end of the file"
        raise ValueError(
            f"{line_name} is not valid TOML ({_WHERE.sub('', said)}); look there, and just above, "
            "for a missing quote, bracket or '='"
        ) from fault


def _bank(entry: BankFile, version: str) -> Bank:
    questions = tuple(_question(entry.track, question) for question in entry.question)
    words = tuple(entry.vocabulary)
    return Bank(entry.track, entry.title, entry.about, words, questions, version)


def _question(track: str, entry: QuestionEntry) -> Question:
    return Question(
        id=entry.id,
        track=track,
        kind=entry.kind,
        level=entry.level,
        topic=entry.topic,
        text=entry.text,
        spoken=entry.spoken or entry.text,
        seconds=entry.seconds or (45 if entry.kind is Kind.BACKGROUND else 70),
        scores=tuple(entry.scores),
        fails=tuple(entry.fails),
        key_points=tuple(
            KeyPoint(point.text, tuple(point.examples), (point.near_miss,))
            for point in entry.key_point
        ),
        probes=tuple(Probe(probe.pattern, probe.text) for probe in entry.probe),
        under_specified=entry.under_specified,
    )


def _term(entry: TermEntry) -> Term:
    return Term(
        name=entry.name,
        category=entry.category,
        aliases=tuple(entry.aliases),
        alternatives=tuple(entry.alternatives),
        exact_case=entry.exact_case,
        definition=entry.definition,
        application=entry.application,
        trade_off=entry.trade_off,
        spoken=entry.spoken,
    )
