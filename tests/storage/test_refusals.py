import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable
from storage.archive import open_archive
from storage.database import open_database
from storage.refusals import refuse_old_sqlite
from storage.schema import MIGRATIONS
from tests.storage.files import content, set_mode, write
from tests.storage.samples import start

ROOT = Path(__file__).parents[2]


async def _refused(path: Path, migrations: Path = MIGRATIONS) -> str:
    with pytest.raises(DatabaseUnusable) as refusal:
        async with open_database(path, migrations=migrations):
            pass
    return refusal.value.advice


def _looks(path: Path) -> tuple[object, ...]:
    found = sqlite3.connect(path)
    schema = found.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    version = found.execute("PRAGMA user_version").fetchone()
    found.close()
    return (version, schema)


async def _made(path: Path) -> None:
    async with open_archive(path) as archive:
        await archive.sittings.begin(start())


async def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    """Each byte of a newer Greenroom's database is as it was, and the advice says to update."""
    await _made(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = content(path)
    advice = await _refused(path)
    assert "version 99" in advice
    assert "Update Greenroom" in advice
    assert content(path) == before


async def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    """A database with somebody else's tables gets none of ours."""
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE holidays (place TEXT)")
    other.close()
    before = content(path)
    assert "another program" in await _refused(path)
    assert content(path) == before


@pytest.mark.parametrize("text", [b"x", b"my diary\n" * 500])
async def test_a_file_that_is_no_database_is_refused_and_left_alone(
    path: Path, text: bytes
) -> None:
    """A text file in the database's place keeps its text."""
    write(path, text)
    assert "is not a database" in await _refused(path)
    assert content(path) == text


async def test_a_damaged_database_is_said(path: Path) -> None:
    """Pages full of rubbish end in advice to take a copy from the backups."""
    await _made(path)
    whole = content(path)
    write(path, whole[:100] + b"\xff" * (len(whole) - 100))
    assert "damaged" in await _refused(path)


async def test_a_folder_in_the_files_place_is_said(tmp_path: Path) -> None:
    """The advice says what is in the way."""
    assert "is a folder" in await _refused(tmp_path)


async def test_a_device_in_the_files_place_is_said() -> None:
    """Not even an endless, always full device hangs or crashes us."""
    assert "not an ordinary file" in await _refused(Path("/dev/full"))


async def test_a_file_in_the_directorys_place_is_said(tmp_path: Path) -> None:
    """A data directory that is a file can't be used, and the setting to change is named."""
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert "GREENROOM_DATA" in await _refused(tmp_path / "data" / "greenroom.db")
    assert "GREENROOM_DATA" in await _refused(tmp_path / "data" / "deeper" / "greenroom.db")


async def test_a_directory_that_cannot_be_made_is_said() -> None:
    """Where nobody can make directories, the advice is to choose another place."""
    assert "GREENROOM_DATA" in await _refused(Path("/proc/greenroom/greenroom.db"))


async def test_missing_directories_are_made(tmp_path: Path) -> None:
    """A first run needs no preparation."""
    path = tmp_path / "share" / "greenroom" / "greenroom.db"
    await _made(path)
    assert path.is_file()


async def test_memory_is_a_file_name_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's special names don't swallow what is kept."""
    monkeypatch.chdir(tmp_path)
    await _made(Path(":memory:"))
    assert (tmp_path / ":memory:").stat().st_size > 0


@pytest.mark.parametrize("readonly", ["file", "directory"])
async def test_what_cannot_be_written_is_said(open_place: Path, readonly: str) -> None:
    """A database that may only be read is refused when it is opened, not at the first turn."""
    path = open_place / "greenroom.db"
    await _made(path)
    before = content(path)
    set_mode(path, 0o444 if readonly == "file" else 0o666)
    set_mode(open_place, 0o555 if readonly == "directory" else 0o777)
    assert "can't be written" in _opened_without_privileges(path)
    assert content(path) == before


@pytest.mark.parametrize(("version", "fine"), [((3, 36, 9), False), ((3, 37, 0), True)])
def test_an_old_sqlite_is_said(version: tuple[int, int, int], *, fine: bool) -> None:
    """SQLite without STRICT tables is refused with both versions named."""
    if fine:
        refuse_old_sqlite(version)
    else:
        with pytest.raises(DatabaseUnusable, match=r"3\.36\.9.*3\.37"):
            refuse_old_sqlite(version)


async def test_an_update_is_made_after_a_copy(path: Path, migrations: Path) -> None:
    """An older database gets the new tables, and a copy of it as it was lies in backups/."""
    await _made(path)
    before = _looks(path)
    (migrations / f"{_next(migrations)}_more.sql").write_text(
        "-- a comment; with a semicolon\nCREATE TABLE more (a TEXT) STRICT;\n", encoding="utf-8"
    )
    async with open_database(path, migrations=migrations) as database:
        assert await database.rows("SELECT * FROM more") == ()
        assert len(await database.rows("SELECT id FROM sittings")) == 1
    (copy,) = (path.parent / "backups").iterdir()
    assert _looks(copy) == before
    assert sqlite3.connect(copy).execute("SELECT count(*) FROM sittings").fetchone() == (1,)
    assert copy.stat().st_mode & 0o777 == 0o600


async def test_a_new_database_needs_no_copy(path: Path) -> None:
    """There is nothing to lose before the first run."""
    await _made(path)
    assert not (path.parent / "backups").exists()


async def test_a_failing_update_changes_nothing(path: Path, migrations: Path) -> None:
    """Version and schema stay, each try leaves its own copy, and the advice names it."""
    await _made(path)
    before = _looks(path)
    number = _next(migrations)
    (migrations / f"{number}_bad.sql").write_text(
        "CREATE TABLE fine (a TEXT) STRICT;\nCREATE TABLE fine (a TEXT) STRICT;\n",
        encoding="utf-8",
    )
    assert "is as it was" in await _refused(path, migrations)
    assert str(path.parent / "backups") in await _refused(path, migrations)
    assert _looks(path) == before
    assert len(list((path.parent / "backups").iterdir())) == 2
    async with open_archive(path) as archive:
        assert await archive.sittings.unfinished("ada", "local") is not None


async def test_without_room_for_a_copy_there_is_no_update(path: Path, migrations: Path) -> None:
    """A backups folder that can't be written stops the update before it begins."""
    await _made(path)
    before = _looks(path)
    (path.parent / "backups").write_text("", encoding="utf-8")
    (migrations / f"{_next(migrations)}_more.sql").write_text(
        "CREATE TABLE more (a TEXT) STRICT;", encoding="utf-8"
    )
    assert "No copy of the database" in await _refused(path, migrations)
    assert _looks(path) == before


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """A copy of the shipped migrations, to add to."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "migrations"))


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A directory that every user may use; pytest's own are closed to others."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    yield place
    place.chmod(0o700)
    shutil.rmtree(place)


def _next(migrations: Path) -> str:
    return f"{len(list(migrations.glob('*.sql'))) + 1:04}"


def _opened_without_privileges(path: Path) -> str:
    command = [sys.executable, "-m", "tests.storage.crashing", "open", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
