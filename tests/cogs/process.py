"""Runs the bot as a process of its own against a stand-in that plays elsewhere.

`python -m tests.cogs.process PORT CERTIFICATE DATA`: the token is in DISCORD_TOKEN.
"""

import asyncio
import ssl
import sys
from pathlib import Path

import aiohttp

from bot.settings import Settings
from cogs.app import serve
from cogs.room_clock import Pace
from tests.discord_standin.network import Resolver


async def run(port: int, certificate: Path, data: Path) -> None:
    """Serve until a signal ends the process, as `greenroom run` does."""
    trusts = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusts.load_verify_locations(certificate)
    connector = aiohttp.TCPConnector(
        resolver=Resolver(port), ssl=trusts, limit=0, use_dns_cache=False
    )
    await serve(
        Settings(data=data, fetch_model=False),
        pace=Pace(countdown=0.0),
        connector=connector,
        guild_ready_timeout=0,
    )


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])))
