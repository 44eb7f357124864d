"""Report cards as messages, and the button that shows the details to the member they belong to."""

import asyncio
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.errors import InputInvalid
from bot.standing import Past
from cogs.cards import PICTURE, report_card
from cogs.controls import chosen, laid_out, persistent_button
from cogs.corrections import NONE_LEFT, CorrectionForm, correct_button, to_correct
from cogs.feedback_pages import feedback_page, titles
from cogs.looking_back import LookingBack
from cogs.preferences import Setting, is_on
from cogs.report_file import FILE, report_file
from cogs.score_card import described, draw, score_card
from storage.memory import Memory
from storage.preferences import Preferences
from storage.rescoring import Corrections

SHOW = "feedback:{sitting}"
PAGE = "feedback:{sitting}:{page}"
FILE_SENT = "Your whole report: every question, answer and point. Only you see this file."
NOT_YOURS = (
    "This feedback belongs to the member who held the interview, so only they can open it; or it "
    "was deleted. Your own is here: `/results last`."
)


@dataclass(frozen=True, slots=True)
class Posting:
    """A message to send: `await channel.send(view=posting.view, files=posting.files)`."""

    view: ui.LayoutView
    files: list[discord.File]


class Feedback:
    """Makes the messages of reports: `Feedback(memory, preferences, corrections, looking_back)`.

    Register `buttons` with the client's `add_dynamic_items`: they answer after a restart too.
    """

    def __init__(
        self,
        memory: Memory,
        preferences: Preferences,
        corrections: Corrections,
        looking_back: LookingBack,
    ) -> None:
        self._memory, self._looking_back = memory, looking_back
        self._preferences = preferences
        self._corrections = corrections
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"feedback:(?P<sitting>\d{1,19})", self._show),
            persistent_button(r"feedback:(?P<sitting>\d{1,19}):(?P<page>\d{1,2})", self._turn),
            persistent_button(r"feedback:(?P<sitting>\d{1,19}):go", self._turn),
            persistent_button(r"feedback:(?P<sitting>\d{1,19}):file", self._send_file),
            persistent_button(
                r"feedback:(?P<sitting>\d{1,19}):(?P<page>\d{1,2}):correct", self._ask_words
            ),
            *looking_back.buttons,
        )

    async def report(
        self, member: str, sitting_id: int, *, for_member_alone: bool = False
    ) -> Posting:
        """Make the report card of an interview that is over, with its picture and the button.

        Where others may look in, the member may have chosen to keep their words off it.

        Raises:
            InputInvalid: the member has no such interview, or it isn't over.
        """
        past = await self._past(member, sitting_id)
        before = await self._memory.before(member, sitting_id)
        show = show_button(sitting_id)
        if past.hidden_until is not None:
            return Posting(laid_out(report_card(past), show), [])
        choices = await self._preferences.of(member)
        quotes = for_member_alone or is_on(choices, Setting.QUOTES)
        if not is_on(choices, Setting.PICTURE):
            return Posting(laid_out(report_card(past, before=before, quotes=quotes), show), [])
        picture = score_card(past, before)
        alt = described(picture)
        drawn = io.BytesIO(await asyncio.to_thread(draw, picture))
        card = report_card(past, before=before, picture=alt, quotes=quotes)
        return Posting(laid_out(card, show), [discord.File(drawn, PICTURE, description=alt)])

    async def _show(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        view = await self._page(interaction, int(match["sitting"]), 0)
        await interaction.followup.send(view=view, ephemeral=True)

    async def _turn(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        page = match.groupdict().get("page") or chosen(interaction)
        view = await self._page(interaction, int(match["sitting"]), int(page))
        await interaction.edit_original_response(view=view)

    async def _send_file(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        past = await self._past(str(interaction.user.id), int(match["sitting"]))
        data = await asyncio.to_thread(report_file, past)
        file = discord.File(io.BytesIO(data), FILE.format(number=past.id))
        await interaction.followup.send(FILE_SENT, file=file, ephemeral=True)

    async def _ask_words(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        past, page = (
            await self._past(str(interaction.user.id), int(match["sitting"])),
            match["page"],
        )
        turns = to_correct(past, int(page)) if past.hidden_until is None else ()
        if not turns:
            raise InputInvalid(NONE_LEFT)

        async def correct(pressed: discord.Interaction, fixes: Mapping[str, str]) -> None:
            await self._correct(pressed, past.id, int(page), fixes)

        await interaction.response.send_modal(CorrectionForm(turns, correct))

    async def _correct(
        self, interaction: discord.Interaction, sitting: int, page: int, fixes: Mapping[str, str]
    ) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._corrections.correct(str(interaction.user.id), sitting, fixes)
        view = await self._page(interaction, sitting, page)
        await interaction.followup.send(view=view, ephemeral=True)

    async def _page(
        self, interaction: discord.Interaction, sitting: int, page: int
    ) -> ui.LayoutView:
        member = str(interaction.user.id)
        past = await self._past(member, sitting)
        return page_view(past, page, await self._looking_back.controls(member, past, page))

    async def _past(self, member: str, sitting_id: int) -> Past:
        past = await self._memory.one(member, sitting_id)
        if past is None:
            raise InputInvalid(NOT_YOURS)
        return past


def show_button(sitting_id: int) -> ui.ActionRow[ui.LayoutView]:
    """Make the button that opens an interview's details, for its member alone."""
    return ui.ActionRow(
        ui.Button(
            label="Show my feedback",
            style=discord.ButtonStyle.primary,
            custom_id=SHOW.format(sitting=sitting_id),
        )
    )


def page_view(past: Past, page: int, below: Sequence[ui.Item[ui.LayoutView]] = ()) -> ui.LayoutView:
    """Lay out one page of details with its ways to the others, and what comes below."""
    if past.hidden_until is not None:
        return laid_out(report_card(past), *below)
    names = titles(past.report)
    whole = ui.Button[ui.LayoutView](
        label="Full report as a file", custom_id=f"{SHOW.format(sitting=past.id)}:file"
    )
    if len(names) == 1:
        return laid_out(feedback_page(past, 0), ui.ActionRow(whole), *below)
    page = min(page, len(names) - 1)
    go = ui.Select[ui.LayoutView](
        custom_id=f"{SHOW.format(sitting=past.id)}:go",
        placeholder="Go to a question",
        options=[
            discord.SelectOption(label=name, value=str(at), default=at == page)
            for at, name in enumerate(names)
        ],
    )
    steps = [
        ui.Button[ui.LayoutView](label=label, custom_id=PAGE.format(sitting=past.id, page=at))
        for label, at in (("Back", page - 1), ("Next", page + 1))
        if 0 <= at < len(names)
    ]
    correct = [correct_button(past, page)] if to_correct(past, page) else []
    return laid_out(
        feedback_page(past, page), ui.ActionRow(go), ui.ActionRow(*steps, whole, *correct), *below
    )
