"""Programs that end badly, and say on stdout how far they have come.

`turns PATH` keeps turns until it is killed. `open PATH` opens an archive without root's rights.
"""

import asyncio
import os
import sys
from pathlib import Path

from bot.errors import DatabaseUnusable
from storage.archive import open_archive
from tests.storage.samples import NOW, start, turn

NOBODY = 65534


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def keep_turns(path: Path) -> None:
    """Keep turn after turn, and name each once it is durable."""
    async with open_archive(path) as archive:
        sitting = await archive.sittings.begin(start())
        number = 0
        while True:
            number += 1
            await archive.sittings.keep_turn(sitting, turn(number, "Redis. " * number), NOW)
            _say(turn(number).prompt.id)


async def only_open(path: Path) -> None:
    """Open an archive, and say the advice when that fails.

    Root may write everywhere, so it becomes nobody first; it opens another archive before that,
    because nobody may not be able to import what Python loads late.
    """
    if os.geteuid() == 0:
        async with open_archive(path.with_name("first.db")):
            pass
        os.setuid(NOBODY)
    try:
        async with open_archive(path):
            _say("opened")
    except DatabaseUnusable as error:
        _say(error.advice)


if __name__ == "__main__":
    task, place = sys.argv[1:]
    asyncio.run({"turns": keep_turns, "open": only_open}[task](Path(place)))
