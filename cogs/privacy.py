"""`/privacy`: what is kept of a member, a copy of all of it, and its end."""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from bot.kept_texts import forget_texts
from cogs.controls import laid_out, persistent_button
from cogs.errors import UNDELIVERED
from cogs.export_files import export_files
from cogs.looking_back import batches, sound_name
from cogs.privacy_words import (
    ROLES_LEFT,
    SOUNDS,
    THREADS_LEFT,
    Terms,
    asking_text,
    deleted_text,
    kept_text,
)
from cogs.tier_roles import RoleGiving
from storage.backups import Backups
from storage.clips import Clips
from storage.erasure import Erasure

MOST_BYTES = 8 * 1024 * 1024
"""Bytes of files that Discord takes in one message on every server, with room for the rest."""


class PrivacyCog(
    commands.GroupCog,
    name=locale_str("privacy"),
    description=locale_str("What is kept of you; a copy of it; delete it"),
):
    """Made of erasure, backups, clips and what follows; only the member sees answers.

    `suspend(member)` stops the interviews that are being held with a member. Register `buttons`
    with the client's `add_dynamic_items`. Works in direct messages too, for who left every server.
    """

    def __init__(
        self,
        erasure: Erasure,
        backups: Backups,
        clips: Clips,
        *,
        suspend: Callable[[int], Awaitable[None]],
        roles: RoleGiving,
        now: Callable[[], float],
        terms: Terms = Terms(),  # noqa: B008 - a value
    ) -> None:
        super().__init__()
        self._erasure, self._backups, self._clips = erasure, backups, clips
        self._terms = terms
        self._suspend, self._roles, self._now = suspend, roles, now
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"privacy:delete", self._delete),
        )

    @app_commands.command(
        name=locale_str("show"), description=locale_str("What is kept of you, and for how long")
    )
    async def show(self, interaction: discord.Interaction) -> None:
        """Count what is kept."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        copy = await self._erasure.copy(str(interaction.user.id))
        text = kept_text(copy, self._terms)
        await interaction.followup.send(view=laid_out(ui.TextDisplay(text)), ephemeral=True)

    @app_commands.command(
        name=locale_str("export"),
        description=locale_str("A copy of everything that is kept of you"),
    )
    async def export(self, interaction: discord.Interaction) -> None:
        """Give the files."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        member = str(interaction.user.id)
        copy = await self._erasure.copy(member)
        made = await asyncio.to_thread(export_files, member, copy, int(self._now()), MOST_BYTES)
        here = " by this part" if self._terms.parts else ""
        files = [discord.File(io.BytesIO(data), name) for name, data in made.items()]
        await interaction.followup.send(
            f"This is all that is kept of you{here}. Save it now: Discord deletes it with this "
            f"message.{self._terms.note}",
            files=files,
            ephemeral=True,
        )
        for sounds in batches(await self._sounds(member)):
            files = [discord.File(io.BytesIO(data), name) for name, data in sounds.items()]
            await interaction.followup.send(SOUNDS, files=files, ephemeral=True)

    @app_commands.command(
        name=locale_str("delete"),
        description=locale_str("Delete everything that is kept of you; you are asked first"),
    )
    async def delete(self, interaction: discord.Interaction) -> None:
        """Say what that means, and ask."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        button = ui.Button[ui.LayoutView](
            label="Delete everything", style=discord.ButtonStyle.danger, custom_id="privacy:delete"
        )
        said = asking_text(await self._backups.kept(), self._terms)
        view = laid_out(ui.TextDisplay(said), ui.ActionRow(button))
        await interaction.followup.send(view=view, ephemeral=True)

    async def _sounds(self, member: str) -> Mapping[str, bytes]:
        kept = await self._clips.of(member, int(self._now()))
        found = {sound_name(clip): await self._clips.sound(clip) for clip in kept}
        return {name: data for name, data in found.items() if data is not None}

    async def _delete(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        await interaction.response.defer()
        member = str(interaction.user.id)
        await self._suspend(interaction.user.id)
        worn = await self._roles.take(member)
        rooms = (await self._erasure.copy(member)).get("rooms", ())
        threads = [int(str(room["thread"])) for room in rooms]
        erased = await self._erasure.erase(member, int(self._now()))
        await self._suspend(interaction.user.id)  # one that began meanwhile has no row any more
        forget_texts()
        said = deleted_text(erased, await self._backups.kept(), self._terms, self._now())
        await interaction.edit_original_response(view=laid_out(ui.TextDisplay(said)))
        left = [await _gone(interaction.client, thread) for thread in threads].count(False)
        if left:
            await interaction.followup.send(THREADS_LEFT.format(left=left), ephemeral=True)
        if worn:
            await interaction.followup.send(ROLES_LEFT.format(left=worn), ephemeral=True)


async def _gone(client: discord.Client, thread: int) -> bool:
    """Delete a thread; say whether it is no longer there."""
    try:
        found = await client.fetch_channel(thread)
        if isinstance(found, discord.Thread):
            await found.delete()
    except discord.NotFound:
        return True
    except UNDELIVERED:
        return False
    return True
