"""A chat server that thinks with a function, and a room in which everybody answers at once."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.answer import Answer
from bot.interview.transcript import Prompt

SAID = "We moved the queue to Redis because the old one lost messages, and my team was glad."
Mind = Callable[[str], str | None]
"""What a model says to a user message; None when it says nothing for good."""


@dataclass(slots=True)
class Minded:
    """A running server; `heard` are the request bodies it got."""

    url: str
    heard: list[str]
    runner: web.AppRunner


@asynccontextmanager
async def minded(mind: Mind) -> AsyncIterator[Minded]:
    """Run a chat server that thinks with a function."""
    closing, heard = asyncio.Event(), list[str]()

    async def handle(request: web.Request) -> web.Response:
        body = await request.json()
        heard.append(json.dumps(body))
        content = mind(body["messages"][1]["content"])
        if content is None:
            await closing.wait()
        return web.json_response({"choices": [{"message": {"content": content}}]})

    app = web.Application()
    app.router.add_post("/v1/chat/completions", handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield Minded(f"http://127.0.0.1:{runner.addresses[0][1]}/v1", heard, runner)
    finally:
        closing.set()
        await runner.cleanup()


class QuickRoom:
    """Everybody answers in a counted minute; `before` is awaited at each question."""

    def __init__(self, before: Callable[[Prompt], object] = lambda _: None) -> None:
        self.clock = 0.0
        self._before = before

    def now(self) -> float:
        """Seconds counted so far."""
        return self.clock

    async def say(self, text: str) -> None:
        """Count nothing."""

    async def ask(self, prompt: Prompt) -> None:
        """Let the test act."""
        if asyncio.iscoroutine(acting := self._before(prompt)):
            await acting

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer:
        """Answer at length."""
        self.clock += min(limit, 50.0)
        return Answer(f"{SAID} That was {prompt.id}.", 50.0)

    async def last_words(self, prompt: Prompt, *, limit: float) -> None:
        """Wait for nothing: each answer is whole."""
        del prompt, limit
