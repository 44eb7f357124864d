"""The pieces of one answer on their way through the recogniser: in order, and none ever lost."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from bot.answer import NOT_UNDERSTOOD, Segment
from bot.errors import SpeechFailed, trail
from bot.speech.audio import RATE, Clip, Samples
from bot.speech.believing import believed
from bot.speech.levels import lifted, loudness
from bot.speech.ports import Transcriber

_WAITS = (0.5, 2.0)
"""Seconds before a piece that failed is tried again; after the last, it is given up."""


_FLOOR = -70.0
"""dB; below it there is nothing to understand, whatever the voice detector says."""


@dataclass(slots=True, eq=False)
class _Job:
    clip: Clip
    voiced: float
    segments: tuple[Segment, ...] = ()
    done: bool = False


class Piecework:
    """Gives pieces to a recogniser one by one, and keeps what it understood of each.

    `told` is called after each piece with the second up to which everything has been heard. Pieces
    that pile up before a slow recogniser are joined up to `joined` seconds. A piece that fails
    three times becomes a segment with the words `NOT_UNDERSTOOD` and no confidence.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        *,
        hotwords: Sequence[str],
        joined: float,
        told: Callable[[float], None],
    ) -> None:
        self._transcriber, self._hotwords = transcriber, tuple(hotwords)
        self._joined, self._told = joined, told
        self._done: list[_Job] = []
        self._waiting: list[_Job] = []
        self._tail: _Job | None = None
        self._working: asyncio.Task[None] | None = None
        self._trying: asyncio.Task[None] | None = None

    def add(self, clip: Clip, voiced: float) -> None:
        """Take a piece with so many seconds of speech in it."""
        self.drop_tail()
        self._waiting.append(_Job(clip, voiced))
        self._go_on()

    def try_tail(self, clip: Clip, voiced: float) -> None:
        """Try what may be the last piece, once everything before it is done."""
        self.drop_tail()
        self._tail = _Job(replace(clip, hurried=True), voiced)
        self._go_on()

    def keep_tail(self, clip: Clip, voiced: float) -> None:
        """Take a piece that may be the very one which is being tried."""
        tail = self._tail
        if tail is None or (tail.clip.start, tail.clip.seconds) != (clip.start, clip.seconds):
            self.add(clip, voiced)
            return
        self._tail = self._trying = None
        if tail.done:
            self._keep(tail)
        else:
            self._waiting.append(tail)
        self._go_on()

    def drop_tail(self) -> None:
        """Forget what was being tried; the recogniser is told to stop, if it can."""
        if self._tail is not None and self._trying is not None:
            self._trying.cancel()
        self._tail = self._trying = None

    def segments(self) -> tuple[Segment, ...]:
        """Give what was understood so far, the tail included."""
        jobs = [*self._done, *([self._tail] if self._tail and self._tail.done else [])]
        return tuple(segment for job in jobs for segment in job.segments)

    async def settled(self, within: float | None = None) -> None:
        """Wait until every piece is done; what isn't within so many seconds is given up."""
        try:
            async with asyncio.timeout(within):
                while self._working is not None:
                    await asyncio.shield(self._working)
        except TimeoutError:
            await self.stop()

    async def stop(self) -> None:
        """Give up what is still waiting."""
        working, self._working = self._working, None
        if working is not None:
            working.cancel()
            await asyncio.gather(working, return_exceptions=True)
        waiting, self._waiting = self._waiting, []
        for job in waiting:
            if not job.done:
                self._give_up(job)
            self._keep(job)
        self.drop_tail()

    def _go_on(self) -> None:
        if self._working is None and (self._waiting or (self._tail and not self._tail.done)):
            self._working = asyncio.create_task(self._work())

    async def _work(self) -> None:
        try:
            while True:
                if self._waiting:
                    await self._finish(self._first())
                elif (tail := self._tail) is not None and not tail.done:
                    await self._try(tail)
                else:
                    return
        finally:
            if self._working is asyncio.current_task():
                self._working = None

    def _first(self) -> _Job:
        """Join the pieces that wait, as long as they fit into one; the first is what comes next."""
        while (
            len(self._waiting) > 1
            and not self._waiting[0].done
            and self._waiting[1].clip.end - self._waiting[0].clip.start <= self._joined
        ):
            one, two = self._waiting[0], self._waiting[1]
            self._waiting[:2] = [_Job(_join(one.clip, two.clip), one.voiced + two.voiced)]
        return self._waiting[0]

    async def _finish(self, job: _Job) -> None:
        until = job.clip.end
        for wait in (*_WAITS, None):
            if job.done or await self._understood(job):
                break
            if wait is None:
                self._give_up(job)
            else:
                await asyncio.sleep(wait)
        self._waiting.remove(job)
        self._keep(job)
        self._told(until)

    def _keep(self, job: _Job) -> None:
        """Keep the words and let go of the sound."""
        job.clip = Clip(np.zeros(0, np.float32), job.clip.end)
        self._done.append(job)

    async def _try(self, tail: _Job) -> None:
        """Try the tail in a task of its own, which is cancelled when speech goes on."""
        trying = self._trying = asyncio.create_task(self._understand_tail(tail))
        await asyncio.gather(trying, return_exceptions=True)

    async def _understand_tail(self, tail: _Job) -> None:
        if not await self._understood(tail):
            if self._tail is tail:
                self._tail = None  # it comes again as a piece, with more patience
        elif self._tail is tail:
            self._told(tail.clip.end)

    async def _understood(self, job: _Job) -> bool:
        if loudness(job.clip.samples) < _FLOOR:
            job.done = True
            return True
        try:
            clip = replace(job.clip, samples=lifted(job.clip.samples))
            found = await self._transcriber.transcribe(clip, hotwords=self._hotwords)
        except SpeechFailed:
            return False
        except Exception as error:  # noqa: BLE001 - whatever kills an engine, the words must not go with it
            logging.getLogger(__name__).warning("a recogniser failed: %s", trail(error))
            return False
        job.segments, job.done = believed(found, job.voiced, self._hotwords), True
        return True

    def _give_up(self, job: _Job) -> None:
        job.segments = (Segment(NOT_UNDERSTOOD, job.clip.start, job.clip.end, 0.0),)
        job.done = True


def _join(*clips: Clip) -> Clip:
    """Join clips in time, silence for what lies between."""
    parts: list[Samples] = [clips[0].samples]
    for one, two in pairwise(clips):
        parts.append(np.zeros(max(0, round((two.start - one.end) * RATE)), np.float32))
        parts.append(two.samples)
    return Clip(np.concatenate(parts), clips[0].start)
