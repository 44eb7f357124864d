"""Sittings that wait to be gone on with, and whether their members know how."""

from collections.abc import Awaitable, Callable, Collection
from typing import TypeAlias

from bot.retakes import RESUMABLE
from cogs import room_words
from cogs.building import Building
from cogs.controls import sent
from cogs.publishing import tell
from cogs.room_words import going_on_buttons
from storage.archive import Archive
from storage.records import SittingRecord

End: TypeAlias = Callable[[SittingRecord], Awaitable[None]]
"""Closes a sitting as a fault, with a report and the attempt given back."""


class Resting:
    """Finds what rests, and tells its members how to go on. `now` gives unix seconds."""

    def __init__(self, archive: Archive, building: Building, now: Callable[[], float]) -> None:
        self._archive, self._building, self._now = archive, building, now
        self._untold: set[int] = set()
        self._since = int(now())

    async def offer(self, sitting: int, thread: int, said: str = room_words.INTERRUPTED) -> None:
        """Tell a member how to go on; when Discord is away, `catch_up` does it later."""
        place, buttons = self._building.thread(thread), going_on_buttons(sitting)
        told = await tell(place, said, sent(*buttons))
        (self._untold.discard if told else self._untold.add)(sitting)

    async def welcome_back(self, held: Collection[int], end: End) -> None:
        """Offer everybody who was interrupted to go on, or to begin once more without a room."""
        for record, thread in await self._found(held):
            if not self._is_stale(record):
                await self.offer(record.id, thread)
        for record in await self._roomless():
            await end(record)
            await self._building.tell(int(record.member), room_words.NOT_OPENED)

    async def _roomless(self) -> list[SittingRecord]:
        """List what an earlier run of the bot had begun and opened no thread for."""
        found = await self._archive.rooms.roomless(before=self._since)
        records = [await self._archive.sittings.get(sitting) for sitting in found]
        return [record for record in records if record is not None and record.ended_at is None]

    async def catch_up(self, held: Collection[int], end: End) -> None:
        """End what nobody went on with for a day, and tell those who could not be told before."""
        for record, thread in await self._found(held):
            if self._is_stale(record):
                self._untold.discard(record.id)
                await end(record)
            elif record.id in self._untold:
                await self.offer(record.id, thread)

    async def _found(self, held: Collection[int]) -> list[tuple[SittingRecord, int]]:
        self._untold -= set(held)
        found = []
        for sitting, thread in await self._archive.rooms.under_way():
            record = None if sitting in held else await self._archive.sittings.get(sitting)
            if record is not None and record.ended_at is None:
                found.append((record, thread))
        return found

    def _is_stale(self, record: SittingRecord) -> bool:
        return self._now() - record.heartbeat_at > RESUMABLE
