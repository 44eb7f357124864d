"""The whole bot against Discord played on 127.0.0.1, as the tests of cogs hold it."""

import asyncio
import functools
import hashlib
import time
from contextlib import AsyncExitStack
from pathlib import Path

import discord

from bot.bank_files import shipped_folder
from bot.resume.profile import Profile
from bot.settings import Settings
from bot.shelf import Shelf
from cogs.app import App, open_app
from cogs.room_clock import Pace
from cogs.voice.equipment import Equipment
from storage.archive import Archive
from tests.discord_standin import Discord, Member, Stage
from tests.fakes import PROFILE


@functools.cache
def shipped_shelf() -> Shelf:
    """Read the shipped banks once for all tests of a process: parsing takes half a second."""
    return Shelf((shipped_folder(),))


class House:
    """A guild ("Study Hall") with Ada and Bob in it, and the bot, which can be restarted.

    `now` moves with the machine's clock and by `ahead` seconds, which a test may raise. `pace`,
    `shelf` and `equipment`, with which the bot hears and speaks, may be changed before a restart.
    """

    def __init__(self, played: Discord, folder: Path) -> None:
        self.played = played
        self.stage: Stage = played.guild()
        self.ada: Member = self.stage.member("Ada")
        self.bob: Member = self.stage.member("Bob")
        self.settings = Settings(data=folder)
        self.ahead = 0.0
        self.pace = Pace(countdown=0.0)
        self.shelf = shipped_shelf()
        self.equipment: Equipment | None = None
        self._app: App | None = None
        self._stack = AsyncExitStack()

    @property
    def app(self) -> App:
        """The running bot."""
        assert self._app is not None
        return self._app

    @property
    def archive(self) -> Archive:
        """What the running bot keeps."""
        return self.app.archive

    @property
    def scope(self) -> str:
        """The guild, as storage names it."""
        return str(self.stage.id)

    def now(self) -> float:
        """Unix seconds, as the bot sees them."""
        return time.time() + self.ahead

    async def open(self) -> None:
        """Start the bot and wait until it is ready."""
        opening = open_app(
            self.settings,
            now=self.now,
            pace=self.pace,
            shelf=self.shelf,
            equipment=self.equipment,
            connector=self.played.connector(),
            guild_ready_timeout=0,
        )
        self._app = await self._stack.enter_async_context(opening)
        await self.played.connect(self.app.client)

    async def close(self) -> None:
        """End the bot as SIGTERM does."""
        if self._app is not None:
            await self.played.disconnect(self.app.client)
            self._app = None
        await self._stack.aclose()

    async def ended(self) -> None:
        """Wait until the bot ends by itself; raises what it ended of."""
        try:
            await self.played.ended(self.app.client)
        finally:
            self._app = None
            await self._stack.aclose()

    async def restart(self) -> None:
        """End the bot as SIGTERM does, and start it again."""
        await self.close()
        await self.open()

    async def kill(self) -> None:
        """End the bot as a power cut does: nothing is said and nothing is finished."""
        client, self._app = self.app.client, None
        sittings = [t for t in asyncio.all_tasks() if t.get_name().startswith("sitting-")]
        for task in sittings:
            task.cancel()
        await asyncio.gather(*sittings, return_exceptions=True)
        await discord.Client.close(client)
        await self._stack.aclose()

    async def keep_resume(self, member: Member, profile: Profile = PROFILE) -> int:
        """Put a resume on file for a member, and give its id."""
        digest = hashlib.sha256(repr(profile).encode()).hexdigest()
        return await self.archive.resumes.keep(str(member.id), digest, profile, int(self.now()))
