"""Speaking: sentences of ready-made packets, stopped at once and gone on with."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

import discord

from bot.speech.audio import PACKET_SECONDS, Spoken
from cogs.voice.transport import SILENCE

_AHEAD = 250
"""Packets, 5 s: the next sentence is fetched while no more than these are left."""


@dataclass(frozen=True, slots=True)
class Played:
    """How many seconds of an utterance went out, and whether that was all of it.

    `began` and `ended` are seconds of `time.monotonic`, None when nothing went out.
    """

    seconds: float
    finished: bool
    began: float | None = None
    ended: float | None = None


class Line(Protocol):
    """What is spoken into: a call."""

    @property
    def private(self) -> bool:
        """Whether what is sent is end-to-end encrypted just now."""

    @property
    def ended(self) -> asyncio.Event:
        """Set when the call is over for good."""

    def is_connected(self) -> bool:
        """Whether packets can be sent."""

    def is_playing(self) -> bool:
        """Whether packets are being sent."""

    def play(
        self, source: discord.AudioSource, *, after: Callable[[Exception | None], object]
    ) -> None:
        """Read the source every 20 ms on a thread of its own, until it gives nothing."""


class _Source(discord.AudioSource):
    """Gives packets to discord.py's thread; silence while the next sentence is being made."""

    def __init__(self, line: Line) -> None:
        self._line, self._lock = line, threading.Lock()
        self._packets: deque[bytes] = deque()
        self._complete = False
        self._given = 0
        self.began: float | None = None
        self.ended: float | None = None

    def is_opus(self) -> bool:
        """Say that nothing needs to be encoded."""
        return True

    def read(self) -> bytes:
        """Give the next packet; b"" ends the playing, which sends the silence at its end."""
        with self._lock:
            if self._packets and not self._line.private:
                return SILENCE  # wait for the key, and skip nothing
            if self._packets:
                now = time.monotonic()
                self.began = now if self.began is None else self.began
                self.ended = now + PACKET_SECONDS
                self._given += 1
                return self._packets.popleft()
            return b"" if self._complete else SILENCE

    def add(self, packets: tuple[bytes, ...]) -> None:
        """Put a sentence behind the others."""
        with self._lock:
            self._packets.extend(packets)

    def complete(self) -> None:
        """Say that nothing comes any more."""
        with self._lock:
            self._complete = True

    def cut(self) -> tuple[bytes, ...]:
        """End here, and give what wasn't sent."""
        with self._lock:
            rest = tuple(self._packets)
            self._packets.clear()
            self._complete = True
            return rest

    @property
    def finished(self) -> bool:
        """Whether everything was given and nothing comes any more."""
        with self._lock:
            return self._complete and not self._packets

    @property
    def waiting(self) -> int:
        """How many packets are still to be sent."""
        with self._lock:
            return len(self._packets)

    @property
    def given(self) -> int:
        """How many packets of speech were sent."""
        with self._lock:
            return self._given


class Player:
    """Says one thing at a time into a call."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._source: _Source | None = None
        self._speech: AsyncIterator[Spoken] | None = None
        self._fetching: asyncio.Task[Spoken | None] | None = None
        self._rest: tuple[bytes, ...] = ()
        self._stopped = asyncio.Event()

    @property
    def playing(self) -> bool:
        """Whether something is being said."""
        return self._source is not None

    @property
    def began(self) -> float | None:
        """When the first packet of what is being said went out (`time.monotonic`)."""
        return self._source.began if self._source else None

    async def play(self, speech: AsyncIterator[Spoken]) -> Played:
        """Say it, sentence after sentence as they come; ends when all is said or `stop` is called.

        What the iterator raises is raised here, after what came before it was said.
        """
        await self.drop()
        self._speech = speech
        return await self._say(())

    async def go_on(self) -> Played:
        """Say what `stop` left unsaid."""
        rest, self._rest = self._rest, ()
        return await self._say(rest)

    def stop(self) -> None:
        """Fall silent within 40 ms; `play` or `go_on` returns."""
        self._stopped.set()
        if self._source is not None:
            self._rest = self._source.cut()

    async def drop(self) -> None:
        """Forget what was left unsaid."""
        self._rest = ()
        fetching, self._fetching = self._fetching, None
        if fetching is not None:
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)
        speech, self._speech = self._speech, None
        if isinstance(speech, AsyncGenerator):
            await speech.aclose()

    async def _say(self, rest: tuple[bytes, ...]) -> Played:
        self._stopped.clear()
        source = self._source = _Source(self._line)
        source.add(rest)
        fetching = asyncio.create_task(self._fetch(source))
        try:
            if await self._may_begin(source):
                await self._send(source)
        finally:
            self._rest = self._rest or source.cut()
            self._source = None
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)
        if not fetching.cancelled() and (error := fetching.exception()) is not None:
            raise error
        finished = not (self._rest or self._stopped.is_set() or self._speech)
        return Played(source.given * PACKET_SECONDS, finished, source.began, source.ended)

    async def _may_begin(self, source: _Source) -> bool:
        """Wait for the first packets and for the line; False when there is nothing to begin."""
        while not self._stopped.is_set() and not self._line.ended.is_set():
            if source.waiting and self._line.is_connected() and not self._line.is_playing():
                return True
            if source.finished:
                return False
            await asyncio.sleep(PACKET_SECONDS / 2)
        return False

    async def _send(self, source: _Source) -> None:
        loop, over = asyncio.get_running_loop(), asyncio.Event()

        def after(_: Exception | None) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(over.set)

        self._line.play(source, after=after)
        await over.wait()

    async def _fetch(self, source: _Source) -> None:
        """Get sentences ahead of need; a stop leaves the one that is being made for `go_on`."""
        try:
            while self._speech is not None:
                if self._fetching is None:
                    self._fetching = asyncio.create_task(_next(self._speech))
                await asyncio.wait([self._fetching])
                fetched, self._fetching = self._fetching, None
                if (spoken := fetched.result()) is None:
                    self._speech = None
                    break
                source.add(spoken.packets)
                await asyncio.sleep(max(0, source.waiting - _AHEAD) * PACKET_SECONDS)
        except BaseException:
            if self._fetching is None:
                self._speech = None
            raise
        finally:
            source.complete()


async def _next(speech: AsyncIterator[Spoken]) -> Spoken | None:
    return await anext(speech, None)
