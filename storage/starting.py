"""Beginning a sitting, in the caller's transaction: at most one is live a member and scope."""

from dataclasses import asdict

from bot.errors import InterviewUnderWay
from storage.database import Statements, Value
from storage.records import SittingStart

_INSERT = """
INSERT INTO sittings (member, scope, room, mode, track, format, seed, profile_id, bank_version,
                      rubric_version, started_at, heartbeat_at)
SELECT :member, :scope, :room, :mode, :track, :format, :seed,
       (SELECT id FROM resumes WHERE id = :profile_id),  -- it may have been deleted just now
       :bank_version, :rubric_version, :started_at, :started_at
WHERE {condition}
ON CONFLICT DO NOTHING
RETURNING id
"""

_LIVE = "SELECT id FROM sittings WHERE member = :member AND scope = :scope AND ended_at IS NULL"


async def insert_sitting(
    unit: Statements, start: SittingStart, *, condition: str = "true", **parameters: Value
) -> int | None:
    """Add the row in one statement and give its id; None when `condition` (SQL) doesn't hold.

    Raises:
        InterviewUnderWay: the member's last sitting in this scope isn't over.
    """
    sql = _INSERT.format(condition=condition)
    begun = await unit.rows(sql, **{**asdict(start), **parameters})
    if begun:
        return int(begun[0]["id"] or 0)
    live = await unit.rows(_LIVE, member=start.member, scope=start.scope)
    if live:
        raise InterviewUnderWay(int(live[0]["id"] or 0))
    return None
