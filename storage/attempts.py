"""Attempts and grants: the retake rules, enforced where two starts at once can't pass both."""

from dataclasses import replace

from bot.interview.transcript import Ending, Mode
from bot.retakes import (
    Allowance,
    Allowed,
    AttemptRecord,
    Cost,
    Exhausted,
    Policy,
    WaitUntil,
    allowance,
    cost,
)
from storage.audit import Action, Deed
from storage.counting import ALLOWED, grants, past_attempts, spent_keys
from storage.database import Database, Statements
from storage.grants import grant_more
from storage.ledger import Ledger
from storage.records import SittingStart
from storage.starting import insert_sitting

_RECORD = """
INSERT INTO attempts (sitting_id, member, scope, track, started_at)
VALUES (:sitting_id, :member, :scope, :track, :started_at)
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

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

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
        keys = spent_keys(self._ledger, start.member, start.scope, start.track)
        async with self._database.unit() as unit:
            sitting_id = await insert_sitting(
                unit,
                start,
                condition=ALLOWED,
                most=policy.max_attempts,
                window=policy.window,
                gap=policy.gap,
                **keys,
            )
            if sitting_id is not None:
                await record_attempt(unit, sitting_id, start)
                return sitting_id
            of = (start.member, start.scope, start.track)
            refusal = await self._allowance(unit, *of, policy=policy, now=start.started_at)
        match refusal:
            case Allowed():
                raise RuntimeError("the statement and bot.retakes disagree")
            case WaitUntil() | Exhausted():
                return refusal

    async def allowance(
        self, member: str, scope: str, track: str, policy: Policy, *, now: int
    ) -> Allowance:
        """Say whether a scored sitting may begin now, and if not, when."""
        return await self._allowance(self._database, member, scope, track, policy=policy, now=now)

    async def history(self, member: str, scope: str, track: str) -> tuple[AttemptRecord, ...]:
        """List the member's attempts, the oldest first; deleted ones as the ledger has them."""
        return await past_attempts(self._database, self._ledger, member, scope, track)

    async def grant(
        self, member: str, scope: str, track: str, *, granted_by: str, now: int, extra: int = 1
    ) -> None:
        """Note an organiser's grant of 1-100 more attempts in their own server.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        deed = Deed(scope, granted_by, Action.GRANT, now, member, track, extra)
        async with self._database.unit() as unit:
            await grant_more(unit, deed)

    async def reset(
        self,
        member: str,
        scope: str,
        track: str,
        policy: Policy,
        *,
        granted_by: str,
        now: int,
    ) -> int:
        """Grant as many attempts as count against the member now, so that all are left again.

        Gives how many that were; 0 changes nothing.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            past = await past_attempts(unit, self._ledger, member, scope, track)
            given = await grants(unit, member, scope, track)
            since = now - policy.window
            spent = sum(attempt.spent and attempt.started_at > since for attempt in past)
            spent -= sum(grant.extra for grant in given if grant.granted_at > since)
            if spent > 0:
                deed = Deed(scope, granted_by, Action.RESET, now, member, track, spent)
                await grant_more(unit, deed)
        return max(spent, 0)

    async def _allowance(
        self,
        source: Database | Statements,
        member: str,
        scope: str,
        track: str,
        *,
        policy: Policy,
        now: int,
    ) -> Allowance:
        past = await past_attempts(source, self._ledger, member, scope, track)
        given = await grants(source, member, scope, track)
        return allowance(past, policy, now, given)


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


async def settle(
    unit: Statements, ledger: Ledger, sitting_id: int, ending: Ending, now: int
) -> Cost | None:
    """Charge or give back the attempt of a sitting that ends; None when it had none to settle."""
    mine = await unit.rows(_UNSETTLED, sitting_id=sitting_id)
    if not mine:
        return None
    member, scope, track = map(str, mine[0].values())
    others = await past_attempts(unit, ledger, member, scope, track, but=sitting_id)
    answers = int((await unit.rows(_MAIN_ANSWERS, sitting_id=sitting_id))[0]["n"] or 0)
    charged = cost(ending, answers, others, now)
    await unit.rows(
        _SETTLE,
        sitting_id=sitting_id,
        ending=ending,
        spent=charged.spent,
        main_answers=answers,
    )
    return charged
