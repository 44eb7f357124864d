"""Finished interviews in the house, and commands whose answer has come."""

import asyncio
from typing import Any

from storage.records import RoomName
from tests.cogs.house import House
from tests.discord_standin import Member, Outcome, Permission
from tests.storage.people import scored


async def held(
    house: House,
    member: Member,
    overall: float,
    *,
    ago: int = 60,
    room: RoomName = RoomName.TEXT,
    words: str = "We chose Redis.",
) -> int:
    """Keep a scored interview on law that ended so many seconds ago.

    Who was interrupted before the start is welcomed back first: what is written down meanwhile, as
    if begun before it, would be taken for one of them.
    """
    named = (task for task in asyncio.all_tasks() if task.get_name() == "discord.py: on_ready")
    if welcoming := list(named):
        await asyncio.wait(welcoming)
    return await scored(
        house.archive,
        str(member.id),
        overall,
        at=int(house.now()) - ago,
        scope=house.scope,
        track="law",
        room=room,
        words=words,
    )


async def shown(who: Member, path: str, /, **options: Any) -> Outcome:
    """Run a command and wait for its answer."""
    return await (await who.slash(path, **options)).finished()


def organise(house: House, member: Member) -> None:
    """Let a member manage the server."""
    house.stage.give(member, house.stage.role("Organisers", Permission.MANAGE_GUILD))
