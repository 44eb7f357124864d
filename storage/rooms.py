"""The Discord threads that sittings are held in, found again after a restart."""

from storage.database import Database

_KEEP = """
INSERT INTO rooms (sitting_id, thread) VALUES (:id, :thread)
ON CONFLICT (sitting_id) DO UPDATE SET thread = excluded.thread
"""

_OPEN = """
SELECT rooms.sitting_id, rooms.thread FROM rooms JOIN sittings ON sittings.id = rooms.sitting_id
WHERE sittings.ended_at IS NULL ORDER BY rooms.sitting_id
"""


class Rooms:
    """Threads by sitting; a row goes when its sitting is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, sitting_id: int, thread: int) -> None:
        """Remember a sitting's thread, in place of an earlier one.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(_KEEP, id=sitting_id, thread=str(thread))

    async def thread(self, sitting_id: int) -> int | None:
        """Give the thread of a sitting; None for one that has none yet, or no longer exists."""
        sql = "SELECT thread FROM rooms WHERE sitting_id = :id"
        found = await self._database.rows(sql, id=sitting_id)
        return int(found[0]["thread"] or 0) if found else None

    async def under_way(self) -> tuple[tuple[int, int], ...]:
        """List (sitting, thread) of all sittings that aren't over."""
        rows = await self._database.rows(_OPEN)
        return tuple((int(row["sitting_id"] or 0), int(row["thread"] or 0)) for row in rows)
