"""What the bot does by itself: end what is too old once a day, and copy the database when due."""

import logging
from collections.abc import Callable

import discord
from discord.ext import commands, tasks

from bot.errors import DatabaseUnusable
from cogs.errors import note
from storage.archive import Archive
from storage.upkeep import sweep

UNCLEAN = (
    "deleted text is still in the database's file: another program reads the database, or the "
    "disk is full; trying again in an hour"
)

STUCK = (
    "sound that is over its time can't be deleted: make the folder clips/ in the data directory, "
    "and the files in it, writable; it is tried again in an hour"
)

_DAY = 86_400
_log = logging.getLogger(__name__)


class UpkeepCog(commands.Cog):
    """Made by `UpkeepCog(archive, now)`; `now` gives unix seconds.

    A copy is made every so many `hours`, and the newest `most` stay.
    """

    def __init__(
        self, archive: Archive, now: Callable[[], float], *, hours: int = 24, most: int = 7
    ) -> None:
        self._archive, self._now = archive, now
        self._hours, self._most = hours, most
        self._swept = 0

    async def cog_load(self) -> None:
        """Begin, the first time at once: the bot may have been off for days."""
        self._hourly.start()

    async def cog_unload(self) -> None:
        """End."""
        self._hourly.cancel()

    async def round(self) -> None:
        """Do what is due; a failure is logged, and the next round comes in an hour."""
        now = int(self._now())
        try:
            if now - self._swept >= _DAY:
                await sweep(self._archive, now)
                self._swept = now
            elif self._archive.erasure.unclean:
                await self._archive.erasure.clean()
            if self._archive.erasure.unclean:
                _log.warning(UNCLEAN)
            if not await self._archive.clips.drop_expired(now):
                _log.warning(STUCK)
            if await self._archive.backups.make_if_due(now, hours=self._hours):
                await self._archive.backups.drop_all_but(self._most)
        except DatabaseUnusable as error:
            note(error)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note the day: what belongs to a server goes when the bot has been out of it for long."""
        await self._noted(str(guild.id), out=True)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Forget that the bot was out of it."""
        await self._noted(str(guild.id), out=False)

    async def _noted(self, scope: str, *, out: bool) -> None:
        try:
            if out:
                await self._archive.departures.left(scope, int(self._now()))
            else:
                await self._archive.departures.joined(scope)
        except DatabaseUnusable as error:
            note(error)

    @tasks.loop(hours=1)
    async def _hourly(self) -> None:
        await self.round()
