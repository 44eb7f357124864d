"""Answers that come in through the form, typed or recorded, in the order in which they came."""

import asyncio
import re
from contextlib import suppress

import aiohttp
import discord

from bot.answer import Answer
from bot.errors import GreenroomError, InputInvalid
from cogs.answer_form import give_back, recorded_in, typed_in
from cogs.floor import Floor, Live
from cogs.recordings import LISTENING, Recordings, remarks, with_typed
from cogs.room_words import OVER
from storage.records import SittingRecord

NOT_YOURS = "Only the member who is being interviewed can use these buttons."
MOVED_ON = "That question is closed. The open one is at the end of this thread."
NOT_TAKEN = f"{MOVED_ON} So that nothing is lost, here is your answer:"
BROKE_OFF = (
    "The interview isn't held just now, so this was not taken; what you answered before is kept. "
    "`/interview status` says how to go on. So that nothing is lost, here is your answer:"
)
NOTHING_WRITTEN = "That answer was empty. Press Answer and write a few words, or press Skip."


class Submissions:
    """Takes submitted forms: `Submissions(floor, recordings)`."""

    def __init__(self, floor: Floor, recordings: Recordings) -> None:
        self._floor, self._recordings = floor, recordings
        self._queue: dict[int, asyncio.Event] = {}

    async def take(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Take an answer; it is taken even when Discord no longer wants our reply to it.

        Answers to one sitting are taken in the order in which they came: none overtakes another
        while the sitting is looked up or a recording is heard.
        """
        sitting = int(match["sitting"])
        before, mine = self._queue.get(sitting), asyncio.Event()
        self._queue[sitting] = mine
        try:
            with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
                await interaction.response.defer()
            if before is not None:
                await before.wait()
            await self._take(interaction, sitting, match["prompt"])
        finally:
            mine.set()
            if self._queue.get(sitting) is mine:
                del self._queue[sitting]

    async def _take(self, interaction: discord.Interaction, sitting: int, prompt: str) -> None:
        text, files = typed_in(dict(interaction.data or {})), recorded_in(interaction)
        live = self._floor.live(sitting)
        if live is not None and live.room.sitter.member != interaction.user.id:
            raise InputInvalid(NOT_YOURS)
        if not text.strip() and not files:
            raise InputInvalid(NOTHING_WRITTEN)
        try:
            live = live or await gone_on(self._floor, interaction, sitting)
            answer = Answer(text)
            if files:
                answer = await self._heard(interaction, live, prompt, files, text)
                text = answer.text
            taken = await live.room.hand_in(prompt, answer)
        except GreenroomError as error:
            await give_back(interaction, error.advice, text)
            return
        if not taken:
            held = self._floor.live(sitting) is not None
            await give_back(interaction, NOT_TAKEN if held else BROKE_OFF, text)

    async def _heard(
        self,
        interaction: discord.Interaction,
        live: Live,
        prompt: str,
        files: list[discord.Attachment],
        typed: str,
    ) -> Answer:
        """Hear a recording, and tell its member alone what was heard.

        Raises:
            InputInvalid: the question was closed before; else as `Recordings.hear`.
        """
        room = live.room
        if room.open_id and room.open_id != prompt:
            raise InputInvalid(MOVED_ON)
        await _whisper(interaction, LISTENING)
        heard = await self._recordings.hear(
            interaction.user.id, room.sitter.sitting, room.prompt, files
        )
        await _whisper(interaction, "\n".join(remarks(heard)))
        return with_typed(heard.answer, typed)


async def _whisper(interaction: discord.Interaction, text: str) -> None:
    """Write to the member alone; an answer counts whether or not this reaches them."""
    with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
        await interaction.followup.send(text[:2000], ephemeral=True)


async def gone_on(floor: Floor, interaction: discord.Interaction, sitting: int) -> Live:
    """Hold the member's own sitting from where it stands.

    Raises:
        InputInvalid: it is over, isn't theirs, or the bot is closing.
    """
    record = await own_record(floor, interaction, sitting)
    return await floor.go_on(record, interaction.channel_id or 0)


async def own_record(floor: Floor, interaction: discord.Interaction, sitting: int) -> SittingRecord:
    """Look up the member's own sitting.

    Raises:
        InputInvalid: it is over, or isn't theirs.
    """
    record = await floor.archive.sittings.get(sitting)
    if record is None or record.member != str(interaction.user.id):
        raise InputInvalid(NOT_YOURS)
    if record.ended_at is not None:
        raise InputInvalid(OVER)
    return record
