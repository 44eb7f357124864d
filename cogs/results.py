"""`/results`: the last report, the history, and two interviews beside each other."""

import asyncio
import re
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from bot.errors import InputInvalid
from bot.interview.compare import compare
from bot.interview.drills import is_drill
from bot.standing import Past, day
from cogs.compare_card import compare_card
from cogs.controls import laid_out, persistent_button
from cogs.feedback import Feedback
from cogs.history_card import A_PAGE, FOLLOWED, history_card
from storage.memory import Memory
from storage.records import SittingRecord

NONE_YET = (
    "You have no finished interview in this server yet. Hold one: `/interview start`. "
    "Warm-ups are free, and only you see the result."
)
NONE_ON_TRACK = "You have no finished interview on that track in this server yet."
NOT_THERE = "Choose two of your finished interviews from the lists that the options offer."
MOST_CHOICES = 25
"""Choices that Discord shows below an option."""


@app_commands.guild_only()
class ResultsCog(commands.GroupCog, name=locale_str("results"), description="Your own results"):
    """Takes a memory and the feedback made of it: `ResultsCog(memory, feedback)`.

    Register `buttons` with the client's `add_dynamic_items`. All answers are for the member alone.
    """

    def __init__(self, memory: Memory, feedback: Feedback) -> None:
        super().__init__()
        self._memory = memory
        self._feedback = feedback
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            *feedback.buttons,
            persistent_button(r"history:(?P<page>\d{1,4}):(?P<track>.{0,80})", self._turn),
        )

    @app_commands.command(
        name=locale_str("last"), description="Your latest report, for your eyes only"
    )
    @app_commands.describe(track="Only interviews on this track")
    async def last(self, interaction: discord.Interaction, track: str | None = None) -> None:
        """Show the latest report card."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        records = await self._records(interaction, track)
        posting = await self._feedback.report(
            str(interaction.user.id), records[0].id, for_member_alone=True
        )
        await interaction.followup.send(view=posting.view, files=posting.files, ephemeral=True)

    @app_commands.command(
        name=locale_str("history"), description="All your interviews, and where your scores go"
    )
    @app_commands.describe(track="Only interviews on this track")
    async def history(self, interaction: discord.Interaction, track: str | None = None) -> None:
        """Show the first page."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        view = await self._page(interaction, 0, track)
        await interaction.followup.send(view=view, ephemeral=True)

    @app_commands.command(
        name=locale_str("compare"),
        description="Two of your interviews beside each other: what changed, question by question",
    )
    @app_commands.describe(one="An interview of yours", other="Another one; by default the latest")
    async def compare(
        self, interaction: discord.Interaction, one: int, other: int | None = None
    ) -> None:
        """Show two interviews beside each other, the earlier one first."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if other is None:
            other = (await self._records(interaction, None))[0].id
        if one == other:
            raise InputInvalid("Choose two different interviews to compare.")
        then, now = [await self._past(interaction, number) for number in sorted((one, other))]
        for past in (then, now):
            if past.hidden_until is not None:
                raise InputInvalid(
                    f"The details of interview #{past.id} are held back by its format until "
                    f"{day(past.hidden_until)}. Compare it from then on."
                )
        # Long answers take seconds of processor time to compare; other members don't wait for it.
        found = await asyncio.to_thread(compare, then.report, now.report)
        await interaction.followup.send(
            view=laid_out(compare_card(then, now, found)), ephemeral=True
        )

    @last.autocomplete("track")
    @history.autocomplete("track")
    async def _tracks(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        records = await self._memory.records(str(interaction.user.id), str(interaction.guild_id))
        tracks = sorted({r.track for r in records if typed.lower() in r.track.lower()})
        return [app_commands.Choice(name=t[:100], value=t) for t in tracks[:MOST_CHOICES]]

    @compare.autocomplete("one")
    @compare.autocomplete("other")
    async def _interviews(
        self, interaction: discord.Interaction, typed: int | str
    ) -> list[app_commands.Choice[int]]:
        records = await self._memory.records(str(interaction.user.id), str(interaction.guild_id))
        named = [(_choice(record), record.id) for record in records]
        wanted = str(typed).strip().lower()
        return [
            app_commands.Choice(name=name, value=number)
            for name, number in named
            if wanted in name.lower()
        ][:MOST_CHOICES]

    async def _turn(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        await interaction.response.defer()
        view = await self._page(interaction, int(match["page"]), match["track"] or None)
        await interaction.edit_original_response(view=view)

    async def _page(
        self, interaction: discord.Interaction, page: int, track: str | None
    ) -> ui.LayoutView:
        records = await self._records(interaction, track)
        pages = -(-len(records) // A_PAGE)
        page = min(page, pages - 1)
        shown = [
            await self._past(interaction, record.id)
            for record in records[page * A_PAGE : (page + 1) * A_PAGE]
        ]
        followed = await self._memory.latest(
            str(interaction.user.id),
            str(interaction.guild_id),
            track or next((r.track for r in records if not is_drill(r.format)), records[0].track),
            most=FOLLOWED,
        )
        card = history_card(shown, page=page, pages=pages, followed=followed)
        steps = [
            ui.Button[ui.LayoutView](label=label, custom_id=f"history:{at}:{track or ''}")
            for label, at in (("Newer", page - 1), ("Older", page + 1))
            if 0 <= at < pages
        ]
        return laid_out(card, *([ui.ActionRow(*steps)] if steps else []))

    async def _records(
        self, interaction: discord.Interaction, track: str | None
    ) -> tuple[SittingRecord, ...]:
        found = await self._memory.records(
            str(interaction.user.id), str(interaction.guild_id), track
        )
        if not found:
            raise InputInvalid(NONE_YET if track is None else NONE_ON_TRACK)
        return found

    async def _past(self, interaction: discord.Interaction, number: int) -> Past:
        past = await self._memory.one(str(interaction.user.id), number)
        if past is None:
            raise InputInvalid(NOT_THERE)
        return past


def _choice(record: SittingRecord) -> str:
    tier = record.tier.value if record.tier else "no tier"
    date = day(record.ended_at or record.started_at)
    return f"#{record.id} · {date} · {record.track} · {record.mode.value} · {tier}"[:100]
