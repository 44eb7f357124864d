"""A desk of its own for each automated sitting, found again after a crash, never shared.

The name comes from the sitting's own options, so that the same call goes on where a killed one
stopped. A lock on one byte of one file, which dies with its process, keeps running calls apart.
"""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.errors import DatabaseUnusable
from storage.desk import Wish

MOST_AT_ONCE = 1000
_SPREAD = 2**40


@contextmanager
def private_member(data: Path, wish: Wish, resume: Path | None) -> Iterator[str]:
    """Give a member name that no other running process uses, until the block ends.

    Raises:
        DatabaseUnusable: the data directory can't be written.
    """
    parts = (wish.track, wish.shape.id, str(wish.seed), wish.mode, str(resume and resume.resolve()))
    name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
    with _lock_file(data) as file:
        base = int(name, 16) % _SPREAD
        number = next(n for n in range(MOST_AT_ONCE) if _locked(file, base + n))
        yield f"automation-{name}-{number}"


def _lock_file(data: Path) -> IO[str]:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return (data / "automation.lock").open("w", encoding="utf-8")
    except OSError:
        raise DatabaseUnusable(
            "The data directory can't be written. Set GREENROOM_DATA to a folder that can."
        ) from None


def _locked(file: IO[str], byte: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
    except OSError:
        return False
    return True
