"""What the buttons and the form of a text room do, before and after a restart alike."""

import asyncio
import io
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord import ui

from bot.answer import Answer
from bot.errors import InputInvalid
from bot.interview.ports import Intent
from bot.interview.transcript import Ending
from cogs.controls import SafeModal, sent
from cogs.floor import Floor, Live
from cogs.room_words import (
    HELP,
    OVER,
    PRESSED,
    UNKNOWN_PROMPT,
    custom_id,
    going_on_buttons,
    question_buttons,
    stop_button,
    stop_warning,
)
from cogs.said import cut, said
from storage.records import SittingRecord

NOT_YOURS = "Only the member who is being interviewed can use these buttons."
MOVED_ON = "That question is closed. The open one is at the end of this thread."
NOT_TAKEN = f"{MOVED_ON} So that nothing is lost, here is what you wrote:"
BROKE_OFF = (
    "The interview isn't held just now, so this was not taken; what you answered before is kept. "
    "`/interview status` says how to go on. So that nothing is lost, here is what you wrote:"
)
NOTHING_WRITTEN = "That answer was empty. Press Answer and write a few words, or press Skip."
NO_PAUSE = "A scored interview has one pause a question, and you have had the one of this question."
ENDED = "Ended. Your feedback comes to your room; `/results last` shows it to you as well."
PAUSED = "**Paused.** The clock stands still. Press Go on when you are ready."
ANSWER_MOST = 4000
"""Characters of a text field in a form: as many as Discord allows."""

_INTENTS = {"repeat": Intent.REPEAT, "skip": Intent.SKIP, "done": Intent.DONE}
_FIELD = "answer"
_SHOWN = 600
"""Characters of words given back that a message shows; its file has all of them."""


class RoomPresses:
    """Answers presses in rooms, for `persistent_button(PRESSED, …)`, and the form's submissions."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._queue: dict[int, asyncio.Event] = {}

    async def press(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Do what a button says; only the member who is interviewed may press it."""
        action, sitting, prompt = match["action"], int(match["sitting"]), match["prompt"]
        live = self._floor.live(sitting)
        if action == "answer" and (live is None or live.room.sitter.member == interaction.user.id):
            # A form can only be a first reply, so it comes before the look into the archive.
            await interaction.response.send_modal(answer_form(sitting, prompt))
            if live is None:
                await self._go_on(interaction, sitting)
        elif live is None:
            await interaction.response.defer(ephemeral=True, thinking=action in {"stop", "help"})
            await self._press_resting(interaction, action, sitting)
        elif live.room.sitter.member != interaction.user.id:
            await interaction.response.send_message(NOT_YOURS, ephemeral=True)
        else:
            await self._press_live(interaction, action, live, prompt)

    async def submit(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Take an answer; it is taken even when Discord no longer wants our reply to it.

        Answers to one sitting are taken in the order in which they came: none overtakes another
        while the sitting is looked up.
        """
        sitting = int(match["sitting"])
        before, mine = self._queue.get(sitting), asyncio.Event()
        self._queue[sitting] = mine
        try:
            await self._submit(interaction, match, before)
        finally:
            mine.set()
            if self._queue.get(sitting) is mine:
                del self._queue[sitting]

    async def _submit(
        self,
        interaction: discord.Interaction,
        match: re.Match[str],
        before: asyncio.Event | None,
    ) -> None:
        with suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            await interaction.response.defer()
        if before is not None:
            await before.wait()
        text = field_of(dict(interaction.data or {}))
        live = self._floor.live(int(match["sitting"]))
        if live is not None and live.room.sitter.member != interaction.user.id:
            raise InputInvalid(NOT_YOURS)
        if not text.strip():
            raise InputInvalid(NOTHING_WRITTEN)
        try:
            live = live or await self._go_on(interaction, int(match["sitting"]))
            taken = await live.room.hand_in(match["prompt"], Answer(text))
        except InputInvalid as error:
            await _give_back(interaction, error.advice, text)
            return
        if not taken:
            held = self._floor.live(int(match["sitting"])) is not None
            await _give_back(interaction, NOT_TAKEN if held else BROKE_OFF, text)

    async def ask_to_stop(self, interaction: discord.Interaction, record: SittingRecord) -> None:
        """Ask once more before a sitting is ended; the interaction was deferred."""
        live = self._floor.live(record.id)
        if live is not None:
            answers = live.room.main_answers
        else:
            transcript = await self._floor.archive.sittings.transcript(record.id)
            answers = sum(e.main.answer is not None for e in transcript.exchanges())
        warning = stop_warning(record.mode, answers)
        view = sent(stop_button(record.id, UNKNOWN_PROMPT))
        await interaction.followup.send(warning, view=view, ephemeral=True)

    async def _press_live(
        self, interaction: discord.Interaction, action: str, live: Live, prompt: str
    ) -> None:
        sitting = live.room.sitter.sitting
        if action in _INTENTS:
            await interaction.response.defer()
            if not await live.room.hand_in(prompt, _INTENTS[action]):
                await interaction.followup.send(MOVED_ON, ephemeral=True)
        elif action == "pause":
            await self._pause(interaction, live, prompt)
        elif action == "resume":
            await self._unpause(interaction, live)
        elif action == "end":
            await interaction.response.edit_message(content=ENDED, view=None)
            await live.room.hand_in("", Intent.STOP)
        elif action == "stop":
            warning = stop_warning(live.room.sitter.mode, live.room.main_answers)
            view = sent(stop_button(sitting, UNKNOWN_PROMPT))
            await interaction.response.send_message(warning, view=view, ephemeral=True)
        else:
            await interaction.response.send_message(HELP, ephemeral=True)

    @staticmethod
    async def _pause(interaction: discord.Interaction, live: Live, prompt: str) -> None:
        if live.room.pause(prompt):
            buttons = going_on_buttons(live.room.sitter.sitting, prompt)
            content = f"{live.room.question()}\n{PAUSED}"
            await interaction.response.edit_message(content=content, view=sent(*buttons))
        else:
            await interaction.response.send_message(NO_PAUSE, ephemeral=True)

    @staticmethod
    async def _unpause(interaction: discord.Interaction, live: Live) -> None:
        if not live.room.paused:
            await interaction.response.send_message(MOVED_ON, ephemeral=True)
            return
        live.room.go_on()
        room = live.room
        buttons = question_buttons(room.sitter.sitting, room.open_id, spoken=room.spoken)
        await interaction.response.edit_message(content=live.room.question(), view=sent(*buttons))

    async def _press_resting(
        self, interaction: discord.Interaction, action: str, sitting: int
    ) -> None:
        """Do what a button says whose sitting isn't being held: after a restart, mostly."""
        record = await self._record(interaction, sitting)
        if action == "help":
            await interaction.followup.send(HELP, ephemeral=True)
        elif action == "stop":
            await self.ask_to_stop(interaction, record)
        elif action == "end":
            await interaction.edit_original_response(content=ENDED, view=None)
            await self._floor.give_up(record, Ending.STOPPED)
        else:
            await self._floor.go_on(record, interaction.channel_id or 0)

    async def _go_on(self, interaction: discord.Interaction, sitting: int) -> Live:
        record = await self._record(interaction, sitting)
        return await self._floor.go_on(record, interaction.channel_id or 0)

    async def _record(self, interaction: discord.Interaction, sitting: int) -> SittingRecord:
        record = await self._floor.archive.sittings.get(sitting)
        if record is None or record.member != str(interaction.user.id):
            raise InputInvalid(NOT_YOURS)
        if record.ended_at is not None:
            raise InputInvalid(OVER)
        return record


def answer_form(sitting: int, prompt: str) -> ui.Modal:
    """Make the form; its submission is found by its custom id, so it outlives the process."""
    form = SafeModal(
        title="Your answer", custom_id=custom_id("form", sitting, prompt), timeout=None
    )
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=_FIELD, style=discord.TextStyle.paragraph, max_length=ANSWER_MOST
    )
    form.add_item(
        ui.Label(
            text="What would you say?",
            description="One real case: what happened, what you did, what came of it.",
            component=field,
        )
    )
    form.stop()
    return form


def matched_form(interaction: discord.Interaction) -> re.Match[str] | None:
    """Tell whether an interaction is a submitted answer."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    return re.fullmatch(PRESSED, str(dict(interaction.data or {}).get("custom_id")))


def field_of(data: Mapping[str, Any]) -> str:
    """Find the answer in the data of a submitted form."""
    for row in data.get("components", ()):
        component = row.get("component") or {}
        if component.get("custom_id") == _FIELD:
            return str(component.get("value") or "")
    return ""


async def _give_back(interaction: discord.Interaction, why: str, text: str) -> None:
    """Show the words that could not be taken to the one who wrote them, and to nobody else.

    The file has them as they were written, to be copied; the message begins with them.
    """
    file = discord.File(io.BytesIO(text.encode("utf-8-sig", "replace")), "your-answer.txt")
    embed = discord.Embed(description=said(cut(text, _SHOWN)))
    await interaction.followup.send(why, embed=embed, file=file, ephemeral=True)
