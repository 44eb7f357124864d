"""A child process that speaks: a sentence in over a pipe, its sound out.

Speech engines are C and C++ under other licences than their wrappers say; in a process of its own a
crash or a hang costs one sentence, and nothing of the bot's environment is within its reach.
"""

import asyncio
import contextlib
import json
import os
import struct
import sys
from collections.abc import Mapping

import numpy as np

from bot.errors import SpeechFailed
from bot.speech.audio import Pcm

HEAD = struct.Struct("<II")
"""A reply's head: samples a second (0 when the child refuses the request), bytes that follow."""
READY = (1, 0)
"""The head that a child sends once it can speak."""

_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
_ONE_THREAD = {"OMP_NUM_THREADS": "1"}
_MOST_BYTES = 16 << 20


class Worker:
    """One child at a time, started ahead, and again after it died or hung.

    `module` is run with `arguments`; it has `start_within` seconds to be ready and `within` for a
    sentence before it is killed.
    """

    def __init__(
        self,
        module: str,
        *arguments: str,
        start_within: float,
        within: float,
        python: str = sys.executable,
    ) -> None:
        self._command = (python, "-I", "-m", module, *arguments)
        self._start_within, self._within = start_within, within
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._running: set[asyncio.Task[Pcm | None]] = set()
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start the child ahead of the first sentence.

        Raises:
            SpeechFailed: it can't be started, or isn't ready in time.
        """
        await self._unhurried(None)

    async def say(self, request: Mapping[str, object]) -> Pcm:
        """Have one sentence said; requests wait for each other.

        A caller who is cancelled leaves the child in peace: it ends that sentence, which is soon.

        Raises:
            SpeechFailed: the child refused, died or took too long.
        """
        sound = await self._unhurried(json.dumps(request).encode() + b"\n")
        if sound is None:
            raise SpeechFailed("The speech engine gave no sound.")
        return sound

    async def close(self) -> None:
        """End the child; sentences under way fail."""
        self._closed = True
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._end()

    async def _unhurried(self, line: bytes | None) -> Pcm | None:
        """Go on even when the caller no longer waits, so that the pipe stays clean."""
        task = asyncio.create_task(self._exchange(line))
        self._running.add(task)
        task.add_done_callback(self._settled)
        return await asyncio.shield(task)

    def _settled(self, task: asyncio.Task[Pcm | None]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # nobody may be left to hear of it

    async def _exchange(self, line: bytes | None) -> Pcm | None:
        async with self._turn:
            try:
                process = await self._started()
                if line is None:
                    return None
                async with asyncio.timeout(self._within):
                    return await self._answered(process, line)
            except (TimeoutError, OSError, EOFError, ValueError):
                await self._end()
                raise SpeechFailed("The speech engine died or took too long.") from None
            except asyncio.CancelledError:
                await self._end()
                raise

    async def _answered(self, process: asyncio.subprocess.Process, line: bytes) -> Pcm:
        """Have it said; a child that was killed meanwhile is started again, once."""
        try:
            return await _answer(process, line)
        except (OSError, EOFError):
            await self._end()
            return await _answer(await self._started(), line)

    async def _started(self) -> asyncio.subprocess.Process:
        if self._closed:
            raise SpeechFailed("The speech engine was closed.")
        if self._process is not None and self._process.returncode is None:
            return self._process
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        async with asyncio.timeout(self._start_within):
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=kept | _ONE_THREAD,
                start_new_session=True,
            )
            if await _head(self._process) != READY:
                raise EOFError
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        if process.stdin is not None and not process.stdin.is_closing():
            process.stdin.transport.abort()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                while process.stdout is not None and await process.stdout.read(65_536):
                    pass  # a full pipe that nobody reads would keep wait() waiting
                await process.wait()


async def _head(process: asyncio.subprocess.Process) -> tuple[int, int]:
    if process.stdout is None:
        raise EOFError
    rate, size = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return int(rate), int(size)


async def _answer(process: asyncio.subprocess.Process, line: bytes) -> Pcm:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(line)
    await process.stdin.drain()
    rate, size = await _head(process)
    if not rate:
        raise SpeechFailed("The speech engine has no such voice, or can't say that.")
    if size > _MOST_BYTES or size % 2:
        raise EOFError
    data = await process.stdout.readexactly(size)
    return Pcm(np.frombuffer(data, "<i2").astype(np.int16), rate)
