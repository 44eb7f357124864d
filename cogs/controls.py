"""The one base of everything that can be pressed or filled in: no failure ends in silence."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeAlias

import discord
from discord import app_commands, ui

from bot.logs import begin_interaction
from cogs.errors import apologise
from cogs.once import Once

Press: TypeAlias = Callable[[discord.Interaction, re.Match[str]], Awaitable[None]]


class SafeView(ui.View):
    """A view whose failures are said to the member; use it in place of `ui.View`."""

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, item: ui.Item[Any], /
    ) -> None:
        """Say what went wrong."""
        await apologise(interaction, error)


class SafeLayout(ui.LayoutView):
    """The same for messages made of Components V2; use it in place of `ui.LayoutView`."""

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, item: ui.Item[Any], /
    ) -> None:
        """Say what went wrong."""
        await apologise(interaction, error)


class SafeModal(ui.Modal):
    """A form whose failures are said to the member; use it in place of `ui.Modal`."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Name the form in the log; nobody is refused: only who opened a form can send it."""
        begin_interaction(interaction.id, "form")
        return True

    async def on_error(  # type: ignore[override] # so does ui.Modal itself: a form has no items
        self, interaction: discord.Interaction, error: Exception, /
    ) -> None:
        """Say what went wrong."""
        await apologise(interaction, error)


def persistent_button(template: str, press: Press) -> type[ui.DynamicItem[Any]]:
    """Make what answers every press of buttons whose custom id matches `template` in full.

    Register it once with the client's `add_dynamic_items`; it answers buttons sent before a
    restart too. Send such buttons as plain `ui.Button`s in a view from `sent`. `press` gets the
    match; its failures are said to the member. Selects of texts and channels work too: `chosen`
    gives the value.
    """
    kind, once = template.partition(":")[0], Once()

    class Pressed(ui.DynamicItem[ui.Item[Any]], template=template):
        def __init__(self, control: ui.Item[Any], match: re.Match[str]) -> None:
            super().__init__(control)
            self._match = match

        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str]
        ) -> Self:
            return cls(item, match)

        async def callback(self, interaction: discord.Interaction) -> None:
            begin_interaction(interaction.id, kind)
            if not once.is_new(interaction.id):
                return
            try:
                if not isinstance(self.item, (ui.Button, ui.Select, ui.ChannelSelect)):
                    raise TypeError("only buttons and selects are made persistent")  # noqa: TRY301
                await press(interaction, self._match)
            except Exception as error:  # noqa: BLE001 - the last door before the member's silence
                await apologise(interaction, error)

    return Pressed


def require_server(interaction: discord.Interaction) -> None:
    """Refuse a press outside a server: what it does belongs to one.

    Raises:
        NoPrivateMessage: it was in a direct message.
    """
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage


def sent(*buttons: ui.Item[Any]) -> ui.View:
    """Make a view whose presses are answered by `persistent_button`s; nothing is kept of it."""
    view = ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    view.stop()
    return view


def laid_out(*items: ui.Item[Any]) -> ui.LayoutView:
    """Make the same of Components V2, the outermost ones given in order."""
    view = ui.LayoutView(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def chosen(interaction: discord.Interaction) -> str:
    """Give the value that was chosen in a select: a text, or a channel's id."""
    data: Any = interaction.data
    values = data.get("values") if data else None
    if not isinstance(values, list) or not values:
        raise TypeError("nothing was chosen")
    return str(values[0])
