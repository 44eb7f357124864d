"""The sittings under way in Discord: one task each, found again after a restart."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bot.errors import DatabaseUnusable, InputInvalid
from bot.interview.transcript import Ending
from bot.shelf import Shelf
from cogs import room_words
from cogs.building import Building
from cogs.errors import UNDELIVERED, note, sentence
from cogs.feedback import Posting
from cogs.greeting import greet
from cogs.publishing import Publisher, ended, tell
from cogs.resting import Resting
from cogs.room_clock import Pace
from cogs.seating import RoomCare, Sitter
from cogs.text_room import TextRoom
from cogs.thread import RoomGone
from cogs.voice.keepsakes import with_keepsakes
from cogs.voice.line import Line, Suspended
from cogs.voice.opening import opening
from cogs.voice.room import VoiceRoom
from storage.archive import Archive
from storage.desk import Desk, Prepared, Seat
from storage.records import RoomName, SittingRecord


@dataclass(frozen=True, slots=True)
class Live:
    """A sitting that is being held."""

    room: TextRoom
    thread: int
    scope: str
    task: asyncio.Task[None]


class Floor:
    """Holds, suspends and closes sittings.

    `report` makes the message with a member's report; `lines` gives the voice side of a sitting
    that is gone on with, or refuses with a GreenroomError.
    """

    def __init__(
        self,
        archive: Archive,
        shelf: Shelf,
        building: Building,
        report: Callable[[str, int], Awaitable[Posting]],
        *,
        lines: Callable[[SittingRecord], Awaitable[Line]],
        pace: Pace,
        now: Callable[[], float],
    ) -> None:
        self.archive, self.shelf, self.now = archive, shelf, now
        self._lines, self._building, self._pace = lines, building, pace
        self._publisher = Publisher(archive, shelf, building, report, now)
        self._resting = Resting(archive, building, now)
        self._lives: dict[int, Live] = {}
        self._entrance = asyncio.Lock()
        self._closing = False

    def desk(self, member: str, scope: str, room: RoomName = RoomName.TEXT) -> Desk:
        """Give a member's desk in a server."""
        return Desk(self.archive, self.shelf, Seat(member, scope, room), self.now)

    async def unfinished(self, who: str, scope: str) -> SittingRecord | None:
        """Find a member's sitting that is held, or can be gone on with."""
        return await self.desk(who, scope).unfinished(self._lives)

    def live(self, sitting: int) -> Live | None:
        """Give a sitting that is being held."""
        found = self._lives.get(sitting)
        return None if found is None or found.room.is_over or found.task.done() else found

    def held(self) -> list[Live]:
        """List what is being held."""
        return [live for live in map(self.live, self._lives) if live]

    def of_member(self, member: int) -> list[Live]:
        """List what is being held with a member, in all servers."""
        return [live for live in self.held() if live.room.sitter.member == member]

    def require_open(self) -> None:
        """Refuse new starts while the bot is closing.

        Raises:
            InputInvalid: says so.
        """
        if self._closing:
            raise InputInvalid(room_words.CLOSING)

    async def begin(
        self,
        prepared: Prepared,
        seat: Seat,
        thread: int,
        *,
        watched: bool,
        line: Line | None = None,
    ) -> None:
        """Hold a new sitting in its thread, which the whole server may see if it is `watched`.

        With a `line` it is held aloud.

        Raises:
            InputInvalid: the bot is closing; the sitting can be gone on with afterwards.
        """
        await self.archive.rooms.keep(prepared.id, thread, watched=watched)
        if line is not None:
            await self.archive.spoken.begin(prepared.id, clip_days=line.habits.clip_days)
        async with self._entrance:
            self.require_open()
            self._hold(prepared, seat, thread, line, greeted=False)

    async def go_on(self, record: SittingRecord, thread: int) -> Live:
        """Hold an unfinished sitting from where it stands; one that is being held goes on.

        Raises:
            InputInvalid: it is over, or the bot is closing.
        """
        if (before := self._lives.get(record.id)) is not None and before.room.is_over:
            await asyncio.wait({before.task})  # its room still hangs up
        async with self._entrance:
            if live := self.live(record.id):
                return live
            self.require_open()
            current = await self.archive.sittings.get(record.id)
            if current is None or current.ended_at is not None:
                raise InputInvalid(room_words.OVER)
            line = await self._lines(record) if record.room is RoomName.VOICE else None
            await self.archive.rooms.keep(record.id, thread)
            prepared = await self.desk(record.member, record.scope).go_on(record)
            seat = Seat(record.member, record.scope, record.room)
            return self._hold(prepared, seat, thread, line, greeted=True)

    async def give_up(self, record: SittingRecord, ending: Ending) -> None:
        """Close a sitting that isn't being held, and post its report, once."""
        async with self._entrance:
            current = await self.archive.sittings.get(record.id)
            if current is None or current.ended_at is not None:
                return
            await self.desk(record.member, record.scope).give_up(record, ending)
        await self._publisher.publish(record.id)

    async def suspend(self, *, thread: int | None = None, scope: str | None = None) -> None:
        """Stop holding what is held in a thread or server; it stays open to be gone on with."""
        await ended([live.task for live in self._held_in(thread, scope)])

    async def room_closed(self, *, thread: int | None = None, scope: str | None = None) -> None:
        """The same when others closed the room; the member reads in private how to go on."""
        found = self._held_in(thread, scope)
        await ended([live.task for live in found])
        for live in found:
            await self._building.tell(live.room.sitter.member, room_words.ROOM_CLOSED)

    def _held_in(self, thread: int | None, scope: str | None) -> list[Live]:
        return [x for x in self._lives.values() if thread == x.thread or scope == x.scope]

    async def close(self) -> None:
        """Stop everything for a restart, and tell those who are being interviewed."""
        self._closing = True
        lives = list(self._lives.values())
        await ended([live.task for live in lives])
        places = [self._building.thread(live.thread) for live in lives]
        await asyncio.gather(*(tell(place, room_words.RESTARTING) for place in places))

    async def welcome_back(self) -> None:
        """After a start: offer all who were interrupted to go on, or to begin once more."""
        await self._resting.welcome_back(self._lives, lambda one: self.give_up(one, Ending.FAULT))

    async def catch_up(self) -> None:
        """Post reports that are missing, and end sittings that nobody went on with for a day.

        Who could not be told how to go on, because Discord was away, is told now.
        """
        await self._publisher.publish_missed()
        await self._resting.catch_up(self._lives, lambda one: self.give_up(one, Ending.FAULT))

    def _hold(
        self, prepared: Prepared, seat: Seat, thread: int, line: Line | None, *, greeted: bool
    ) -> Live:
        place, member, scope = self._building.thread(thread), int(seat.member), seat.scope
        sitter = Sitter(member, prepared.id, prepared.mode, prepared.plan.format)
        how = RoomCare(
            self._pace, lambda: self._building.is_member(int(scope), member), returning=greeted
        )
        where = (place, sitter, prepared.so_far, how)
        line = line and with_keepsakes(line, self.archive, prepared.id, self.now)
        room = VoiceRoom(*where, line=line, opening=opening(prepared)) if line else TextRoom(*where)
        holding = self._held(prepared, seat, room, thread, greeted=greeted)
        task = asyncio.create_task(holding, name=f"sitting-{prepared.id}")
        live = self._lives[prepared.id] = Live(room, thread, scope, task)
        task.add_done_callback(lambda _: self._forget(prepared.id, live))
        return live

    def _forget(self, sitting: int, live: Live) -> None:
        live.room.over()
        if self._lives.get(sitting) is live:
            del self._lives[sitting]

    async def _held(
        self, prepared: Prepared, seat: Seat, room: TextRoom, thread: int, *, greeted: bool
    ) -> None:
        try:
            if not greeted:
                watched = await self.archive.rooms.watched(prepared.id)
                who, wait = int(seat.member), self._pace.countdown
                place = self._building.thread(thread)
                await greet(place, who, seconds=wait, now=self.now, watched=watched)
            await self.desk(seat.member, seat.scope).hold(prepared, room, room.kept)
            await room.close()
            await self._publisher.publish(prepared.id)
            if not await self.archive.rooms.watched(prepared.id):
                with suppress(RoomGone, *UNDELIVERED):
                    await room.look_back()
        except RoomGone as gone:
            if not isinstance(gone, Suspended):
                await self._building.tell(int(seat.member), room_words.ROOM_CLOSED)
        except (DatabaseUnusable, *UNDELIVERED) as error:
            note(error)
            unkept = isinstance(error, DatabaseUnusable)
            said = sentence(error) if unkept else room_words.INTERRUPTED
            await self._resting.offer(prepared.id, thread, said)
        except Exception as error:  # noqa: BLE001 - a fault of ours costs the member nothing
            note(error)
            await self._close_as_fault(prepared.id, room, thread)
        finally:
            room.over()
            await room.hang_up()

    async def _close_as_fault(self, sitting: int, room: TextRoom, thread: int) -> None:
        room.over()
        with suppress(RoomGone):
            await room.close()
        try:
            record = await self.archive.sittings.get(sitting)
            if record is not None:  # else it was deleted on the member's wish
                await self.give_up(record, Ending.FAULT)
        except DatabaseUnusable as error:
            note(error)
            await self._resting.offer(sitting, thread, sentence(error))
