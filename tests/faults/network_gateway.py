"""The gateway breaks, forgets its session, or closes with a code."""

import asyncio
from contextlib import suppress

import discord

from tests.faults.network_scene import Scene, happening
from tests.faults.network_time import hurried
from tests.faults.table import Fault

RESUMABLE = (4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009)
FATAL = (4004, 4010, 4011, 4012, 4013, 4014)
"""Codes after which a client must not come back by itself (Gateway Close Event Codes)."""


async def dropped(scene: Scene) -> None:
    """Answer while the connection is down; RESUME brings it."""
    form = await scene.form()
    scene.played.gateway.drop()
    await scene.answer(form)
    if scene.played.gateway.identifies != 1:
        scene.trouble.append("the session was not resumed")


async def dropped_again_and_again(scene: Scene) -> None:
    """Break the connection at random moments while an answer is given."""
    form = await scene.form()
    answering = asyncio.create_task(scene.answer(form))
    for _ in range(5):
        scene.played.gateway.drop()
        await asyncio.sleep(scene.rng.uniform(0.0, 0.1))
    await answering


async def not_resumed(scene: Scene) -> None:
    """Break the connection, and let Discord have forgotten the session when the bot is back."""
    form = await scene.form()
    scene.played.gateway.drop()
    scene.played.gateway.sessions.clear()
    with hurried(scene.hurry):
        await scene.answer(form)


async def told_to_reconnect(scene: Scene) -> None:
    """Send op 7 amid an answer."""
    form = await scene.form()
    scene.played.gateway.ask_to_reconnect()
    await scene.answer(form)


async def invalid_but_resumable(scene: Scene) -> None:
    """Send op 9 with true."""
    form = await scene.form()
    scene.played.gateway.invalidate(resumable=True)
    with hurried(scene.hurry):
        await scene.answer(form)


async def invalid_for_good(scene: Scene) -> None:
    """Send op 9 with false: IDENTIFY follows five seconds later."""
    form = await scene.form()
    scene.played.gateway.invalidate()
    with hurried(scene.hurry):
        await scene.answer(form)


async def closed(scene: Scene) -> None:
    """Close with one of the codes from which a client resumes."""
    form = await scene.form()
    await scene.played.gateway.close(scene.rng.choice(RESUMABLE))
    with hurried(scene.hurry):
        await scene.answer(form)


async def closed_for_good(scene: Scene) -> None:
    """Close with a code that ends the bot; it is started again, as a service is."""
    await scene.form()
    await scene.played.gateway.close(scene.rng.choice(FATAL))
    with suppress(discord.ConnectionClosed, discord.PrivilegedIntentsRequired):
        await scene.house.ended()
        scene.trouble.append("the bot came back by itself")
    await scene.house.open()


FAULTS = (
    Fault("gateway drop, resumed", happening(dropped)),
    Fault("gateway drops, five in a row", happening(dropped_again_and_again), sample=0),
    Fault("gateway drop, session forgotten", happening(not_resumed)),
    Fault("gateway op 7", happening(told_to_reconnect), sample=0),
    Fault("gateway op 9, true", happening(invalid_but_resumable), sample=0),
    Fault("gateway op 9, false", happening(invalid_for_good), sample=0),
    Fault("gateway close 4000-4009", happening(closed), times=16, sample=0),
    Fault("gateway close 4004, 4010-4014", happening(closed_for_good), times=12),
)
