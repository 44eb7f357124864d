"""The connection to Discord: its intents, its commands, and errors that nobody else caught."""

import asyncio
import hashlib
import json
import sys
from pathlib import Path
from typing import TypedDict, Unpack

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from cogs.errors import apologise, note
from cogs.request_pace import RequestPace
from cogs.translator import CatalogueTranslator, load_catalogues

INTENTS = discord.Intents(guilds=True, voice_states=True, dm_messages=True)
"""None of these is privileged: interactions carry the member, and messages in servers are not
read. What is written to the bot itself reaches it without the message content intent
(developers/events/gateway, "Message Content Intent")."""


class Connection(TypedDict, total=False):
    """How Discord is reached; everything has a default that suits the real one."""

    connector: aiohttp.BaseConnector
    guild_ready_timeout: float


class GreenroomClient(commands.AutoShardedBot):
    """The connection to Discord. `known_commands` is a file that says what was synced last."""

    def __init__(self, known_commands: Path, **options: Unpack[Connection]) -> None:
        super().__init__(
            commands.when_mentioned,
            intents=INTENTS,
            help_command=None,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=60.0,
            http_trace=RequestPace().trace(),
            chunk_guilds_at_startup=False,
            **options,
        )
        self._known_commands = known_commands
        self.tree.error(self._on_command_error)

    async def setup_hook(self) -> None:
        """Translate the commands, and tell Discord if they aren't those it was told last."""
        catalogues = await asyncio.to_thread(load_catalogues)
        await self.tree.set_translator(CatalogueTranslator(catalogues))
        await self.sync(only_if_changed=True)

    async def sync(self, *, only_if_changed: bool = False) -> int:
        """Tell Discord the commands; give how many were sent."""
        translator = self.tree.translator
        described = [
            await command.get_translated_payload(self.tree, translator)
            if translator
            else command.to_dict(self.tree)
            for command in self.tree.get_commands()
        ]
        text = json.dumps([self.application_id, described], sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        if only_if_changed and await asyncio.to_thread(_read, self._known_commands) == digest:
            return 0
        told = await self.tree.sync()
        await asyncio.to_thread(self._known_commands.write_text, digest, encoding="utf-8")
        return len(told)

    async def on_message(self, message: discord.Message, /) -> None:
        """Look for no commands in messages: discord.py would log the words of who wrote them."""

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what an event handler died of, without values."""
        if error := sys.exc_info()[1]:
            note(error)

    @staticmethod
    async def _on_command_error(
        interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        await apologise(interaction, error)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
