"""The first lines in a room, with a countdown that Discord shows and that is kept to."""

import asyncio
import math
from collections.abc import Callable
from contextlib import suppress

import discord

from cogs.errors import UNDELIVERED
from cogs.room_words import greeting
from cogs.thread import RoomGone


async def greet(
    place: discord.abc.Messageable,
    member: int,
    *,
    seconds: float,
    now: Callable[[], float],
    watched: bool,
) -> None:
    """Welcome a member and wait for the end of the countdown, which is taken off then.

    `now` gives unix seconds. Without `seconds` there is no countdown.

    Raises:
        RoomGone: the thread can't be written in.
    """
    mention, person = f"<@{member}>", discord.AllowedMentions(users=[discord.Object(member)])
    begins = math.ceil(now() + seconds) if seconds > 0 else None
    try:
        sent = await place.send(greeting(mention, begins, watched=watched), allowed_mentions=person)
    except discord.Forbidden:
        raise RoomGone from None
    if begins is None:
        return
    await asyncio.sleep(max(0.0, begins - now()))
    with suppress(*UNDELIVERED):
        await sent.edit(content=greeting(mention, None, watched=watched), allowed_mentions=person)
