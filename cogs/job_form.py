"""The form in which a member pastes a job description, to see it beside their resume."""

import asyncio
from collections.abc import Sequence

import discord
from discord import ui

from bot.bank import Term
from bot.errors import InputInvalid
from bot.resume.job import Match, match_job
from bot.resume.lexicon import load_lexicon
from bot.resume.profile import Profile
from cogs.controls import SafeModal, laid_out
from cogs.resume_cards import job_card
from cogs.role_form import FORM_SECONDS

MOST = 4000
"""Characters of a text field in a form: as many as Discord allows."""
EMPTY = "That was empty. Paste the job description, or the part that says what they look for."


class JobForm(SafeModal):
    """Asks for the text; what is pasted is compared and then forgotten."""

    def __init__(self, profile: Profile, terms: Sequence[Term]) -> None:
        super().__init__(title="Compare with a job", timeout=FORM_SECONDS)
        self._profile, self._terms = profile, terms
        self._text = ui.TextInput[JobForm](style=discord.TextStyle.paragraph, max_length=MOST)
        self.add_item(
            ui.Label(
                text="The job description",
                description="Paste the lines that say what they look for. It isn't kept.",
                component=self._text,
            )
        )

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Show what is wanted and found, and what is wanted and not found."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not self._text.value.strip():
            raise InputInvalid(EMPTY)
        found = await asyncio.to_thread(_compared, self._profile, self._text.value, self._terms)
        await interaction.followup.send(view=laid_out(job_card(found)), ephemeral=True)


def _compared(profile: Profile, text: str, terms: Sequence[Term]) -> Match:
    """Compare by the terms and by the lexicon's names, as the resume itself was read."""
    return match_job(profile, text, (*terms, *load_lexicon().free))
