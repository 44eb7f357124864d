"""`/admin`: what organisers set, grant and decide, in their own server; they never see answers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, Range, locale_str
from discord.ext import commands

from bot.errors import InputInvalid
from bot.settings import Settings
from bot.shelf import Shelf
from cogs.admin_cards import findings_text, queue_view, settings_text, setup_view
from cogs.admin_presses import AdminPresses, look_around, require_organiser
from cogs.admin_roles import AdminRoles
from cogs.controls import laid_out
from cogs.starting import DEFAULT_FORMAT
from storage.archive import Archive
from storage.guilds import RetakeChange

MOST_CHOICES = 25
"""Suggestions that Discord shows for one option."""

NO_FORMAT = "Say which format these retakes are for: choose one in the option `format`."


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class AdminCog(
    AdminRoles,
    commands.GroupCog,
    name=locale_str("admin"),
    description=locale_str("For organisers of this server"),
):
    """Made by `AdminCog(archive, shelf, now, settings)`; answers are for the organiser alone.

    Register `buttons` with the client's `add_dynamic_items`. `now` gives unix seconds. Who may
    manage the server is checked here as well: servers can offer these commands to anybody.
    """

    def __init__(
        self, archive: Archive, shelf: Shelf, now: Callable[[], float], settings: Settings
    ) -> None:
        super().__init__(archive.tier_roles, now)
        self._look = partial(look_around, archive=archive, settings=settings, now=now)
        self._archive, self._shelf, self._now = archive, shelf, now
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = AdminPresses(
            archive, now, self._look
        ).buttons

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Refuse whoever may not manage the server; suggestions for options are refused too."""
        require_organiser(interaction)
        return True

    @app_commands.command(
        name=locale_str("setup"), description=locale_str("Five short steps; checks what I may do")
    )
    async def setup(self, interaction: discord.Interaction) -> None:
        """Show the guided setup."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        settings = await self._archive.guilds.settings(str(interaction.guild_id))
        findings = await self._look(interaction)
        view = laid_out(*setup_view(findings, settings))
        await interaction.followup.send(view=view, ephemeral=True)

    @app_commands.command(
        name=locale_str("settings"),
        description=locale_str("Show the settings, or change those that you give"),
    )
    @app_commands.describe(
        words_days=locale_str("Days that the words of interviews are kept, 90 at most"),
        boards=locale_str("Whether there are leaderboards"),
        format=locale_str("The format that the next three options are for"),
        attempts=locale_str("Scored interviews in the window"),
        window_days=locale_str("Days that a scored interview counts"),
        gap_days=locale_str("Days from one scored interview to the next"),
    )
    async def settings(
        self,
        interaction: discord.Interaction,
        *,
        words_days: Range[int, 1, 90] | None = None,
        boards: bool | None = None,
        format: str | None = None,  # noqa: A002 - the option's name in Discord
        attempts: Range[int, 1, 100] | None = None,
        window_days: Range[int, 1, 3650] | None = None,
        gap_days: Range[int, 0, 3650] | None = None,
    ) -> None:
        """Change what was given, then show how it stands."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        rules = RetakeChange(attempts, window_days, gap_days)
        if format is None and rules != RetakeChange():
            raise InputInvalid(NO_FORMAT)
        if words_days is not None or boards is not None:
            await self._archive.guilds.change(
                str(interaction.guild_id),
                transcript_days=words_days,
                boards=boards,
                actor=str(interaction.user.id),
                now=int(self._now()),
            )
        if format is not None and rules != RetakeChange():
            await self._change_retakes(interaction, format, rules)
        await interaction.followup.send(
            view=laid_out(ui.TextDisplay(await self._written(str(interaction.guild_id)))),
            ephemeral=True,
        )

    @app_commands.command(
        name=locale_str("grant"),
        description=locale_str("Give a member more scored interviews in this server"),
    )
    @app_commands.describe(
        member=locale_str("Who gets them"),
        track=locale_str("What they are asked about"),
        extra=locale_str("How many, one by default"),
    )
    async def grant(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        track: str,
        extra: Range[int, 1, 10] = 1,
    ) -> None:
        """Give attempts; it is noted who did."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        self._shelf.bank(track)
        await self._archive.attempts.grant(
            str(member.id),
            str(interaction.guild_id),
            track,
            granted_by=str(interaction.user.id),
            now=int(self._now()),
            extra=extra,
        )
        many = "1 more scored interview" if extra == 1 else f"{extra} more scored interviews"
        await interaction.followup.send(
            f"{member.mention} may have {many} on {track} in this server, with no wait. It is "
            "noted in `/admin settings`.",
            ephemeral=True,
        )

    @app_commands.command(
        name=locale_str("reset"),
        description=locale_str("Give a member back every scored interview that counts now"),
    )
    @app_commands.describe(
        member=locale_str("Whose"),
        track=locale_str("What they are asked about"),
        format=locale_str("Whose retake rules apply"),
    )
    async def reset(
        self,
        interaction: discord.Interaction,
        member: discord.User,
        track: str,
        format: str = DEFAULT_FORMAT,  # noqa: A002 - the option's name in Discord
    ) -> None:
        """Make the member's attempts on a track as good as new; it is noted who did."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        self._shelf.bank(track)
        scope = str(interaction.guild_id)
        given = await self._archive.attempts.reset(
            str(member.id),
            scope,
            track,
            await self._archive.guilds.policy(scope, self._shelf.format(format)),
            granted_by=str(interaction.user.id),
            now=int(self._now()),
        )
        done = f"{given} given back" if given else "nothing counted against them"
        await interaction.followup.send(f"{member.mention} on {track}: {done}.", ephemeral=True)

    @app_commands.command(
        name=locale_str("queue"),
        description=locale_str("Appeals to decide, and interviews under way"),
    )
    async def queue(self, interaction: discord.Interaction) -> None:
        """Show what waits."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        scope = str(interaction.guild_id)
        appeals = await self._archive.appeals.waiting(scope)
        under_way = await self._archive.sittings.under_way(scope)
        view = laid_out(*queue_view(appeals, under_way))
        await interaction.followup.send(view=view, ephemeral=True)

    @app_commands.command(
        name=locale_str("doctor"),
        description=locale_str("What is wrong, if something doesn't work"),
    )
    async def doctor(self, interaction: discord.Interaction) -> None:
        """Look at permissions, database, copies, disk, models and libraries."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        findings = await self._look(interaction)
        text = f"## What I found\n{findings_text(findings)}"
        await interaction.followup.send(view=laid_out(ui.TextDisplay(text)), ephemeral=True)

    @grant.autocomplete("track")
    @reset.autocomplete("track")
    async def _tracks(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return _suggested(typed, self._shelf.tracks())

    @settings.autocomplete("format")
    @reset.autocomplete("format")
    async def _formats(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        return _suggested(typed, tuple(self._shelf.formats))

    async def _change_retakes(
        self, interaction: discord.Interaction, name: str, rules: RetakeChange
    ) -> None:
        scope, shape = str(interaction.guild_id), self._shelf.format(name)
        actor, now = str(interaction.user.id), int(self._now())
        await self._archive.guilds.change_retakes(scope, shape, rules, actor=actor, now=now)

    async def _written(self, scope: str) -> str:
        settings = await self._archive.guilds.settings(scope)
        shapes = [
            (s, await self._archive.guilds.retakes(scope, s)) for s in self._shelf.formats.values()
        ]
        own = [(shape, rules) for shape, rules in shapes if rules != shape.retakes]
        return settings_text(settings, own, await self._archive.audit.latest(scope))


def _suggested(typed: str, names: Sequence[str]) -> list[Choice[str]]:
    found = (name for name in names if typed.casefold().strip() in name)
    return [Choice(name=name, value=name) for name in found][:MOST_CHOICES]
