import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable
from storage.archive import open_archive
from storage.database import Database, open_database
from storage.schema import MIGRATIONS, read_migrations
from tests.storage.files import inside, mode, set_mode
from tests.storage.samples import start

ADD = (
    "INSERT INTO resumes (member, digest, profile, kept_at, sequence) "
    "VALUES (:member, hex(randomblob(32)), '{}', 0, 0)"
)
COUNT = "SELECT count(*) AS n FROM resumes"
CHANCE = "it went wrong"


async def test_a_unit_that_raises_leaves_nothing(path: Path) -> None:
    """Of 90 concurrent units a third raise; the others' rows are all there."""
    async with open_database(path) as database:
        works = (_add(database, str(n), fails=n % 3 == 0) for n in range(90))
        ends = await asyncio.gather(*works, return_exceptions=True)
        assert await database.rows(COUNT) == ({"n": 60},)
    assert sum(isinstance(end, ValueError) for end in ends) == 30
    assert sum(end is None for end in ends) == 60


async def test_cancellation_anywhere_leaves_no_transaction_open(path: Path) -> None:
    """A unit cancelled at any step of the loop is whole or absent, and the next one works."""
    async with open_database(path) as database:
        for steps in range(120):
            work = asyncio.create_task(_add(database, f"cancelled {steps}", times=2))
            for _ in range(steps % 40):
                await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await _add(database, "kept")
        rows = await database.rows("SELECT member, count(*) AS n FROM resumes GROUP BY member")
    counted = {str(row["member"]): row["n"] for row in rows}
    assert counted.pop("kept") == 120
    assert set(counted.values()) <= {2}


async def test_reads_see_committed_rows_only(path: Path) -> None:
    """What a unit wrote is not read before its end, and is read after it."""
    async with open_database(path) as database:
        async with database.unit() as unit:
            await unit.rows(ADD, member="ada")
            assert await database.rows(COUNT) == ({"n": 0},)
            assert await unit.rows(COUNT) == ({"n": 1},)
        assert await database.rows(COUNT) == ({"n": 1},)


async def test_the_reader_cannot_write(path: Path) -> None:
    """Writing outside a unit is refused by SQLite itself."""
    async with open_database(path) as database:
        with pytest.raises(DatabaseUnusable):
            await database.rows(ADD, member="ada")


async def test_files_and_directories_are_closed_to_others(path: Path) -> None:
    """The directory is 0700, and the database, its log, its index and the secret are 0600."""
    async with open_archive(path) as archive:
        await archive.sittings.begin(start())
        assert [mode(file) for file in inside(path.parent)] == [0o600] * 4
        assert mode(path.parent) == 0o700


async def test_an_open_file_is_closed_to_others(path: Path) -> None:
    """A database that others could read no longer can be after it was opened."""
    async with open_archive(path):
        pass
    set_mode(path, 0o644)
    async with open_archive(path):
        assert mode(path) == 0o600


async def test_eight_programs_may_open_a_new_database_at_once(path: Path) -> None:
    """Whoever comes first makes the tables; the others find them."""

    async def begin(number: int) -> int:
        async with open_archive(path) as archive:
            return await archive.sittings.begin(start(str(number)))

    assert len(set(await asyncio.gather(*map(begin, range(8))))) == 8


async def test_a_full_disk_is_said_and_loses_nothing_kept(path: Path) -> None:
    """When no page can be added the turn is refused with advice, and earlier ones stay."""
    async with open_database(path) as database:
        async with database.unit() as unit:
            await unit.rows(ADD, member="before")
            await unit.rows("PRAGMA max_page_count = 1")  # SQLite's own way to a full disk
        with pytest.raises(DatabaseUnusable, match="Free some space"):
            await _add(database, "too much", times=1000)
        assert await database.rows(COUNT) == ({"n": 1},)


async def test_a_database_in_use_is_said_when_it_is_written(path: Path) -> None:
    """While another program writes, ours waits its time and then names the cause."""
    async with open_database(path, busy_seconds=0.02) as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseUnusable, match="Another program is using"):
            await _add(database, "ada")
        other.execute("ROLLBACK")
        other.close()
        await _add(database, "ada")
        assert await database.rows(COUNT) == ({"n": 1},)


async def test_a_database_locked_for_good_is_said_when_it_is_opened(path: Path) -> None:
    """A program that holds the whole file keeps ours from opening it, with advice."""
    async with open_database(path):
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseUnusable, match="Another program is using"):
        async with open_database(path, busy_seconds=0.02):
            pass
    other.close()


async def test_a_mistake_of_ours_is_not_called_the_members_disk(path: Path) -> None:
    """Wrong SQL stays an SQLite error, for the log."""
    async with open_database(path) as database:
        with pytest.raises(sqlite3.OperationalError):
            await database.rows("SELECT nothing FROM nowhere")


def test_shipped_migrations_are_numbered_without_gap() -> None:
    """The folder of migrations is one that the program accepts."""
    assert read_migrations(MIGRATIONS)[0].version == 1


@pytest.mark.parametrize("names", [("0002_b.sql",), ("0001_a.sql", "0001_b.sql")])
def test_misnumbered_migrations_are_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A gap or a double number stops us, before any database is touched."""
    for name in names:
        (tmp_path / name).write_text("SELECT 1;", encoding="utf-8")
    with pytest.raises(ValueError, match="numbered"):
        read_migrations(tmp_path)


async def _add(database: Database, member: str, *, fails: bool = False, times: int = 1) -> None:
    async with database.unit() as unit:
        for _ in range(times):
            await unit.rows(ADD, member=member)
        if fails:
            raise ValueError(CHANCE)
