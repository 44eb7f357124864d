"""`/admin roles`: which role a tier gets, if any."""

from collections.abc import Callable

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, locale_str
from discord.ext import commands

from bot.errors import InputInvalid
from bot.scoring.rubric import Tier
from cogs.admin_cards import findings_text, roles_text
from cogs.controls import laid_out
from cogs.tier_roles import TIERS, require_harmless, role_findings
from storage.tier_roles import TierRoles

WHICH = "Say which tier the role is for: choose one in the option `tier`."


class AdminRoles(commands.Cog):
    """The part of `/admin` that sets roles of tiers; `now` gives unix seconds."""

    def __init__(self, roles: TierRoles, now: Callable[[], float]) -> None:
        super().__init__()
        self._roles, self._clock = roles, now

    @app_commands.command(
        name=locale_str("roles"),
        description=locale_str("Show or set the roles that members on the boards get for tiers"),
    )
    @app_commands.describe(
        tier=locale_str("The tier whose role to set"),
        role=locale_str("Its role; leave this out, and the tier has none"),
    )
    @app_commands.choices(
        tier=[Choice(name=locale_str(one.value), value=one.value) for one in TIERS]
    )
    async def roles(
        self,
        interaction: discord.Interaction,
        tier: str | None = None,
        role: discord.Role | None = None,
    ) -> None:
        """Set the role of a tier, then show all of them."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        scope = str(interaction.guild_id)
        if tier is None and role is not None:
            raise InputInvalid(WHICH)
        if role is not None:
            require_harmless(role)
        if tier is not None:
            await self._roles.choose(
                scope,
                Tier(tier),
                str(role.id) if role else None,
                actor=str(interaction.user.id),
                now=int(self._clock()),
            )
        chosen = await self._roles.of(scope)
        found = role_findings(interaction.guild, chosen) if interaction.guild else ()
        text = f"{roles_text(chosen)}\n{findings_text(found)}"
        await interaction.followup.send(view=laid_out(ui.TextDisplay(text)), ephemeral=True)
