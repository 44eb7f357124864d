"""Presses and forms that nobody here knows any more: their members are told, not left waiting.

discord.py drops them without a word: a button of another version of the bot, and a form that was
open while the bot restarted.
"""

from typing import Any

import discord
from discord.ext import commands

from bot.errors import InputInvalid
from cogs.answer_form import matched_form
from cogs.errors import apologise

UNKNOWN = (
    "I don't know that button or form any more: it is from before I was updated or restarted, so "
    "nothing was done. Please use the command again; `/help` lists them all."
)


class Unclaimed(commands.Cog):
    """Answers what nothing else answers."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Tell the member, unless somebody else does."""
        kinds = {discord.InteractionType.component, discord.InteractionType.modal_submit}
        if interaction.type not in kinds or interaction.response.is_done():
            return
        if not _claimed(interaction, dict(interaction.data or {})):
            await apologise(interaction, InputInvalid(UNKNOWN))


def _claimed(interaction: discord.Interaction, data: dict[str, Any]) -> bool:
    store = interaction.client._connection._view_store  # noqa: SLF001 - no other way to ask
    custom_id = str(data.get("custom_id"))
    if interaction.type is discord.InteractionType.modal_submit:
        return custom_id in store._modals or matched_form(interaction) is not None  # noqa: SLF001
    if any(pattern.fullmatch(custom_id) for pattern in store._dynamic_items):  # noqa: SLF001
        return True
    key = (data.get("component_type"), custom_id)
    place = interaction.message.id if interaction.message else None
    views = store._views  # noqa: SLF001
    return key in views.get(place, {}) or key in views.get(None, {})
