"""`/privacy`: what is kept of a member, a copy of all of it, and its end."""

import asyncio
import io
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from bot.settings import Settings
from cogs.controls import laid_out, persistent_button
from cogs.export_files import export_files
from cogs.tier_roles import RoleGiving
from storage.backups import KEPT as BACKUPS_KEPT
from storage.backups import Backups, Kept
from storage.erasure import Copy, Erasure
from storage.guilds import TRANSCRIPT_DAYS
from storage.ledger import KEPT as TIMES_KEPT

MOST_BYTES = 8 * 1024 * 1024
"""Bytes of files that Discord takes in one message on every server, with room for the rest."""

MOST_NAMED = 10
"""Copies of the database that are named; older ones are counted."""

_DAY = 86_400

KEPT = (
    "## What is kept of you\n"
    "{counts}\n"
    "### For how long\n"
    f"• **Words of interviews:** {TRANSCRIPT_DAYS} days at most; a server may shorten it.\n"
    "• **Scores and tiers:** until you delete them.\n"
    "• **What was read from your resume:** until you replace or delete it. The file isn't kept.\n"
    f"• **Copies of the database:** {BACKUPS_KEPT // _DAY} days in the bot's backups folder.\n"
    "### Who sees it\n"
    "You. Organisers see how many scored interviews you began, and scores only if you stand on "
    "their board; they never see answers. Whoever runs this bot has the machine that it is on. "
    "No sound is kept. {away}\n"
    "-# `/privacy export` gives you a copy of everything, `/privacy delete` deletes it."
)
STAYS = "Nothing is sent to any other service."
GOES = "Whoever runs this bot has {what} sent to a server of their choice, to be worked on there."
NOTHING = "Nothing: you have no resume, interview or place on a board here."
SURE = (
    "## Delete everything?\n"
    "This deletes your resumes, interviews with answers, reports and scores, your places on "
    "boards, roles for tiers, appeals, extra attempts and settings, in **all** servers, from the "
    "database and its log on the disk. An interview under way ends without a report. It can't be "
    "undone; `/privacy export` gives you a copy first.\n"
    "### What stays\n"
    f"• For at most {TIMES_KEPT // _DAY} days: **when** your scored interviews began and when you "
    "deleted your data, under a keyed hash without your name, server or track. It is there so "
    "that deleting is no way round the wait between scored interviews, and so that an older "
    "copy of the database can't bring your data back.\n"
    f"• For at most {BACKUPS_KEPT // _DAY} days: copies in the bot's own backups folder. "
    "{copies} Whoever runs this bot may keep other copies; ask them. A copy that is put back "
    "deletes you again.\n"
    "• In Discord: what you and others wrote elsewhere. I delete the threads of your interviews "
    "where I may."
)
IN_PARTS = (
    "\n• What other parts of this bot keep: it runs in several, and this one knows some of its "
    "servers only. Use `/privacy delete` in your other servers too."
)
DELETED = (
    "Everything is deleted: {rows} rows. {remembered} times of scored interviews stay under a "
    "keyed hash, for at most " + f"{TIMES_KEPT // _DAY} days. {{copies}}"
)
NO_COPIES = "There is none just now."
THREADS_LEFT = (
    "I wasn't allowed to delete {left} of your interview threads: ask an organiser to delete "
    "those named after your interviews."
)
ROLES_LEFT = (
    "I wasn't allowed to take {left} of your roles for tiers: ask an organiser to take them."
)
_NAMES = {
    "resumes": "Resumes",
    "sittings": "Interviews",
    "turns": "Questions and answers",
    "attempts": "Scored interviews that count for the wait",
    "board_members": "Servers on whose boards you stand",
    "appeals": "Appeals",
    "grants": "Extra attempts that organisers gave you",
    "preferences": "Settings",
    "worn_roles": "Roles for tiers that you wear",
    "audit": "Notes of what organisers did for you, or you as one",
}
_UNSAID = {"rooms"}


class PrivacyCog(
    commands.GroupCog,
    name=locale_str("privacy"),
    description=locale_str("What is kept of you; a copy of it; delete it"),
):
    """Made of erasure, backups and what follows; only the member sees answers.

    `away` says what leaves this machine, `in_parts` that other processes, with data of their own,
    serve other servers.
    `suspend(thread)` stops an interview that is being held in a thread. Register `buttons` with
    the client's `add_dynamic_items`. Works in direct messages too, for who left every server.
    """

    def __init__(
        self,
        erasure: Erasure,
        backups: Backups,
        *,
        suspend: Callable[[int], Awaitable[None]],
        roles: RoleGiving,
        now: Callable[[], float],
        away: str = STAYS,
        in_parts: bool = False,
    ) -> None:
        super().__init__()
        self._erasure, self._backups = erasure, backups
        self._away = away
        self._parts = IN_PARTS if in_parts else ""
        self._suspend, self._roles, self._now = suspend, roles, now
        self.buttons: tuple[type[ui.DynamicItem[Any]], ...] = (
            persistent_button(r"privacy:delete", self._delete),
        )

    @app_commands.command(
        name=locale_str("show"), description=locale_str("What is kept of you, and for how long")
    )
    async def show(self, interaction: discord.Interaction) -> None:
        """Count what is kept."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        copy = await self._erasure.copy(str(interaction.user.id))
        text = KEPT.format(counts=_counts(copy), away=self._away)
        await interaction.followup.send(view=laid_out(ui.TextDisplay(text)), ephemeral=True)

    @app_commands.command(
        name=locale_str("export"),
        description=locale_str("A copy of everything that is kept of you"),
    )
    async def export(self, interaction: discord.Interaction) -> None:
        """Give the files."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        member = str(interaction.user.id)
        copy = await self._erasure.copy(member)
        made = await asyncio.to_thread(export_files, member, copy, int(self._now()), MOST_BYTES)
        files = [discord.File(io.BytesIO(data), name) for name, data in made.items()]
        await interaction.followup.send(
            "This is all that is kept of you. Save it now: Discord deletes it with this message.",
            files=files,
            ephemeral=True,
        )

    @app_commands.command(
        name=locale_str("delete"),
        description=locale_str("Delete everything that is kept of you; you are asked first"),
    )
    async def delete(self, interaction: discord.Interaction) -> None:
        """Say what that means, and ask."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        button = ui.Button[ui.LayoutView](
            label="Delete everything", style=discord.ButtonStyle.danger, custom_id="privacy:delete"
        )
        said = SURE.format(copies=copies_text(await self._backups.kept()))
        view = laid_out(ui.TextDisplay(said + self._parts), ui.ActionRow(button))
        await interaction.followup.send(view=view, ephemeral=True)

    async def _delete(self, interaction: discord.Interaction, match: re.Match[str]) -> None:
        del match
        await interaction.response.defer()
        member = str(interaction.user.id)
        rooms = (await self._erasure.copy(member)).get("rooms", ())
        threads = [int(str(room["thread"])) for room in rooms]
        for thread in threads:
            await self._suspend(thread)
        worn = await self._roles.take(member)
        erased = await self._erasure.erase(member, int(self._now()))
        copies = copies_text(await self._backups.kept())
        said = DELETED.format(rows=erased.rows, remembered=erased.remembered, copies=copies)
        await interaction.edit_original_response(view=laid_out(ui.TextDisplay(said)))
        left = [await _gone(interaction.client, thread) for thread in threads].count(False)
        if left:
            await interaction.followup.send(THREADS_LEFT.format(left=left), ephemeral=True)
        if worn:
            await interaction.followup.send(ROLES_LEFT.format(left=worn), ephemeral=True)


async def _gone(client: discord.Client, thread: int) -> bool:
    """Delete a thread; say whether it is no longer there."""
    try:
        found = await client.fetch_channel(thread)
        if isinstance(found, discord.Thread):
            await found.delete()
    except discord.NotFound:
        return True
    except discord.HTTPException:
        return False
    return True


def away_text(settings: Settings) -> str:
    """Say what leaves this machine, by the servers that are set (pure)."""
    sent = {
        "spoken answers": settings.transcriber_url,
        "what I say aloud, which may quote you": settings.speech_url,
        "questions and answers": settings.llm_url,
    }
    what = " and ".join(name for name, url in sent.items() if url)
    return GOES.format(what=what) if what else STAYS


def copies_text(kept: Sequence[Kept]) -> str:
    """Name the copies of the database, each with the moment by which it is gone (pure)."""
    if not kept:
        return NO_COPIES
    named = [f"`{one.name}` until <t:{one.until}:f>" for one in kept[-MOST_NAMED:]]
    older = len(kept) - len(named)
    more = f", and {older} older, which go before these" if older else ""
    return f"There are now: {', '.join(named)}{more}."


def _counts(copy: Copy) -> str:
    counted: Mapping[str, int] = {
        table: len(rows) for table, rows in copy.items() if table not in _UNSAID
    }
    lines = [
        f"• {_NAMES.get(table, table.replace('_', ' ').capitalize())}: **{count}**"
        for table, count in counted.items()
    ]
    return "\n".join(lines) or NOTHING
