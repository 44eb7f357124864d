"""Time that can be made to run faster: discord.py's waits for Discord are over sooner."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.discord_standin import Clock

TIMES = 10.0
"""How much faster waits pass; replies over real sockets have to be that much quicker, too."""


class Hurry:
    """The running loop's clock. It never goes back, and timers keep their order."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._pace, self._shift = 1.0, 0.0
        self._selector = loop._selector  # type: ignore[attr-defined] # asyncio has no other seam
        self._select = self._selector.select
        self._selector.select = self._wait
        loop.time = self.now  # type: ignore[method-assign] # as above

    def now(self) -> float:
        """Seconds of the loop."""
        return self._shift + time.monotonic() * self._pace

    def run(self, pace: float) -> None:
        """Let time pass so many times as fast from now on."""
        now = self.now()
        self._pace = pace
        self._shift += now - self.now()

    def _wait(self, timeout: float | None = None) -> object:
        return self._select(timeout / self._pace if timeout else timeout)


class Along(Clock):
    """The stand-in's clock, which goes as fast as the loop's."""

    def __init__(self, hurry: Hurry) -> None:
        super().__init__()
        self._hurry, self._epoch = hurry, time.time() - hurry.now()

    def now(self) -> float:
        """Epoch seconds."""
        return self._epoch + self._hurry.now() + self._shift


@contextmanager
def hurried(hurry: Hurry, times: float = TIMES) -> Iterator[None]:
    """Let time fly."""
    hurry.run(times)
    try:
        yield
    finally:
        hurry.run(1.0)
