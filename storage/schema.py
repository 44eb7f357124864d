"""The numbered SQL files that make the schema, one version after another."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"

_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; `version` is what `PRAGMA user_version` reads after it."""

    version: int
    sql: str

    def statements(self) -> Iterator[str]:
        """Give its statements one by one; SQLite runs one at a time inside a transaction."""
        gathered = ""
        for line in self.sql.splitlines(keepends=True):
            gathered += line
            if sqlite3.complete_statement(gathered):
                yield gathered
                gathered = ""
        yield gathered


def read_migrations(folder: Path) -> tuple[Migration, ...]:
    """Read NNNN_name.sql files in order; a gap or a double number is a mistake of ours.

    Raises:
        ValueError: the numbers are not 1, 2, 3 …
    """
    named = ((_NAME.fullmatch(path.name), path) for path in sorted(folder.iterdir()))
    found = tuple(
        Migration(int(name[1]), path.read_text(encoding="utf-8")) for name, path in named if name
    )
    if [step.version for step in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations must be numbered 1, 2, 3 … without gap or repeat")
    return found
