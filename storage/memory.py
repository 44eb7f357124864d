"""Interviews that are over, read back from the archive as they were; nothing is scored again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.interview.drills import is_drill
from bot.interview.formats import Format
from bot.interview.report import Report, make_report
from bot.scoring.rubric import RUBRIC_VERSION
from bot.standing import Past, revealed_at, standing, went_far_enough
from storage.archive import Archive
from storage.planned import shape_then
from storage.records import SittingRecord
from storage.written import WRITTEN

_LARGEST = 2**63 - 1


class Memory:
    """Past interviews of members. `now` gives unix seconds; a scope is a server's id."""

    def __init__(
        self, archive: Archive, formats: Mapping[str, Format], now: Callable[[], float]
    ) -> None:
        self._sittings = archive.sittings
        self._formats = formats
        self._now = now

    async def latest(
        self, member: str, scope: str, track: str | None = None, *, most: int
    ) -> tuple[Past, ...]:
        """Give the ended interviews in a scope, the newest first, `most` at most; no drills.

        A drill is one question, and its score stands beside no interview's.
        """
        records = await self.records(member, scope, track)
        whole = [record for record in records if not is_drill(record.format)]
        return tuple([await self.past(record) for record in whole[:most]])

    async def records(
        self, member: str, scope: str, track: str | None = None
    ) -> tuple[SittingRecord, ...]:
        """List the ended interviews and drills without reading their answers, the newest first.

        Written drills are left out: they have a share of rules kept, and no report.
        """
        records = await self._sittings.history(member, scope, track)
        return tuple(record for record in records if record.format != WRITTEN)

    async def one(self, member: str, sitting_id: int) -> Past | None:
        """Give one ended interview, in whatever scope; None when the member has no such one."""
        known = 0 < sitting_id <= _LARGEST
        record = await self._sittings.get(sitting_id) if known else None
        if record is None or record.member != member or record.ended_at is None:
            return None
        return None if record.format == WRITTEN else await self.past(record)

    async def before(self, member: str, sitting_id: int) -> Past | None:
        """Give the interview that a later one is set against, or None.

        It is the last one of the same track, format, mode and rubric version in the same scope
        that went far enough for a score and holds nothing back.
        """
        now = await self._sittings.get(sitting_id)
        if now is None or now.member != member:
            return None
        for record in await self.records(member, now.scope, now.track):
            if (record.started_at, record.id) < (now.started_at, now.id) and _alike(record, now):
                past = await self.past(record)
                if past.hidden_until is None and went_far_enough(past.report):
                    return past
        return None

    async def past(self, record: SittingRecord) -> Past:
        """Read an ended interview's turns and report as they were."""
        shape = shape_then(self._formats, record)
        ended = record.ended_at or record.heartbeat_at
        transcript = await self._sittings.transcript(record.id)
        shown_at, now = revealed_at(shape, ended), int(self._now())
        report = _as_it_was(make_report(shape, transcript, record.mode), record)
        return Past(
            id=record.id,
            track=record.track,
            format=record.format,
            started_at=record.started_at,
            ended_at=ended,
            report=report,
            standing=standing(report, ended, now),
            hidden_until=shown_at if shown_at > now else None,
            words_kept=record.texts_dropped_at is None,
        )


def _alike(one: SittingRecord, other: SittingRecord) -> bool:
    return (one.format, one.mode, one.rubric_version) == (
        other.format,
        other.mode,
        other.rubric_version,
    )


def _as_it_was(report: Report, record: SittingRecord) -> Report:
    """Keep what was said at the end, though the bands of a tier may have moved since."""
    return replace(
        report,
        bands=report.bands if record.rubric_version == RUBRIC_VERSION else None,
        rubric=record.rubric_version,
        tier=report.tier if record.tier is None else record.tier,
        overall=report.overall if record.overall is None else record.overall,
    )
