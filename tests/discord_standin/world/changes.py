"""Waiting until something has become true, without polling and without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 10.0
"""Real seconds before a wait is given up as a failed test; no successful test waits this long."""


class NothingHappened(AssertionError):
    """What a test waited for didn't come about."""


class Changes:
    """Wakes those who wait each time that anything in the stand-in has changed."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Future[None]] = []

    def happened(self) -> None:
        """Let everybody who waits look again."""
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(
        self, look: Callable[[], T], describe: Callable[[], str], patience: float = PATIENCE
    ) -> T:
        """Give what `look` returns as soon as that is true.

        Raises:
            NothingHappened: it did not within `patience` real seconds; says what `describe` gives.
        """
        try:
            async with asyncio.timeout(patience):
                while not (found := look()):
                    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.append(future)
                    await future
                return found
        except TimeoutError:
            raise NothingHappened(describe()) from None
