"""Thousands of interviews in one process, years of days: what grows that should not?

Real: floor, text rooms, engine, scoring, journal, reports with their pictures, the archive on the
disk, daily sweeps, weekly copies that are tried, members who delete everything. Left out: Discord's
client and network (threads are objects that take messages), voice, and people's thinking time. The
calendar runs ahead by four hours an interview; nothing else is virtual.

Samples memory, open files, threads, tasks and the database's size, fits a line through each after
the first fifth, and draws them all.

Run from the repository root: `python -m benchmarks.soak [INTERVIEWS] [SECONDS] [PICTURE]`; it ends
early, and says so, after so many seconds.
"""

import asyncio
import os
import platform
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.soaking import Guests, Hotel, open_hotel
from benchmarks.trends import Sample, draw, slopes

INTERVIEWS, AT_ONCE, EVERY = 10_000, 16, 20
ERASE_EVERY = 40
SECONDS = 1_500.0
PAGE = os.sysconf("SC_PAGE_SIZE")


class Soak:
    """One run: interviews left, what they came to, and the samples."""

    def __init__(self, hotel: Hotel, count: int, until: float) -> None:
        self._hotel, self._left, self._until = hotel, count, until
        self.done = 0
        self.endings = Counter[str]()
        self.samples: list[Sample] = []

    async def work(self, number: int) -> None:
        """Hold interviews, one after the other, as one of several at once."""
        guests = Guests(self._hotel, random.Random(number), number)
        while self._left > 0 and time.monotonic() < self._until:
            self._left -= 1
            self.endings[await guests.visit()] += 1
            self.done += 1
            done = self.done
            if done % EVERY == 0:
                self.samples.append(await asyncio.to_thread(sample, self._hotel, done))
            if done % (10 * EVERY) == 0:
                print(self.samples[-1].line(), flush=True)
            if done % ERASE_EVERY == 0:
                self.endings["erased"] += await guests.check_out()


def sample(hotel: Hotel, done: int) -> Sample:
    """Look at the process and its files."""
    memory = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE
    files = [file.stat().st_size for file in hotel.folder.glob("greenroom.db*")]
    return Sample(
        done=done,
        memory=memory / 2**20,
        handles=len(list(Path("/proc/self/fd").iterdir())),
        threads=len(list(Path("/proc/self/task").iterdir())),
        tasks=len(asyncio.all_tasks(hotel.loop)),
        database=sum(files) / 2**20,
    )


async def main() -> None:
    """Run it and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else INTERVIEWS
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    picture = Path(sys.argv[3]) if len(sys.argv) > 3 else Path("soak.png")
    load = "%.1f %.1f %.1f"
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", end=""
    )
    print(f", load before {load % os.getloadavg()}", flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        async with open_hotel(Path(name)) as hotel:
            soak = Soak(hotel, count, began + seconds)
            await asyncio.gather(*map(soak.work, range(AT_ONCE)))
            left = len(asyncio.all_tasks()) - 1
    print(f"{soak.done} of {count} interviews in {time.monotonic() - began:.0f} s: ", end="")
    print(", ".join(f"{kind} {n}" for kind, n in soak.endings.most_common()))
    print(f"tasks left when all was closed: {left}; load after {load % os.getloadavg()}")
    for line in slopes(soak.samples):
        print(line)
    await asyncio.to_thread(draw, soak.samples, picture)
    print(f"drawn in {picture}")


if __name__ == "__main__":
    asyncio.run(main())
