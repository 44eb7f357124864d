"""Holds the bot below Discord's limit on all its requests together."""

import asyncio
from collections import deque
from types import SimpleNamespace

import aiohttp

AT_ONCE, WINDOW = 10, 0.25
"""So many requests in so many seconds: 40 a second. Discord allows 50 ("Global Rate Limit"); the
rest is room for requests that crowd on the way. discord.py only reacts to a refusal and gives up
after the fifth, so that with twenty rooms at work messages would be lost."""

_FREE = ("/interactions/", "/webhooks/")
"""Replies to interactions aren't counted by Discord, and they are the ones that must be quick."""


class RequestPace:
    """Lets requests through in the order they came."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._sent: deque[float] = deque(maxlen=AT_ONCE)

    def trace(self) -> aiohttp.TraceConfig:
        """Make the `http_trace=` of a client; it holds each request until its turn."""
        config = aiohttp.TraceConfig()
        config.on_request_start.append(self._hold)
        return config

    async def _hold(
        self,
        _: aiohttp.ClientSession,
        __: SimpleNamespace,
        request: aiohttp.TraceRequestStartParams,
    ) -> None:
        path = request.url.path
        if path.startswith("/api/") and not any(part in path for part in _FREE):
            await self.wait()

    async def wait(self) -> None:
        """Wait for the next turn."""
        clock = asyncio.get_running_loop().time
        async with self._turn:
            if len(self._sent) == AT_ONCE:
                await asyncio.sleep(max(0.0, self._sent[0] + WINDOW - clock()))
            self._sent.append(clock())
