"""A page of a board, and the custom ids of the buttons below it (pure)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.seasons import Season
from cogs.cards import Card
from storage.records import RoomName
from storage.standings import ENOUGH_ANSWERS, Order, Standing

A_PAGE = 10
"""Places on one page."""

TURNED = (
    r"board:(?P<page>\d{1,5}):(?P<season>month|quarter|all time):(?P<order>best|improvement):"
    r"(?P<room>text|voice):(?P<track>[\w-]{1,40})"
)
_SEASONS = {
    Season.MONTH: "this month",
    Season.QUARTER: "this quarter",
    Season.ALL_TIME: "all time",
}
_ORDERS = {Order.BEST: "Best score", Order.IMPROVEMENT: "Improvement"}
_RULES = {
    Order.BEST: "Each member's best scored interview counts",
    Order.IMPROVEMENT: "The latest scored interview less the first one, for who has two or more",
}
NOBODY = "Nobody stands here yet. The first place is free."


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page of which board; `page` is 0 for the top."""

    track: str
    room: RoomName = RoomName.TEXT
    season: Season = Season.MONTH
    order: Order = Order.BEST
    page: int = 0

    def custom_id(self) -> str:
        """Write it down in a button, so that it is understood after a restart."""
        return f"board:{self.page}:{self.season}:{self.order}:{self.room}:{self.track}"


def read_leaf(match: re.Match[str]) -> Leaf:
    """Read a button's custom id, matched by `TURNED`."""
    return Leaf(
        match["track"],
        RoomName(match["room"]),
        Season(match["season"]),
        Order(match["order"]),
        int(match["page"]),
    )


def board_card(
    leaf: Leaf, places: Sequence[Standing], mine: Standing | None, *, joined: bool
) -> Card:
    """Compose one page.

    Args:
        leaf: which one.
        places: those on it, from the top down.
        mine: the reader's own place.
        joined: whether the reader stands on this server's boards.
    """
    title = f"{_ORDERS[leaf.order]} · {leaf.track} · {leaf.room} · {_SEASONS[leaf.season]}"
    lines = "\n".join(map(_line, places)) or NOBODY
    own = "\n".join(_own(leaf, mine, joined=joined))
    card = Card()
    for text in (f"## {title}", lines, own):
        card.add_item(ui.TextDisplay(text))
    return card


def turning(leaf: Leaf, members: int) -> ui.ActionRow[ui.LayoutView]:
    """Give the buttons that lead to other pages and to the other board."""
    pages = max(1, -(-members // A_PAGE))
    other = Order.IMPROVEMENT if leaf.order is Order.BEST else Order.BEST
    steps = (
        ("Higher", replace(leaf, page=leaf.page - 1), leaf.page > 0),
        ("Lower", replace(leaf, page=leaf.page + 1), leaf.page + 1 < pages),
        (_ORDERS[other], replace(leaf, order=other, page=0), True),
    )
    row = ui.ActionRow[ui.LayoutView]()
    for label, to, open_ in steps:
        row.add_item(ui.Button(label=label, custom_id=to.custom_id(), disabled=not open_))
    return row


def joining(*, joined: bool) -> ui.ActionRow[ui.LayoutView]:
    """Give the button that puts the reader on the boards, or takes them off."""
    label, action = ("Take me off the boards", "leave") if joined else ("Stand on boards", "ask")
    style = discord.ButtonStyle.secondary if joined else discord.ButtonStyle.success
    button = ui.Button[ui.LayoutView](label=label, style=style, custom_id=f"boards:{action}")
    return ui.ActionRow(button)


def _line(standing: Standing) -> str:
    tier = f" · {standing.tier}" if standing.tier else ""
    attempts = f"{standing.attempts} attempt" + ("s" if standing.attempts > 1 else "")
    return (
        f"**{standing.place}.** <@{standing.member}> · **{standing.points:g}**{tier} · {attempts}"
    )


def _own(leaf: Leaf, mine: Standing | None, *, joined: bool) -> Iterator[str]:
    if mine:
        yield f"You: place **{mine.place}** of {mine.members}, with {mine.points:g}."
    elif joined:
        needs = "two scored interviews" if leaf.order is Order.IMPROVEMENT else "a scored interview"
        yield f"You have no place here yet: it takes {needs} of this season."
    else:
        yield "You aren't on the boards. Only members who ask for it are."
    yield (
        f"-# {_RULES[leaf.order]}, with at least {ENOUGH_ANSWERS} answered main questions. Equal "
        "points share a place. Practice scores by rules: they say nothing about a job."
    )
