"""Lines of standard input as they come, without blocking the event loop.

A daemon thread reads the file descriptor itself: a thread that waits inside `input()` or
`sys.stdin` holds a lock that makes the interpreter abort at exit after Ctrl-C.
"""

import asyncio
import os
from threading import Thread

_CHUNK = 65536


class Lines:
    """Reads lines of a descriptor; `next` gives None once it is closed."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._arrived: asyncio.Queue[str | None] = asyncio.Queue()
        self._closed = False

    def start(self) -> None:
        """Begin to read; call it inside a running event loop."""
        loop = asyncio.get_running_loop()
        Thread(target=self._read, args=(loop,), daemon=True, name="lines").start()

    async def next(self) -> str | None:
        """Wait for the next line, without its line end; None at the end of the input."""
        if self._closed:
            return None
        line = await self._arrived.get()
        self._closed = line is None
        return line

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        rest = b""
        while chunk := os.read(self._descriptor, _CHUNK):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                self._hand_over(loop, line)
        if rest:
            self._hand_over(loop, rest)
        self._hand_over(loop, None)

    def _hand_over(self, loop: asyncio.AbstractEventLoop, line: bytes | None) -> None:
        text = None if line is None else line.decode("utf-8", "replace").rstrip("\r")
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._arrived.put_nowait, text)
