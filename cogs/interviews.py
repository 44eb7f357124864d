"""/interview start, stop, status and resume, and /drill; interviews found again after a restart."""

from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, locale_str
from discord.ext import commands, tasks

from bot.bank import Kind
from bot.errors import InputInvalid
from bot.interview.ports import Intent
from bot.interview.transcript import Mode
from bot.logs import begin_interaction
from cogs.answer_form import matched_form
from cogs.building import Building, channel_of, open_thread, permissions_in
from cogs.consent import ASKED, missing
from cogs.controls import persistent_button
from cogs.errors import apologise, note
from cogs.floor import Floor
from cogs.recordings import Recordings
from cogs.room_presses import RoomPresses
from cogs.room_words import PRESSED
from cogs.starting import Starting
from cogs.submissions import Submissions
from cogs.voice.hall import Hall
from storage.records import RoomName, SittingRecord

MOST_CHOICES = 25
"""Suggestions that Discord shows for one option."""

LACKING = (
    "Your answers are kept, but I can't open a room here: I lack **{names}**. Ask an organiser to "
    "allow it, then use `/interview resume` again, within 24 hours of your last answer."
)
NONE_UNDER_WAY = (
    "You have no interview under way here. Begin one with `/interview start`; `/results last` "
    "shows your latest feedback."
)


_ROOMS = [
    Choice(name=locale_str("voice: aloud, in your voice channel"), value=RoomName.VOICE.value),
    Choice(name=locale_str("text: in writing, in a thread"), value=RoomName.TEXT.value),
]


class Interviews(commands.Cog):
    """Interviews in threads and voice channels: `Interviews(floor, building, hall, recordings)`.

    Register `buttons` with the client's `add_dynamic_items`.
    """

    interview = app_commands.Group(
        name=locale_str("interview"),
        description=locale_str("Practise an interview in a private thread"),
        guild_only=True,
    )

    def __init__(
        self, floor: Floor, building: Building, hall: Hall | None, recordings: Recordings
    ) -> None:
        self._floor, self._building = floor, building
        self._presses, self._starting = RoomPresses(floor, recordings), Starting(floor, hall)
        self._submissions = Submissions(floor, recordings)
        self._woken = False
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(PRESSED, self._presses.press),
            persistent_button(ASKED, self._starting.press),
        )

    def live_rooms(self) -> list[str]:
        """Name the kind of room, text or voice, of each interview that is being held."""
        return ["voice" if live.room.spoken else "text" for live in self._floor.held()]

    async def cog_unload(self) -> None:
        """Let nobody sit in the middle: answers are kept and the threads are told."""
        self._rounds.cancel()
        await self._floor.close()

    @interview.command(
        name=locale_str("start"),
        description=locale_str(
            "Begin an interview; you see what is kept, and agree, before anything starts"
        ),
    )
    @app_commands.describe(
        track=locale_str("What you are asked about"),
        format=locale_str("How long and how deep; the default is 15 minutes"),
        mode=locale_str("A warm-up is free and never counts; a scored one uses an attempt"),
        room=locale_str("Aloud in your voice channel, or in writing"),
    )
    @app_commands.choices(
        mode=[
            Choice(name=locale_str("warm-up: free, never counts"), value=Mode.WARM_UP.value),
            Choice(name=locale_str("scored: uses an attempt"), value=Mode.SCORED.value),
        ],
        room=_ROOMS,
    )
    async def start(
        self,
        interaction: discord.Interaction,
        track: str,
        format: str | None = None,  # noqa: A002 - the option's name in Discord
        mode: str | None = None,
        room: str | None = None,
    ) -> None:
        """Show the page with consent and checks."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        chosen = Mode(mode) if mode else None
        await self._offer(interaction, track, format, chosen, room)

    @app_commands.command(
        name=locale_str("drill"),
        description=locale_str("Practise one question with its follow-ups; free, and never counts"),
    )
    @app_commands.guild_only()
    @app_commands.describe(
        kind=locale_str("The kind of question"),
        track=locale_str("What you are asked about"),
        room=locale_str("Aloud in your voice channel, or in writing"),
    )
    @app_commands.choices(
        kind=[Choice(name=kind.value, value=kind.value) for kind in Kind], room=_ROOMS
    )
    async def drill(
        self, interaction: discord.Interaction, kind: str, track: str, room: str | None = None
    ) -> None:
        """Show the same page for one question."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._offer(interaction, track, f"drill-{kind}", Mode.WARM_UP, room)

    @interview.command(
        name=locale_str("status"),
        description=locale_str("See where your interview stands and how to go on"),
    )
    async def status(self, interaction: discord.Interaction) -> None:
        """Say where the member's interview stands."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        record = await self._unfinished(interaction)
        thread = await self._floor.archive.rooms.thread(record.id)
        transcript = await self._floor.archive.sittings.transcript(record.id)
        answered = sum(turn.answer is not None for turn in transcript.turns)
        live = self._floor.live(record.id)
        if live is None:
            state = "It waits for you: `/interview resume` within 24 hours of your last answer."
        else:
            state = "It is paused." if live.room.paused else "It is under way."
        place = f" in <#{thread}>" if thread else ""
        await interaction.followup.send(
            f"**{record.track}**, {record.format}, {record.mode.value}{place}. {state}\n"
            f"Answers kept so far: {answered}.",
            ephemeral=True,
        )

    @interview.command(
        name=locale_str("resume"),
        description=locale_str("Go on with an interview that was interrupted or paused"),
    )
    async def resume(self, interaction: discord.Interaction) -> None:
        """Go on in the thread it was held in, or in a new one."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        record = await self._unfinished(interaction)
        live = self._floor.live(record.id)
        if live is None:
            thread = await self._floor.archive.rooms.thread(record.id)
            if thread is None or not await self._building.is_open(thread):
                settings = await self._floor.archive.guilds.settings(record.scope)
                name = f"Interview · {record.track}"
                place = channel_of(interaction, settings.channel)
                if lacking := missing(permissions_in(interaction, place)):
                    raise InputInvalid(LACKING.format(names=", ".join(lacking)))
                thread = (await open_thread(interaction, name, settings.channel)).id
            live = await self._floor.go_on(record, thread)
        elif live.room.paused:
            await live.room.hand_in("", Intent.REPEAT)
        await interaction.followup.send(f"Your interview goes on: <#{live.thread}>", ephemeral=True)

    @interview.command(
        name=locale_str("stop"),
        description=locale_str("End your interview; you are told what it costs first"),
    )
    async def stop(self, interaction: discord.Interaction) -> None:
        """Ask once more before it ends."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._presses.ask_to_stop(interaction, await self._unfinished(interaction))

    @start.autocomplete("track")
    @drill.autocomplete("track")
    async def _tracks(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return _suggested(typed, {name: name for name in self._floor.shelf.tracks()})

    @start.autocomplete("format")
    async def _formats(self, interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        formats = await self._starting.offered(str(interaction.user.id))
        return _suggested(typed, {f"{key}: {f.title}": key for key, f in formats.items()})

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Once after a start: offer those who were interrupted to go on."""
        if not self._woken:
            self._woken = True
            self._rounds.start()
            await self._floor.welcome_back()

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Take answers from forms, also from those that were opened before a restart."""
        if match := matched_form(interaction):
            begin_interaction(interaction.id, "answer")
            try:
                await self._submissions.take(interaction, match)
            except Exception as error:  # noqa: BLE001 - the last door before the member's silence
                await apologise(interaction, error)

    @tasks.loop(minutes=2)
    async def _rounds(self) -> None:
        try:
            await self._floor.catch_up()
        except Exception as error:  # noqa: BLE001 - the next round comes soon
            note(error)

    async def _offer(
        self,
        interaction: discord.Interaction,
        track: str,
        shape: str | None,
        mode: Mode | None,
        room: str | None,
    ) -> None:
        spoken = None if room is None else room == RoomName.VOICE
        asked = await self._starting.wish(interaction, track, shape, mode, spoken=spoken)
        text, view = await self._starting.page(interaction, asked)
        await interaction.followup.send(text, view=view, ephemeral=True)

    async def _unfinished(self, interaction: discord.Interaction) -> SittingRecord:
        member, scope = str(interaction.user.id), str(interaction.guild_id)
        record = await self._floor.unfinished(member, scope)
        if record is None:
            raise InputInvalid(NONE_UNDER_WAY)
        return record


def _suggested(typed: str, named: dict[str, str]) -> list[Choice[str]]:
    """Suggest the values whose name holds what was typed."""
    wanted = typed.casefold().strip()
    found = [(name, value) for name, value in named.items() if wanted in name.casefold()]
    return [Choice(name=name[:100], value=value) for name, value in found[:MOST_CHOICES]]
