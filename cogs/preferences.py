"""`/settings`: what a member may choose about the report that is posted in their thread."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from cogs.controls import laid_out, persistent_button
from storage.preferences import Preferences

OFF, ON = "off", "on"


class Setting(StrEnum):
    """What can be turned off; the value is stored."""

    QUOTES = "quotes"
    PICTURE = "picture"


_EXPLAINED = {
    Setting.QUOTES: (
        "Quotes in the posted report: your own words beside each point. People with Manage Threads "
        "can open your thread; without quotes its report has scores and advice only. Follow-up "
        "questions quote you all the same, and “Show my feedback”, for your eyes only, has it all."
    ),
    Setting.PICTURE: (
        "Score card picture: your scores as bars, above the report. Everything on it also stands "
        "in words below."
    ),
}
"""What each does, with its name before the colon."""


def is_on(chosen: Mapping[str, str], setting: Setting) -> bool:
    """Say whether something is on; all is unless the member turned it off."""
    return chosen.get(setting) != OFF


class PreferencesCog(commands.Cog):
    """Takes what members chose: `PreferencesCog(archive.preferences)`.

    Register `buttons` with the client's `add_dynamic_items`.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        names = "|".join(Setting)
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(rf"settings:(?P<name>{names}):(?P<value>{ON}|{OFF})", self._choose),
        )

    @app_commands.command(
        name=locale_str("settings"), description="What your reports show, in every server"
    )
    async def settings(self, interaction: discord.Interaction) -> None:
        """Show the settings with their buttons."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        view = settings_view(await self._preferences.of(str(interaction.user.id)))
        await interaction.followup.send(view=view, ephemeral=True)

    async def _choose(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        member = str(interaction.user.id)
        await self._preferences.choose(member, match["name"], match["value"])
        view = settings_view(await self._preferences.of(member))
        await interaction.edit_original_response(view=view)


def settings_view(chosen: Mapping[str, str]) -> ui.LayoutView:
    """Lay out each setting with its state and a button that changes it."""
    items: list[ui.Item[Any]] = [ui.TextDisplay("## Your settings")]
    for setting, explained in _EXPLAINED.items():
        name, _, text = explained.partition(": ")
        on = is_on(chosen, setting)
        button = ui.Button[ui.LayoutView](
            label=f"Turn {OFF if on else ON}: {name.lower()}",
            custom_id=f"settings:{setting}:{OFF if on else ON}",
        )
        state = ui.TextDisplay[ui.LayoutView](
            f"**{name}: {ON if on else OFF}**\n{text[0].upper()}{text[1:]}"
        )
        items += [state, ui.ActionRow(button)]
    return laid_out(*items)
