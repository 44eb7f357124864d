"""One gateway socket: packs what is sent, in order, and unpacks what arrives."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import WSMsgType, web

from tests.discord_standin.gateway.compression import packer
from tests.discord_standin.wire import Json

LARGEST_MESSAGE = 4096
"""Bytes that a client may send at once (Gateway, "Sending Events")."""


ENDINGS = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR})


class CloseWith(Exception):
    """The connection is to be closed with one of Discord's codes (Gateway Close Event Codes)."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


class Connection:
    """A connected socket. Sending never waits: a task writes in the background."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self._pack = packer(request.query.get("compress"))
        self._socket = web.WebSocketResponse(max_msg_size=0)
        self._outgoing: asyncio.Queue[str] = asyncio.Queue()
        self.ended_by_client = False
        """Whether the client closed for good: 1000 and 1001 end the session too."""

    @property
    def response(self) -> web.WebSocketResponse:
        """What the web server wants back at the end."""
        return self._socket

    async def open(self) -> "asyncio.Task[None]":
        """Finish the handshake; gives the task that writes, to be cancelled at the end."""
        await self._socket.prepare(self._request)
        return asyncio.create_task(self._write())

    async def _write(self) -> None:
        with suppress(ConnectionError):  # the reader notices that the socket is gone
            while True:
                packed = self._pack(await self._outgoing.get())
                if isinstance(packed, str):
                    await self._socket.send_str(packed)
                else:
                    await self._socket.send_bytes(packed)

    def send_text(self, text: str) -> None:
        """Queue a message that is already JSON text."""
        self._outgoing.put_nowait(text)

    def send(self, op: int, body: object = None) -> None:
        """Queue a message other than an event."""
        self.send_text(json.dumps({"op": op, "d": body, "s": None, "t": None}))

    async def messages(self) -> AsyncIterator[Json]:
        """Yield what the client sends until it is gone.

        Raises:
            CloseWith: what it sent can't be read.
        """
        while True:
            message = await self._socket.receive()
            if message.type in ENDINGS:
                # the socket's own close_code is 1006 when the client doesn't wait for our frame
                self.ended_by_client = message.data in {1000, 1001}
                return
            if message.type is not WSMsgType.TEXT:
                raise CloseWith(4002, "Decode error.")
            if len(message.data.encode()) > LARGEST_MESSAGE:
                raise CloseWith(4002, f"More than {LARGEST_MESSAGE} bytes.")
            try:
                payload = json.loads(message.data)
            except ValueError:
                raise CloseWith(4002, "Decode error.") from None
            if not isinstance(payload, dict) or not isinstance(payload.get("op"), int):
                raise CloseWith(4002, "Decode error.")
            yield payload

    async def close(self, code: int, reason: str = "") -> None:
        """Close with a code."""
        await self._socket.close(code=code, message=reason.encode())

    def cut(self) -> None:
        """Lose the connection the way that a network does: without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()
