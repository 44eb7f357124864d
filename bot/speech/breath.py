"""The breath that the bot draws between an answer and its own next words.

The pause in which a member may still go on costs no time: what is said next is chosen and made
meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

from bot.speech.audio import Spoken

UNSURE = 0.2
"""Seconds that a sound which has just begun is waited for; a voice shows itself in 0.16."""

_LOOK = 0.02


class Breath:
    """A pause on the clock `now`, in seconds; none is being drawn at first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now, self._until = now, 0.0

    def draw(self, until: float) -> None:
        """Be silent until a second of the clock."""
        self._until = until

    async def over(self, sounding: Callable[[], bool]) -> None:
        """Return once it is drawn, and a sound that began meanwhile has had time to be a voice."""
        await asyncio.sleep(max(0.0, self._until - self._now()))
        for _ in range(round(UNSURE / _LOOK)):
            if not sounding():
                return
            await asyncio.sleep(_LOOK)

    async def before(
        self, words: AsyncIterator[Spoken], ready: Callable[[], None], sounding: Callable[[], bool]
    ) -> AsyncIterator[Spoken]:
        """Give `words`, whose making begins at once, when it is drawn; `ready` is told then."""
        first = await anext(words, None)
        await self.over(sounding)
        ready()
        if first is not None:
            yield first
        async for piece in words:
            yield piece
