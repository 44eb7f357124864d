"""Who is asked for the words, and in whose turn: a chain of recognisers, a fair queue of rooms."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.speech.audio import Clip
from bot.speech.ports import Transcriber

_CROWDED = "Too many answers are being transcribed just now. Wait a minute and try again."
_ALL_FAILED = "None of the recognisers could be reached in time. Try again in a minute."


@dataclass(frozen=True, slots=True)
class Link:
    """A recogniser, and how long it may take: `seconds`, and `each` for every second of sound.

    After `patience` seconds the next one begins on the same clip; None leaves it alone till then.
    """

    transcriber: Transcriber
    seconds: float = 30.0
    each: float = 4.0
    patience: float | None = None

    async def asked(self, clip: Clip, hotwords: Sequence[str]) -> tuple[Segment, ...]:
        """Give what it understood.

        Raises:
            SpeechFailed: it couldn't, or not in its time.
        """
        try:
            async with asyncio.timeout(self.seconds + self.each * clip.seconds):
                return await self.transcriber.transcribe(clip, hotwords=hotwords)
        except TimeoutError:
            raise SpeechFailed(_ALL_FAILED) from None


class Chain:
    """Asks one recogniser after the other until one has understood.

    A slow one is hedged: the next begins as well, and whoever is done first counts.
    """

    def __init__(self, links: Sequence[Link]) -> None:
        self._links = tuple(links)
        self.name = ", else ".join(link.transcriber.name for link in links)

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Give what the first one that works has understood.

        Raises:
            SpeechFailed: none did, each in its time; the advice is the last one's.
        """
        failure = SpeechFailed(_ALL_FAILED)
        asked: set[asyncio.Task[tuple[Segment, ...]]] = set()
        left = deque(self._links)
        try:
            while left or asked:
                patience = None
                if left:
                    link = left.popleft()
                    asked.add(asyncio.create_task(link.asked(clip, hotwords)))
                    patience = link.patience if left else None
                done, asked = await asyncio.wait(
                    asked, timeout=patience, return_when=asyncio.FIRST_COMPLETED
                )
                for found in await asyncio.gather(*done, return_exceptions=True):
                    if isinstance(found, SpeechFailed):
                        failure = found
                    elif isinstance(found, BaseException):
                        raise found
                    else:
                        return found
        finally:
            for task in asked:
                task.cancel()
            await asyncio.gather(*asked, return_exceptions=True)
        raise failure

    async def close(self) -> None:
        """Close all of them."""
        for link in self._links:
            await link.transcriber.close()


class Turns:
    """Lets `at_once` rooms in at a time, and the rooms that wait one after the other.

    A room that sends much waits behind one that sends little. More than `most` clips waiting in
    all rooms together are refused.
    """

    def __init__(self, transcriber: Transcriber, *, at_once: int = 1, most: int = 32) -> None:
        self._transcriber, self._free, self._most = transcriber, at_once, most
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._took: Callable[[str, float], None] | None = None

    def timed(self, took: Callable[[str, float], None]) -> None:
        """Tell `took` the seconds of each clip: "hearing_wait" for its turn, then "hearing"."""
        self._took = took

    def took(self, stage: str, seconds: float) -> None:
        """Pass a time on, if anybody wants it."""
        if self._took is not None:
            self._took(stage, seconds)

    def room(self, name: str) -> Transcriber:
        """Give a room's own way in; closing it leaves the others alone."""
        return _Seat(self, name, self._transcriber)

    async def close(self) -> None:
        """Close the recogniser."""
        await self._transcriber.close()

    @property
    def waiting(self) -> int:
        """How many clips wait for their turn."""
        return sum(len(line) for line in self._lines.values())

    @asynccontextmanager
    async def turn(self, room: str) -> AsyncIterator[None]:
        """Wait for the room's turn and take it.

        Raises:
            SpeechFailed: too many wait already.
        """
        if self._free:
            self._free -= 1
        else:
            await self._wait(room)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, room: str) -> None:
        if self.waiting >= self._most:
            raise SpeechFailed(_CROWDED)
        mine = asyncio.get_running_loop().create_future()
        self._lines.setdefault(room, deque()).append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self._pass_on()  # it was our turn just as we left
            else:
                self._leave(room, mine)
            raise

    def _leave(self, room: str, mine: asyncio.Future[None]) -> None:
        line = self._lines[room]
        line.remove(mine)
        if not line:
            del self._lines[room]

    def _pass_on(self) -> None:
        if not self._lines:
            self._free += 1
            return
        room, line = self._lines.popitem(last=False)
        line.popleft().set_result(None)
        if line:
            self._lines[room] = line  # at the end of the round


class _Seat:
    """One room's transcriber."""

    def __init__(self, turns: Turns, room: str, transcriber: Transcriber) -> None:
        self._turns, self._room, self._transcriber = turns, room, transcriber
        self.name = transcriber.name

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Transcribe when it is this room's turn; see `Transcriber`."""
        came = time.monotonic()
        async with self._turns.turn(self._room):
            began = time.monotonic()
            self._turns.took("hearing_wait", began - came)
            try:
                return await self._transcriber.transcribe(clip, hotwords=hotwords)
            finally:
                self._turns.took("hearing", time.monotonic() - began)

    async def close(self) -> None:
        """Nothing is the room's own."""
