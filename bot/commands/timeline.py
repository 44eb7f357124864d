"""`greenroom report N --timeline FILE.png`: who spoke when, for whoever looks for a fault."""

import asyncio
from pathlib import Path

from bot.errors import InputInvalid
from storage.archive import open_archive

NONE = (
    "Nothing is kept of who spoke when in that interview. It is kept of interviews aloud, under "
    "the number that their report shows, for as long as their words are."
)
_LARGEST = 2**63 - 1


async def write_timeline(database: Path, number: int, to: Path) -> str:
    """Draw any member's interview aloud, without a word of it, and say in words what is to be seen.

    Raises:
        InputInvalid: nothing is kept of it, or the file can't be written.
        DatabaseUnusable: see its advice.
    """
    from cogs.timeline_card import (  # noqa: PLC0415 - other commands start without pictures
        described_timeline,
        draw_timeline,
    )

    async with open_archive(database) as archive:
        timeline = await archive.spoken.timeline(number if 0 < number <= _LARGEST else 0)
    if not timeline.rows:
        raise InputInvalid(NONE)
    try:
        await asyncio.to_thread(to.write_bytes, draw_timeline(timeline))
    except OSError as error:
        raise InputInvalid(
            f"{to} can't be written ({error.strerror}). Name a file in a folder of yours."
        ) from error
    return f"{to}\n{described_timeline(timeline)}"
