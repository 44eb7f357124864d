"""From a wish to an interview: the page with consent and checks, its buttons, and the room."""

import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

import discord
from discord import ui

from bot.errors import GreenroomError, InputInvalid
from bot.interview.formats import Format
from bot.interview.transcript import Ending, Mode
from bot.speech.hotwords import Names
from bot.speech.soundcheck import SENTENCE
from cogs.building import channel_of, open_thread, permissions_in
from cogs.consent import Asked, Checks, consent_buttons, consent_text, missing, read_asked
from cogs.controls import sent
from cogs.errors import UNDELIVERED, note, sentence
from cogs.floor import Floor
from cogs.preferences import Audience, audience, language
from cogs.voice.habits import habits
from cogs.voice.hall import Hall
from cogs.voice.line import Line
from cogs.voice_consent import voice_state
from storage.desk import Seat, Wish
from storage.records import RoomName

DEFAULT_FORMAT = "quick15"
OPENING, READY = "Opening your room …", "Your room is ready: {room}"
LISTENING = f"Sound check: I come to your channel and speak. Then read aloud: “{SENTENCE}”"
NO_VOICE = (
    "I can't hear just now: no speech model is installed. Take your interview in writing; an "
    "organiser can ask the bot's owner to run `greenroom models pull`."
)
NOT_NOW = "Nothing was started, and nothing is kept. `/interview start` is here when you want it."
NO_ROOM = (
    "Discord didn't let me open your room, so nothing was started and no attempt is used. Please "
    "try again; if it happens twice, ask an organiser to check my permissions in this channel."
)


class Starting:
    """Answers the buttons below the consent, for `persistent_button(ASKED, …)`."""

    def __init__(self, floor: Floor, hall: Hall | None) -> None:
        self._floor, self._hall = floor, hall
        self._under_way: set[tuple[int, int | None]] = set()

    async def page(self, interaction: discord.Interaction, asked: Asked) -> tuple[str, ui.View]:
        """Write the page with what is found now.

        Raises:
            InputInvalid: there is no such track or format.
        """
        shape = self._floor.shelf.format(asked.shape)
        self._floor.shelf.bank(asked.track)
        checks = await self._checks(interaction, asked)
        return consent_text(asked, shape, checks), sent(*consent_buttons(asked, checks))

    async def wish(
        self,
        interaction: discord.Interaction,
        track: str,
        shape: str | None,
        mode: Mode | None,
        *,
        spoken: bool | None = None,
    ) -> Asked:
        """Fill in what the member left open, from their settings and from what they did before.

        Who is in a voice channel is offered an interview aloud.

        Raises:
            InputInvalid: an interview aloud was asked for, and the bot can't hear.
        """
        guild, member = interaction.guild_id or 0, interaction.user.id
        if spoken and self._hall is None:
            raise InputInvalid(NO_VOICE)
        there = self._hall is not None and self._hall.channel_of(guild, member) is not None
        kept = await self._floor.archive.preferences.of(str(interaction.user.id))
        formats = self._floor.shelf.formats
        return Asked(
            track,
            shape or first_format(formats, language(kept, languages(formats))),
            mode or await self._first_mode(interaction),
            watched=audience(kept) is Audience.SERVER,
            spoken=there if spoken is None else spoken,
        )

    async def offered(self, member: str) -> Mapping[str, Format]:
        """Give the formats in the language that the member chose."""
        kept, formats = await self._floor.archive.preferences.of(member), self._floor.shelf.formats
        spoken = language(kept, languages(formats))
        return {key: shape for key, shape in formats.items() if shape.language == spoken}

    async def _first_mode(self, interaction: discord.Interaction) -> Mode | None:
        """Choose the mode when the member named none: a warm-up, until the first one is done."""
        member, scope = str(interaction.user.id), str(interaction.guild_id)
        done = await self._floor.archive.sittings.history(member, scope)
        return None if done else Mode.WARM_UP

    async def press(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        """Start, look again, or let it be."""
        asked, who = read_asked(match), (interaction.user.id, interaction.guild_id)
        if match["action"] == "cancel":
            await interaction.response.edit_message(content=NOT_NOW, view=None)
        elif not match["action"].startswith("go"):
            await interaction.response.defer()
            trouble = ""
            if match["action"] == "sound":
                trouble = await self._check_sound(interaction, asked)
            kept = await self._floor.archive.preferences.of(str(interaction.user.id))
            watched = audience(kept) is Audience.SERVER
            await self._show(interaction, replace(asked, watched=watched), trouble)
        elif who in self._under_way:
            await interaction.response.defer()  # the second press of a double click
        else:
            self._under_way.add(who)
            try:
                await interaction.response.edit_message(content=OPENING, view=None)
                await self._open(interaction, asked)
            except GreenroomError as error:
                await interaction.edit_original_response(content=sentence(error))
            finally:
                self._under_way.discard(who)

    async def _check_sound(self, interaction: discord.Interaction, asked: Asked) -> str:
        """Check the member's sound, or put them in line; give what kept the bot from it."""
        if self._hall is None or interaction.guild_id is None:
            return NO_VOICE
        await interaction.edit_original_response(content=LISTENING, view=None)
        shape = self._floor.shelf.format(asked.shape)
        try:
            await self._hall.check(
                interaction.guild_id, interaction.user.id, seconds=shape.hard_stop
            )
        except GreenroomError as error:
            return error.advice
        return ""

    async def _line(
        self, interaction: discord.Interaction, asked: Asked, clip_days: int
    ) -> Line | None:
        """Take the voice room for a sitting, before any attempt is used."""
        if not asked.spoken or self._hall is None or interaction.guild_id is None:
            return None
        archive, member = self._floor.archive, str(interaction.user.id)
        kept = await archive.preferences.of(member)
        resume = None if asked.general else await archive.resumes.latest(member)
        names = Names(self._floor.shelf.finder, resume.profile if resume else None)
        return await self._hall.open(
            interaction.guild_id,
            interaction.user.id,
            seconds=self._floor.shelf.format(asked.shape).hard_stop,
            habits=habits(kept, names, clip_days),
        )

    async def _show(
        self, interaction: discord.Interaction, asked: Asked, trouble: str = ""
    ) -> None:
        text, view = await self.page(interaction, asked)
        text = f"❌ {trouble}\n{text}"[:2000] if trouble else text
        await interaction.edit_original_response(content=text, view=view)

    async def _open(self, interaction: discord.Interaction, asked: Asked) -> None:
        self._floor.require_open()
        mode = asked.mode or Mode.WARM_UP
        checks = await self._checks(interaction, asked)
        deaf = asked.spoken and not (checks.voice and checks.voice.passed)
        if checks.missing or not checks.place_ok or deaf:
            await self._show(interaction, asked)
            return
        days = checks.voice.clip_days if checks.voice and asked.clips else 0
        line = await self._line(interaction, asked, days)
        try:
            await self._begin(interaction, asked, mode, line)
        except BaseException:
            if line is not None:
                await line.hang_up()
            raise

    async def _begin(
        self, interaction: discord.Interaction, asked: Asked, mode: Mode, line: Line | None
    ) -> None:
        room = RoomName.TEXT if line is None else RoomName.VOICE
        seat = Seat(str(interaction.user.id), str(interaction.guild_id), room)
        desk = self._floor.desk(seat.member, seat.scope, room)
        shape = self._floor.shelf.format(asked.shape)
        resume = None if asked.general else await desk.resume_in_use()
        wish = Wish(asked.track, shape, secrets.randbelow(2**31), mode)
        prepared = await desk.begin(wish, resume)
        try:
            settings = await self._floor.archive.guilds.settings(seat.scope)
            name = f"Interview · {asked.track}"
            thread = await open_thread(interaction, name, settings.channel, watched=asked.watched)
        except UNDELIVERED as error:
            note(error)
            if record := await self._floor.archive.sittings.get(prepared.id):
                await desk.give_up(record, Ending.FAULT)
            await interaction.edit_original_response(content=NO_ROOM)
            if line is not None:
                await line.hang_up()
            return
        await self._floor.begin(prepared, seat, thread.id, watched=asked.watched, line=line)
        with suppress(*UNDELIVERED):  # they were mentioned in the thread
            await interaction.edit_original_response(content=READY.format(room=thread.mention))

    async def _checks(self, interaction: discord.Interaction, asked: Asked) -> Checks:
        floor, member, scope = self._floor, str(interaction.user.id), str(interaction.guild_id)
        desk = floor.desk(member, scope)
        policy = await floor.archive.guilds.policy(scope, floor.shelf.format(asked.shape))
        settings = await floor.archive.guilds.settings(scope)
        channel = channel_of(interaction, settings.channel)
        return Checks(
            missing=missing(permissions_in(interaction, channel), watched=asked.watched),
            place_ok=channel is not None,
            has_resume=await desk.resume_in_use() is not None,
            under_way=await floor.unfinished(member, scope) is not None,
            allowance=await floor.archive.attempts.allowance(
                member, scope, asked.track, policy, now=int(floor.now())
            ),
            words_days=settings.transcript_days,
            place=channel.mention if channel else "this channel",
            voice=voice_state(
                self._hall,
                interaction.guild_id or 0,
                interaction.user.id,
                words_days=settings.transcript_days,
            ),
        )


def languages(formats: Mapping[str, Format]) -> tuple[str, ...]:
    """List the languages that there are formats in, by ISO code."""
    return tuple(sorted({shape.language for shape in formats.values()}))


def first_format(formats: Mapping[str, Format], language: str) -> str:
    """Give the format to offer when none was named: the usual one, or one in the language."""
    if (usual := formats.get(DEFAULT_FORMAT)) and usual.language == language:
        return DEFAULT_FORMAT
    return next((key for key, one in formats.items() if one.language == language), DEFAULT_FORMAT)
