"""`greenroom banks`: checks question files, lists the tracks, says how questions did."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.bank import Bank, Banks, Kind
from bot.bank_files import NOT_TRACKS, load_banks, load_files, shipped_folder
from bot.errors import InputInvalid
from bot.settings import read_settings
from bot.shelf import open_shelf
from storage.archive import open_archive
from storage.question_statistics import LEAST, QuestionNumbers

Where = Annotated[
    Path | None, typer.Argument(help="A file or folder; the banks that ship when left out.")
]


def register(app: typer.Typer) -> None:
    """Add the `banks` commands to the program."""
    banks = typer.Typer(no_args_is_help=True, help="Question banks: check files, list tracks.")
    banks.command("check")(check)
    banks.command("list")(list_tracks)
    banks.command("stats")(stats)
    app.add_typer(banks, name="banks")


def check(where: Where = None) -> None:
    """Check question files; say every mistake, or count the questions by kind and level."""
    banks = _load(where or shipped_folder())
    console = Console()
    for bank in banks.tracks:
        console.print(_table(bank))
    if banks.terms:
        categories = len({term.category for term in banks.terms})
        console.print(f"skills: {len(banks.terms)} terms in {categories} categories")
    console.print("No problems found.")


def list_tracks(where: Where = None) -> None:
    """List the tracks: name, number of questions, title."""
    table = Table(box=None, pad_edge=False)
    for column in ("track", "questions", "title"):
        table.add_column(column)
    for bank in _load(where or shipped_folder()).tracks:
        table.add_row(bank.track, str(len(bank.questions)), bank.title)
    Console().print(table)


def stats(
    track: Annotated[str | None, typer.Option(help="One track; all of them when left out.")] = None,
) -> None:
    """Say how often each question was asked here, its mean score, and what it tells."""
    settings = read_settings()
    shelf = open_shelf(settings)
    banks = [shelf.bank(name) for name in ((track,) if track else shelf.tracks())]
    found = asyncio.run(_numbers(settings.database)) if settings.database.exists() else {}
    asked = [bank for bank in banks if any(q.id in found for q in bank.questions)]
    console = Console()
    for bank in asked:
        console.print(_statistics(bank, found))
    if not asked:
        console.print("No bank question has been asked here yet.")
        return
    console.print(
        f"A mean stands from {LEAST} answers on. Tells: how its score goes with the whole "
        "interview's, -1 to 1; near 0, the question doesn't part good interviews from weak ones."
    )


async def _numbers(database: Path) -> Mapping[str, QuestionNumbers]:
    async with open_archive(database) as archive:
        return await archive.questions.by_question()


def _statistics(bank: Bank, found: Mapping[str, QuestionNumbers]) -> Table:
    table = Table(title=bank.track, title_justify="left", box=None, pad_edge=False)
    table.add_column("question")
    for column in ("level", "asked", "answered", "mean", "tells"):
        table.add_column(column, justify="right")
    known = [(q, found[q.id]) for q in bank.questions if q.id in found]
    for question, numbers in sorted(known, key=lambda pair: -pair[1].asked):
        mean = "–" if numbers.mean is None else f"{numbers.mean:.0f}"
        tells = "–" if numbers.tells is None else f"{numbers.tells:+.2f}"
        counts = (str(numbers.asked), str(numbers.answered))
        table.add_row(question.id, str(question.level), *counts, mean, tells)
    return table


def _load(where: Path) -> Banks:
    if where.is_dir():
        return load_banks(where)
    if not where.exists():
        raise InputInvalid(f"There is no file or folder at {where}. Check the spelling.")
    if where.name == "skills.toml":
        return load_files([], [where])
    if where.name in NOT_TRACKS or where.suffix != ".toml":
        raise InputInvalid(f"{where.name} is not a track; give a <track>.toml file or a folder.")
    return load_files([where], [])


def _table(bank: Bank) -> Table:
    counts = Counter((question.kind, question.level) for question in bank.questions)
    title = f"{bank.track}: {len(bank.questions)} questions, version {bank.version}"
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("kind")
    for level in range(1, 6):
        table.add_column(f"level {level}", justify="right")
    for kind in Kind:
        row = [counts[kind, level] for level in range(1, 6)]
        if any(row):
            table.add_row(kind.value, *(str(count) if count else "·" for count in row))
    return table
