"""Sends planted payloads past discord.py's own checks, and says what became of them."""

import asyncio
from collections.abc import Iterable

import discord
from discord.http import Route

from tests.discord_standin.payloads import Planted, Where
from tests.discord_standin.scene import Scene


async def send(scene: Scene, planted: Planted, callback: str) -> None:
    """Send a payload through discord.py's HTTP client, past its own checks."""
    channel, application = scene.stage.general.id, scene.bot.application_id
    method, path = {
        Where.MESSAGE: ("POST", f"/channels/{channel}/messages"),
        Where.CALLBACK: ("POST", callback),
        Where.COMMANDS: ("PUT", f"/applications/{application}/commands"),
        Where.THREADS: ("POST", f"/channels/{channel}/threads"),
    }[planted.where]
    await scene.bot.http.request(Route(method, path), json=planted.body)


async def refusals(scene: Scene, planted: Iterable[Planted]) -> dict[str, int]:
    """Send payloads one by one; gives how each was refused, 0 when it was taken unnoticed."""
    running = asyncio.create_task(scene.ada.slash("wait"))
    await scene.bot.waiting.wait()
    (interaction,) = scene.played.world.interactions.values()
    callback = f"/interactions/{interaction.id}/{interaction.token}/callback"
    found = {}
    for case in planted:
        before = len(scene.played.referee.violations)
        try:
            await send(scene, case, callback)
            found[case.name] = 0
        except discord.HTTPException as error:
            noticed = len(scene.played.referee.violations) > before
            found[case.name] = error.code if noticed else -1
    scene.bot.may_answer.set()
    await running
    return found
