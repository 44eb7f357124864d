"""The voice side of sittings that are gone on with, and the hall they are held in."""

from collections.abc import Callable

import discord

from bot.errors import InputInvalid
from bot.shelf import Shelf
from cogs.building import DiscordBuilding
from cogs.starting import NO_VOICE
from cogs.voice.equipment import Equipment
from cogs.voice.habits import habits
from cogs.voice.hall import Hall
from cogs.voice.line import Line
from cogs.voice.waiting import WaitingLines
from storage.preferences import Preferences
from storage.records import SittingRecord


class VoiceLines:
    """Gives a sitting its voice back after an interruption."""

    def __init__(self, hall: Hall | None, preferences: Preferences, shelf: Shelf) -> None:
        self._hall, self._preferences, self._shelf = hall, preferences, shelf

    async def again(self, record: SittingRecord) -> Line:
        """Take the voice room for an unfinished sitting.

        Raises:
            InputInvalid: the bot can't hear, the member is in no voice channel, or somebody else
                has the room.
            VoiceRefused: the channel can't be joined.
        """
        if self._hall is None:
            raise InputInvalid(NO_VOICE)
        kept = await self._preferences.of(record.member)
        return await self._hall.open(
            int(record.scope),
            int(record.member),
            seconds=self._shelf.format(record.format).hard_stop,
            habits=habits(kept),
        )


def open_hall(
    client: discord.Client,
    building: DiscordBuilding,
    equipment: Equipment | None,
    *,
    now: Callable[[], float],
) -> Hall | None:
    """Make the hall of voice rooms; None where the bot can't hear."""
    if equipment is None:
        return None

    def name(guild: int) -> str:
        found = client.get_guild(guild)
        return found.name if found else "your server"

    return Hall(client, equipment, WaitingLines(building.tell, name, now=now), now=now)
