"""What organisers read: the setup, the settings, and the queue (pure)."""

from collections.abc import Iterator, Mapping, Sequence

import discord
from discord import ui

from bot.doctor import Finding, State
from bot.interview.formats import Format, Retakes
from bot.scoring.rubric import Tier
from cogs.cards import Card
from cogs.said import said
from storage.appeals import Appeal
from storage.audit import Deed
from storage.guilds import TRANSCRIPT_DAYS, GuildSettings
from storage.records import SittingRecord

DAYS = (TRANSCRIPT_DAYS, 60, 30, 14, 7, 1)
"""Days that the setup offers for keeping words; `/admin settings` takes any number in between."""

MOST_APPEALS = 3
"""Appeals shown at once: with whole notes, even if each character is escaped, they fit."""

MOST_UNDER_WAY = 10
"""Interviews under way that are named; the others are counted."""

WORDS = (
    "### 3. How long the words of interviews are kept\nNow **{days}** days. Shorter is possible, "
    "longer isn't. Members are told before each interview."
)
CHANNEL = (
    "### 2. Where interviews are held\n{where} Threads are private, unless a member lets the "
    "server watch."
)
_MARKS = {State.GOOD: "✓", State.WARNING: "!", State.BAD: "✗"}


def findings_text(findings: Sequence[Finding]) -> str:
    """List what was looked at, a line each."""
    return "\n".join(f"{_MARKS[one.state]} **{one.what}**: {one.said}" for one in findings)


def setup_view(
    findings: Sequence[Finding], settings: GuildSettings
) -> list[ui.Item[ui.LayoutView]]:
    """Compose the guided setup: what lacks, where, how long words are kept, boards, what next."""
    looked = findings_text(findings)
    ready = all(one.state is not State.BAD for one in findings)
    last = "Everything is in order." if ready else "Mend what is marked ✗, then press Check again."
    card = Card()
    words = WORDS.format(days=settings.transcript_days)
    for text in ("## Setting up Greenroom", f"### 1. What I may do here\n{looked}"):
        card.add_item(ui.TextDisplay(text))
    card.add_item(ui.TextDisplay(CHANNEL.format(where=where_text(settings))))
    card.add_item(ui.ActionRow(_channel_select(settings)))
    card.add_item(ui.TextDisplay(words))
    options = [
        discord.SelectOption(
            label=f"{days} days" if days > 1 else "1 day",
            value=str(days),
            default=days == settings.transcript_days,
        )
        for days in sorted({*DAYS, settings.transcript_days}, reverse=True)
    ]
    card.add_item(
        ui.ActionRow(
            ui.Select(custom_id="setup:days", placeholder="Days to keep words", options=options)
        )
    )
    state = "on" if settings.boards else "off"
    card.add_item(
        ui.TextDisplay(
            f"### 4. Boards\nThey are **{state}**. Only members who ask for it stand on them."
        )
    )
    card.add_item(ui.TextDisplay(f"### 5. Begin\n{last} Members start with `/interview start`."))
    return [card, _setup_buttons(boards=settings.boards, own_channel=settings.channel is not None)]


def where_text(settings: GuildSettings) -> str:
    """Say where interviews are held."""
    if settings.channel is None:
        return "Now in the channel where a member asks for one."
    return f"Now in <#{settings.channel}>, for members who can see it."


def _channel_select(settings: GuildSettings) -> ui.ChannelSelect[ui.LayoutView]:
    chosen = [] if settings.channel is None else [discord.Object(int(settings.channel))]
    return ui.ChannelSelect(
        custom_id="setup:channel",
        placeholder="Channel for interviews",
        channel_types=[discord.ChannelType.text],
        default_values=[
            discord.SelectDefaultValue(id=one.id, type=discord.SelectDefaultValueType.channel)
            for one in chosen
        ],
    )


def _setup_buttons(*, boards: bool, own_channel: bool) -> ui.ActionRow[ui.LayoutView]:
    switch = "Switch boards off" if boards else "Switch boards on"
    row = ui.ActionRow[ui.LayoutView]()
    row.add_item(ui.Button(label=switch, custom_id=f"setup:boards:{'off' if boards else 'on'}"))
    if own_channel:
        row.add_item(ui.Button(label="Hold interviews anywhere", custom_id="setup:anywhere"))
    row.add_item(ui.Button(label="Check again", custom_id="setup:check"))
    return row


def settings_text(
    settings: GuildSettings, retakes: Sequence[tuple[Format, Retakes]], deeds: Sequence[Deed]
) -> str:
    """Write the settings, the formats whose retakes this server set, and the latest deeds."""
    lines = [
        "## Settings of this server",
        f"• Words of interviews are kept for **{settings.transcript_days}** days.",
        f"• Boards are **{'on' if settings.boards else 'off'}**.",
        f"• Interviews: {where_text(settings)}",
    ]
    lines += [
        f"• {shape.id}: at most **{own.attempts}** scored in {own.window_days} days, "
        f"{own.gap_days} days apart."
        for shape, own in retakes
    ]
    lines.append("### Latest changes by organisers")
    lines += [_deed(deed) for deed in deeds] or ["None yet."]
    return "\n".join(lines)[:3900]


def roles_text(roles: Mapping[Tier, str]) -> str:
    """Write which role each tier has."""
    lines = [f"• {tier}: <@&{role}>" for tier, role in roles.items()]
    rule = (
        "-# A member on the boards gets the role of their latest scored interview, and loses those "
        "of other tiers; who leaves the boards or deletes their data loses it too."
    )
    listed = lines or ["None is set, so nobody gets one."]
    return "\n".join(("## Roles for tiers", *listed, rule))


def _deed(deed: Deed) -> str:
    actor = f"<@{deed.actor}>" if deed.actor else "somebody who deleted their data"
    whom = f" for <@{deed.subject}>" if deed.subject else ""
    track = f" on {deed.track}" if deed.track else ""
    amount = f" ({deed.amount})" if deed.amount is not None else ""
    return f"<t:{deed.at}:d> {deed.action}{amount}{whom}{track}, by {actor}"


def queue_view(
    appeals: Sequence[Appeal], under_way: Sequence[SittingRecord]
) -> list[ui.Item[ui.LayoutView]]:
    """Compose the queue: appeals with their evidence and buttons, then interviews being held."""
    card = Card()
    card.add_item(ui.TextDisplay("## Appeals waiting for you"))
    for appeal in appeals[:MOST_APPEALS]:
        card.add_item(ui.TextDisplay("\n".join(_appeal(appeal))))
        card.add_item(_decision_buttons(appeal.id))
    if not appeals:
        card.add_item(ui.TextDisplay("None."))
    elif len(appeals) > MOST_APPEALS:
        card.add_item(ui.TextDisplay("There are more: decide these, then ask again."))
    lines = [
        f"<@{one.member}>: {one.track}, {one.format}, {one.mode}, since <t:{one.started_at}:R>"
        for one in under_way[:MOST_UNDER_WAY]
    ]
    card.add_item(ui.Separator())
    card.add_item(ui.TextDisplay(f"## Interviews under way: {len(under_way)}\n" + "\n".join(lines)))
    return [card]


def _appeal(appeal: Appeal) -> Iterator[str]:
    ended = str(appeal.ending).replace("_", " ") if appeal.ending else "not ended"
    yield f"<@{appeal.member}> on **{appeal.track}**, <t:{appeal.opened_at}:R>: {appeal.reason}"
    if appeal.note:
        yield f"> {said(appeal.note)}"
    yield (
        f"-# The interview began <t:{appeal.started_at}:f>, ended: {ended}, "
        f"{appeal.main_answers} main questions answered."
    )


def _decision_buttons(number: int) -> ui.ActionRow[ui.LayoutView]:
    row = ui.ActionRow[ui.LayoutView]()
    grant, decline = discord.ButtonStyle.success, discord.ButtonStyle.secondary
    for label, style, decision in (
        ("Grant one attempt", grant, "granted"),
        ("Decline", decline, "declined"),
    ):
        row.add_item(ui.Button(label=label, style=style, custom_id=f"appeal:{number}:{decision}"))
    return row
