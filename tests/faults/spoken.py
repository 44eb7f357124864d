"""Kill -9 in the middle of an interview aloud: while somebody speaks, is heard, is answered."""

import asyncio
import random
from contextlib import suppress
from pathlib import Path

from cogs.voice.captions import HEARD
from tests.cogs.talking import labels
from tests.cogs.voice.aloud import DONE, bot_spoke, count, posted, start, words
from tests.discord_standin import Member, standin
from tests.discord_standin.records.message import Message
from tests.discord_standin.standin import Discord
from tests.faults.bot_process import PATIENT, SPOKEN, BotProcess
from tests.faults.kept import Kept, as_left
from tests.faults.killed import POST
from tests.faults.table import Fault
from tests.faults.table import Outcome as Came
from tests.speech.sounding import KNOWN

MOMENTS = ("speaking", "after", "after", POST)
"""When to kill: amid an answer, up to 4 s after it, or when the bot first writes something."""


class KillingAloud:
    """Ada's scored interview aloud with a bot that is killed.

    An answer aloud is acknowledged by its caption in the thread.
    """

    def __init__(self, played: Discord, data: Path, seed: int) -> None:
        self.played, self.rng = played, random.Random(seed)
        self.bot = BotProcess(played, data, SPOKEN)
        self._stage = played.guild()
        self.ada: Member = self._stage.member("Ada")
        self.lost = self.silent = self.kills = 0
        self.trouble: list[str] = []
        self.where: list[str] = []
        self._kept: tuple[str, ...] = ()

    async def begin(self) -> None:
        """Start the bot, check the sound and hear the first question."""
        room = self._stage.voice_channel("Room")
        await self.bot.start()
        await self.ada.join_voice(room)
        await start(self.ada, mode="scored")

    async def killed(self) -> None:
        """Kill the bot around an answer, start it again and go on."""
        moment = self.rng.choice(MOMENTS)
        door = self.played.faults.hold(moment) if "/" in moment else None
        said = self.rng.sample(KNOWN, 2)
        speaking = asyncio.create_task(self.ada.speak_packets(words(*said, DONE)))
        if moment == "speaking":
            await asyncio.sleep(self.rng.uniform(0.5, 5.0))
        elif door is None:
            await speaking
            await asyncio.sleep(self.rng.uniform(0.0, 4.0))
        else:
            with suppress(TimeoutError):
                async with asyncio.timeout(30):
                    await door.arrived.wait()
        told = count(self.ada, HEARD)
        await self.bot.kill()
        self.played.faults.over()
        if door is not None:
            door.release()
        await speaking
        self.kills += 1
        self._look(told)
        await self._again()

    def _look(self, told: int) -> None:
        found = as_left(self.bot.database, str(self.ada.id))
        before = len(self._kept)
        self.lost += max(0, told - len(found.answers))
        self.lost += found.answers[:before] != self._kept
        new = len(found.answers) - before
        self.where.append(
            f"kept, {'caption' if told == len(found.answers) else 'no caption'}"
            if new
            else "not heard out"
        )
        if not found.sound or (found.ending is None and not found.spent):
            self.trouble.append("the database is damaged, or an attempt under way doesn't count")
        self._kept = found.answers

    async def _again(self) -> None:
        known = len(self._messages())
        await self.bot.start()

        def told() -> list[Message]:
            leads = {"Go on", "Show my feedback"}
            return [m for m in self._messages()[known:] if leads & set(labels(m))]

        try:
            notice = (await self.played.until(told, "nobody told her", PATIENT))[-1]
        except AssertionError:
            self.silent += 1
            return
        if "Go on" in labels(notice):
            await self.ada.press("Go on", on=notice)
            await bot_spoke(self.ada)

    def _messages(self) -> list[Message]:
        return [m for room in self.ada.threads() for m in self.ada.messages(room)]

    async def stop(self) -> None:
        """End the interview, which is free once in 30 days before the third answer."""
        if any("Show my feedback" in labels(m) for m in self._messages()):
            return
        await self.ada.press("Stop")
        await self.ada.press("Yes, end it now")
        await posted(self.ada, "Show my feedback")

    def closed(self) -> tuple[Kept, bool]:
        """Give what is kept in the end, and whether all that was kept before is still there."""
        found = as_left(self.bot.database, str(self.ada.id))
        return found, found.answers[: len(self._kept)] == self._kept


async def killed_aloud(folder: Path, seed: int, *, kills: int = 2) -> Came:
    """Kill the bot so many times in one interview aloud, then end it."""
    async with standin() as played:
        killing = KillingAloud(played, folder, seed)
        await killing.begin()
        try:
            for _ in range(kills):
                await killing.killed()
            await killing.stop()
        finally:
            status = await killing.bot.end()
    found, same = killing.closed()
    if status or found.unscored or not found.sound:
        killing.trouble.append(f"ended with {status}, {len(found.unscored)} unscored")
    return Came(
        tried=killing.kills,
        lost=killing.lost + (not same),
        wrongly_spent=int((found.ending, found.spent) != ("stopped", False)),
        silent=killing.silent,
        trouble=(*killing.trouble, *killing.bot.complaints()),
        where=tuple(killing.where),
    )


FAULTS = (Fault("kill -9, aloud", killed_aloud, times=25, sample=0, aloud=True),)
