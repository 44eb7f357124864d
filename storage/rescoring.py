"""Interviews scored again from the words that are kept: after the rules or the words changed."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.automation import report_json
from bot.errors import BankInvalid, InputInvalid
from bot.interview.correcting import correct
from bot.interview.judge import judged_report
from bot.interview.report import Report
from bot.interview.rescoring import rescored
from bot.interview.track_scorer import REMEMBERED
from bot.interview.transcript import Ending, Mode, Prompt, Transcript, Turn
from bot.scoring.rubric import RUBRIC_VERSION, Tier
from bot.shelf import Shelf
from storage.audit import Action, Deed, note
from storage.codec import Codec, storable
from storage.database import Database, Statements
from storage.planned import shape_then
from storage.records import SittingRecord
from storage.written import WRITTEN

_TURN = Codec(Turn)
_RECORD = Codec(SittingRecord)

_OUTDATED = """
SELECT * FROM sittings
WHERE ended_at IS NOT NULL AND overall IS NOT NULL AND rubric_version <> :version
  AND format <> :written
ORDER BY id
"""

_TURNS = "SELECT turn FROM turns WHERE sitting_id = :id ORDER BY position"

_TOLD = """
SELECT turn FROM turns WHERE sitting_id IN (
  SELECT id FROM sittings
  WHERE member = :member AND scope = :scope AND track = :track
    AND ended_at IS NOT NULL AND id < :id
  ORDER BY started_at DESC, id DESC LIMIT :most
)
ORDER BY sitting_id DESC, position
"""
"""What had been answered before an interview, as the desk gave it to the scorer then."""

_KEEP_TURN = """
UPDATE turns SET turn = :turn WHERE sitting_id = :id AND prompt_id = :prompt_id
"""

_KEEP_SCORE = """
UPDATE sittings SET overall = :overall, tier = :tier, report = :report, rubric_version = :rubric
WHERE id = :id
"""

NOT_YOURS = "There is no such interview of yours that is over, so nothing in it can be corrected."
GONE = "The words of that interview are no longer kept, so nothing in them can be corrected."

NO_TRACK = (
    "The track of that interview is no longer here, so it can't be scored again and stays as it "
    "is. Ask who runs the bot to put the track back."
)


@dataclass(frozen=True, slots=True)
class Change:
    """What scoring an interview again changed; `rubric` is the version it had before."""

    sitting: int
    rubric: str
    then: float | None
    now: float
    tier_then: Tier | None
    tier_now: Tier


class Rescoring:
    """Scores again, each interview in a transaction of its own: all of it or nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def outdated(self) -> tuple[SittingRecord, ...]:
        """List the interviews that are over and have another version's score, oldest first."""
        rows = await self._database.rows(_OUTDATED, version=RUBRIC_VERSION, written=WRITTEN)
        return tuple(_RECORD.record(row) for row in rows)

    async def again(self, sitting_id: int, shelf: Shelf, *, keep: bool = True) -> Change | None:
        """Score an interview by the rules as they are; None when its words or track are gone.

        Args:
            sitting_id: an interview that is over.
            shelf: its track and format are found there.
            keep: False to see what would change.

        Raises:
            DatabaseUnusable: it can't be read or written.
        """
        async with self._database.unit() as unit:
            record = await _record(unit, sitting_id)
            if record is None or record.texts_dropped_at is not None:
                return None
            try:
                anew, report = await _scored(unit, record, await _transcript(unit, record), shelf)
            except InputInvalid:
                return None
            if keep:
                await _keep(unit, record, anew, report)
        return _change(record, report)

    async def correct(
        self, member: str, sitting_id: int, fixes: Mapping[str, str], shelf: Shelf, now: int
    ) -> Change:
        """Put misheard words right in a member's interview, and score it by them.

        The server's list of deeds has that it was done and how many words it was, never which.

        Raises:
            InputInvalid: it isn't theirs or not over, its words or track are gone, or the
                correction is more than one; see its advice.
            DatabaseUnusable: it can't be read or written.
        """
        async with self._database.unit() as unit:
            record = await _record(unit, sitting_id)
            if record is None or record.member != member or record.format == WRITTEN:
                raise InputInvalid(NOT_YOURS)
            if record.texts_dropped_at is not None:
                raise InputInvalid(GONE)
            done = correct(await _transcript(unit, record), fixes)
            anew, report = await _scored(unit, record, done.transcript, shelf)
            await _keep(unit, record, anew, report)
            deed = Deed(
                scope=record.scope,
                actor=member,
                action=Action.CORRECTED,
                at=now,
                track=record.track,
                amount=done.changed,
            )
            await note(unit, deed)
        return _change(record, report)


class Corrections:
    """Members' corrections of their interviews; `now` gives unix seconds.

    `after` is told the interview's number: its tier may be another one.
    """

    def __init__(
        self,
        rescoring: Rescoring,
        shelf: Shelf,
        now: Callable[[], float],
        after: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        self._rescoring = rescoring
        self._shelf = shelf
        self._now = now
        self._after = after

    async def correct(self, member: str, sitting_id: int, fixes: Mapping[str, str]) -> Change:
        """Put misheard words right; see `Rescoring.correct` for what is refused."""
        now = int(self._now())
        change = await self._rescoring.correct(member, sitting_id, fixes, self._shelf, now)
        if self._after is not None:
            await self._after(sitting_id)
        return change


async def _record(unit: Statements, sitting_id: int) -> SittingRecord | None:
    sql = "SELECT * FROM sittings WHERE id = :id AND ended_at IS NOT NULL"
    rows = await unit.rows(sql, id=sitting_id)
    return _RECORD.record(rows[0]) if rows else None


async def _transcript(unit: Statements, record: SittingRecord) -> Transcript:
    rows = await unit.rows(_TURNS, id=record.id)
    return Transcript(
        tuple(_TURN.unpack(row["turn"]) for row in rows), record.ending or Ending.FAULT
    )


async def _told(unit: Statements, record: SittingRecord) -> list[tuple[Prompt, str]]:
    """Give the main questions and answers of the member's sittings before this one."""
    rows = await unit.rows(
        _TOLD,
        member=record.member,
        scope=record.scope,
        track=record.track,
        id=record.id,
        most=REMEMBERED,
    )
    turns = [_TURN.unpack(row["turn"]) for row in rows]
    return [(t.prompt, t.answer.text) for t in turns if t.answer and not t.prompt.follow_up_to]


async def _scored(
    unit: Statements, record: SittingRecord, transcript: Transcript, shelf: Shelf
) -> tuple[Transcript, Report]:
    try:
        scorer = shelf.scorer(record.track)
    except (InputInvalid, BankInvalid):
        raise InputInvalid(NO_TRACK) from None
    told = await _told(unit, record)
    knowing = scorer.remembering(told, scored=record.mode is Mode.SCORED)
    anew = await rescored(transcript, knowing)
    return anew, judged_report(shape_then(shelf.formats, record), anew, record.mode)


async def _keep(
    unit: Statements, record: SittingRecord, transcript: Transcript, report: Report
) -> None:
    for turn in transcript.turns:
        await unit.rows(_KEEP_TURN, id=record.id, prompt_id=turn.prompt.id, turn=_TURN.pack(turn))
    await unit.rows(
        _KEEP_SCORE,
        id=record.id,
        overall=None if record.overall is None else report.overall,
        tier=None if record.tier is None else report.tier,
        report=storable(json.dumps(report_json(report))),
        rubric=RUBRIC_VERSION,
    )


def _change(record: SittingRecord, report: Report) -> Change:
    return Change(
        sitting=record.id,
        rubric=record.rubric_version,
        then=record.overall,
        now=report.overall,
        tier_then=record.tier,
        tier_now=report.tier,
    )
