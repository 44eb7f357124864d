"""The stand-in's time, which tests may push forward or stop, so that no test waits for real."""

import asyncio
import time


class Clock:
    """Epoch seconds that follow the machine's clock, or stand still until they are advanced.

    The 3 seconds to acknowledge, the 15 minutes of a token and the expiry of attachment links are
    measured on it. Rate limits are not: discord.py waits for those on the machine's own clock.
    """

    def __init__(self, *, running: bool = True) -> None:
        self.running = running
        self._shift = 0.0
        self._stopped_at = time.time()
        self._alarms: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Epoch seconds."""
        return (time.time() if self.running else self._stopped_at) + self._shift

    def advance(self, seconds: float) -> None:
        """Let this much time pass at once; alarms that fall due go off."""
        self._shift += seconds
        self._ring()

    def alarm(self, seconds: float) -> "asyncio.Future[None]":
        """Give a future that is done when this much time has passed; cancel it when not needed."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._alarms.append((self.now() + seconds, future))
        if self.running:
            # a little late rather than a little early: `_ring` compares against another clock
            handle = loop.call_later(seconds + 0.002, self._ring)
            future.add_done_callback(lambda _: handle.cancel())
        return future

    def _ring(self) -> None:
        now = self.now()
        due = [future for when, future in self._alarms if when <= now and not future.done()]
        self._alarms = [
            (when, future) for when, future in self._alarms if when > now and not future.done()
        ]
        for future in due:
            future.set_result(None)
