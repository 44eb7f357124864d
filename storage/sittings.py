"""Sittings and their turns: begun, journaled turn by turn, resumed, finished, looked back on."""

from bot.errors import InputInvalid
from bot.interview.transcript import Ending, Mode, Transcript, Turn
from bot.retakes import Cost
from bot.scoring.rubric import Tier
from storage.attempts import record_attempt, settle
from storage.codec import Codec, storable
from storage.database import Database, Statements
from storage.ledger import Ledger
from storage.records import SittingRecord, SittingStart
from storage.resumes import drop_replaced
from storage.retention import without_words
from storage.starting import insert_sitting

_TURN = Codec(Turn)
_RECORD = Codec(SittingRecord)

DELETED = "That interview was deleted, so nothing more of it is kept."

_KEEP_TURN = """
INSERT INTO turns (sitting_id, position, prompt_id, source, turn, kept_at)
SELECT :id, coalesce(max(position) + 1, 0), :prompt_id, :source, :turn, :now
FROM turns WHERE sitting_id = :id
ON CONFLICT (sitting_id, prompt_id) DO UPDATE SET
  source = excluded.source, turn = excluded.turn, kept_at = excluded.kept_at
"""

_HISTORY = """
SELECT * FROM sittings
WHERE member = :member AND scope = :scope AND ended_at IS NOT NULL
  AND (:track IS NULL OR track = :track)
ORDER BY started_at DESC, id DESC
"""

_RECENT_SOURCES = """
SELECT source FROM turns WHERE sitting_id = (
  SELECT id FROM sittings
  WHERE member = :member AND track = :track AND (:before IS NULL OR id < :before)
    AND EXISTS (SELECT 1 FROM turns WHERE sitting_id = sittings.id)
  ORDER BY id DESC LIMIT 1
)
"""

_FINISH = """
UPDATE sittings SET ended_at = :now, ending = :ending, overall = :overall, tier = :tier,
                    report = :report
WHERE id = :id AND ended_at IS NULL
RETURNING member
"""

_EXPIRED = """
SELECT id FROM sittings
WHERE texts_dropped_at IS NULL AND coalesce(ended_at, heartbeat_at) < :time
  AND (:scope IS NULL OR scope = :scope)
"""


class Sittings:
    """All sittings; each member has at most one under way in a place (scope)."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    async def begin(self, start: SittingStart) -> int:
        """Begin a sitting without asking for an allowance, and give its id.

        A scored one is an attempt all the same; `Attempts.start_scored` asks first.

        Raises:
            InterviewUnderWay: the member's last one in this scope isn't over.
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            sitting_id = await insert_sitting(unit, start) or 0  # unconditional: always an id
            if start.mode is Mode.SCORED:
                await record_attempt(unit, sitting_id, start)
        return sitting_id

    async def keep_turn(self, sitting_id: int, turn: Turn, now: int) -> None:
        """Store a turn, or replace the one with its prompt id in its old place; durable on return.

        Raises:
            InputInvalid: the sitting was deleted on its member's wish.
            DatabaseUnusable: it can't be written.
        """
        packed = _TURN.pack(turn)
        async with self._database.unit() as unit:
            beat = "UPDATE sittings SET heartbeat_at = :now WHERE id = :id RETURNING id"
            if not await unit.rows(beat, id=sitting_id, now=now):
                raise InputInvalid(DELETED)
            await unit.rows(
                _KEEP_TURN,
                id=sitting_id,
                prompt_id=turn.prompt.id,
                source=storable(turn.prompt.source),
                turn=packed,
                now=now,
            )

    async def transcript(self, sitting_id: int) -> Transcript:
        """Give the turns in the order they were first kept, and the ending if there is one.

        Raises:
            DatabaseUnusable: a turn can't be read.
        """
        record = await self.get(sitting_id)
        turns = await _turns(self._database, sitting_id)
        return Transcript(turns, record.ending if record else None)

    async def unfinished(self, member: str, scope: str) -> SittingRecord | None:
        """Find the member's sitting under way in a scope."""
        sql = (
            "SELECT * FROM sittings WHERE member = :member AND scope = :scope AND ended_at IS NULL"
        )
        found = await self._database.rows(sql, member=member, scope=scope)
        return _RECORD.record(found[0]) if found else None

    async def unfinished_anywhere(self, member: str) -> tuple[SittingRecord, ...]:
        """List the member's sittings under way in all scopes, the latest heard from first."""
        sql = (
            "SELECT * FROM sittings WHERE member = :member AND ended_at IS NULL "
            "ORDER BY heartbeat_at DESC, id DESC"
        )
        rows = await self._database.rows(sql, member=member)
        return tuple(_RECORD.record(row) for row in rows)

    async def under_way(self, scope: str) -> tuple[SittingRecord, ...]:
        """List the sittings under way in a scope, the oldest first."""
        sql = "SELECT * FROM sittings WHERE scope = :scope AND ended_at IS NULL ORDER BY id"
        rows = await self._database.rows(sql, scope=scope)
        return tuple(_RECORD.record(row) for row in rows)

    async def finish(
        self,
        sitting_id: int,
        ending: Ending,
        *,
        overall: float | None,
        tier: Tier | None,
        report_json: str | None,
        now: int,
    ) -> Cost | None:
        """End a sitting and settle its attempt; one that has ended keeps its first ending.

        Gives what a scored sitting cost, None for a warm-up or one that had ended.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            ended = await unit.rows(
                _FINISH,
                id=sitting_id,
                ending=ending,
                overall=overall,
                tier=tier,
                report=report_json and storable(report_json),
                now=now,
            )
            cost = await settle(unit, self._ledger, sitting_id, ending, now)
            dropped = ended and await drop_replaced(unit, str(ended[0]["member"]))
        if dropped:
            await self._database.forget_deleted()
        return cost

    async def get(self, sitting_id: int) -> SittingRecord | None:
        """Give one sitting."""
        found = await self._database.rows("SELECT * FROM sittings WHERE id = :id", id=sitting_id)
        return _RECORD.record(found[0]) if found else None

    async def history(
        self, member: str, scope: str, track: str | None = None
    ) -> tuple[SittingRecord, ...]:
        """List the member's ended sittings in a scope, the newest first."""
        rows = await self._database.rows(_HISTORY, member=member, scope=scope, track=track)
        return tuple(_RECORD.record(row) for row in rows)

    async def recent_sources(
        self, member: str, track: str, *, before: int | None = None
    ) -> frozenset[str]:
        """Give the sources of the questions in the member's last sitting on a track, anywhere.

        `before` is the id of a sitting being resumed: the answer is as it was when that began.
        """
        rows = await self._database.rows(_RECENT_SOURCES, member=member, track=track, before=before)
        return frozenset(str(row["source"]) for row in rows)

    async def drop_transcripts_before(self, time: int, now: int, scope: str | None = None) -> int:
        """Wipe the words of sittings that were over, or given up, before `time`; give how many.

        With a `scope`, only of those held there.

        Scores, tiers and endings stay; reports, which quote answers, go too. `Erasure.clean` then
        takes the words off the disk.

        Raises:
            DatabaseUnusable: a turn can't be read or written.
        """
        expired = await self._database.rows(_EXPIRED, time=time, scope=scope)
        for row in expired:
            async with self._database.unit() as unit:
                await _drop_words(unit, int(row["id"] or 0), now)
        return len(expired)


async def _turns(database: Database | Statements, sitting_id: int) -> tuple[Turn, ...]:
    sql = "SELECT turn FROM turns WHERE sitting_id = :id ORDER BY position"
    return tuple(_TURN.unpack(row["turn"]) for row in await database.rows(sql, id=sitting_id))


async def _drop_words(unit: Statements, sitting_id: int, now: int) -> None:
    for turn in await _turns(unit, sitting_id):
        bare = without_words(turn)
        await unit.rows(
            "UPDATE turns SET turn = :turn, source = :source "
            "WHERE sitting_id = :id AND prompt_id = :prompt_id",
            id=sitting_id,
            prompt_id=turn.prompt.id,
            turn=_TURN.pack(bare),
            source=bare.prompt.source,
        )
    await unit.rows("DELETE FROM clips WHERE sitting_id = :id", id=sitting_id)
    await unit.rows("DELETE FROM spoken_sittings WHERE sitting_id = :id", id=sitting_id)
    await unit.rows(
        "UPDATE sittings SET report = NULL, texts_dropped_at = :now WHERE id = :id",
        id=sitting_id,
        now=now,
    )
