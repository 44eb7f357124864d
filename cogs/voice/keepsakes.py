"""What stays of a sitting aloud beside its words: who spoke when, and sound where that was wished.

Both are stored after each answer, behind the interview's back: nobody waits for it, and no failure
of it ends an interview.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from bot.errors import DatabaseUnusable
from bot.speech.audio import Samples
from bot.speech.earlier import Said
from bot.speech.ogg import ogg_opus
from bot.speech.timeline import Timeline
from cogs.errors import note
from cogs.voice.line import Line
from storage.archive import Archive


class Keepsakes:
    """Keeps them for one sitting; `now` gives unix seconds."""

    def __init__(self, archive: Archive, sitting: int, now: Callable[[], float]) -> None:
        self._spoken, self._clips = archive.spoken, archive.clips
        self._sitting, self._now = sitting, now
        self._answered = ""
        self._before: Timeline | None = None
        self._last = asyncio.create_task(self._begin())

    def answered(self, prompt: str, said: Said, timeline: Timeline) -> None:
        """Keep who spoke when until now, and the sound of an answer to a prompt, if it is held.

        An answer that goes on takes the place of its first part, whatever was asked meanwhile.
        """
        self._answered = self._answered if said.went_on and self._answered else prompt
        if said.sound:
            self._then(partial(self._keep_sound, self._answered, said.sound))
        self._then(partial(self._keep_timeline, timeline))

    async def close(self, timeline: Timeline) -> None:
        """Keep the last moments too, and wait until all is stored."""
        self._then(partial(self._keep_timeline, timeline))
        await asyncio.gather(self._last, return_exceptions=True)

    def _then(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do one after the other, so that the latest wins."""
        self._last = asyncio.create_task(self._after(self._last, work))

    async def _after(
        self, before: "asyncio.Task[None]", work: Callable[[], Awaitable[None]]
    ) -> None:
        await asyncio.wait({before})
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - the interview goes on without keepsakes
            note(error)

    async def _begin(self) -> None:
        try:
            self._before = await self._spoken.timeline(self._sitting)
        except DatabaseUnusable as error:
            note(error)

    async def _keep_sound(self, prompt: str, parts: tuple[Samples, ...]) -> None:
        data = await asyncio.to_thread(ogg_opus, parts)
        await self._clips.keep(self._sitting, prompt, data, int(self._now()))

    async def _keep_timeline(self, timeline: Timeline) -> None:
        if self._before is not None and timeline.rows:
            await self._spoken.keep(self._sitting, timeline.following(self._before))


def with_keepsakes(line: Line, archive: Archive, sitting: int, now: Callable[[], float]) -> Line:
    """Give a sitting's line with which its keepsakes are kept, until it is hung up."""
    kept, talk = Keepsakes(archive, sitting, now), line.conversation

    async def hang_up() -> None:
        try:
            await line.hang_up()
        finally:
            await kept.close(talk.timeline)

    def answered(prompt: str, said: Said) -> None:
        kept.answered(prompt, said, talk.timeline)

    return replace(line, hang_up=hang_up, answered=answered)
