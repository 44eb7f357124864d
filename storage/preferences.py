"""What members chose for themselves, by name; what each name means is its reader's affair."""

from collections.abc import Mapping

from storage.database import Database

_KEEP = """
INSERT INTO preferences (member, name, value) VALUES (:member, :name, :value)
ON CONFLICT (member, name) DO UPDATE SET value = excluded.value
"""


class Preferences:
    """Choices of members, the same in every server."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, member: str) -> Mapping[str, str]:
        """Give the member's choices; a name that isn't there is as it is by default."""
        sql = "SELECT name, value FROM preferences WHERE member = :member"
        rows = await self._database.rows(sql, member=member)
        return {str(row["name"]): str(row["value"]) for row in rows}

    async def choose(self, member: str, name: str, value: str) -> None:
        """Keep a choice in place of an earlier one.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(_KEEP, member=member, name=name, value=value)
