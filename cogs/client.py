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

from bot.logs import begin_interaction
from cogs.errors import apologise, note
from cogs.global_limit import keep_opening
from cogs.once import Once
from cogs.request_pace import RequestPace
from cogs.translator import CatalogueTranslator, load_catalogues
from cogs.watch import Watch

INTENTS = discord.Intents(guilds=True, voice_states=True, dm_messages=True)
"""None of these is privileged: interactions carry the member, and messages in servers are not
read. What is written to the bot itself reaches it without the message content intent
(developers/events/gateway, "Message Content Intent")."""


_DISPATCHED = ("discord", "CommandTree")
"""How discord.py names the tasks in which it calls us; it leaves them alone when it closes."""


class Connection(TypedDict, total=False):
    """How Discord is reached; everything has a default that suits the real one."""

    connector: aiohttp.BaseConnector
    guild_ready_timeout: float
    shard_ids: list[int]
    shard_count: int


class GreenroomTree(app_commands.CommandTree["GreenroomClient"]):
    """The commands; each is named in the log, and refused outside the places it is made for."""

    async def interaction_check(
        self, interaction: discord.Interaction["GreenroomClient"], /
    ) -> bool:
        """Look where a command came from: Discord does, and this is the second look."""
        begin_interaction(interaction.id, _named(interaction))
        if not interaction.client.once.is_new(interaction.id):
            return False
        if interaction.guild_id is None and _in_servers_only(self, interaction):
            await apologise(interaction, app_commands.NoPrivateMessage())
            return False
        return True


class GreenroomClient(commands.AutoShardedBot):
    """The connection to Discord. `known_commands` is a file that says what was synced last.

    `watch` counts errors and times replies.
    """

    def __init__(
        self, known_commands: Path, watch: Watch | None = None, **options: Unpack[Connection]
    ) -> None:
        pace = RequestPace().trace()
        super().__init__(
            commands.when_mentioned,
            intents=INTENTS,
            help_command=None,
            tree_cls=GreenroomTree,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=60.0,
            http_trace=watch.trace(pace) if watch else pace,
            chunk_guilds_at_startup=False,
            **options,
        )
        self._known_commands = known_commands
        self.once = Once()
        keep_opening(self.http)
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

    async def close(self) -> None:
        """Close the connection, and end what still waits to say something over it."""
        await super().close()
        waiting = asyncio.all_tasks() - {asyncio.current_task()}
        waiting = {task for task in waiting if task.get_name().startswith(_DISPATCHED)}
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

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


def _named(interaction: discord.Interaction[GreenroomClient]) -> str:
    """Give the command's name as registered; what was typed stays out."""
    command = interaction.command
    return command.qualified_name if command else ""


def _in_servers_only(
    tree: GreenroomTree, interaction: discord.Interaction[GreenroomClient]
) -> bool:
    name = str(dict(interaction.data or {}).get("name"))
    command = tree.get_command(name)
    return isinstance(command, app_commands.Command | app_commands.Group) and command.guild_only


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
