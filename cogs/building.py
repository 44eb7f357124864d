"""Discord as the interviews see it: places to write in, and who is there."""

from typing import Literal, Protocol

import discord

from bot.errors import InputInvalid

ARCHIVE_AFTER: Literal[1440] = 1440
"""Minutes of silence after which Discord files a thread away; writing in it brings it back."""

NO_PLACE = (
    "I can't open a private thread here. Use this command in a text channel of the server, where "
    "I may create private threads."
)


class Building(Protocol):
    """What the interviews ask of Discord."""

    def thread(self, thread: int) -> discord.abc.Messageable:
        """Give a place to write in, whether or not it exists."""

    async def is_open(self, thread: int) -> bool:
        """Say whether a thread exists and can be written in."""

    async def is_member(self, guild: int, member: int) -> bool:
        """Say whether somebody is in a server."""


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
        return isinstance(found, discord.Thread) and not found.locked

    async def is_member(self, guild: int, member: int) -> bool:
        """Say whether somebody is in a server; in doubt they are."""
        place = self._client.get_guild(guild)
        if place is None:
            return True  # the gateway may be down: what is written next will tell
        try:
            await place.fetch_member(member)
        except discord.NotFound:
            return False
        except discord.HTTPException:
            return True
        return True


def channel_of(interaction: discord.Interaction) -> discord.TextChannel | None:
    """Give the text channel in which a private thread can be opened; of a thread, its parent."""
    channel = interaction.channel
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    return channel if isinstance(channel, discord.TextChannel) else None


async def open_thread(interaction: discord.Interaction, name: str) -> discord.Thread:
    """Open a private thread for the member of an interaction.

    Raises:
        InputInvalid: not in this kind of channel.
        discord.HTTPException: Discord refuses.
    """
    channel = channel_of(interaction)
    if channel is None:
        raise InputInvalid(NO_PLACE)
    thread = await channel.create_thread(
        name=name[:100],
        type=discord.ChannelType.private_thread,
        invitable=False,
        auto_archive_duration=ARCHIVE_AFTER,
    )
    await thread.add_user(discord.Object(interaction.user.id))
    return thread
