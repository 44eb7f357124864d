"""Interviews aloud at once: how soon the bot speaks again, whether it hears all, and what it costs.

The bot is a process of its own with the tests' small model and a voice of tones; Discord and the
members are played in this one, each in a server and a voice channel of their own, at real packet
pace and under end-to-end encryption. So what is measured is everything but a real recogniser and a
real voice: sockets, encryption, Opus, voice activity, turn-taking, scoring, journal. A recogniser's
own cost is benchmarks/hearing.py's matter.

Run from the repository root: `python -m benchmarks.voice_rooms [ROOMS …]`; each number of rooms is
a run of its own, one room being what the others are compared with.
"""

import asyncio
import logging
import math
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.cogs.voice.aloud import DONE, bot_spoke, count, start, words
from tests.discord_standin import Member, standin
from tests.faults.bot_process import SPOKEN, BotProcess
from tests.faults.kept import as_left
from tests.speech.sounding import KNOWN

ROOMS = (1, 4, 8)
ANSWERS = 4
TICK = os.sysconf("SC_CLK_TCK")
APART = 1.0
"""Seconds between two who begin, so that the sound checks don't all fall together."""


class Speaker:
    """One member's interview: what was said, and how long each answer's reply took."""

    def __init__(self, member: Member, number: int) -> None:
        self.member, self._number = member, number
        pairs = [(number + 2 * turn, number + 2 * turn + 1) for turn in range(ANSWERS)]
        self._says = [tuple(KNOWN[at % len(KNOWN)] for at in pair) for pair in pairs]
        self._sounds = [words(*said, DONE) for said in self._says]  # made before the clock runs
        self.said: list[tuple[str, ...]] = []
        self.waits: list[float] = []

    async def be_interviewed(self) -> None:
        """Answer a few questions, two sentences each."""
        await asyncio.sleep(self._number * APART)
        await start(self.member, format="quick15")
        for said, sound in zip(self._says, self._sounds, strict=True):
            await self.member.speak_packets(sound)
            ended = asyncio.get_running_loop().time()
            self.said.append(said)
            await bot_spoke(self.member)
            frames = (frame.arrived for frame in self.member.heard())
            self.waits.append(next(at for at in frames if at > ended) - ended)
            if count(self.member, "Show my feedback"):
                return

    def missing(self, database: Path) -> tuple[int, int]:
        """Count the answers that aren't kept, and the sentences that no kept answer holds."""
        kept = [text.lower() for text in as_left(database, str(self.member.id)).answers]
        lost = sum(
            one.rstrip(".").lower() not in " ".join(kept) for both in self.said for one in both
        )
        return max(0, len(self.said) - len(kept)), lost


def processor_seconds(process: int) -> float:
    """Give what a process has used so far, its children's included."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / TICK


async def held_up(lags: list[float]) -> None:
    """Note how late this process itself runs: beyond a packet's 20 ms the figures are its own."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + 0.05
        await asyncio.sleep(0.05)
        lags.append(loop.time() - due)


async def measured(rooms: int, folder: Path) -> "Run":
    """Hold so many interviews at once."""
    async with standin() as played:
        bot = BotProcess(played, folder, SPOKEN)
        speakers = []
        for number in range(rooms):
            stage = played.guild()
            member = stage.member(f"Member {number}")
            speakers.append((Speaker(member, number), stage.voice_channel("Room")))
        await bot.start()
        for speaker, room in speakers:
            await speaker.member.join_voice(room)
        before, began = processor_seconds(bot.pid), asyncio.get_running_loop().time()
        lags: list[float] = []
        watching = asyncio.create_task(held_up(lags))
        failed = [
            one
            for one in await asyncio.gather(
                *(speaker.be_interviewed() for speaker, _ in speakers), return_exceptions=True
            )
            if one is not None
        ]
        watching.cancel()
        took = asyncio.get_running_loop().time() - began
        used = processor_seconds(bot.pid) - before
        missing = [speaker.missing(bot.database) for speaker, _ in speakers]
        await bot.end()
    waits = sorted(wait for speaker, _ in speakers for wait in speaker.waits)
    return Run(rooms, waits, used / took / rooms, lags, missing, failed)


class Run(NamedTuple):
    """What one run came to; `share` is of a core, a room."""

    rooms: int
    waits: Sequence[float]
    share: float
    lags: Sequence[float]
    missing: Sequence[tuple[int, int]]
    failed: Sequence[BaseException]

    def line(self) -> str:
        """Write the figures."""
        lost, misheard = (sum(column) for column in zip(*self.missing, strict=True))
        late = 1000 * sorted(self.lags)[len(self.lags) * 99 // 100]
        middle = statistics.median(self.waits or [math.nan])
        return (
            f"{self.rooms:3} rooms: to the next sound p50 {middle:.2f} s, "
            f"max {max(self.waits, default=math.nan):.2f} s (n {len(self.waits)}); "
            f"{100 * self.share:.1f} % of a core a room; answers lost {lost}, "
            f"sentences misheard {misheard}; broken off {[type(e).__name__ for e in self.failed]}; "
            f"this process late p99 {late:.0f} ms"
        )


async def main() -> None:
    """Print a line for each number of rooms."""
    os.environ["GREENROOM_VOICE_ROOMS"] = "100"
    print("load before {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    for rooms in map(int, sys.argv[1:] or ROOMS):
        with tempfile.TemporaryDirectory() as folder:
            print((await measured(rooms, Path(folder))).line(), flush=True)


if __name__ == "__main__":
    logging.disable()
    asyncio.run(main())
