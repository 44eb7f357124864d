import asyncio
import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.database import open_database
from storage.schema import MIGRATIONS, read_migrations

STEPS = read_migrations(MIGRATIONS)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300)
lives = st.lists(st.tuples(words, words, st.lists(words, max_size=4)), max_size=5)

ADD_RESUME = (
    "INSERT INTO resumes (member, digest, profile, kept_at, sequence) VALUES (?, ?, ?, 7, 1)"
)
ADD_SITTING = (
    "INSERT INTO sittings (member, scope, room, mode, track, format, seed, profile_id, "
    "bank_version, rubric_version, started_at, heartbeat_at, ended_at, ending, overall, report) "
    "VALUES (?, ?, 'text', 'scored', ?, 'short', 1, ?, '1', '1', 7, 8, 9, 'completed', 50.5, ?)"
)
ADD_TURN = (
    "INSERT INTO turns (sitting_id, position, prompt_id, source, turn, kept_at) "
    "VALUES (?, ?, ?, ?, ?, 8)"
)
TABLES = ("resumes", "sittings", "turns")


@settings(max_examples=10, deadline=None)
@given(st.integers(1, len(STEPS)), lives)
def test_whatever_an_older_version_kept_is_there_after_the_update(
    version: int, written: list[tuple[str, str, list[str]]]
) -> None:
    """From every version, with any words in it, rows stay as they were and refer to each other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "greenroom.db"
        before = _write(path, version, written)
        asyncio.run(_open(path))
        with closing(sqlite3.connect(path)) as database:
            after = {table: _rows(database, table, columns=before[table][0]) for table in TABLES}
            assert after == before
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            assert database.execute("PRAGMA user_version").fetchall() == [(len(STEPS),)]
        copies = list((path.parent / "backups").glob("*.db"))
        assert len(copies) == (1 if version < len(STEPS) else 0)


_Rows = tuple[tuple[str, ...], list[tuple[object, ...]]]


def _write(path: Path, version: int, lives: list[tuple[str, str, list[str]]]) -> dict[str, _Rows]:
    """Make a database as it was at a version, with members in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for step in STEPS[:version]:
            database.executescript(step.sql)
        database.execute(f"PRAGMA user_version = {version}")
        for number, (member, track, answers) in enumerate(lives, 1):
            name = f"{number}{member}"
            digest = f"{number:064x}"
            database.execute(ADD_RESUME, (name, digest, json.dumps({"name": member})))
            report = json.dumps({"said": answers})
            database.execute(ADD_SITTING, (name, track, track, number, report))
            for place, text in enumerate(answers):
                turn = json.dumps({"answer": text}, ensure_ascii=False)
                database.execute(ADD_TURN, (number, place, f"q{place}", text, turn))
        return {table: _rows(database, table) for table in TABLES}


def _rows(database: sqlite3.Connection, table: str, columns: tuple[str, ...] = ()) -> _Rows:
    """Give a table's rows; only the `columns`, where some are named."""
    wanted = ", ".join(columns) or "*"
    found = database.execute(f"SELECT {wanted} FROM {table} ORDER BY 1, 2")  # noqa: S608 - names from above
    return tuple(column[0] for column in found.description), found.fetchall()


async def _open(path: Path) -> None:
    async with open_database(path):
        pass
