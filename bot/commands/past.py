"""Interviews that are over, read back from the archive as they were; nothing is scored again."""

import json
from collections.abc import Mapping
from dataclasses import replace

from bot.errors import InputInvalid
from bot.interview.formats import Feedback, Format, find_format
from bot.interview.report import Report, make_report
from bot.interview.transcript import Phase
from bot.interview.written import Handed
from bot.standing import Past, revealed_at, standing
from storage.archive import Archive
from storage.records import LOCAL, SittingRecord
from storage.written import WRITTEN, WrittenDrills, handed_in

_NOT_YOURS = "You have no interview of that number. `greenroom history` lists those you have."
_NOT_OVER = "That interview isn't over yet. Go on with it first: `greenroom rehearse`."
_WRITTEN = "That is a written drill: `greenroom report` shows it. Give the number of an interview."
_GIVEN_UP = "That written drill was given up, so there is nothing to show of it."
_LARGEST = 2**63 - 1


class Memory:
    """One member's past interviews on this machine; `now` is in unix seconds."""

    def __init__(
        self, archive: Archive, formats: Mapping[str, Format], member: str, now: int
    ) -> None:
        self._archive = archive
        self._formats = formats
        self._member = member
        self._now = now

    async def all(self, track: str | None = None) -> tuple[Past, ...]:
        """Give every ended interview, the newest first; written drills are none."""
        records = await self._archive.sittings.history(self._member, LOCAL, track)
        return tuple([await self._past(r) for r in records if r.format != WRITTEN])

    async def one(self, sitting_id: int) -> Past:
        """Give one ended interview.

        Raises:
            InputInvalid: there is none of that number, it is someone else's, it isn't over, or it
                is a written drill.
        """
        record = await self._ended(sitting_id)
        if record.format == WRITTEN:
            raise InputInvalid(_WRITTEN if handed_in(record) else _GIVEN_UP)
        return await self._past(record)

    async def written(self, track: str | None = None) -> tuple[Handed, ...]:
        """Give every text that was handed in, the newest first."""
        return await self._drills.all(track)

    async def written_one(self, sitting_id: int) -> Handed | None:
        """Give one text that was handed in, None when the number is an interview's.

        Raises:
            InputInvalid: there is none of that number, it is someone else's, or it isn't over.
        """
        record = await self._ended(sitting_id)
        return await self._drills.one(record) if handed_in(record) else None

    @property
    def _drills(self) -> WrittenDrills:
        return WrittenDrills(self._archive.sittings, self._member, LOCAL, lambda: self._now)

    async def _ended(self, sitting_id: int) -> SittingRecord:
        known = 0 < sitting_id <= _LARGEST
        record = await self._archive.sittings.get(sitting_id) if known else None
        if record is None or (record.member, record.scope) != (self._member, LOCAL):
            raise InputInvalid(_NOT_YOURS)
        if record.ended_at is None:
            raise InputInvalid(_NOT_OVER)
        return record

    async def _past(self, record: SittingRecord) -> Past:
        shape = self._shape(record)
        ended = record.ended_at or record.heartbeat_at
        transcript = await self._archive.sittings.transcript(record.id)
        shown_at = revealed_at(shape, ended)
        report = _as_it_was(make_report(shape, transcript, record.mode), record)
        return Past(
            id=record.id,
            track=record.track,
            format=record.format,
            started_at=record.started_at,
            ended_at=ended,
            report=report,
            standing=standing(report, ended, self._now),
            hidden_until=shown_at if shown_at > self._now else None,
            words_kept=record.texts_dropped_at is None,
        )

    def _shape(self, record: SittingRecord) -> Format:
        """Find the format, with the quotas that the interview was planned by.

        An owner may have changed or removed a profile since; one that is gone holds nothing back.
        """
        shape = find_format(self._formats, record.format)
        if shape is None:
            shape = replace(next(iter(self._formats.values())), feedback=Feedback.COACH)
        return replace(shape, planned=_planned(record.report) or shape.planned)


def _as_it_was(report: Report, record: SittingRecord) -> Report:
    """Keep what was said at the end, though the bands of a tier may have moved since."""
    return replace(
        report,
        rubric=record.rubric_version,
        tier=report.tier if record.tier is None else record.tier,
        overall=report.overall if record.overall is None else record.overall,
    )


def _planned(report: str | None) -> tuple[tuple[Phase, int], ...]:
    if report is None:
        return ()
    quotas = json.loads(report).get("quotas", [])
    return tuple((Phase(quota["phase"]), int(quota["planned"])) for quota in quotas)
