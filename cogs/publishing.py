"""The report in the member's thread: posted once, also when the bot died before it could."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
import discord

from bot.shelf import Shelf
from cogs import room_words
from cogs.building import Building
from cogs.endings import how_it_ended
from cogs.errors import UNDELIVERED, note
from cogs.feedback import SHOW, Posting
from cogs.thread import CLOSED, LOOKED_AT, custom_ids
from storage.archive import Archive
from storage.records import SittingRecord

NETWORK = (aiohttp.ClientError, OSError, discord.DiscordServerError, discord.RateLimited)
"""What may be over in a while; it includes the time-outs of both libraries."""

_log = logging.getLogger(__name__)


class Publisher:
    """Posts reports. `report` makes the message of one, `now` gives unix seconds."""

    def __init__(
        self,
        archive: Archive,
        shelf: Shelf,
        building: Building,
        report: Callable[[str, int], Awaitable[Posting]],
        now: Callable[[], float],
    ) -> None:
        self._archive, self._shelf, self._building = archive, shelf, building
        self._report, self._now = report, now
        self._at_work: set[int] = set()

    async def publish(self, sitting: int) -> None:
        """Post how a sitting ended, what it cost, and its report, unless that was done before.

        When the network fails it stays to be done by `publish_missed`.
        """
        await self._once(sitting, missed=False)

    async def publish_missed(self) -> None:
        """Post the reports that could not be posted, or that the bot died before posting."""
        for sitting in await self._archive.rooms.unposted():
            await self._once(sitting, missed=True)

    async def _once(self, sitting: int, *, missed: bool) -> None:
        if sitting in self._at_work:
            return
        self._at_work.add(sitting)
        try:
            await self._publish(sitting, missed=missed)
        finally:
            self._at_work.discard(sitting)

    async def _publish(self, sitting: int, *, missed: bool) -> None:
        record = await self._archive.sittings.get(sitting)
        if record is None or sitting not in await self._archive.rooms.unposted():
            return
        thread = await self._archive.rooms.thread(sitting) or 0
        place = self._building.thread(thread)
        try:
            if not (missed and await _stands_there(place, sitting)):
                await self._post(place, record)
        except NETWORK as error:
            note(error)
            if not missed:
                await tell(place, room_words.READY)
            return
        except discord.HTTPException as error:
            note(error)
            if error.code in CLOSED:
                await self._building.tell(int(record.member), room_words.READY)
            else:
                await tell(place, room_words.READY)
        except Exception as error:  # noqa: BLE001 - the interview is over and kept all the same
            note(error)
            await tell(place, room_words.READY)
        await self._archive.rooms.posted(sitting, int(self._now()))

    async def _post(self, place: discord.abc.Messageable, record: SittingRecord) -> None:
        ended = await how_it_ended(self._archive, self._shelf, record, self._now())
        posting = await self._report(record.member, record.id)
        await place.send(ended)
        await place.send(view=posting.view, files=posting.files)


async def _stands_there(place: discord.abc.Messageable, sitting: int) -> bool:
    """Say whether a report is among the newest messages: the bot died after it was posted."""
    button = SHOW.format(sitting=sitting)
    return any([button in custom_ids(m) async for m in place.history(limit=LOOKED_AT)])


async def tell(
    place: discord.abc.Messageable, text: str, view: discord.ui.View = discord.utils.MISSING
) -> bool:
    """Post something that nothing depends on; False when it could not be."""
    try:
        await place.send(text, view=view)
    except UNDELIVERED as error:
        _log.info("a thread could not be told: %s", type(error).__name__)
        return False
    return True


async def ended(tasks: list[asyncio.Task[None]]) -> None:
    """End tasks and wait until they are over."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
