"""The voice rooms of all servers: one live interview in each, and a line before it."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import Any

import discord

from bot.errors import InputInvalid
from bot.speech.checking import check_sound
from bot.speech.soundcheck import Remark
from cogs.errors import UNDELIVERED
from cogs.voice.equipment import Equipment
from cogs.voice.habits import Habits
from cogs.voice.joining import hindrance, join
from cogs.voice.line import Line
from cogs.voice.occupied import Occupied, require_room
from cogs.voice.phone import Phone, Presence
from cogs.voice.waiting import WaitingLines

KEPT = 180.0
"""Seconds for which a room is kept after a sound check, for the member to press Start."""
NOT_THERE = "Join a voice channel of this server first, then press the button again."
TAKEN = (
    "Somebody else is in this server's voice room just now. Press Sound check to stand in line, or "
    "take your interview in text."
)
NOTICE = (
    "A practice interview begins here. I listen to <@{member}> alone: nobody else's voice is "
    "understood, recorded or kept. What I ask aloud may quote their resume."
)

_log = logging.getLogger(__name__)


class Hall:
    """Lets members into their server's voice room, one after the other.

    There are `most` rooms at once in all servers; each is `kept` for so long after a sound check.
    """

    def __init__(
        self,
        client: discord.Client,
        equipment: Equipment,
        lines: WaitingLines,
        *,
        now: Callable[[], float] = time.time,
        kept: float = KEPT,
        most: int = 8,
    ) -> None:
        self._client, self._equipment, self._lines = client, equipment, lines
        self._now, self._kept, self._most = now, kept, most
        self._entering = 0
        self._rooms: dict[int, Occupied] = {}
        self._doors = defaultdict[int, asyncio.Lock](asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def sends_away(self) -> bool:
        """Whether members' voices leave this machine to be transcribed."""
        return self._equipment.hearing.sends_away

    @property
    def clip_days(self) -> int:
        """For how many days members may have their own sound kept; 0 is not at all."""
        return self._equipment.clip_days

    @property
    def waiting(self) -> int:
        """How many stand in the lines before all rooms."""
        return self._lines.length

    def channel_of(self, guild: int, member: int) -> discord.VoiceChannel | None:
        """Give the voice channel that a member is in."""
        place = self._client.get_guild(guild)
        channels = place.voice_channels if place else []
        return next((c for c in channels if member in c.voice_states), None)

    def others(self, guild: int, member: int) -> tuple[int, ...]:
        """List who else is in the member's channel, by id."""
        channel = self.channel_of(guild, member)
        own = self._client.user.id if self._client.user else 0
        return tuple(one for one in _present(channel) if one not in {member, own})

    def hindrance(self, guild: int, member: int) -> str | None:
        """Say what keeps a member from an interview in voice just now; None when nothing does."""
        channel = self.channel_of(guild, member)
        if channel is None:
            return NOT_THERE
        return None if self._own(guild, member) else hindrance(channel)

    def remarks(self, guild: int, member: int) -> tuple[Remark, ...] | None:
        """Give what the member's sound check found; None when there was none lately."""
        room = self._own(guild, member)
        return None if room is None else room.remarks()

    def place(self, guild: int, member: int) -> tuple[int, float] | None:
        """Give the member's place in line and the most seconds it may take; None: not in line."""
        room = self._rooms.get(guild)
        busy = max(0.0, room.until - self._now()) if room else 0.0
        return self._lines.place(guild, member, busy=busy)

    async def check(self, guild: int, member: int, *, seconds: float) -> bool:
        """Take the room and check the member's sound; False when they were put in line instead.

        `seconds` is how long their interview may take.

        Raises:
            InputInvalid: the member is in no voice channel, or all rooms are taken.
            VoiceRefused: the channel can't be joined.
            SpeechFailed: the bot can't speak.
        """
        async with self._doors[guild]:
            room = await self._alive(guild, member)
            if room is None:
                free = guild not in self._rooms
                if not self._lines.enter(guild, member, seconds=seconds, free=free):
                    return False
                room = await self._enter(guild, member)
        room.checked, room.tries = None, room.tries + 1
        self._keep(guild, room)
        hearing = self._equipment.hearing
        room.checked = await check_sound(
            room.phone,
            room.saying,
            hearing.turns.room(f"check-{guild}"),
            cutting=hearing.cutting,
            loss=lambda: room.call.counts.loss,
        )
        self._keep(guild, room)
        return True

    async def open(self, guild: int, member: int, *, seconds: float, habits: Habits) -> Line:
        """Give the voice side of a sitting; the room is the member's until they hang up.

        Raises:
            InputInvalid: the member is in no voice channel, somebody else has the room, or all
                rooms are taken.
            VoiceRefused: the channel can't be joined.
        """
        async with self._doors[guild]:
            room = await self._alive(guild, member)
            if room is None and guild in self._rooms:
                raise InputInvalid(TAKEN)
            room = room or await self._enter(guild, member)
        if room.expiry is not None:
            room.expiry.cancel()
        room.until = self._now() + seconds
        self._notify(guild, room)
        return room.line(str(guild), self._equipment, habits, lambda: self.leave(guild, member))

    async def leave(self, guild: int, member: int) -> None:
        """Leave the member's room, and let the next one in."""
        async with self._doors[guild]:  # who comes next must not be thrown out with who goes
            await self._leave(guild, member)

    async def close(self) -> None:
        """Leave all rooms."""
        self._lines.close()
        for guild, room in list(self._rooms.items()):
            await self.leave(guild, room.member)

    def moved(self, guild: int) -> None:
        """Look who is where; after a new session of the gateway the channel is another object."""
        room = self._rooms.get(guild)
        if room is None:
            return
        own = room.call.channel
        now: object = self._client.get_channel(getattr(own, "id", 0)) or own
        room.presence.moved(here=room.member in _present(now))
        self._notify(guild, room)

    def look_around(self) -> None:
        """Look who is where in all rooms."""
        for guild in self._rooms:
            self.moved(guild)

    def _notify(self, guild: int, room: Occupied) -> None:
        """Tell those who came into the channel that somebody is listened to here."""
        if new := set(self.others(guild, room.member)) - room.noticed:
            room.noticed |= new
            self._background(_sent(room.call.channel, NOTICE.format(member=room.member)))

    async def _enter(self, guild: int, member: int) -> Occupied:
        channel = self.channel_of(guild, member)
        if channel is None:
            raise InputInvalid(NOT_THERE)
        require_room(self._rooms.values(), self._entering, most=self._most, now=self._now())
        self._entering += 1
        try:
            call = await join(channel)
        finally:
            self._entering -= 1
        saying = self._equipment.saying()
        room = Occupied(
            member, call, Phone(call, member), Presence(call), saying, self._now() + self._kept
        )
        self._rooms[guild] = room
        return room

    def _keep(self, guild: int, room: Occupied) -> None:
        """Keep the room for its member for a while; who doesn't press Start loses it."""
        room.until = self._now() + self._kept
        room.stay(self._kept, lambda: self._background(self.leave(guild, room.member)))

    async def _leave(self, guild: int, member: int) -> None:
        room = self._rooms.get(guild)
        if room is None or room.member != member:
            return
        del self._rooms[guild]
        if room.expiry is not None:
            room.expiry.cancel()
        await room.saying.close()
        if not room.presence.over:
            await room.call.disconnect(force=True)
        _log.info("a call is over: %s", room.call.counts)
        self._lines.freed(guild)

    async def _alive(self, guild: int, member: int) -> Occupied | None:
        """Give the member's room; one whose call is over is given up, whoever's it was."""
        room = self._rooms.get(guild)
        if room is not None and room.call.ended.is_set():
            await self._leave(guild, room.member)
        return self._own(guild, member)

    def _own(self, guild: int, member: int) -> Occupied | None:
        room = self._rooms.get(guild)
        return room if room and room.member == member and not room.call.ended.is_set() else None

    def _background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _present(channel: object) -> Mapping[int, object]:
    return channel.voice_states if isinstance(channel, discord.VoiceChannel) else {}


async def _sent(channel: object, text: str) -> None:
    if isinstance(channel, discord.VoiceChannel):
        with suppress(*UNDELIVERED):
            await channel.send(text)
