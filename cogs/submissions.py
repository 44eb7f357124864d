"""Answers that come in through the form, typed or recorded, in the order in which they came."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass

import discord

from bot.answer import Answer
from bot.errors import InputInvalid
from cogs.answer_form import give_back, recorded_in, replying, typed_in
from cogs.errors import UNDELIVERED, sentence
from cogs.floor import Floor, Live
from cogs.once import Once
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
KEPT_LATE = "✓ Your answer is kept."
CLOSED_WITHIN = 1.5
"""Seconds until a form is closed in any case: Discord waits 3 for the first reply to it
(developers/interactions/receiving-and-responding), and the way there takes some of them."""


@dataclass(frozen=True, slots=True)
class _Returned:
    """An answer that isn't kept, and why."""

    why: str
    text: str


class Submissions:
    """Takes submitted forms: `Submissions(floor, recordings)`."""

    def __init__(self, floor: Floor, recordings: Recordings) -> None:
        self._floor, self._recordings = floor, recordings
        self._queue: dict[int, asyncio.Event] = {}
        self._once = Once()

    async def take(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Take an answer, and close its form once the answer is kept: that is its receipt.

        What takes longer leaves the member with "thinking …" until they are told what came of it.
        An answer is taken even when Discord no longer wants our reply to it. Those to one sitting
        are taken in the order in which they came: none overtakes another while the sitting is
        looked up or a recording is heard.
        """
        if not self._once.is_new(interaction.id):
            return
        sitting = int(match["sitting"])
        before, mine = self._queue.get(sitting), asyncio.Event()
        self._queue[sitting] = mine
        taking = asyncio.create_task(self._in_turn(interaction, sitting, match["prompt"], before))
        taking.add_done_callback(lambda _: self._done(sitting, mine))
        try:
            await _receipted(interaction, taking)
        finally:
            taking.cancel()

    def _done(self, sitting: int, mine: asyncio.Event) -> None:
        mine.set()
        if self._queue.get(sitting) is mine:
            del self._queue[sitting]

    async def _in_turn(
        self,
        interaction: discord.Interaction,
        sitting: int,
        prompt: str,
        before: asyncio.Event | None,
    ) -> _Returned | None:
        """Take an answer after the one before it; None once it is kept."""
        text, files = typed_in(dict(interaction.data or {})), recorded_in(interaction)
        live = self._floor.live(sitting)
        if live is not None and live.room.sitter.member != interaction.user.id:
            raise InputInvalid(NOT_YOURS)
        if not text.strip() and not files:
            raise InputInvalid(NOTHING_WRITTEN)
        if before is not None:
            await before.wait()
        try:
            live = self._floor.live(sitting) or await gone_on(self._floor, interaction, sitting)
            answer, heard = Answer(text), ""
            if files:
                answer, heard = await self._heard(interaction, live, prompt, files, text)
                text = answer.text
            taken = await live.room.hand_in(prompt, answer)
        except Exception as error:  # noqa: BLE001 - whatever fails, the words must not go with it
            return _Returned(sentence(error), text)
        if not taken:
            held = self._floor.live(sitting) is not None
            return _Returned(NOT_TAKEN if held else BROKE_OFF, text)
        if heard:
            await _whisper(interaction, heard)
        return None

    async def _heard(
        self,
        interaction: discord.Interaction,
        live: Live,
        prompt: str,
        files: list[discord.Attachment],
        typed: str,
    ) -> tuple[Answer, str]:
        """Hear a recording; give the answer, and what to tell its member of it.

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
        return with_typed(heard.answer, typed), "\n".join(remarks(heard))


async def _whisper(interaction: discord.Interaction, text: str) -> None:
    """Write to the member alone; an answer counts whether or not this reaches them."""
    with suppress(*UNDELIVERED):
        await replying(interaction)(text[:2000], ephemeral=True)


async def _receipted(
    interaction: discord.Interaction, taking: "asyncio.Task[_Returned | None]"
) -> None:
    """Close the form once its answer is kept, or give the words back."""
    await asyncio.wait({taking}, timeout=CLOSED_WITHIN)
    late = not taking.done() and not interaction.response.is_done()
    if late:
        with suppress(*UNDELIVERED):
            await interaction.response.defer(ephemeral=True, thinking=True)
    returned = await taking
    if returned is not None:
        await give_back(interaction, returned.why, returned.text)
        return
    with suppress(*UNDELIVERED):
        if late:
            await interaction.edit_original_response(content=KEPT_LATE)
        elif not interaction.response.is_done():
            await interaction.response.defer()


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
