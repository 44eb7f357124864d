"""This machine's past interviews and written drills, and what is said when one isn't there."""

from collections.abc import Mapping

from bot.errors import InputInvalid
from bot.interview.formats import Format
from bot.interview.written import Handed
from bot.standing import Past
from storage.archive import Archive
from storage.memory import Memory
from storage.records import LOCAL, SittingRecord
from storage.written import WRITTEN, WrittenDrills, handed_in

_NOT_YOURS = "You have no interview of that number. `greenroom history` lists those you have."
_NOT_OVER = "That interview isn't over yet. Go on with it first: `greenroom rehearse`."
_WRITTEN = "That is a written drill: `greenroom report` shows it. Give the number of an interview."
_GIVEN_UP = "That written drill was given up, so there is nothing to show of it."
_LARGEST = 2**63 - 1


class LocalMemory:
    """One member's past interviews on this machine; `now` is in unix seconds."""

    def __init__(
        self, archive: Archive, formats: Mapping[str, Format], member: str, now: int
    ) -> None:
        self._archive = archive
        self._memory = Memory(archive, formats, lambda: now)
        self._member = member
        self._now = now

    async def all(self, track: str | None = None) -> tuple[Past, ...]:
        """Give every ended interview, the newest first; written drills are none."""
        records = await self._archive.sittings.history(self._member, LOCAL, track)
        return tuple([await self._memory.past(r) for r in records if r.format != WRITTEN])

    async def one(self, sitting_id: int) -> Past:
        """Give one ended interview.

        Raises:
            InputInvalid: there is none of that number, it is someone else's, it isn't over, or it
                is a written drill.
        """
        record = await self._ended(sitting_id)
        if record.format == WRITTEN:
            raise InputInvalid(_WRITTEN if handed_in(record) else _GIVEN_UP)
        return await self._memory.past(record)

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
