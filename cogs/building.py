"""Discord as the interviews see it: places to write in, and who is there."""

import logging
from typing import Literal, Protocol

import discord

from bot.errors import InputInvalid
from cogs.errors import UNDELIVERED

ARCHIVE_AFTER: Literal[1440] = 1440
"""Minutes of silence after which Discord files a thread away; writing in it brings it back."""

NO_PLACE = (
    "I can't open a thread here. Use this command in a text channel of the server, where I may "
    "create threads."
)


_log = logging.getLogger(__name__)


class Building(Protocol):
    """What the interviews ask of Discord."""

    def thread(self, thread: int) -> discord.abc.Messageable:
        """Give a place to write in, whether or not it exists."""

    async def is_open(self, thread: int) -> bool:
        """Say whether a thread exists and can be written in."""

    async def is_member(self, guild: int, member: int) -> bool:
        """Say whether somebody is in a server."""

    async def tell(self, member: int, text: str) -> None:
        """Write to somebody in private, if they let the bot do that."""


class DiscordBuilding:
    """The building behind a client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def thread(self, thread: int) -> discord.abc.Messageable:
        """Give a place to write in, whether or not it exists."""
        return self._client.get_partial_messageable(thread)

    async def is_open(self, thread: int) -> bool:
        """Say whether a thread exists and can be written in."""
        try:
            found = await self._client.fetch_channel(thread)
        except (discord.NotFound, discord.Forbidden):
            return False
        if not isinstance(found, discord.Thread) or found.locked or found.parent is None:
            return False
        return found.permissions_for(found.guild.me).send_messages_in_threads

    async def is_member(self, guild: int, member: int) -> bool:
        """Say whether somebody is in a server; in doubt they are."""
        place = self._client.get_guild(guild)
        if place is None:
            return True  # the gateway may be down: what is written next will tell
        try:
            await place.fetch_member(member)
        except discord.NotFound:
            return False
        except UNDELIVERED:
            return True
        return True

    async def tell(self, member: int, text: str) -> None:
        """Write to somebody in private, if they let the bot do that."""
        try:
            await (await self._client.create_dm(discord.Object(member))).send(text)
        except UNDELIVERED as error:
            _log.info("a member could not be told in private: %s", type(error).__name__)


def channel_of(interaction: discord.Interaction, own: str | None) -> discord.TextChannel | None:
    """Give the text channel in which a thread can be opened; of a thread, its parent.

    It is the server's `own` channel for interviews, if there is one that the member can see.
    """
    if own is not None and interaction.guild and isinstance(interaction.user, discord.Member):
        chosen = interaction.guild.get_channel(int(own))
        if (
            isinstance(chosen, discord.TextChannel)
            and chosen.permissions_for(interaction.user).view_channel
        ):
            return chosen
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    return channel if isinstance(channel, discord.TextChannel) else None


def permissions_in(
    interaction: discord.Interaction, channel: discord.TextChannel | None
) -> discord.Permissions:
    """Give what the bot may do in a channel; Discord itself says so of where it was asked."""
    if channel is None or channel.id == interaction.channel_id:
        return interaction.app_permissions
    here = interaction.channel
    if isinstance(here, discord.Thread) and here.parent_id == channel.id:
        return interaction.app_permissions
    return channel.permissions_for(channel.guild.me)


async def open_thread(
    interaction: discord.Interaction, name: str, own: str | None, *, watched: bool = False
) -> discord.Thread:
    """Open a thread for the member of an interaction, private unless it may be `watched`.

    Raises:
        InputInvalid: not in this kind of channel.
        discord.HTTPException: Discord refuses.
    """
    channel = channel_of(interaction, own)
    if channel is None:
        raise InputInvalid(NO_PLACE)
    kind = discord.ChannelType
    thread = await channel.create_thread(
        name=name[:100],
        type=kind.public_thread if watched else kind.private_thread,
        invitable=watched,
        auto_archive_duration=ARCHIVE_AFTER,
    )
    await thread.add_user(discord.Object(interaction.user.id))
    return thread
