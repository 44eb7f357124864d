"""`/leaderboard`: a server's boards, on which only members stand who asked for it."""

import re
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, locale_str
from discord.ext import commands

from bot.errors import InputInvalid
from bot.interview.formats import Feedback
from bot.scoring.rubric import RUBRIC_VERSION
from bot.seasons import Season, began
from bot.shelf import Shelf
from cogs.board_card import A_PAGE, TURNED, Leaf, board_card, joining, read_leaf, turning
from cogs.controls import laid_out, persistent_button, require_server
from cogs.presence import Presence
from cogs.tier_roles import RoleGiving
from storage.archive import Archive
from storage.records import RoomName
from storage.standings import Board, Order, Standing

MOST_CHOICES = 25
"""Suggestions that Discord shows for one option."""

CLOSED = "The organisers of this server have switched its boards off. `/results history` is yours."
AGREE = (
    "## Stand on this server's boards?\n"
    "Everybody in this server can then see your name beside your best score, its tier, the number "
    "of your attempts, and how far your latest score is from your first. That holds for the scored "
    "interviews that you had here and will have. Answers and reports stay yours alone. If the "
    "organisers set roles for tiers, you get the role of your next scored interview's tier.\n"
    "You can leave at any time, and are off at once."
)
JOINED = "You are on this server's boards. `/leaderboard` shows them, and lets you leave."
LEFT = "You are off this server's boards. Your interviews and results are as they were."


class LeaderboardCog(commands.Cog):
    """Made by `LeaderboardCog(archive, shelf, presence, roles, now)`; only the member sees answers.

    Register `buttons` with the client's `add_dynamic_items`. `now` gives unix seconds.
    """

    def __init__(
        self,
        archive: Archive,
        shelf: Shelf,
        presence: Presence,
        roles: RoleGiving,
        now: Callable[[], float],
    ) -> None:
        self._guilds, self._standings = archive.guilds, archive.standings
        self._shelf, self._presence, self._roles, self._now = shelf, presence, roles, now
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(TURNED, self._turn),
            persistent_button(r"boards:ask", self._ask),
            persistent_button(r"boards:join", self._join),
            persistent_button(r"boards:leave", self._leave),
        )

    @app_commands.command(
        name=locale_str("leaderboard"),
        description=locale_str("Places of the members who want to be ranked; only you see this"),
    )
    @app_commands.guild_only()
    @app_commands.describe(
        track=locale_str("Which interviews"),
        season=locale_str("How far back; the default is this month"),
        board=locale_str("Best score, or how much a member improved"),
        room=locale_str("Written or spoken interviews; they are never mixed"),
    )
    @app_commands.choices(
        season=[Choice(name=locale_str(one.value), value=one.value) for one in Season],
        board=[Choice(name=locale_str(one.value), value=one.value) for one in Order],
        room=[
            Choice(name=locale_str(one.value), value=one.value)
            for one in (RoomName.TEXT, RoomName.VOICE)
        ],
    )
    async def leaderboard(
        self,
        interaction: discord.Interaction,
        track: str,
        season: str = Season.MONTH.value,
        board: str = Order.BEST.value,
        room: str = RoomName.TEXT.value,
    ) -> None:
        """Show the top of a board."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        self._shelf.bank(track)  # one that isn't there is said, with those that are
        leaf = Leaf(track, RoomName(room), Season(season), Order(board))
        await interaction.followup.send(view=await self._page(interaction, leaf), ephemeral=True)

    @leaderboard.autocomplete("track")
    async def _tracks(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        found = (name for name in self._shelf.tracks() if typed.casefold().strip() in name)
        return [Choice(name=name, value=name) for name in found][:MOST_CHOICES]

    async def _page(self, interaction: discord.Interaction, leaf: Leaf) -> ui.LayoutView:
        guild, member = interaction.guild_id or 0, str(interaction.user.id)
        if not (await self._guilds.settings(str(guild))).boards:
            raise InputInvalid(CLOSED)
        board = self._board(str(guild), leaf)
        places = await self._places(guild, board, skip=leaf.page * A_PAGE)
        mine = await self._standings.place(board, member)
        joined = await self._standings.joined(member, str(guild))
        card = board_card(leaf, places, mine, joined=joined)
        members = places[0].members if places else 0
        return laid_out(card, turning(leaf, members), joining(joined=joined))

    def _board(self, scope: str, leaf: Leaf) -> Board:
        now = int(self._now())
        hidden = [
            (shape.id, now - shape.reveal_hours * 3600)
            for shape in self._shelf.formats.values()
            if shape.feedback is Feedback.REALISM
        ]
        since = began(leaf.season, now)
        return Board(scope, leaf.track, leaf.room, RUBRIC_VERSION, since, leaf.order, tuple(hidden))

    async def _places(self, guild: int, board: Board, *, skip: int) -> tuple[Standing, ...]:
        """Read a page without those who left the server; they are taken off its boards."""
        while True:
            places = await self._standings.page(board, limit=A_PAGE, skip=skip)
            gone = await self._presence.gone(guild, [int(one.member) for one in places])
            for member in gone:
                await self._standings.leave(str(member), board.scope)
            if not gone:
                return places

    async def _turn(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        require_server(interaction)
        await interaction.response.defer()
        view = await self._page(interaction, read_leaf(match))
        await interaction.edit_original_response(view=view)

    async def _ask(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_server(interaction)
        button = ui.Button[ui.LayoutView](
            label="Yes, show my scores",
            style=discord.ButtonStyle.success,
            custom_id="boards:join",
        )
        view = laid_out(ui.TextDisplay(AGREE), ui.ActionRow(button))
        await interaction.response.send_message(view=view, ephemeral=True)

    async def _join(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_server(interaction)
        await interaction.response.defer()
        await self._standings.join(
            str(interaction.user.id), str(interaction.guild_id), int(self._now())
        )
        await interaction.edit_original_response(view=laid_out(ui.TextDisplay(JOINED)))

    async def _leave(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        require_server(interaction)
        await interaction.response.defer()
        await self._standings.leave(str(interaction.user.id), str(interaction.guild_id))
        await self._roles.take(str(interaction.user.id), str(interaction.guild_id))
        await interaction.edit_original_response(view=laid_out(ui.TextDisplay(LEFT)))
