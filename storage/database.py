"""One SQLite file: one writer, one reader, units of work that survive cancellation.

The only file that knows sqlite3 and aiosqlite. Rows leave it as plain mappings, and what stops
the file from being used leaves it as DatabaseUnusable.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import aiosqlite

from bot.errors import DatabaseUnusable
from storage.cleaning import Cleaning
from storage.place import flush, make_ready, reserve_backup
from storage.refusals import IN_USE, advice, refuse_foreign, refuse_old_sqlite
from storage.schema import MIGRATIONS, Migration, read_migrations

Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = Mapping[str, Value]

# FULL: an acknowledged turn survives a power cut, for 1.4 times NORMAL (benchmarks/durability.py).
_PRAGMAS = ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON")

_TRIES = 50


class _InUse(DatabaseUnusable):
    """Another program holds a lock, perhaps only for a moment."""


class Statements:
    """A connection, or the transaction under way on it."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    async def rows(self, sql: str, **parameters: Value) -> tuple[Row, ...]:
        """Run one statement and give the rows it returns.

        Raises:
            DatabaseUnusable: disk full, read-only, damaged or in use elsewhere.
        """
        with _plainly(self._path):
            found = await self._connection.execute_fetchall(sql, parameters)
        return tuple(dict(row) for row in found)


class Database:
    """An open database. Units of work wait for each other; reads wait for nobody."""

    def __init__(self, *, writer: Statements, reader: Statements, pause: float) -> None:
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()
        self._cleaning = Cleaning(self._alone, pause=pause)

    async def rows(self, sql: str, **parameters: Value) -> tuple[Row, ...]:
        """Read with one statement; it sees what was committed before it.

        Raises:
            DatabaseUnusable: as for `Statements.rows`.
        """
        return await self._reader.rows(sql, **parameters)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Statements]:
        """Open a transaction: committed, and durable, when the block ends; undone if it raises.

        Raises:
            DatabaseUnusable: as for `Statements.rows`.
        """
        # aiosqlite runs calls in the order they were queued, those whose awaiter was cancelled
        # too. So BEGIN stands inside the try: however it ended, a ROLLBACK is queued behind it.
        async with self._lock:
            try:
                await self._writer.rows("BEGIN IMMEDIATE")
                yield self._writer
                await self._writer.rows("COMMIT")
            except BaseException:
                # There is nothing to undo when BEGIN failed or COMMIT got through.
                with suppress(sqlite3.Error, DatabaseUnusable):
                    await self._writer.rows("ROLLBACK")
                raise

    async def copy_to(self, copy: Path) -> None:
        """Write the whole database, as it stands now, into an empty file; durable on return.

        Raises:
            DatabaseUnusable: as for `Statements.rows`.
        """
        async with self._lock:
            await self._writer.rows("VACUUM INTO :copy", copy=str(copy))
        await asyncio.to_thread(flush, copy)

    async def forget_deleted(self) -> bool:
        """Take deleted text out of the file and its log; False when it is to be tried again later.

        Writing waits meanwhile (docs/scaling.md), and 5 s for each try while another program reads.
        """
        return await self._cleaning.clean()

    @property
    def unclean(self) -> bool:
        """Whether deleted text may still be in the file or its log."""
        return self._cleaning.due

    async def _alone(self, sql: str) -> tuple[Row, ...]:
        async with self._lock:
            return await self._writer.rows(sql)


@asynccontextmanager
async def open_database(
    path: Path, *, migrations: Path = MIGRATIONS, busy_seconds: float = 5.0
) -> AsyncIterator[Database]:
    """Open or make the database, updating its schema after copying it to backups/.

    `busy_seconds` is how long a write waits for another program's.

    Raises:
        DatabaseUnusable: it can't be opened, read or written, is another program's or newer
            than this one, or could not be updated. Its content is as it was before.
    """
    refuse_old_sqlite(sqlite3.sqlite_version_info)
    path = await asyncio.to_thread(make_ready, path)
    steps = await asyncio.to_thread(read_migrations, migrations)
    async with _connection(path, busy_seconds) as writer, _connection(path, busy_seconds) as reader:
        version = await _version(writer, path, newest=len(steps))
        await _set_up(writer, path, busy_seconds)
        database = Database(writer=writer, reader=reader, pause=busy_seconds / 5)
        if version < len(steps):
            await _migrate(database, path, version, steps)
        await reader.rows("PRAGMA query_only = ON")
        yield database
        with suppress(sqlite3.Error, DatabaseUnusable):  # it only makes later queries quicker
            await writer.rows("PRAGMA optimize")


async def in_use(path: Path) -> bool:
    """Say whether any program, this one too, has the database open.

    Raises:
        DatabaseUnusable: it is damaged or can't be read.
    """
    async with _connection(path, 0.2) as probe:
        await probe.rows("PRAGMA locking_mode = EXCLUSIVE")  # in WAL mode, alone means alone
        try:
            await probe.rows("BEGIN EXCLUSIVE")
            await probe.rows("ROLLBACK")
        except _InUse:
            return True
    return False


@asynccontextmanager
async def _connection(path: Path, busy_seconds: float) -> AsyncIterator[Statements]:
    async with AsyncExitStack() as stack:  # aiosqlite's threads outlive what is not closed
        with _plainly(path):
            connecting = aiosqlite.connect(path, isolation_level=None, timeout=busy_seconds)
            connection = await stack.enter_async_context(connecting)
        connection.row_factory = sqlite3.Row
        yield Statements(connection, path)


async def _version(writer: Statements, path: Path, *, newest: int) -> int:
    await writer.rows("BEGIN")  # one look: another program may be making the tables just now
    version = await _pragma(writer, "user_version")
    owner = await _pragma(writer, "application_id")
    empty = not await writer.rows("SELECT name FROM sqlite_schema LIMIT 1")
    await writer.rows("COMMIT")
    refuse_foreign(path, application_id=owner, version=version, newest=newest, empty=empty)
    return version


async def _set_up(writer: Statements, path: Path, busy_seconds: float) -> None:
    if await _write_ahead(writer, busy_seconds) != "wal":
        raise DatabaseUnusable(
            f"The disk with {path.parent} can't hold a database safely (is it a network drive?). "
            "Set GREENROOM_DATA to a directory on a local disk."
        )
    for pragma in _PRAGMAS:
        await writer.rows(f"PRAGMA {pragma}")


async def _write_ahead(writer: Statements, busy_seconds: float) -> Value:
    # SQLite waits for other programs' locks everywhere but here.
    for _ in range(_TRIES):
        with suppress(_InUse):
            return (await writer.rows("PRAGMA journal_mode = WAL"))[0]["journal_mode"]
        await asyncio.sleep(busy_seconds / _TRIES)
    return (await writer.rows("PRAGMA journal_mode = WAL"))[0]["journal_mode"]


async def _migrate(
    database: Database, path: Path, version: int, steps: tuple[Migration, ...]
) -> None:
    kept = f" A copy from before is {await _back_up(database, path, version)}." if version else ""
    try:
        for step in steps[version:]:
            async with database.unit() as unit:
                if await _pragma(unit, "user_version") < step.version:  # nobody was quicker
                    for statement in step.statements():
                        await unit.rows(statement)
                    await unit.rows(f"PRAGMA user_version = {step.version}")
    except sqlite3.Error as error:
        raise DatabaseUnusable(
            f"{path} could not be updated and is as it was.{kept} "
            "Go back to the Greenroom you had, and report this with the log."
        ) from error


async def _back_up(database: Database, path: Path, version: int) -> Path:
    copy = await asyncio.to_thread(reserve_backup, path, version)
    try:
        await database.copy_to(copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


async def _pragma(statements: Statements, name: str) -> int:
    found = await statements.rows(f"PRAGMA {name}")
    return int(found[0][name] or 0)


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes hold their family in the low byte; Python's own errors have none.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        sentence = advice(code, path)
        if sentence is None:
            raise
        kind = _InUse if code in IN_USE else DatabaseUnusable
        raise kind(sentence) from error
