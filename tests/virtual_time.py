"""An event loop whose clock jumps to the next timer: minutes of waiting pass in microseconds.

What is given to a thread is done at once. Only for tests in which no other thread takes part: time
would jump past its work.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Jumping(selectors.DefaultSelector):
    """A selector that never sleeps; it tells how long it would have slept."""

    def __init__(self) -> None:
        super().__init__()
        self.slept = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("deadlock: every task waits and no timer is set")
        if not ready and timeout:
            self.slept += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop on virtual time."""

    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        """Seconds that have passed by jumping alone."""
        return self._jumping.slept

    def run_in_executor(
        self, executor: object, work: Callable[..., T], *args: object
    ) -> "asyncio.Future[T]":
        """Do the work here and now."""
        del executor
        future: asyncio.Future[T] = self.create_future()
        future.set_result(work(*args))
        return future


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on virtual time and give its result."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
