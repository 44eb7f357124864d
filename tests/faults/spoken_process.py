"""Runs the bot with ears and a voice, as `tests.cogs.process` runs it without.

It hears with the tests' own small model and speaks in tones, so that nothing has to be fetched.
"""

import asyncio
import os
import signal
import ssl
import sys
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from bot.settings import Settings
from bot.speech.hearing import compose
from cogs.app import open_app, token_of
from cogs.room_clock import Pace
from cogs.voice.equipment import Equipment
from tests.cogs.voice.aloud import QUICK, Terse, whisper
from tests.discord_standin.network import Resolver


async def run(port: int, certificate: Path, data: Path) -> None:
    """Serve until SIGTERM."""
    trusts = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusts.load_verify_locations(certificate)
    connector = aiohttp.TCPConnector(
        resolver=Resolver(port), ssl=trusts, limit=0, use_dns_cache=False
    )
    settings = Settings(data=data, discord_token=SecretStr(os.environ["DISCORD_TOKEN"]))
    equipment = Equipment(compose(whisper(), None), Terse(), manners=QUICK)
    pace = Pace(countdown=0.0)
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with open_app(
        settings, pace=pace, equipment=equipment, connector=connector, guild_ready_timeout=0
    ) as app:
        running = asyncio.create_task(app.client.start(token_of(settings)))
        await stopped.wait()
        await app.client.close()
        await running
    await equipment.close()


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
