"""Power cuts: copies of database and log, taken while interviews are held, each opened again."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import Member, standin
from tests.discord_standin.records.interaction import Callback
from tests.discord_standin.records.message import Message
from tests.discord_standin.standin import Discord
from tests.faults import wal
from tests.faults.bot_process import PATIENT, BotProcess
from tests.faults.kept import kept
from tests.faults.table import Fault
from tests.faults.table import Outcome as Came

TEARING = (wal.cut, wal.torn, wal.half_written)
"""What may be left of the log's end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What members knew at one moment: acknowledged answers, attempts begun, reports read."""

    said: Mapping[int, tuple[str, ...]]
    begun: frozenset[int]
    over: frozenset[int]


class Cutting:
    """Three members' scored interviews with one bot, whose power is cut in copies only."""

    def __init__(self, played: Discord, data: Path, seed: int) -> None:
        self.played, self.rng, self._data = played, random.Random(seed), data
        self.bot = BotProcess(played, data)
        stage = played.guild()
        self.members = [stage.member(name) for name in ("Ada", "Bob", "Cleo")]
        self.said: dict[int, list[str]] = {member.id: [] for member in self.members}
        self.over: set[int] = set()
        self.begun: set[int] = set()
        self._durable, self._told = wal.Mark(b"", 0), self._now()
        self.tried = self.lost = self.wrong = 0
        self.trouble: list[str] = []

    async def held(self, member: Member) -> None:
        """Hold one member's interview to its end."""
        page = await member.slash("interview start", track="law", format="short", mode="scored")
        await member.press("Start", on=(await page.finished()).message)
        await self._step(member)
        self.begun.add(member.id)
        while "Answer" in labels(message := await self._step(member)):
            form = await member.press("Answer", on=message)
            words = f"{ANSWER} My mark is {member.user.name} {len(self.said[member.id])}."
            outcome = await member.submit(form, {FIELD: words})
            if outcome.interaction.answered_with is Callback.DEFERRED_UPDATE:
                self._acknowledged(member, words)
            await self.played.until(partial(_is_closed, message), "it stayed open", PATIENT)
        self.over.add(member.id)

    def _acknowledged(self, member: Member, words: str) -> None:
        self.bot.freeze()
        self.said[member.id].append(words)
        self._durable = wal.mark(wal.Files.read(self.bot.database).log)
        self._told = self._now()
        self.bot.thaw()

    def _now(self) -> Told:
        said = {member: tuple(words) for member, words in self.said.items()}
        return Told(said, frozenset(self.begun), frozenset(self.over))

    async def _step(self, member: Member) -> Message:
        def newest() -> list[Message]:
            leads = {"Answer", "Show my feedback"}
            seen = [m for room in member.threads() for m in member.messages(room)]
            return [m for m in seen if leads & set(labels(m))]

        return (await self.played.until(newest, "nothing leads on", PATIENT))[-1]

    async def cut(self) -> None:
        """Copy both files as they are this moment, and look at what each way of tearing leaves."""
        self.bot.freeze()
        files = wal.Files.read(self.bot.database)
        durable, now, then = self._durable, self._now(), self._told
        self.bot.thaw()
        left = [(files, now), (wal.checkpointing(files, durable, self.rng), now)]
        left += [(way(files, durable, self.rng), then) for way in TEARING]
        for remains, told in left:
            copy = remains.write(self._data / f"cut-{self.tried}.db")
            await asyncio.to_thread(self._look, copy, told)
            self.tried += 1

    def _look(self, copy: Path, told: Told) -> None:
        for member, words in told.said.items():
            found = kept(copy, str(member))
            self.lost += sum(found.answers.count(one) != 1 for one in words)
            self.wrong += member in told.begun and not found.spent
            if not found.sound:
                self.trouble.append(f"{copy.name} is damaged")
            if member in told.over and found.ending is None:
                self.trouble.append(f"{copy.name} lacks an ending that was told")
        for suffix in ("", "-wal", "-shm"):
            Path(f"{copy}{suffix}").unlink(missing_ok=True)


async def power_cut(folder: Path, seed: int, *, cuts: int = 12) -> Came:
    """Cut the power so many times at random moments of three interviews."""
    async with standin() as played:
        cutting = Cutting(played, folder, seed)
        await cutting.bot.start()
        try:
            holding = asyncio.gather(*map(cutting.held, cutting.members))
            while not holding.done() and cutting.tried < cuts * 5:
                await asyncio.sleep(cutting.rng.uniform(0.0, 0.3))
                await cutting.cut()
            await holding
            await cutting.cut()
        finally:
            status = await cutting.bot.end()
    if status != 0:
        cutting.trouble.append("the bot didn't end by itself")
    return Came(
        tried=cutting.tried,
        lost=cutting.lost,
        wrongly_spent=cutting.wrong,
        trouble=(*cutting.trouble, *cutting.bot.complaints()),
    )


def _is_closed(message: Message) -> bool:
    return "Answer" not in labels(message)


FAULTS = (Fault("power cut", power_cut, times=6, quick=partial(power_cut, cuts=2)),)
