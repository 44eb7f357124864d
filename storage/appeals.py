"""Appeals: a member asks their server's organisers for another attempt, and one of them decides.

An appeal is about the member's latest scored interview there, and each interview allows one.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import InputInvalid
from bot.interview.transcript import Ending
from storage.audit import Action, Deed, note
from storage.codec import Codec, storable
from storage.database import Database
from storage.grants import grant_more

LONGEST_NOTE = 300
"""Characters of a member's note to the organisers."""

KEPT = 90 * 86_400
"""Seconds for which a decided appeal is kept: as long as the words of an interview."""


class Reason(StrEnum):
    """What a member says went wrong."""

    TECHNICAL = "technical problem"
    INTERRUPTED = "I was interrupted"
    WRONG_TRACK = "I chose the wrong track"
    OTHER = "something else"


class Decision(StrEnum):
    """What an organiser makes of an appeal."""

    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal with its evidence: when the attempt began, how it ended, what was answered.

    `note` is what the member wrote for the organisers; answers are never part of it.
    """

    id: int
    member: str
    scope: str
    track: str
    reason: Reason
    note: str
    opened_at: int
    decision: Decision | None
    started_at: int
    ending: Ending | None
    main_answers: int


_APPEAL = Codec(Appeal)

_OPEN = """
INSERT INTO appeals (member, scope, track, attempt_id, reason, note, opened_at)
SELECT member, scope, track, id, :reason, :note, :now FROM attempts
WHERE member = :member AND scope = :scope AND track = :track AND spent AND ending IS NOT NULL
  AND started_at > :oldest
ORDER BY started_at DESC, id DESC LIMIT 1
ON CONFLICT DO NOTHING
RETURNING id
"""

_COLUMNS = """
SELECT appeals.id, appeals.member, appeals.scope, appeals.track, reason, note, opened_at, decision,
       started_at, ending, main_answers
FROM appeals JOIN attempts ON attempts.id = appeals.attempt_id
"""

_DECIDE = """
UPDATE appeals SET decision = :decision, decided_by = :actor, decided_at = :now
WHERE id = :id AND scope = :scope AND decision IS NULL AND member <> :actor
RETURNING member, track
"""


class Appeals:
    """All servers' appeals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(
        self, member: str, scope: str, track: str, *, reason: Reason, note: str, now: int
    ) -> Appeal:
        """Appeal about the member's latest spent attempt of the last 30 days.

        Raises:
            InputInvalid: there is no such attempt, or an appeal about it already.
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            rows = await unit.rows(
                _OPEN,
                member=member,
                scope=scope,
                track=track,
                reason=reason,
                note=storable(note.strip())[:LONGEST_NOTE],
                now=now,
                oldest=now - 30 * 86_400,
            )
            if not rows:
                raise InputInvalid(_NOTHING_TO_APPEAL)
            found = await unit.rows(_COLUMNS + " WHERE appeals.id = :id", id=rows[0]["id"])
        return _APPEAL.record(found[0])

    async def waiting(self, scope: str, limit: int = 10) -> tuple[Appeal, ...]:
        """List a server's undecided appeals, the oldest first."""
        sql = _COLUMNS + (
            " WHERE appeals.scope = :scope AND decision IS NULL"
            " ORDER BY opened_at, appeals.id LIMIT :limit"
        )
        rows = await self._database.rows(sql, scope=scope, limit=limit)
        return tuple(map(_APPEAL.record, rows))

    async def of(self, member: str, scope: str) -> tuple[Appeal, ...]:
        """List the member's appeals in a server, the newest first."""
        sql = _COLUMNS + (
            " WHERE appeals.member = :member AND appeals.scope = :scope"
            " ORDER BY opened_at DESC, appeals.id DESC"
        )
        rows = await self._database.rows(sql, member=member, scope=scope)
        return tuple(map(_APPEAL.record, rows))

    async def decide(
        self, appeal_id: int, scope: str, decision: Decision, *, actor: str, now: int
    ) -> str | None:
        """Decide an appeal of the actor's own server; a grant gives one attempt. Once.

        Gives the member's id; None when it was decided or deleted, is another server's, or the
        actor's own.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            rows = await unit.rows(
                _DECIDE, id=appeal_id, scope=scope, decision=decision, actor=actor, now=now
            )
            if not rows:
                return None
            member, track = map(str, rows[0].values())
            if decision is Decision.GRANTED:
                deed = Deed(scope, actor, Action.APPEAL_GRANTED, now, member, track, 1)
                await grant_more(unit, deed)
            else:
                await note(unit, Deed(scope, actor, Action.APPEAL_DECLINED, now, member, track))
        return member

    async def drop_before(self, time: int) -> None:
        """Delete appeals that were decided earlier.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows("DELETE FROM appeals WHERE decided_at < :time", time=time)


_NOTHING_TO_APPEAL = (
    "There is nothing to appeal: an appeal is about your latest scored interview on this track in "
    "this server, of the last 30 days, that cost an attempt, and each interview allows one. "
    "/retakes shows where you stand; warm-ups are free at any time."
)
