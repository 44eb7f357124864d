"""A disk that is full or read-only, and a database that another program holds."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.cogs.house import House
from tests.cogs.talking import labels
from tests.discord_standin import standin
from tests.faults.network_scene import GO_ON, REPORT, Deed, Scene, happening
from tests.faults.table import Fault
from tests.faults.table import Outcome as Came

FULL = ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1073741823")
READ_ONLY = ("PRAGMA query_only = ON", "PRAGMA query_only = OFF")
"""What makes the writer's every write fail as such a disk does, and what ends that."""
_HOLD = (
    "import sqlite3, sys; held = sqlite3.connect(sys.argv[1], isolation_level=None);"
    "held.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
)


async def _tell_writer(house: House, pragma: str) -> None:
    await house.archive.sittings._database._writer.rows(pragma)


async def full(scene: Scene) -> None:
    """Answer on a full disk until something can't be kept; then there is room again."""
    await _without_writing(scene, *FULL)


async def read_only(scene: Scene) -> None:
    """Answer while nothing can be written; then it can be."""
    await _without_writing(scene, *READ_ONLY)


async def _without_writing(scene: Scene, begins: str, ends: str) -> None:
    await _tell_writer(scene.house, begins)
    told = 0
    while not told and REPORT not in labels(await scene.next_step()):
        words = f"{scene.words()} {'And so on. ' * 200}"  # a small one may fit into a page there is
        await scene.send(await scene.form(), words)
        told = words not in scene.said
        if told and words not in scene._given_back():
            scene.silent += 1
    if told and GO_ON not in labels(await scene.next_step()):
        scene.silent += 1
    await _tell_writer(scene.house, ends)


@asynccontextmanager
async def held(database: Path) -> AsyncIterator[None]:
    """Hold the write lock of a database from another process."""
    holding = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _HOLD, str(database)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holding.stdout is not None
    await holding.stdout.readline()
    try:
        yield
    finally:
        await holding.communicate(b"")


def locked(least: float, most: float) -> Deed:
    """Make a deed: an answer comes while another program holds the database for so many seconds."""

    async def deed(scene: Scene) -> None:
        form, words = await scene.form(), scene.words()
        async with held(scene.house.settings.database):
            sending = asyncio.create_task(scene.send(form, words))
            await asyncio.sleep(scene.rng.uniform(least, most))
        await sending
        if words not in scene.said and words not in scene._given_back():
            scene.silent += 1

    return deed


async def opened_on_a_full_disk(folder: Path, seed: int) -> Came:
    """Press Start while nothing can be written, and again once it can."""
    async with standin() as played:
        house = House(played, folder)
        await house.open()
        try:
            ends = FULL if seed % 2 else READ_ONLY
            page = await house.ada.slash("interview start", track="law", mode="scored")
            await page.finished()
            await _tell_writer(house, ends[0])
            await house.ada.press("Start", on=page.message)
            told = await page.finished()
            await played.until(lambda: "Opening" not in told.text, "it stayed at Opening")
            silent = not any(word in told.text for word in ("can't", "ready"))
            await _tell_writer(house, ends[1])
            who = (str(house.ada.id), house.scope, "law")
            spent = sum(attempt.spent for attempt in await house.archive.attempts.history(*who))
            under_way = await house.archive.sittings.unfinished(*who[:2])
        finally:
            await house.close()
    return Came(silent=int(silent), wrongly_spent=spent if under_way is None else 0)


FAULTS = (
    Fault("disk full, amid an interview", happening(full)),
    Fault("disk read-only, amid an interview", happening(read_only)),
    Fault("disk full or read-only, at the start", opened_on_a_full_disk, times=6),
    Fault(
        "database held for 0-4 s", happening(locked(0.0, 4.0)), quick=happening(locked(1.8, 2.0))
    ),
    Fault("database held for 6-12 s", happening(locked(6.0, 12.0)), times=6, sample=0),
)
