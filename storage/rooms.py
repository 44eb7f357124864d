"""The Discord threads that sittings are held in, found again after a restart."""

from storage.database import Database
from storage.records import LOCAL

_KEEP = """
INSERT INTO rooms (sitting_id, thread, watched) VALUES (:id, :thread, :watched)
ON CONFLICT (sitting_id) DO UPDATE SET
  watched = CASE WHEN thread = excluded.thread THEN watched ELSE excluded.watched END,
  thread = excluded.thread
"""

_OPEN = """
SELECT rooms.sitting_id, rooms.thread FROM rooms JOIN sittings ON sittings.id = rooms.sitting_id
WHERE sittings.ended_at IS NULL ORDER BY rooms.sitting_id
"""

_ROOMLESS = """
SELECT id FROM sittings
WHERE ended_at IS NULL AND scope <> :local AND started_at < :before
  AND NOT EXISTS (SELECT 1 FROM rooms WHERE rooms.sitting_id = sittings.id)
ORDER BY id
"""

_UNPOSTED = """
SELECT rooms.sitting_id FROM rooms JOIN sittings ON sittings.id = rooms.sitting_id
WHERE sittings.ended_at IS NOT NULL AND rooms.posted_at IS NULL ORDER BY rooms.sitting_id
"""


class Rooms:
    """Threads by sitting; a row goes when its sitting is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, sitting_id: int, thread: int, *, watched: bool = False) -> None:
        """Remember a sitting's thread, in place of an earlier one.

        `watched` says that everybody in the server may look in; it stays so for the same thread.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(_KEEP, id=sitting_id, thread=str(thread), watched=int(watched))

    async def thread(self, sitting_id: int) -> int | None:
        """Give the thread of a sitting; None for one that has none yet, or no longer exists."""
        sql = "SELECT thread FROM rooms WHERE sitting_id = :id"
        found = await self._database.rows(sql, id=sitting_id)
        return int(found[0]["thread"] or 0) if found else None

    async def watched(self, sitting_id: int) -> bool:
        """Say whether everybody in the server may look into a sitting's thread."""
        sql = "SELECT 1 FROM rooms WHERE sitting_id = :id AND watched = 1"
        return bool(await self._database.rows(sql, id=sitting_id))

    async def under_way(self) -> tuple[tuple[int, int], ...]:
        """List (sitting, thread) of all sittings that aren't over."""
        rows = await self._database.rows(_OPEN)
        return tuple((int(row["sitting_id"] or 0), int(row["thread"] or 0)) for row in rows)

    async def roomless(self, before: int) -> tuple[int, ...]:
        """List the sittings in servers that were begun before a time and never had a thread."""
        rows = await self._database.rows(_ROOMLESS, local=LOCAL, before=before)
        return tuple([int(row["id"] or 0) for row in rows])

    async def unposted(self) -> tuple[int, ...]:
        """List the sittings that are over and whose report isn't in their thread yet."""
        return tuple([int(row["sitting_id"] or 0) for row in await self._database.rows(_UNPOSTED)])

    async def posted(self, sitting_id: int, now: int) -> None:
        """Remember that a sitting's report is in its thread, or can't ever be.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        sql = "UPDATE rooms SET posted_at = :now WHERE sitting_id = :id"
        async with self._database.unit() as unit:
            await unit.rows(sql, id=sitting_id, now=now)
