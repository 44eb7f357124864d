"""Which role a server gives for a tier, and which of them members were given."""

from collections.abc import Mapping

from bot.scoring.rubric import Tier
from storage.audit import Action, Deed, note
from storage.database import Database

_SET = """
INSERT INTO tier_roles (scope, tier, role) VALUES (:scope, :tier, :role)
ON CONFLICT (scope, tier) DO UPDATE SET role = excluded.role
"""

# Whoever left the boards, or deleted their data, since it was decided, gets none.
_WEAR = """
INSERT INTO worn_roles (scope, member, role)
SELECT scope, member, :role FROM board_members WHERE scope = :scope AND member = :member
ON CONFLICT DO UPDATE SET role = excluded.role
RETURNING role
"""


class TierRoles:
    """Roles by server and tier; a server that set none has none. Ids are Discord's, as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, scope: str) -> Mapping[Tier, str]:
        """Give the roles that a server set, by tier."""
        sql = "SELECT tier, role FROM tier_roles WHERE scope = :scope"
        rows = await self._database.rows(sql, scope=scope)
        return {Tier(str(row["tier"])): str(row["role"]) for row in rows}

    async def choose(
        self, scope: str, tier: Tier, role: str | None, *, actor: str, now: int
    ) -> None:
        """Set the role of a tier, or that it has none, and note who did.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            if role is None:
                sql = "DELETE FROM tier_roles WHERE scope = :scope AND tier = :tier"
                await unit.rows(sql, scope=scope, tier=tier)
            else:
                await unit.rows(_SET, scope=scope, tier=tier, role=role)
            await note(unit, Deed(scope, actor, Action.TIER_ROLE, now, track=tier))

    async def worn(self, member: str) -> tuple[tuple[str, str], ...]:
        """List (scope, role) of every role that the member was given, in all servers."""
        sql = "SELECT scope, role FROM worn_roles WHERE member = :member ORDER BY scope, role"
        rows = await self._database.rows(sql, member=member)
        return tuple((str(row["scope"]), str(row["role"])) for row in rows)

    async def wear(self, member: str, scope: str, role: str) -> bool:
        """Remember that the member was given a role; before it is, so that none is forgotten.

        False when they don't stand on the server's boards: then they are to be given none.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            return bool(await unit.rows(_WEAR, member=member, scope=scope, role=role))

    async def doff(self, member: str, scope: str, role: str) -> None:
        """Remember that the member no longer has a role.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        sql = "DELETE FROM worn_roles WHERE member = :member AND scope = :scope AND role = :role"
        async with self._database.unit() as unit:
            await unit.rows(sql, member=member, scope=scope, role=role)
