"""Copies of the whole database, trying them, and putting one of them in its place."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DatabaseUnusable
from storage.database import Database, in_use, open_database
from storage.erasure import erase_again
from storage.ledger import Ledger, read_secret
from storage.place import flush, reserve_backup

KEPT = 7 * 86_400
"""Seconds for which copies stay in the backups folder, with whatever was deleted meanwhile."""

LACKING = (
    "The copy {copy} could be restored, but lacks what the database holds, so it was thrown away. "
    "Check the disk, then run `greenroom backup`."
)

_SUFFIXES = ("", "-wal", "-shm")
_DRAFT = "restoring-"
_TRYING = 3600
"""Seconds within which any copy is tried: a gigabyte takes half a minute."""
_SLACK = 600
"""Seconds by which a copy may come early: the bot looks once an hour, and not to the second."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy in the folder: its name, and when it is deleted at the latest, in unix seconds."""

    name: str
    until: int


class Backups:
    """The copies in the folder backups/ beside the database."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._path = path

    async def make(self) -> Path:
        """Copy the database as it stands now, whatever is being written; give the copy's path.

        Raises:
            DatabaseUnusable: the copy can't be written.
        """
        version = (await self._database.rows("PRAGMA user_version"))[0]["user_version"]
        copy = await asyncio.to_thread(reserve_backup, self._path, int(version or 0))
        try:
            await self._database.copy_to(copy)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        return copy

    async def make_if_due(self, now: int, *, hours: int = 24) -> Path | None:
        """Copy the database unless there is a copy of the last so many hours; the copy is tried.

        Raises:
            DatabaseUnusable: the copy can't be written, or is not what it should be.
        """
        newest = await asyncio.to_thread(_newest, self._path.parent / "backups")
        if newest >= now - hours * 3600 + _SLACK:
            return None
        copy = await self.make()
        try:
            await self.prove(copy)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
        return copy

    async def prove(self, copy: Path) -> None:
        """Restore a copy into a folder that is thrown away, and check it whole.

        Raises:
            DatabaseUnusable: it can't be restored, is damaged or lacks tables; make another.
        """
        async with _draft(self._path, copy) as draft, open_database(draft) as restored:
            await _require_sound(restored)
            lacking = await _tables(self._database) - await _tables(restored)
            astray = await restored.rows("PRAGMA foreign_key_check")
        if lacking or astray:
            raise DatabaseUnusable(LACKING.format(copy=copy.name))

    async def kept(self) -> tuple[Kept, ...]:
        """List the copies there are, the oldest first."""
        return await asyncio.to_thread(_kept, self._path.parent / "backups")

    async def drop_all_but(self, most: int) -> None:
        """Delete all copies but the newest so many; what can't be deleted stays."""
        await asyncio.to_thread(_drop_all_but, self._path.parent / "backups", most)

    async def drop_before(self, time: int) -> None:
        """Delete copies made earlier (by the files' times); what can't be deleted stays."""
        await asyncio.to_thread(_drop_before, self._path.parent / "backups", time)

    async def drop_leftovers(self, now: int) -> None:
        """Delete what is left of trying a copy when the power failed meanwhile."""
        await asyncio.to_thread(_drop_drafts, self._path.parent, now - _TRYING)


async def restore(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of the database at `path`, updated to this version of Greenroom.

    What was there goes to the backups folder, and that path is given; None when there was
    nothing. Members who deleted their data since the copy was made stay deleted, and their
    attempt times remembered.

    Raises:
        DatabaseUnusable: the copy is damaged or no database of Greenroom's, another program uses
            the database, or it can't be written. Nothing was changed then.
    """
    there = await asyncio.to_thread(path.exists)
    if there and await _open_elsewhere(path):
        raise DatabaseUnusable(
            f"{path} is in use: the bot, or another command, is running. Stop it, then restore."
        )
    async with _draft(path, copy) as draft:
        await _bring_up(draft, path, there=there)
        return await asyncio.to_thread(_replace, path, draft, there=there)


async def _bring_up(draft: Path, path: Path, *, there: bool) -> None:
    ledger = Ledger(await asyncio.to_thread(read_secret, path))
    known: tuple[tuple[str, int], ...] = ()
    if there:
        with suppress(DatabaseUnusable):  # it is damaged: that is why a copy is wanted
            async with open_database(path) as database:
                rows = await database.rows("SELECT key, at FROM remembered")
                known = tuple((str(row["key"]), int(row["at"] or 0)) for row in rows)
    async with open_database(draft) as database:
        await _require_sound(database)
        await erase_again(database, ledger, known)


async def _require_sound(database: Database) -> None:
    found = await database.rows("PRAGMA integrity_check(1)")
    if [row["integrity_check"] for row in found] != ["ok"]:
        raise DatabaseUnusable("That copy is damaged. Choose an older one.")


async def _tables(database: Database) -> set[str]:
    rows = await database.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'index')")
    return {str(row["name"]) for row in rows}


@asynccontextmanager
async def _draft(path: Path, copy: Path) -> AsyncIterator[Path]:
    folder = await asyncio.to_thread(_copied, path, copy)
    try:
        yield folder / path.name
    finally:
        await asyncio.to_thread(shutil.rmtree, folder)


def _copied(path: Path, copy: Path) -> Path:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=path.parent))
    except OSError as error:
        raise DatabaseUnusable(
            f"{path.parent} can't be written ({error.strerror}). Set GREENROOM_DATA to a directory "
            "that you may write to."
        ) from error
    try:
        shutil.copyfile(copy, folder / path.name)
        _refuse_empty(folder / path.name)
    except OSError as error:
        shutil.rmtree(folder)
        raise DatabaseUnusable(
            f"{copy} can't be read ({error.strerror}). Give the path of a copy that `greenroom "
            "backup` made."
        ) from error
    except DatabaseUnusable:
        shutil.rmtree(folder)
        raise
    return folder


def _refuse_empty(copy: Path) -> None:
    if not copy.stat().st_size:  # SQLite would take it for a database with nothing in it
        raise DatabaseUnusable("That copy is empty. Choose another one.")


def _replace(path: Path, draft: Path, *, there: bool) -> Path | None:
    flush(draft)
    kept = reserve_backup(path, 0) if there else None
    if kept:
        for suffix in _SUFFIXES:  # after the probe only a damaged database still has a log
            with suppress(FileNotFoundError):
                Path(f"{path}{suffix}").replace(f"{kept}{suffix}")
        os.utime(kept)
    draft.replace(path)
    flush(path.parent)
    return kept


async def _open_elsewhere(path: Path) -> bool:
    try:
        return await in_use(path)
    except DatabaseUnusable:  # damaged, and so nobody is using it
        return False


def _newest(folder: Path) -> float:
    return max((copy.stat().st_mtime for copy in folder.glob("*.db")), default=0.0)


def _kept(folder: Path) -> tuple[Kept, ...]:
    found = [(int(copy.stat().st_mtime), copy.name) for copy in folder.glob("*.db")]
    return tuple(Kept(name, at + KEPT) for at, name in sorted(found))


def _drop_all_but(folder: Path, most: int) -> None:
    copies = sorted(folder.glob("*.db"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    for copy in copies[most:]:
        for suffix in _SUFFIXES:
            with suppress(OSError):
                Path(f"{copy}{suffix}").unlink(missing_ok=True)


def _drop_drafts(parent: Path, time: int) -> None:
    for draft in parent.glob(f"{_DRAFT}*"):
        with suppress(OSError):
            if draft.stat().st_mtime < time:
                shutil.rmtree(draft)


def _drop_before(folder: Path, time: int) -> None:
    for copy in folder.glob("*.db*"):
        with suppress(OSError):
            if copy.stat().st_mtime < time:
                copy.unlink()
