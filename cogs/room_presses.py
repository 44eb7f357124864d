"""What the buttons of a room do, before and after a restart alike."""

import re
from contextlib import suppress

import discord

from bot.interview.ports import Intent
from bot.interview.transcript import Ending
from cogs.answer_form import answer_form
from cogs.controls import sent
from cogs.errors import UNDELIVERED
from cogs.floor import Floor, Live
from cogs.recordings import Recordings
from cogs.room_words import (
    HELP,
    UNKNOWN_PROMPT,
    going_on_buttons,
    question_buttons,
    stop_button,
    stop_warning,
)
from cogs.submissions import MOVED_ON, NOT_YOURS, gone_on, own_record
from storage.records import SittingRecord

NO_PAUSE = "A scored interview has one pause a question, and you have had the one of this question."
ENDED = "Ended. Your feedback comes to your room; `/results last` shows it to you as well."
PAUSED = "**Paused.** The clock stands still. Press Go on when you are ready."

_INTENTS = {"repeat": Intent.REPEAT, "skip": Intent.SKIP, "done": Intent.DONE}


class RoomPresses:
    """Answers presses in rooms, for `persistent_button(PRESSED, …)`."""

    def __init__(self, floor: Floor, recordings: Recordings) -> None:
        self._floor, self._recordings = floor, recordings

    async def press(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Do what a button says; only the member who is interviewed may press it."""
        action, sitting, prompt = match["action"], int(match["sitting"]), match["prompt"]
        live = self._floor.live(sitting)
        if action == "answer" and (live is None or live.room.sitter.member == interaction.user.id):
            # A form can only be a first reply, so it comes before the look into the archive.
            form = answer_form(
                sitting,
                prompt,
                recorded=self._recordings.ready,
                away=self._recordings.sends_away,
            )
            await interaction.response.send_modal(form)
            if live is None:
                await gone_on(self._floor, interaction, sitting)
        elif live is None:
            await interaction.response.defer(ephemeral=True, thinking=action in {"stop", "help"})
            await self._press_resting(interaction, action, sitting)
        elif live.room.sitter.member != interaction.user.id:
            await interaction.response.send_message(NOT_YOURS, ephemeral=True)
        else:
            await self._press_live(interaction, action, live, prompt)

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
            with suppress(
                *UNDELIVERED
            ):  # the wish is clear, whether or not Discord hears our reply
                await interaction.response.defer()
            if not await live.room.hand_in(prompt, _INTENTS[action]):
                await interaction.followup.send(MOVED_ON, ephemeral=True)
        elif action == "pause":
            await self._pause(interaction, live, prompt)
        elif action == "resume":
            await self._unpause(interaction, live)
        elif action == "end":
            with suppress(*UNDELIVERED):
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
        record = await own_record(self._floor, interaction, sitting)
        if action == "help":
            await interaction.followup.send(HELP, ephemeral=True)
        elif action == "stop":
            await self.ask_to_stop(interaction, record)
        elif action == "end":
            await interaction.edit_original_response(content=ENDED, view=None)
            await self._floor.give_up(record, Ending.STOPPED)
        else:
            await self._floor.go_on(record, interaction.channel_id or 0)
