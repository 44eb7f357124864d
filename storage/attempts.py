"""Attempts and grants: the retake rules, enforced where two starts at once can't pass both."""

from dataclasses import replace

from bot.interview.transcript import Ending, Mode
from bot.retakes import (
    Allowance,
    Allowed,
    AttemptRecord,
    Cost,
    Exhausted,
    Grant,
    Policy,
    WaitUntil,
    allowance,
    cost,
)
from storage.codec import Codec
from storage.database import Database, Statements
from storage.records import SittingStart
from storage.starting import insert_sitting

_ATTEMPT = Codec(AttemptRecord)
_GRANT = Codec(Grant)

# The same rule as bot.retakes.allowance; a test holds them together on random histories.
_ALLOWED = """
(
  SELECT count(*) FROM attempts
  WHERE member = :member AND scope = :scope AND track = :track
    AND spent AND started_at > :started_at - :window
) < :most + (
  SELECT coalesce(sum(extra), 0) FROM grants
  WHERE member = :member AND scope = :scope AND track = :track
    AND granted_at > :started_at - :window
)
AND NOT EXISTS (
  SELECT 1 FROM attempts
  WHERE member = :member AND scope = :scope AND track = :track
    AND spent AND started_at > :started_at - :gap
    AND NOT EXISTS (
      SELECT 1 FROM grants
      WHERE member = :member AND scope = :scope AND track = :track
        AND granted_at > :started_at - :window AND granted_at >= attempts.started_at
    )
)
"""

_RECORD = """
INSERT INTO attempts (sitting_id, member, scope, track, started_at)
VALUES (:sitting_id, :member, :scope, :track, :started_at)
"""

_HISTORY = """
SELECT started_at, spent, ending, main_answers FROM attempts
WHERE member = :member AND scope = :scope AND track = :track AND sitting_id IS NOT :but
ORDER BY started_at, id
"""

_GRANTS = """
SELECT granted_at, extra FROM grants
WHERE member = :member AND scope = :scope AND track = :track
ORDER BY id
"""

_GRANT_MORE = """
INSERT INTO grants (member, scope, track, granted_by, granted_at, extra)
VALUES (:member, :scope, :track, :granted_by, :now, :extra)
"""

_UNSETTLED = """
SELECT member, scope, track FROM attempts WHERE sitting_id = :sitting_id AND ending IS NULL
"""

_MAIN_ANSWERS = """
SELECT count(*) AS n FROM turns
WHERE sitting_id = :sitting_id AND json_extract(turn, '$.prompt.follow_up_to') IS NULL
  AND json_extract(turn, '$.answer.text') <> ''
"""

_SETTLE = """
UPDATE attempts SET ending = :ending, spent = :spent, main_answers = :main_answers
WHERE sitting_id = :sitting_id
"""


class Attempts:
    """Scored sittings as the retake policy counts them: by member, server (scope) and track."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def start_scored(
        self, start: SittingStart, policy: Policy
    ) -> int | WaitUntil | Exhausted:
        """Begin a scored sitting if the policy allows one; give its id, or what it waits for.

        One statement checks the allowance and that no other sitting is live, and begins this one.

        Raises:
            InterviewUnderWay: the member's last sitting in this scope isn't over.
            DatabaseUnusable: it can't be written.
        """
        start = replace(start, mode=Mode.SCORED)
        async with self._database.unit() as unit:
            sitting_id = await insert_sitting(
                unit,
                start,
                condition=_ALLOWED,
                most=policy.max_attempts,
                window=policy.window,
                gap=policy.gap,
            )
            if sitting_id is not None:
                await record_attempt(unit, sitting_id, start)
                return sitting_id
            refusal = await _allowance(
                unit, start.member, start.scope, start.track, policy=policy, now=start.started_at
            )
        match refusal:
            case Allowed():
                raise RuntimeError("the statement and bot.retakes disagree")
            case WaitUntil() | Exhausted():
                return refusal

    async def allowance(
        self, member: str, scope: str, track: str, policy: Policy, *, now: int
    ) -> Allowance:
        """Say whether a scored sitting may begin now, and if not, when."""
        return await _allowance(self._database, member, scope, track, policy=policy, now=now)

    async def history(self, member: str, scope: str, track: str) -> tuple[AttemptRecord, ...]:
        """List the member's attempts, the oldest first."""
        return await _history(self._database, member, scope, track, but=None)

    async def grant(
        self, member: str, scope: str, track: str, *, granted_by: str, now: int, extra: int = 1
    ) -> None:
        """Note an organiser's grant of 1-100 more attempts in their own server.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(
                _GRANT_MORE,
                member=member,
                scope=scope,
                track=track,
                granted_by=granted_by,
                now=now,
                extra=extra,
            )


async def record_attempt(unit: Statements, sitting_id: int, start: SittingStart) -> None:
    """Count a scored sitting that has just begun; it is spent until it is settled."""
    await unit.rows(
        _RECORD,
        sitting_id=sitting_id,
        member=start.member,
        scope=start.scope,
        track=start.track,
        started_at=start.started_at,
    )


async def settle(unit: Statements, sitting_id: int, ending: Ending, now: int) -> Cost | None:
    """Charge or give back the attempt of a sitting that ends; None when it had none to settle."""
    mine = await unit.rows(_UNSETTLED, sitting_id=sitting_id)
    if not mine:
        return None
    member, scope, track = map(str, mine[0].values())
    history = await _history(unit, member, scope, track, but=sitting_id)
    answers = int((await unit.rows(_MAIN_ANSWERS, sitting_id=sitting_id))[0]["n"] or 0)
    charged = cost(ending, answers, history, now)
    await unit.rows(
        _SETTLE,
        sitting_id=sitting_id,
        ending=ending,
        spent=charged.spent,
        main_answers=answers,
    )
    return charged


async def _allowance(
    source: Database | Statements, member: str, scope: str, track: str, *, policy: Policy, now: int
) -> Allowance:
    history = await _history(source, member, scope, track, but=None)
    rows = await source.rows(_GRANTS, member=member, scope=scope, track=track)
    return allowance(history, policy, now, tuple(map(_GRANT.record, rows)))


async def _history(
    source: Database | Statements, member: str, scope: str, track: str, *, but: int | None
) -> tuple[AttemptRecord, ...]:
    rows = await source.rows(_HISTORY, member=member, scope=scope, track=track, but=but or 0)
    return tuple(map(_ATTEMPT.record, rows))
