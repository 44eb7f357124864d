"""Servers that the bot had to leave: what is theirs is deleted once it has been out for a month."""

from storage.database import Database

KEPT = 30 * 86_400
"""Seconds after which a server's own data goes; one that removes the bot by mistake has a month."""

_THEIRS = (
    "guilds",
    "guild_retakes",
    "tier_roles",
    "worn_roles",
    "board_members",
    "grants",
    "appeals",
    "audit",
)
"""Tables of which a row is gone with its server; interviews and scores stay their members'."""

_GONE = "SELECT scope FROM departures WHERE at <= :time"


class Departures:
    """Notes when the bot left, and forgets what was the server's alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def left(self, scope: str, now: int) -> None:
        """Note that the bot is no longer in a server.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        sql = "INSERT INTO departures (scope, at) VALUES (:scope, :now) ON CONFLICT DO NOTHING"
        async with self._database.unit() as unit:
            await unit.rows(sql, scope=scope, now=now)

    async def joined(self, scope: str) -> None:
        """Note that it is there again.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows("DELETE FROM departures WHERE scope = :scope", scope=scope)

    async def forget_before(self, time: int) -> None:
        """Delete what was a server's of those that the bot left earlier.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            if not await unit.rows(_GONE, time=time):
                return
            for table in _THEIRS:
                sql = f"DELETE FROM {table} WHERE scope IN ({_GONE})"  # noqa: S608 - names from above
                await unit.rows(sql, time=time)
            await unit.rows("DELETE FROM departures WHERE at <= :time", time=time)
