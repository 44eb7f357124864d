"""What a member sees and hears of their own interview aloud: who spoke when, and their own sound.

Only they can open any of it; the interview's number in a button is no key.
"""

import asyncio
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.errors import InputInvalid
from bot.standing import Past
from cogs.controls import laid_out, persistent_button
from cogs.timeline_card import described_timeline, draw_timeline
from storage.archive import Archive
from storage.clips import KeptClip
from storage.memory import Memory

TIMELINE, HEAR, SILENCE = "looking:{}:line", "looking:{}:hear:{}", "looking:{}:mute"
PICTURE = "timeline-{}.png"
MOST_BYTES = 8 << 20
"""Bytes of files in one message, as every server takes them."""
MOST_FILES = 10
"""Files that Discord takes in one message."""

NOT_YOURS = (
    "That belongs to the member who held the interview, so only they can open it; or it was "
    "deleted. Your own is here: `/results last`."
)
NO_TIMELINE = (
    "Nothing is kept of who spoke when in this interview. It is kept of interviews aloud, for as "
    "long as their words are."
)
SILENT = (
    "No sound of yours is kept of this. Sound is kept only where you chose so before an interview "
    "aloud, for some days; it may be over its time, or was deleted."
)
YOURS = "Your own answer. Only you see this; the sound is deleted <t:{until}:R>."
KEPT = "-# The sound of {count} of your answers is kept until <t:{until}:f>, for you alone."
MUTED = "The sound of {count} of your answers is deleted. Your words and scores are as they were."


class LookingBack:
    """Takes what was kept, and what members' interviews were: `LookingBack(archive, memory, now)`.

    Register `buttons` with the client's `add_dynamic_items`.
    """

    def __init__(self, archive: Archive, memory: Memory, now: Callable[[], float]) -> None:
        self._spoken, self._clips = archive.spoken, archive.clips
        self._memory, self._now = memory, now
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"looking:(?P<sitting>\d{1,19}):line", self._show_timeline),
            persistent_button(
                r"looking:(?P<sitting>\d{1,19}):hear:(?P<question>q\d{1,3})", self._play
            ),
            persistent_button(r"looking:(?P<sitting>\d{1,19}):mute", self._mute),
        )

    async def controls(
        self, member: str, past: Past, page: int
    ) -> tuple[ui.Item[ui.LayoutView], ...]:
        """Make what stands below a page of feedback; nothing where nothing is kept.

        Page 0 is the overview, the others are the questions in their order.
        """
        clips = await self._clips.of(member, int(self._now()), past.id)
        exchanges = past.report.exchanges
        if 0 < page <= len(exchanges):
            question = exchanges[page - 1].main.prompt.id
            own = [clip for clip in clips if _question(clip) == question]
            return (
                (ui.ActionRow(_button("Hear my answer", HEAR, past.id, question)),) if own else ()
            )
        buttons = []
        if (await self._spoken.timeline(past.id)).rows:
            buttons.append(_button("Timeline", TIMELINE, past.id))
        if not clips:
            return (ui.ActionRow(*buttons),) if buttons else ()
        mute = _button("Delete my sound", SILENCE, past.id)
        mute.style = discord.ButtonStyle.danger
        until = min(clip.expires_at for clip in clips)
        said = ui.TextDisplay[ui.LayoutView](KEPT.format(count=len(clips), until=until))
        return said, ui.ActionRow(*buttons, mute)

    async def _show_timeline(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        past = await self._own(interaction, match)
        timeline = await self._spoken.timeline(past.id)
        if not timeline.rows:
            raise InputInvalid(NO_TIMELINE)
        drawn = await asyncio.to_thread(draw_timeline, timeline)
        alt = described_timeline(timeline)
        file = discord.File(io.BytesIO(drawn), PICTURE.format(past.id), description=alt)
        await interaction.followup.send(file=file, ephemeral=True)

    async def _play(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        past, member = await self._own(interaction, match), str(interaction.user.id)
        clips = await self._clips.of(member, int(self._now()), past.id)
        found = {
            clip: data
            for clip in clips
            if _question(clip) == match["question"]
            and (data := await self._clips.sound(clip)) is not None
        }
        if not found:
            raise InputInvalid(SILENT)
        text = YOURS.format(until=min(clip.expires_at for clip in found))
        for files in batches({sound_name(clip): data for clip, data in found.items()}):
            await interaction.followup.send(
                text,
                files=[discord.File(io.BytesIO(data), name) for name, data in files.items()],
                ephemeral=True,
            )

    async def _mute(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        past = await self._own(interaction, match)
        count = await self._clips.drop(str(interaction.user.id), past.id)
        said = MUTED.format(count=count) if count else SILENT
        await interaction.followup.send(view=laid_out(ui.TextDisplay(said)), ephemeral=True)

    async def _own(self, interaction: discord.Interaction, match: re.Match[str]) -> Past:
        past = await self._memory.one(str(interaction.user.id), int(match["sitting"]))
        if past is None:
            raise InputInvalid(NOT_YOURS)
        return past


def sound_name(clip: KeptClip) -> str:
    """Name a file of sound for its member: "interview-12-q2p1.ogg"."""
    return f"interview-{clip.sitting}-{clip.prompt}.ogg"


def batches(files: Mapping[str, bytes]) -> Sequence[Mapping[str, bytes]]:
    """Spread files over messages that Discord takes."""
    found: list[dict[str, bytes]] = []
    size = MOST_BYTES
    for name, data in files.items():
        if size + len(data) > MOST_BYTES or len(found[-1]) >= MOST_FILES:
            found.append({})
            size = 0
        found[-1][name] = data
        size += len(data)
    return found


def _question(clip: KeptClip) -> str:
    return clip.prompt.partition("p")[0]


def _button(label: str, custom_id: str, *ids: object) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=label, custom_id=custom_id.format(*ids))
