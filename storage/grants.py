"""More attempts, given by organisers in their own server, and noted."""

from storage.audit import Deed, note
from storage.database import Statements

_GRANT_MORE = """
INSERT INTO grants (member, scope, track, granted_by, granted_at, extra)
VALUES (:member, :scope, :track, :granted_by, :now, :extra)
"""


async def grant_more(unit: Statements, deed: Deed) -> None:
    """Give `deed.amount` attempts, and note the deed."""
    await unit.rows(
        _GRANT_MORE,
        member=deed.subject,
        scope=deed.scope,
        track=deed.track,
        granted_by=deed.actor,
        now=deed.at,
        extra=deed.amount,
    )
    await note(unit, deed)
