"""Deleted text off the disk for good: the file written anew, its log emptied, and both checked.

`secure_delete` overwrites a deleted row where it lies, but not the copies that SQLite leaves in the
unused part of a page when it moves rows to a neighbouring one: of 50 databases in which three
members' turns came by turns, 10 still held words of the one who was deleted (SQLite 3.40; see
test_cleaning.py). VACUUM builds every page from the rows that there are: none did.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

from bot.errors import DatabaseUnusable

Run: TypeAlias = Callable[[str], Awaitable[Sequence[Mapping[str, object]]]]
"""Runs one statement and gives its rows."""

TRIES = 3


class Cleaning:
    """Cleans one database. `run` runs a statement while nobody else writes here.

    Between two tries it waits `pause` seconds; each waits by itself for other programs' locks.
    """

    def __init__(self, run: Run, *, pause: float) -> None:
        self._run, self._pause = run, pause
        self.due = False
        """Whether something that was deleted may still be on the disk."""

    async def clean(self) -> bool:
        """Take what was deleted off the disk; False when that has to be done again later.

        Another program that reads keeps the old pages in the log, and a full disk keeps the file
        from being written anew.
        """
        self.due = True
        anew = False
        for left in reversed(range(TRIES)):
            with suppress(DatabaseUnusable):
                if not anew:
                    await self._run("VACUUM")
                    anew = True
                if await self._emptied():
                    self.due = False
                    return True
            if left:
                await asyncio.sleep(self._pause)
        self.due = (
            True  # another cleaning may have ended well meanwhile, and that before ours began
        )
        return False

    async def _emptied(self) -> bool:
        (done,) = await self._run("PRAGMA wal_checkpoint(TRUNCATE)")
        return not done["busy"]
