"""A bot in a process of its own whose disk gets full while an interview is held."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.cogs.talking import FIELD, labels
from tests.discord_standin import standin
from tests.faults import wal
from tests.faults.killed import Killing, receipt
from tests.faults.table import Fault
from tests.faults.table import Outcome as Came

SMALL = "8m"


async def limited(folder: Path, seed: int) -> Came:
    """Let no file of the bot's grow beyond a few bytes more than its log has (RLIMIT_FSIZE)."""
    async with standin() as played:
        killing = Killing(played, folder, seed)
        await killing.begin()
        try:
            most = len(wal.Files.read(killing.bot.database).log)
            killing.bot.limit_files(most + killing.rng.randint(0, 3000))
            await _answers(killing)
            killing.bot.limit_files(None)
            await killing.to_the_end()
        finally:
            await killing.bot.end()
    return _came(killing)


async def filled(folder: Path, seed: int) -> Came:
    """Fill the small disk that the bot's data is on; nothing is tried where none can be mounted."""
    async with _disk(folder / "disk") as data, standin() as played:
        if data is None:
            return Came(tried=0)
        killing = Killing(played, data, seed)
        await killing.begin()
        try:
            filler = data / "filler"
            await asyncio.to_thread(_fill, filler)
            await _answers(killing)
            filler.unlink()
            await killing.to_the_end()
        finally:
            await killing.bot.end()
    return _came(killing)


async def _answers(killing: Killing) -> None:
    """Answer until something isn't kept; the words must come back, and the way to go on."""
    for _ in range(4):
        message = await killing.step()
        if "Answer" not in labels(message):
            return
        known, words = len(killing.messages()), f"{killing.words()} {'And so on. ' * 200}"
        outcome = await killing.ada.submit(await killing.form(message), {FIELD: words})
        if receipt(await outcome.finished()):
            killing.said.append(words)
            await killing.step(after=known)
            continue
        back = [file.data.decode("utf-8-sig") for file in outcome.message.attachments]
        offer = labels(await killing.step(after=known))
        killing.silent += back != [words] or "Go on" not in offer
        return
    killing.trouble.append("it was never full")


def _fill(filler: Path) -> None:
    try:
        with filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


@asynccontextmanager
async def _disk(place: Path) -> AsyncIterator[Path | None]:
    await asyncio.to_thread(place.mkdir)
    if await _run("mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place)):
        yield None
        return
    try:
        yield place
    finally:
        await _run("umount", str(place))


async def _run(*command: str) -> int:
    quiet = asyncio.subprocess.DEVNULL
    try:
        running = await asyncio.create_subprocess_exec(*command, stdout=quiet, stderr=quiet)
    except OSError:
        return 1
    return await running.wait()


def _came(killing: Killing) -> Came:
    return Came(
        lost=killing.lost,
        wrongly_spent=killing.wrong,
        silent=killing.silent,
        trouble=tuple(killing.trouble),
    )


FAULTS = (
    Fault("disk full by limit, in a process", limited, times=6, sample=0),
    Fault("disk full by size, in a process", filled, times=6, sample=0),
)
