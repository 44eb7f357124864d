"""`/settings`: what a member chose for themselves, and what each choice means to its readers."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from cogs.controls import chosen as selected
from cogs.controls import laid_out, persistent_button
from storage.preferences import Preferences

OFF, ON = "off", "on"
ENGLISH = "en"


class Setting(StrEnum):
    """What can be chosen; the value is stored."""

    AUDIENCE = "audience"
    QUOTES = "quotes"
    PICTURE = "picture"
    CAPTIONS = "captions"
    PATIENCE = "patience"
    LANGUAGE = "language"


class Audience(StrEnum):
    """Who may look into the thread of an interview; the value is stored."""

    ALONE = "alone"
    SERVER = "server"


class Patience(StrEnum):
    """How long a silence the voice takes for the end of an answer; the value is stored."""

    BRISK = "brisk"
    NORMAL = "normal"
    UNHURRIED = "unhurried"


_FACTORS = {Patience.BRISK: 0.8, Patience.NORMAL: 1.0, Patience.UNHURRIED: 1.5}
_SWITCHES = {
    Setting.QUOTES: (
        "Quotes in the posted report: your own words beside each point. People with Manage Threads "
        "can open your thread; without quotes its report has scores and advice only. Follow-up "
        "questions quote you all the same, and “Show my feedback”, for your eyes only, has it all."
    ),
    Setting.PICTURE: (
        "Score card picture: your scores as bars, above the report. Everything on it also stands "
        "in words below."
    ),
    Setting.CAPTIONS: ("Captions: in voice interviews, what I say is also written in your thread."),
}
"""What is on or off, with its name before the colon."""

_CHOICES = {
    Setting.AUDIENCE: (
        "Who may watch: “Only me” holds your interviews in a private thread. “My server may watch” "
        "holds them in a public one: everybody who can see the channel reads the questions, which "
        "quote your answers and resume. Your report stays yours in both."
    ),
    Setting.PATIENCE: (
        "Patience: in voice interviews, how long I wait in a silence before I take your answer "
        "for finished."
    ),
    Setting.LANGUAGE: "Language of interviews: what you are asked and answer in.",
}
"""What has several values, with its name before the colon."""

_AUDIENCES: Mapping[str, str] = {Audience.ALONE: "Only me", Audience.SERVER: "My server may watch"}
_PATIENCES: Mapping[str, str] = {
    Patience.BRISK: "Brisk: go on soon",
    Patience.NORMAL: "Normal",
    Patience.UNHURRIED: "Unhurried: half as long again",
}
_LANGUAGES = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français",
    "hi": "हिन्दी", "it": "Italiano", "ja": "日本語", "ko": "한국어", "nl": "Nederlands",
    "pl": "Polski", "pt": "Português", "ru": "Русский", "tr": "Türkçe", "uk": "Українська",
    "zh": "中文",
}  # fmt: skip
"""Languages by ISO 639-1 code, each in its own words; another one is shown by its code."""
_ONE_LANGUAGE = (
    " There is one today; formats in other languages appear here when whoever runs me adds them."
)


def is_on(chosen: Mapping[str, str], setting: Setting) -> bool:
    """Say whether something is on; all is unless the member turned it off."""
    return chosen.get(setting) != OFF


def captions(chosen: Mapping[str, str]) -> bool:
    """Say whether a voice interview writes what the voice says; on unless turned off."""
    return is_on(chosen, Setting.CAPTIONS)


def patience(chosen: Mapping[str, str]) -> float:
    """Give the factor on the silence that ends a spoken answer: 0.8, 1.0 (default) or 1.5."""
    return _FACTORS[_patience(chosen)]


def audience(chosen: Mapping[str, str]) -> Audience:
    """Say who may watch the member's interviews; nobody unless they said otherwise."""
    return Audience.SERVER if chosen.get(Setting.AUDIENCE) == Audience.SERVER else Audience.ALONE


def language(chosen: Mapping[str, str], offered: Sequence[str]) -> str:
    """Give the language to interview in, by ISO code: the chosen one while it is offered."""
    wanted = chosen.get(Setting.LANGUAGE, ENGLISH)
    if wanted in offered:
        return wanted
    return ENGLISH if ENGLISH in offered or not offered else offered[0]


def _patience(chosen: Mapping[str, str]) -> Patience:
    wanted = chosen.get(Setting.PATIENCE)
    return next((one for one in Patience if one == wanted), Patience.NORMAL)


class PreferencesCog(commands.Cog):
    """Takes what members chose and the languages there are: `PreferencesCog(kept, languages)`.

    Register `buttons` with the client's `add_dynamic_items`.
    """

    def __init__(self, preferences: Preferences, languages: Sequence[str]) -> None:
        self._preferences, self._languages = preferences, tuple(languages)
        switches, choices = "|".join(_SWITCHES), "|".join(_CHOICES)
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(rf"settings:(?P<name>{switches}):(?P<value>{ON}|{OFF})", self._turn),
            persistent_button(rf"settings:(?P<name>{choices})", self._choose),
        )

    @app_commands.command(
        name=locale_str("settings"),
        description=locale_str("Who may watch, what reports show, captions, patience and language"),
    )
    async def settings(self, interaction: discord.Interaction) -> None:
        """Show the settings with their controls."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        kept = await self._preferences.of(str(interaction.user.id))
        view = settings_view(kept, self._languages)
        await interaction.followup.send(view=view, ephemeral=True)

    async def _turn(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        await self._keep(interaction, match["name"], match["value"])

    async def _choose(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        await self._keep(interaction, match["name"], selected(interaction))

    async def _keep(self, interaction: discord.Interaction, name: str, value: str) -> None:
        member = str(interaction.user.id)
        await self._preferences.choose(member, name, value)
        view = settings_view(await self._preferences.of(member), self._languages)
        await interaction.edit_original_response(view=view)


def settings_view(chosen: Mapping[str, str], languages: Sequence[str]) -> ui.LayoutView:
    """Lay out each setting with its state and what changes it."""
    now = language(chosen, languages)
    offered = {code: _LANGUAGES.get(code, code) for code in (languages or (ENGLISH,))[:25]}
    alone = _ONE_LANGUAGE if len(offered) == 1 else ""
    items: list[ui.Item[Any]] = [ui.TextDisplay("## Your settings, in every server")]
    items += _choice(Setting.AUDIENCE, _AUDIENCES, audience(chosen))
    for setting in _SWITCHES:
        items += _switch(setting, on=is_on(chosen, setting))
    items += _choice(Setting.PATIENCE, _PATIENCES, _patience(chosen))
    items += _choice(Setting.LANGUAGE, offered, now, alone)
    return laid_out(*items)


def _switch(setting: Setting, *, on: bool) -> list[ui.Item[Any]]:
    name, _, text = _SWITCHES[setting].partition(": ")
    button = ui.Button[ui.LayoutView](
        label=f"Turn {OFF if on else ON}: {name.lower()}",
        custom_id=f"settings:{setting}:{OFF if on else ON}",
    )
    said = f"**{name}: {ON if on else OFF}**\n{text[0].upper()}{text[1:]}"
    return [ui.TextDisplay(said), ui.ActionRow(button)]


def _choice(
    setting: Setting, options: Mapping[str, str], now: str, more: str = ""
) -> list[ui.Item[Any]]:
    name, _, text = _CHOICES[setting].partition(": ")
    select = ui.Select[ui.LayoutView](
        custom_id=f"settings:{setting}",
        placeholder=name,
        options=[
            discord.SelectOption(label=label, value=value, default=value == now)
            for value, label in options.items()
        ],
    )
    said = f"**{name}: {options[now]}**\n{text[0].upper()}{text[1:]}{more}"
    return [ui.TextDisplay(said), ui.ActionRow(select)]
