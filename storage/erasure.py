"""A member's right to all of it: a copy of every row, and none left.

Which rows are a member's is read from the schema, so that no later table is forgotten: those with
a `member` column, and those that refer to a sitting of theirs.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.errors import DatabaseUnusable
from bot.retakes import AttemptRecord
from storage.clips import Clips
from storage.codec import Codec
from storage.database import Database, Row, Statements
from storage.ledger import KEPT, Ledger, trace
from storage.withdrawals import Withdrawals

Copy: TypeAlias = Mapping[str, tuple[Mapping[str, object], ...]]
"""Rows by table; JSON texts as what they hold."""

_ATTEMPT = Codec(AttemptRecord)
_JSON = {"profile", "report", "timeline", "turn"}
_OTHERS = {"granted_by", "decided_by"}
"""Columns with the id of an organiser: theirs, not the member's."""

_TABLES = """
SELECT DISTINCT m.name AS name, c.name AS by FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
WHERE m.type = 'table' AND c.name IN ('member', 'sitting_id') ORDER BY m.name, c.name
"""

# Two attempts never begin in the same second: the same pair again is the same attempt.
_REMEMBER = "INSERT OR IGNORE INTO remembered (key, at) VALUES (:key, :at)"

# What organisers did for the member, or the member as an organiser: the other one stays unnamed.
_DEEDS = """
SELECT scope, action, track, amount, at,
       CASE WHEN actor = :member THEN 'you' ELSE 'another' END AS who,
       CASE WHEN subject = :member THEN 'you' ELSE NULL END AS whom
FROM audit WHERE actor = :member OR subject = :member ORDER BY at, id
"""

_FORGET_DEEDS = (
    "UPDATE audit SET actor = NULL WHERE actor = :member",
    "UPDATE audit SET subject = NULL WHERE subject = :member",
    "UPDATE appeals SET decided_by = NULL WHERE decided_by = :member",
    "UPDATE grants SET granted_by = 'deleted' WHERE granted_by = :member",
)


UNCLEAN = (
    "The copy holds data of members who deleted it since, and that could not be taken off the "
    "disk. Free some space, close other programs that read it, and restore it again."
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted, in rows, and how many attempt times stay as keyed hashes.

    When it isn't `clean`, the rows are gone but their text may still stand in the file or its log,
    until `Erasure.clean` could take it off.
    """

    rows: int
    remembered: int
    clean: bool = True


class Erasure:
    """Copies and deletes all that is kept of one member, in every server at once."""

    def __init__(
        self, database: Database, ledger: Ledger, withdrawals: Withdrawals, clips: Clips
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._withdrawals, self._clips = withdrawals, clips

    async def copy(self, member: str) -> Copy:
        """Give every row that is the member's, by table; organisers' ids are left out.

        Raises:
            DatabaseUnusable: it can't be read.
        """
        found = {}
        for table, by in (await _tables(self._database)).items():
            rows = await self._database.rows(
                f"SELECT * FROM {table} WHERE {_mine(by)}",  # noqa: S608 - names from the schema
                member=member,
            )
            if rows:
                found[table] = tuple(map(_readable, rows))
        if deeds := await self._database.rows(_DEEDS, member=member):
            found["audit"] = tuple(dict(row) for row in deeds)
        return found

    async def erase(self, member: str, now: int) -> Erased:
        """Delete every row and all sound of the member's, from the disk too, but attempt times.

        An interview under way is deleted too; whoever holds it stops doing so first, and what
        still comes for it is refused, like all that was being worked on for the member. Attempt
        times of the last 180 days stay as keyed hashes, so that deleting is no way round the
        retake rules (contract: Retakes).

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            self._withdrawals.withdraw(member)
            erased = await _erase(unit, self._ledger, member, now)
            if erased.rows:
                mark = self._ledger.erased(member)
                await unit.rows(_REMEMBER, key=mark, at=now)
        silent = await self._clips.tidy()
        return replace(erased, clean=await self._database.forget_deleted() and silent)

    async def clean(self) -> bool:
        """Take what was deleted off the disk; False when it is to be tried again later."""
        return await self._database.forget_deleted()

    @property
    def unclean(self) -> bool:
        """Whether deleted text may still be in the database's file or log."""
        return self._database.unclean

    async def forget_old(self, now: int) -> None:
        """Delete what is remembered of attempts that no longer count.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows("DELETE FROM remembered WHERE at <= :oldest", oldest=now - KEPT)


async def erase_again(database: Database, ledger: Ledger, known: Iterable[tuple[str, int]]) -> None:
    """Bring an older copy of a database up to what is remembered (key, time) since.

    Members who deleted their data after the copy was made are deleted from it.

    Raises:
        DatabaseUnusable: it can't be written, or their words can't be taken off the disk.
    """
    async with database.unit() as unit:
        rows = await unit.rows("SELECT key, at FROM remembered")
        had = {(str(row["key"]), int(row["at"] or 0)) for row in rows}
        news = {mark: at for mark, at in known if (mark, at) not in had}
        for member in await _members(unit):
            if at := news.get(ledger.erased(member)):
                await _erase(unit, ledger, member, at)
        for mark, at in known:
            await unit.rows(_REMEMBER, key=mark, at=at)
    if not await database.forget_deleted():
        raise DatabaseUnusable(UNCLEAN)


async def _erase(unit: Statements, ledger: Ledger, member: str, now: int) -> Erased:
    remembered = await _remember(unit, ledger, member, now)
    for forget in _FORGET_DEEDS:
        await unit.rows(forget, member=member)
    rows = 0
    for table, by in (await _tables(unit)).items():
        sql = f"DELETE FROM {table} WHERE {_mine(by)} RETURNING 1"  # noqa: S608 - as above
        rows += len(await unit.rows(sql, member=member))
    return Erased(rows, remembered)


async def _remember(unit: Statements, ledger: Ledger, member: str, now: int) -> int:
    sql = "SELECT * FROM attempts WHERE member = :member AND started_at > :oldest"
    rows = await unit.rows(sql, member=member, oldest=now - KEPT)
    for row in rows:
        keys = ledger.keys(member, str(row["scope"]), str(row["track"]))
        attempt = _ATTEMPT.record(row)
        await unit.rows(_REMEMBER, key=keys[trace(attempt)], at=attempt.started_at)
    return len(rows)


async def _members(unit: Statements) -> tuple[str, ...]:
    tables = [table for table, by in (await _tables(unit)).items() if by == "member"]
    everyone = " UNION ".join(f"SELECT member FROM {table}" for table in tables)  # noqa: S608 - as above
    return tuple(str(row["member"]) for row in await unit.rows(everyone))


async def _tables(source: Database | Statements) -> dict[str, str]:
    """Give each table that holds members' rows, and the column that says whose they are."""
    tables: dict[str, str] = {}
    for row in await source.rows(_TABLES):  # `member` comes before `sitting_id`
        tables.setdefault(str(row["name"]), str(row["by"]))
    return dict(sorted(tables.items(), key=lambda table: (table[1] == "member", table[0])))


def _mine(by: str) -> str:
    if by == "member":
        return "member = :member"
    return "sitting_id IN (SELECT id FROM sittings WHERE member = :member)"


def _readable(row: Row) -> Mapping[str, object]:
    return {
        name: json.loads(str(value)) if name in _JSON and value is not None else value
        for name, value in row.items()
        if name not in _OTHERS
    }
