"""Discord, played on 127.0.0.1 for one test."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Protocol, TypeVar

import aiohttp
from aiohttp import web

from tests.discord_standin.cdn import Cdn
from tests.discord_standin.certificates import server_and_client_contexts
from tests.discord_standin.clock import Clock
from tests.discord_standin.faults import Faults
from tests.discord_standin.gateway.gateway import Gateway
from tests.discord_standin.intents import NO_INTENT, Intent
from tests.discord_standin.limits import Limits
from tests.discord_standin.network import connector_to
from tests.discord_standin.openapi.referee import Referee
from tests.discord_standin.openapi.tally import Tally
from tests.discord_standin.permissions import NOTHING, Permission
from tests.discord_standin.rest.api import Api
from tests.discord_standin.stage import Stage
from tests.discord_standin.voice.desk import VoiceDesk
from tests.discord_standin.world.changes import PATIENCE
from tests.discord_standin.world.world import World

T = TypeVar("T")

LARGEST_BODY = 128 * 1024 * 1024
"""Bytes of one request: ten files of 10 MiB and room for their form."""


class Client(Protocol):
    """What is used of a discord.py client; nothing of discord.py is imported or changed here."""

    async def login(self, token: str) -> None:
        """Log in over REST and run the client's set-up."""

    async def connect(self, *, reconnect: bool = True) -> None:
        """Hold the gateway connection until closed."""

    async def wait_until_ready(self) -> None:
        """Wait until all guilds have arrived."""

    async def close(self) -> None:
        """End it all."""


class Discord:
    """The stand-in, as a test holds it. Make one with `standin()`."""

    def __init__(self, world: World, tally: Tally) -> None:
        self.world = world
        self.referee = Referee(tally)
        self.limits = Limits()
        self.faults = Faults()
        self.gateway = Gateway(world, self.referee)
        self._api = Api(world, self.referee, self.limits, self.faults)
        self._cdn = Cdn(world)
        self._clients: dict[Client, asyncio.Task[None]] = {}
        self._runner: web.AppRunner | None = None
        self.voice = VoiceDesk(world, self.referee)
        world.emit = self.gateway.deliver

    @property
    def clock(self) -> Clock:
        """The stand-in's time; push it forward with `advance`."""
        return self.world.clock

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.application.token

    async def open(self) -> None:
        """Start to listen."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_get("/", self._serve_socket)
        app.router.add_get("/attachments/{path:.*}", self._cdn.serve)
        app.router.add_route("*", "/api/v10/{path:.*}", self._api.serve)
        await self.voice.open()
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        server, _ = server_and_client_contexts()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=server).start()

    async def close(self) -> None:
        """Close the clients that are still connected, then stop."""
        for client in list(self._clients):
            await self.disconnect(client)
        if self._runner is not None:
            await self._runner.cleanup()
        self.voice.close()

    async def _serve_socket(self, request: web.Request) -> web.WebSocketResponse:
        voiced = ".discord.media" in request.host
        return await (self.voice if voiced else self.gateway).serve(request)

    def connector(self) -> aiohttp.TCPConnector:
        """Make the `connector=` of a client; each client needs one of its own."""
        return connector_to(self.port)

    @property
    def port(self) -> int:
        """Where it listens on 127.0.0.1, for a bot in another process."""
        if self._runner is None:
            message = "the stand-in isn't open; use `async with standin()`"
            raise RuntimeError(message)
        return int(self._runner.addresses[0][1])

    def guild(self, name: str = "Study Hall", bot_permissions: Permission = NOTHING) -> Stage:
        """Found a guild with the bot in it; its role adds to what @everyone may do."""
        return Stage(self.world, name, bot_permissions)

    async def connect(self, client: Client) -> None:
        """Log a client in and wait until it is ready; it runs in this event loop.

        Raises:
            Exception: whatever ended the client before it was ready.
        """
        await client.login(self.token)
        running = asyncio.create_task(client.connect())
        ready = asyncio.create_task(client.wait_until_ready())
        self._clients[client] = running
        await asyncio.wait({running, ready}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not ready.done():
            ready.cancel()
            await self.disconnect(client)
            message = "the client neither got ready nor failed in time"
            raise TimeoutError(message)

    async def disconnect(self, client: Client) -> None:
        """Close a client, as when its process ends; raises what it died of, if it had."""
        running = self._clients.pop(client)
        await client.close()
        await running

    async def ended(self, client: Client) -> None:
        """Wait until a client has ended by itself; raises what it died of, if it had."""
        await self._clients.pop(client)

    async def until(
        self,
        look: Callable[[], T],
        what: str = "it didn't happen",
        patience: float = PATIENCE,
    ) -> T:
        """Wait for something to become true here; raises `NothingHappened` if it doesn't."""
        return await self.world.changes.until(look, lambda: what, patience)


@asynccontextmanager
async def standin(
    *,
    clock: Clock | None = None,
    privileged: Intent = NO_INTENT,
    tally: Tally | None = None,
    strict: bool = True,
) -> AsyncIterator[Discord]:
    """Play Discord for the length of a `with` block.

    Args:
        clock: the time to go by; `Clock(running=False)` moves only when advanced.
        privileged: the privileged intents that are enabled for the application.
        tally: where to count, to add up over several stand-ins.
        strict: whether to fail at the end if the bot or the stand-in broke a rule.

    Raises:
        RuleBroken: at the end, unless the block failed already.
    """
    discord = Discord(World(clock or Clock(), privileged), tally or Tally())
    await discord.open()
    try:
        yield discord
    finally:
        await discord.close()
    if strict:
        discord.referee.require_clean()
