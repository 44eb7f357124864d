"""What the bot does by itself once a day: end what is too old, and copy the database."""

from collections.abc import Callable

from discord.ext import commands, tasks

from bot.errors import DatabaseUnusable
from cogs.errors import note
from storage.archive import Archive
from storage.upkeep import sweep


class UpkeepCog(commands.Cog):
    """Made by `UpkeepCog(archive, now)`; `now` gives unix seconds."""

    def __init__(self, archive: Archive, now: Callable[[], float]) -> None:
        self._archive, self._now = archive, now

    async def cog_load(self) -> None:
        """Begin, the first time at once: the bot may have been off for days."""
        self._daily.start()

    async def cog_unload(self) -> None:
        """End."""
        self._daily.cancel()

    async def round(self) -> None:
        """Do what is due; a failure is logged, and tomorrow is another day."""
        now = int(self._now())
        try:
            await sweep(self._archive, now)
            await self._archive.backups.make_if_due(now)
        except DatabaseUnusable as error:
            note(error)

    @tasks.loop(hours=24)
    async def _daily(self) -> None:
        await self.round()
