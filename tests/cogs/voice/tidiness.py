"""What a scenario leaves behind: tasks, threads and sockets that were not there before."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PATIENCE = 5.0
"""Seconds that what has been closed may take to be gone."""


@asynccontextmanager
async def leaving_nothing() -> AsyncIterator[None]:
    """Assert that all tasks, threads and sockets that began inside are gone at the end."""
    tasks, threads, sockets = asyncio.all_tasks(), _threads(), len(_sockets())
    yield
    left: dict[str, object] = {}
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE
    while loop.time() < until:
        left = {
            "tasks": [one for one in asyncio.all_tasks() - tasks if not one.done()],
            "threads": _threads() - threads,
            "sockets": max(0, len(_sockets()) - sockets),
        }
        if not any(left.values()):
            return
        await asyncio.sleep(0.05)
    raise AssertionError({what: found for what, found in left.items() if found})


def _threads() -> set[threading.Thread]:
    """List the threads, without those that the event loop and the one recogniser lend out."""
    lent = ("asyncio_", "whisper_")
    return {one for one in threading.enumerate() if not one.name.startswith(lent)}


def _sockets() -> list[Path]:
    """List the open sockets; none where there is no /proc."""
    found = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            found.append(link.readlink())
        except OSError:  # the descriptor that lists them is gone already
            continue
    return [name for name in found if str(name).startswith("socket:")]
