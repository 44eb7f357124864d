"""One socket of the voice gateway: JSON and binary messages, both ways."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, TypeAlias

from aiohttp import WSMsgType, web

from tests.discord_standin.gateway.connection import ENDINGS

Heard: TypeAlias = tuple[int, Any]
"""An opcode, with a JSON message's `d` or a binary message's body."""


class Garbled(Exception):
    """What a client sent isn't a message."""


class Link:
    """A connected socket. Sending never waits: a task writes in the background."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self._socket = web.WebSocketResponse(max_msg_size=0, autoping=False)
        self._outgoing: asyncio.Queue[str | bytes | tuple[int, str] | None] = asyncio.Queue()
        self._writing: asyncio.Task[None] | None = None
        self._pings = 0
        self.echoes = 0
        """Pings that the client has answered, which it does in turn with messages."""

    @property
    def response(self) -> web.WebSocketResponse:
        """What the web server wants back at the end."""
        return self._socket

    @property
    def closed_by_client(self) -> int | None:
        """The code that the socket ended with; 1006 when it was lost."""
        return self._socket.close_code

    async def open(self) -> None:
        """Finish the handshake."""
        await self._socket.prepare(self._request)
        self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        with suppress(ConnectionError):  # the reader notices that the socket is gone
            while True:
                item = await self._outgoing.get()
                if isinstance(item, str):
                    await self._socket.send_str(item)
                elif isinstance(item, bytes):
                    await self._socket.send_bytes(item)
                elif item is None:
                    await self._socket.ping()
                else:
                    await self._socket.close(code=item[0], message=item[1].encode())
                    return

    def send(self, op: int, body: object) -> None:
        """Queue a message that has no number: HELLO, HEARTBEAT_ACK, RESUMED."""
        self.post(json.dumps({"op": op, "d": body}))

    def post(self, item: str | bytes) -> None:
        """Queue a message that is already packed."""
        self._outgoing.put_nowait(item)

    def ping(self) -> int:
        """Queue a ping; gives what `echoes` is when it has been answered."""
        self._pings += 1
        self._outgoing.put_nowait(None)
        return self._pings

    def close(self, code: int, reason: str = "") -> None:
        """Close with a code, after what is queued."""
        self._outgoing.put_nowait((code, reason))

    def cut(self) -> None:
        """Lose the connection the way that a network does; the client sees 1006."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def messages(self) -> AsyncIterator[Heard | None]:
        """Yield what the client sends until it is gone; None for an answer to a ping.

        Raises:
            Garbled: what it sent can't be read.
        """
        while True:
            message = await self._socket.receive()
            if message.type in ENDINGS:
                return
            if message.type is WSMsgType.PONG:
                self.echoes += 1
                yield None
            elif message.type is WSMsgType.PING:
                await self._socket.pong(message.data)
            elif message.type is WSMsgType.BINARY and message.data:
                yield message.data[0], message.data[1:]
            else:
                yield _parsed(message.data)

    async def done(self) -> None:
        """Stop writing."""
        if self._writing is not None:
            self._writing.cancel()


def _parsed(text: object) -> Heard:
    try:
        payload = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        payload = None
    if not isinstance(payload, dict) or not isinstance(payload.get("op"), int):
        raise Garbled
    return payload["op"], payload.get("d")
