"""What organisers press below the setup and the queue; who may is checked at every press."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot.doctor import (
    Finding,
    State,
    backup_finding,
    database_finding,
    disk_finding,
    library_findings,
    model_findings,
    permission_finding,
)
from bot.errors import InputInvalid
from bot.settings import Settings
from cogs.admin_cards import queue_view, setup_view
from cogs.building import channel_of, permissions_in
from cogs.consent import PUBLIC_THREADS, missing
from cogs.controls import chosen, laid_out, persistent_button
from cogs.tier_roles import role_findings
from storage.appeals import Decision
from storage.archive import Archive

ALREADY = "That appeal was decided already, or its member deleted their data."
NOT_YOUR_OWN = "Somebody else has to decide about your own appeal."


def require_organiser(interaction: discord.Interaction) -> None:
    """Refuse whoever may not manage the server.

    Raises:
        MissingPermissions: they may not, or this isn't in a server.
    """
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])


async def look_around(
    interaction: discord.Interaction,
    *,
    archive: Archive,
    settings: Settings,
    now: Callable[[], float],
) -> Sequence[Finding]:
    """Look at permissions where interviews are held, at roles, and at the machine."""
    health = await archive.checkup.look()
    scope = str(interaction.guild_id)
    own = (await archive.guilds.settings(scope)).channel
    channel = channel_of(interaction, own)
    where = channel.mention if own and channel else "this channel"
    may = permissions_in(interaction, channel)
    roles = await archive.tier_roles.of(scope)
    return (
        permission_finding(missing(may), where),
        *_watching_finding(may, where),
        *(role_findings(interaction.guild, roles) if interaction.guild else ()),
        database_finding(health.size, health.copies, health.newest_copy, sound=health.sound),
        backup_finding(health.newest_copy, int(now()), hours=settings.backup_hours),
        disk_finding(health.free),
        *library_findings(),
        *await asyncio.to_thread(model_findings, settings),
    )


def _watching_finding(may: discord.Permissions, where: str) -> Sequence[Finding]:
    if PUBLIC_THREADS not in missing(may, watched=True):
        return ()
    said = f"I lack {PUBLIC_THREADS} in {where}: members can't let the server watch there"
    return (Finding("watching", State.WARNING, said),)


class AdminPresses:
    """Answers the controls of `setup_view` and `queue_view`; `look` gives the findings anew.

    `now` gives unix seconds.
    """

    def __init__(
        self,
        archive: Archive,
        now: Callable[[], float],
        look: Callable[[discord.Interaction], Awaitable[Sequence[Finding]]],
    ) -> None:
        self._archive, self._now, self._look = archive, now, look
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"setup:days", self._days),
            persistent_button(r"setup:channel", self._channel),
            persistent_button(r"setup:anywhere", self._anywhere),
            persistent_button(r"setup:boards:(?P<to>on|off)", self._boards),
            persistent_button(r"setup:check", self._check),
            persistent_button(
                r"appeal:(?P<id>\d{1,18}):(?P<decision>granted|declined)", self._decide
            ),
        )

    async def _days(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_organiser(interaction)
        await interaction.response.defer()
        await self._change(interaction, transcript_days=int(chosen(interaction)))

    async def _channel(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_organiser(interaction)
        await interaction.response.defer()
        await self._change(interaction, channel=str(int(chosen(interaction))))

    async def _anywhere(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_organiser(interaction)
        await interaction.response.defer()
        await self._change(interaction, channel="")

    async def _boards(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        require_organiser(interaction)
        await interaction.response.defer()
        await self._change(interaction, boards=match["to"] == "on")

    async def _check(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_organiser(interaction)
        await interaction.response.defer()
        await self._show_setup(interaction)

    async def _change(
        self,
        interaction: discord.Interaction,
        *,
        transcript_days: int | None = None,
        boards: bool | None = None,
        channel: str | None = None,
    ) -> None:
        await self._archive.guilds.change(
            str(interaction.guild_id),
            transcript_days=transcript_days,
            boards=boards,
            channel=channel,
            actor=str(interaction.user.id),
            now=int(self._now()),
        )
        await self._show_setup(interaction)

    async def _show_setup(self, interaction: discord.Interaction) -> None:
        settings = await self._archive.guilds.settings(str(interaction.guild_id))
        findings = await self._look(interaction)
        view = laid_out(*setup_view(findings, settings))
        await interaction.edit_original_response(view=view)

    async def _decide(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        require_organiser(interaction)
        await interaction.response.defer()
        scope, number = str(interaction.guild_id), int(match["id"])
        waiting = await self._archive.appeals.waiting(scope)
        actor = str(interaction.user.id)
        if any(one.id == number and one.member == actor for one in waiting):
            raise InputInvalid(NOT_YOUR_OWN)
        decided = await self._archive.appeals.decide(
            number, scope, Decision(match["decision"]), actor=actor, now=int(self._now())
        )
        under_way = await self._archive.sittings.under_way(scope)
        view = laid_out(*queue_view(await self._archive.appeals.waiting(scope), under_way))
        await interaction.edit_original_response(view=view)
        if decided is None:
            raise InputInvalid(ALREADY)
