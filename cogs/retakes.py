"""`/retakes`: how many scored interviews are left and when, and asking for another one."""

from collections.abc import Callable, Iterator, Sequence

import discord
from discord import app_commands, ui
from discord.app_commands import Choice, Range, locale_str
from discord.ext import commands

from bot.retakes import Allowance, Allowed, Exhausted, Policy, WaitUntil
from bot.shelf import Shelf
from cogs.controls import laid_out
from cogs.starting import DEFAULT_FORMAT
from storage.appeals import LONGEST_NOTE, Appeal, Reason
from storage.archive import Archive

MOST_CHOICES = 25
"""Suggestions that Discord shows for one option."""

SENT = (
    "Your appeal is with the organisers of this server. They see your reason and note, when the "
    "interview began, how it ended and how many questions you answered, and no answer. "
    "`/retakes show` tells you what they decided."
)


@app_commands.guild_only()
class RetakesCog(
    commands.GroupCog,
    name=locale_str("retakes"),
    description=locale_str("How many scored interviews you have left"),
):
    """Takes what is kept, and the tracks and formats: `RetakesCog(archive, shelf, now)`.

    All answers are for the member alone. `now` gives unix seconds.
    """

    def __init__(self, archive: Archive, shelf: Shelf, now: Callable[[], float]) -> None:
        super().__init__()
        self._archive, self._shelf, self._now = archive, shelf, now

    @app_commands.command(
        name=locale_str("show"),
        description=locale_str("When you may next be scored, and what your appeals came to"),
    )
    @app_commands.describe(
        track=locale_str("What you are asked about"),
        format=locale_str("How long and how deep; retakes are set by format"),
    )
    async def show(
        self,
        interaction: discord.Interaction,
        track: str,
        format: str = DEFAULT_FORMAT,  # noqa: A002 - the option's name in Discord
    ) -> None:
        """Show the allowance on a track."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        member, scope, now = str(interaction.user.id), str(interaction.guild_id), int(self._now())
        self._shelf.bank(track)
        policy = await self._archive.guilds.policy(scope, self._shelf.format(format))
        answer = await self._archive.attempts.allowance(member, scope, track, policy, now=now)
        appeals = await self._archive.appeals.of(member, scope)
        text = "\n".join(_lines(track, policy, answer, [a for a in appeals if a.track == track]))
        await interaction.followup.send(view=laid_out(ui.TextDisplay(text)), ephemeral=True)

    @app_commands.command(
        name=locale_str("appeal"),
        description=locale_str("Ask the organisers for another attempt"),
    )
    @app_commands.describe(
        track=locale_str("The track of your latest scored interview"),
        reason=locale_str("What went wrong"),
        note=locale_str("Anything the organisers should know; they read it"),
    )
    @app_commands.choices(
        reason=[Choice(name=locale_str(one.value), value=one.value) for one in Reason]
    )
    async def appeal(
        self,
        interaction: discord.Interaction,
        track: str,
        reason: str,
        note: Range[str, 0, LONGEST_NOTE] = "",
    ) -> None:
        """Send an appeal about the latest attempt on a track."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._archive.appeals.open(
            str(interaction.user.id),
            str(interaction.guild_id),
            track,
            reason=Reason(reason),
            note=note,
            now=int(self._now()),
        )
        await interaction.followup.send(SENT, ephemeral=True)

    @show.autocomplete("track")
    @appeal.autocomplete("track")
    async def _tracks(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        found = (name for name in self._shelf.tracks() if typed.casefold().strip() in name)
        return [Choice(name=name, value=name) for name in found][:MOST_CHOICES]

    @show.autocomplete("format")
    async def _formats(self, _: discord.Interaction, typed: str) -> list[Choice[str]]:
        found = (key for key in self._shelf.formats if typed.casefold().strip() in key)
        return [Choice(name=key, value=key) for key in found][:MOST_CHOICES]


def _lines(
    track: str, policy: Policy, answer: Allowance, appeals: Sequence[Appeal]
) -> Iterator[str]:
    yield f"## Scored interviews on {track}"
    match answer:
        case Allowed(left):
            yield f"You may begin one now; you have **{left}** left."
        case WaitUntil(when, left):
            yield f"The next one may begin <t:{when}:R> (<t:{when}:f>); you have **{left}** left."
        case Exhausted(when):
            yield f"All are used. The next one may begin <t:{when}:R> (<t:{when}:f>)."
    gap = f" and {policy.gap_days} days from one to the next" if policy.gap_days else ""
    yield (
        f"-# In this server: at most {policy.max_attempts} in any {policy.window_days} days{gap}. "
        "Warm-ups are free at any time, and never count. A fault of ours costs nothing."
    )
    for appeal in appeals:
        state = f"it was **{appeal.decision}**" if appeal.decision else "the organisers have it"
        yield f"Your appeal of <t:{appeal.opened_at}:d> ({appeal.reason}): {state}."
