"""What counts against a member on one track of one server, deleted attempts too."""

from bot.retakes import AttemptRecord, Grant
from storage.codec import Codec
from storage.database import Database, Statements
from storage.ledger import Ledger, Trace, remembered

_ATTEMPT = Codec(AttemptRecord)
_GRANT = Codec(Grant)

_STARTS = """(
    SELECT started_at FROM attempts
    WHERE member = :member AND scope = :scope AND track = :track AND spent
    UNION ALL
    SELECT at AS started_at FROM remembered WHERE key IN (:spent_key, :spent_early_key)
  )"""

# The same rule as bot.retakes.allowance; a test holds them together on random histories.
ALLOWED = """
(
  SELECT count(*) FROM STARTS WHERE started_at > :started_at - :window
) < :most + (
  SELECT coalesce(sum(extra), 0) FROM grants
  WHERE member = :member AND scope = :scope AND track = :track
    AND granted_at > :started_at - :window
)
AND NOT EXISTS (
  SELECT 1 FROM STARTS AS young
  WHERE started_at > :started_at - :gap AND NOT EXISTS (
    SELECT 1 FROM grants
    WHERE member = :member AND scope = :scope AND track = :track
      AND granted_at > :started_at - :window AND granted_at >= young.started_at
  )
)
""".replace("STARTS", _STARTS)

_HISTORY = """
SELECT started_at, spent, ending, main_answers FROM attempts
WHERE member = :member AND scope = :scope AND track = :track AND sitting_id IS NOT :but
ORDER BY started_at, id
"""

_REMEMBERED = """
SELECT key, at FROM remembered WHERE key IN (:spent, :spent_early, :free_early, :free_fault)
"""

_GRANTS = """
SELECT granted_at, extra FROM grants
WHERE member = :member AND scope = :scope AND track = :track
ORDER BY id
"""


def spent_keys(ledger: Ledger, member: str, scope: str, track: str) -> dict[str, str]:
    """Give the parameters of `ALLOWED` that find deleted attempts which were spent."""
    keys = ledger.keys(member, scope, track)
    return {"spent_key": keys[Trace.SPENT], "spent_early_key": keys[Trace.SPENT_EARLY]}


async def grants(
    source: Database | Statements, member: str, scope: str, track: str
) -> tuple[Grant, ...]:
    """List the member's grants, the oldest first."""
    rows = await source.rows(_GRANTS, member=member, scope=scope, track=track)
    return tuple(map(_GRANT.record, rows))


async def past_attempts(
    source: Database | Statements,
    ledger: Ledger,
    member: str,
    scope: str,
    track: str,
    *,
    but: int = 0,
) -> tuple[AttemptRecord, ...]:
    """List the member's attempts, the oldest first, without that of the sitting `but`.

    Deleted ones are listed as the ledger has them.
    """
    rows = await source.rows(_HISTORY, member=member, scope=scope, track=track, but=but)
    traces = {key: trace for trace, key in ledger.keys(member, scope, track).items()}
    keys = {trace.name.lower(): key for key, trace in traces.items()}
    left = await source.rows(_REMEMBERED, **keys)
    deleted = [remembered(traces[str(row["key"])], int(row["at"] or 0)) for row in left]
    known = [*deleted, *map(_ATTEMPT.record, rows)]
    return tuple(sorted(known, key=lambda attempt: attempt.started_at))
