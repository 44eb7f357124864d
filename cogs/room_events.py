"""What happens to rooms from outside: threads filed away, servers left, members who come and go."""

import discord
from discord.ext import commands

from cogs.floor import Floor
from cogs.voice.hall import Hall


class RoomEvents(commands.Cog):
    """Tells floor and hall what Discord says about their rooms: `RoomEvents(floor, hall)`."""

    def __init__(self, floor: Floor, hall: Hall | None) -> None:
        self._floor, self._hall = floor, hall

    @property
    def in_line(self) -> int:
        """How many members wait for a voice room."""
        return self._hall.waiting if self._hall else 0

    async def cog_unload(self) -> None:
        """Leave the rooms that are kept for somebody who has checked their sound."""
        if self._hall is not None:
            await self._hall.close()

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """Hold an interview whose thread was filed away."""
        if payload.data.get("thread_metadata", {}).get("archived"):
            await self._floor.room_closed(thread=payload.thread_id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Hold an interview whose thread was deleted."""
        await self._floor.room_closed(thread=payload.thread_id)

    @commands.Cog.listener()
    async def on_voice_state_update(
        self, member: discord.Member, _: discord.VoiceState, __: discord.VoiceState
    ) -> None:
        """Notice who comes to and leaves a channel in which somebody is interviewed."""
        if self._hall is not None:
            self._hall.moved(member.guild.id)

    @commands.Cog.listener("on_shard_ready")
    @commands.Cog.listener("on_guild_available")
    async def look_around(self, _: discord.Guild | int) -> None:
        """Look who is where after a new session of the gateway: what happened before isn't told."""
        if self._hall is not None:
            self._hall.look_around()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Hold the interviews of a server that the bot had to leave."""
        await self._floor.room_closed(scope=str(guild.id))
