"""The voice side of sittings that are gone on with, and the hall they are held in."""

from collections.abc import Callable
from dataclasses import replace

import discord

from bot.errors import InputInvalid
from bot.shelf import Shelf
from bot.speech.hotwords import Names
from bot.speech.spoken_forms import spoken_names
from cogs.building import DiscordBuilding
from cogs.starting import NO_VOICE
from cogs.voice.equipment import Equipment
from cogs.voice.habits import habits
from cogs.voice.hall import Hall
from cogs.voice.line import Line
from cogs.voice.waiting import WaitingLines
from storage.archive import Archive
from storage.records import SittingRecord


class VoiceLines:
    """Gives a sitting its voice back after an interruption."""

    def __init__(self, hall: Hall | None, archive: Archive, shelf: Shelf) -> None:
        self._hall, self._archive, self._shelf = hall, archive, shelf

    async def again(self, record: SittingRecord) -> Line:
        """Take the voice room for an unfinished sitting.

        Raises:
            InputInvalid: the bot can't hear, the member is in no voice channel, or somebody else
                has the room.
            VoiceRefused: the channel can't be joined.
        """
        if self._hall is None:
            raise InputInvalid(NO_VOICE)
        kept = await self._archive.preferences.of(record.member)
        resume = None
        if record.profile_id is not None:
            resume = await self._archive.resumes.load(record.profile_id)
        names = Names(self._shelf.finder, resume.profile if resume else None)
        return await self._hall.open(
            int(record.scope),
            int(record.member),
            seconds=self._shelf.format(record.format).hard_stop,
            habits=habits(kept, names, await self._archive.spoken.clip_days(record.id)),
        )


def open_hall(
    client: discord.Client,
    building: DiscordBuilding,
    equipment: Equipment | None,
    *,
    shelf: Shelf,
    now: Callable[[], float],
    most: int,
) -> Hall | None:
    """Make the hall of `most` voice rooms, where the shelf's terms are said as their authors wish.

    None where the bot can't hear.
    """
    if equipment is None:
        return None
    equipment = replace(equipment, spoken=spoken_names(shelf.terms))

    def name(guild: int) -> str:
        found = client.get_guild(guild)
        return found.name if found else "your server"

    return Hall(client, equipment, WaitingLines(building.tell, name, now=now), now=now, most=most)
