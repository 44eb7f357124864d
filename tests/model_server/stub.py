"""An OpenAI-compatible server on 127.0.0.1 that does what a test's script says, faults included."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

HANG = 30.0


@dataclass(frozen=True, slots=True)
class Step:
    """One reply: a status, a body, and what goes wrong while it is sent."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs_first: bool = False
    hangs_after: bool = False
    dies_after: bool = False


def error(status: int, message: str = "no", **headers: str) -> Step:
    """Make a refusal in OpenAI's form."""
    body = json.dumps({"error": {"message": message}}).encode()
    return Step(body, status, headers={k.replace("_", "-"): v for k, v in headers.items()})


def chat(content: str | None) -> Step:
    """Make a chat completion."""
    message = {"role": "assistant", "content": content}
    return Step(json.dumps({"choices": [{"index": 0, "message": message}]}).encode())


@dataclass(slots=True)
class Seen:
    """One request as the server saw it; `fields` are JSON or a form's fields, files as bytes."""

    path: str
    authorization: str
    fields: dict[str, Any]


class StubServer:
    """Answers each request with the next step; the last one again when the script is over."""

    def __init__(self) -> None:
        self.url = ""
        self.script: list[Step] = []
        self.seen: list[Seen] = []
        self.closing = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Note the request and play the next step."""
        authorization = request.headers.get("Authorization", "")
        self.seen.append(Seen(request.path, authorization, await _fields(request)))
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if step.hangs_first:
            await self._hang()
        response = web.StreamResponse(status=step.status, headers=dict(step.headers))
        response.content_type = step.kind
        if not step.dies_after:
            response.content_length = len(step.body) + (1_000 if step.hangs_after else 0)
        await response.prepare(request)
        await response.write(step.body)
        if step.hangs_after:
            await self._hang()
        if step.dies_after and request.transport is not None:
            await asyncio.sleep(0)
            request.transport.close()
        return response

    async def _hang(self) -> None:
        await asyncio.wait_for(self.closing.wait(), HANG)


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        fields: dict[str, Any] = await request.json()
        return fields
    found: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                found[name] = file.read()
        else:
            found[name] = value
    return found


@asynccontextmanager
async def stub_server() -> AsyncIterator[StubServer]:
    """Run a server of its own for one test."""
    stub = StubServer()
    app = web.Application(client_max_size=32 << 20)
    app.router.add_route("*", "/{path:.*}", stub.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    stub.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield stub
    finally:
        stub.closing.set()
        await runner.cleanup()
