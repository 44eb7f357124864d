"""Milliseconds until a turn is durable: synchronous=FULL, as shipped, beside NORMAL.

NORMAL would survive a crash of the program, but lose the last turns in a power cut. Turns of both
kinds are kept in turn, in two databases in FOLDER (default: a temporary one; name one on the disk
that is to be measured, since memory has no commits to wait for).

Run: .venv/bin/python benchmarks/durability.py [FOLDER]
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from bot.answer import Answer
from bot.bank import Kind
from bot.interview.transcript import Mode, Phase, Prompt, Turn
from storage.database import Database, open_database
from storage.ledger import Ledger
from storage.records import LOCAL, RoomName, SittingStart
from storage.sittings import Sittings

TURNS = 1000
SPOKEN = "we moved the nightly batch to partitions, so it took forty minutes and not six hours "


def turn(number: int) -> Turn:
    """Give a turn with an answer of 150 words, about a minute of speech."""
    prompt = Prompt(
        id=f"q{number}",
        text="What did you change first, and why that?",
        spoken="What did you change first, and why that?",
        kind=Kind.TECHNICAL,
        phase=Phase.TECHNICAL,
        level=3,
        topic="batches",
        seconds=60,
        source=f"backend-{number:03}",
    )
    return Turn(prompt, Answer(SPOKEN * 10, 60.0), 75.0)


async def begin(database: Database) -> int:
    """Begin a sitting to keep turns in."""
    start = SittingStart(
        member="benchmark",
        scope=LOCAL,
        room=RoomName.TERMINAL,
        mode=Mode.WARM_UP,
        track="backend",
        format="short",
        seed=1,
        profile_id=None,
        bank_version="1",
        rubric_version="1",
        started_at=0,
    )
    return await Sittings(database, Ledger(b"")).begin(start)


async def measure(folder: Path) -> dict[str, list[float]]:
    """Keep turns in turn with both settings; give the milliseconds each took."""
    taken: dict[str, list[float]] = {"FULL": [], "NORMAL": []}
    async with AsyncExitStack() as stack:
        opened = {}
        for setting in taken:
            path = folder / f"{setting}.db"
            database = await stack.enter_async_context(open_database(path))
            writer = database._writer  # noqa: SLF001 -- no door leads to the weaker setting
            await writer.rows(f"PRAGMA synchronous = {setting}")
            opened[setting] = (Sittings(database, Ledger(b"")), await begin(database))
        for number in range(TURNS):
            for setting, (sittings, sitting) in opened.items():
                began = time.perf_counter()
                await sittings.keep_turn(sitting, turn(number), number)
                taken[setting].append((time.perf_counter() - began) * 1000)
    return taken


def main() -> None:
    """Print p50 and p99 of both settings, and their ratio."""
    with tempfile.TemporaryDirectory(dir=next(iter(sys.argv[1:]), None)) as folder:
        taken = asyncio.run(measure(Path(folder)))
        print(f"{TURNS} turns each in {folder} on {os.cpu_count()} cores")
    middles = {}
    for setting, times in taken.items():
        middles[setting] = statistics.median(times)
        p99 = statistics.quantiles(times, n=100)[98]
        print(f"{setting:7} p50 {middles[setting]:6.2f} ms   p99 {p99:6.2f} ms")
    print(f"FULL / NORMAL, p50: {middles['FULL'] / middles['NORMAL']:.1f}")


if __name__ == "__main__":
    main()
