"""Milliseconds for a board's page at 100,000 attempts: with its index beside without it.

2,000 members, half of them on the boards, hold 100,000 scored sittings on 12 tracks in 20 servers
over two years; one server has a quarter of them. Each page is read with the index and without it
(the planner then reads the whole table), in turn, on two copies of one database.

Run: .venv/bin/python benchmarks/boards.py [ATTEMPTS]
"""

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from storage.database import Database, open_database
from storage.records import RoomName
from storage.standings import Board, Order, Standings

RUNS = 15
MEMBERS, TRACKS, GUILDS, DAY = 2_000, 12, 20, 86_400
NOW = 1_800_000_000

ADD_SITTINGS = """
INSERT INTO sittings (id, member, scope, room, mode, track, format, seed, bank_version,
                      rubric_version, started_at, heartbeat_at, ended_at, ending, overall, tier)
SELECT value->>0, value->>1, value->>2, value->>3, 'scored', value->>4, 'quick15', 1, '1', '1',
       value->>5, value->>5, value->>5, 'completed', value->>6, 'Qualified'
FROM json_each(:rows)
"""
ADD_ATTEMPTS = """
INSERT INTO attempts (sitting_id, member, scope, track, started_at, ending, main_answers)
SELECT id, member, scope, track, started_at, ending, id % 8 FROM sittings
"""
ADD_MEMBERS = """
INSERT OR IGNORE INTO board_members (scope, member, joined_at)
SELECT DISTINCT scope, member, 0 FROM sittings WHERE CAST(member AS INTEGER) % 2 = 0
"""


def rows(attempts: int) -> Iterator[tuple[object, ...]]:
    """Make the sittings: id, member, server, room, track, time, points."""
    chance = random.Random(7)
    for number in range(1, attempts + 1):
        guild = 0 if chance.random() < 0.25 else chance.randrange(1, GUILDS)
        room = "text" if chance.random() < 0.8 else "voice"
        at = NOW - chance.randrange(730 * DAY)
        member, track = chance.randrange(MEMBERS), f"track-{chance.randrange(TRACKS)}"
        yield number, str(member), str(guild), room, track, at, chance.uniform(0, 100)


async def fill(database: Database, attempts: int) -> None:
    """Store the sittings with their attempts, and put half of the members on the boards."""
    async with database.unit() as unit:
        await unit.rows(ADD_SITTINGS, rows=json.dumps(list(rows(attempts))))
        await unit.rows(ADD_ATTEMPTS)
        await unit.rows(ADD_MEMBERS)
        await unit.rows("ANALYZE")


async def measure(folder: Path, attempts: int) -> None:
    """Print the median of each board on both databases, and their ratio."""
    async with AsyncExitStack() as stack:
        opened = {}
        for name in ("index", "scan"):
            database = await stack.enter_async_context(open_database(folder / f"{name}.db"))
            await fill(database, attempts)
            if name == "scan":
                async with database.unit() as unit:
                    await unit.rows("DROP INDEX sittings_board")
                    await unit.rows("DROP INDEX sittings_history")
            opened[name] = Standings(database)
        largest = Board("0", "track-0", RoomName.TEXT, "1", since=0)
        usual = Board("3", "track-0", RoomName.TEXT, "1", since=0)
        for label, board in (
            ("largest server, all time", largest),
            ("largest server, month", replace(largest, since=NOW - 30 * DAY)),
            ("largest server, improvement", replace(largest, order=Order.IMPROVEMENT)),
            ("another server, all time", usual),
        ):
            await compare(label, board, opened)


async def compare(label: str, board: Board, opened: dict[str, Standings]) -> None:
    """Read one page with and without the index, in turn."""
    taken: dict[str, list[float]] = {name: [] for name in opened}
    pages = set()
    for _ in range(RUNS):
        for name, standings in opened.items():
            began = time.perf_counter()
            pages.add(await standings.page(board, limit=10))
            taken[name].append((time.perf_counter() - began) * 1000)
    assert len(pages) == 1  # noqa: S101 - both give the same page
    members = next(iter(pages))[0].members if next(iter(pages)) else 0
    index, scan = (statistics.median(taken[name]) for name in ("index", "scan"))
    print(
        f"{label:28} {members:4} members: index {index:6.2f} ms, scan {scan:7.2f} ms, "
        f"ratio {scan / index:5.1f}"
    )


def main() -> None:
    """Fill a temporary folder and measure."""
    attempts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print(f"{attempts} attempts on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), attempts))


if __name__ == "__main__":
    main()
