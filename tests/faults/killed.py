"""Kill -9 in the middle of an interview in writing: between form, journal, receipt, score, edit."""

import asyncio
import random
import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from cogs.submissions import KEPT_LATE
from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import ClientRefuses, DidNotRespond, Member, Outcome, standin, text_of
from tests.discord_standin.faults import CALLBACK
from tests.discord_standin.records.interaction import Callback
from tests.discord_standin.records.message import Message
from tests.discord_standin.standin import Discord
from tests.faults.bot_process import PATIENT, BotProcess
from tests.faults.kept import Kept, as_left
from tests.faults.table import Fault
from tests.faults.table import Outcome as Came

EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
POST = "POST /channels/{channel_id}/messages"
MOMENTS = ("soon", "soon", "soon", "idle", CALLBACK, EDIT, POST)
"""When to kill after an answer was sent: at once or a little later, with the question open and
nothing sent, or when the bot first asks Discord for something."""
LEADS = {"Answer", "Go on", "Show my feedback"}
DAY = 25 * 3600


class Killing:
    """Ada's scored interview with a bot that is killed over and over."""

    def __init__(self, played: Discord, data: Path, seed: int) -> None:
        self.played, self.rng = played, random.Random(seed)
        self.bot = BotProcess(played, data)
        self.ada: Member = played.guild().member("Ada")
        self.said: list[str] = []
        self.kills = self.lost = self.silent = self.wrong = 0
        self.trouble: list[str] = []
        self.where: list[str] = []
        self._count = 0

    async def begin(self) -> None:
        """Start the bot and an interview."""
        await self.bot.start()
        shape = self.rng.choice(("short", "quick15"))
        page = await self.ada.slash("interview start", track="law", format=shape, mode="scored")
        await self.ada.press("Start", on=(await page.finished()).message)
        await self.step()

    def messages(self) -> list[Message]:
        """List what stands in Ada's rooms."""
        return [m for room in self.ada.threads() for m in self.ada.messages(room)]

    async def step(self, *, after: int = 0) -> Message:
        """Wait for the newest message that leads on, among those later than the first `after`."""

        def newest() -> list[Message]:
            return [m for m in self.messages()[after:] if LEADS & set(labels(m))]

        return (await self.played.until(newest, "nothing leads on", PATIENT))[-1]

    async def exchange(self) -> bool:
        """Do what the newest message leads to; False when that is the report."""
        message = await self.step()
        if "Go on" in labels(message):
            known = len(self.messages())
            with suppress(DidNotRespond, ClientRefuses):
                await self.ada.press("Go on", on=message)
            await self.step(after=known)
        elif "Answer" in labels(message):
            await self._answer(await self.form(message), message)
        return "Show my feedback" not in labels(message)

    async def killed(self) -> bool:
        """Kill the bot around an answer, start it again; False when the report was there before."""
        message = await self.step()
        if "Go on" in labels(message):
            await self.exchange()
            message = await self.step()
        if "Answer" not in labels(message):
            return False
        form, words, moment = await self.form(message), self.words(), self.rng.choice(MOMENTS)
        known = len(self.messages())
        sending = await self._struck(form, words, moment)
        self.kills += 1
        found = self._look(sending, words)
        await self.bot.start()
        try:
            await self.step(after=known)
        except AssertionError:
            self.silent += 1
            return False
        if words not in found.answers and self.rng.random() < 0.5:
            with suppress(ClientRefuses):  # "thinking …" had closed it already
                await self._answer(form, message, words)  # else it is open, with the words
        return True

    async def _struck(self, form: Outcome, words: str, moment: str) -> "asyncio.Task[Outcome]":
        door = self.played.faults.hold(moment) if "/" in moment else None
        sending = asyncio.create_task(self._sent(form, words, wait=moment == "idle"))
        if door is None:
            await asyncio.sleep(self.rng.choice((0.01, 0.05, 0.3)) * self.rng.random())
        else:
            with suppress(TimeoutError):
                async with asyncio.timeout(5):
                    await door.arrived.wait()
        await self.bot.kill()
        self.played.faults.over()
        if door is not None:
            door.release()
        return sending

    async def _sent(self, form: Outcome, words: str, *, wait: bool) -> Outcome:
        if wait:
            await asyncio.get_running_loop().create_future()
        return await self.ada.submit(form, {FIELD: words})

    def _look(self, sending: "asyncio.Task[Outcome]", words: str) -> Kept:
        told = sending.done() and not sending.exception() and receipt(sending.result())
        sending.cancel()
        if told:
            self.said.append(words)
        found = self._kept()
        self.lost += sum(found.answers.count(said) != 1 for said in self.said)
        self.where.append(_where(found, words, told=told))
        if not found.sound:
            self.trouble.append("the database is damaged")
        if found.ending is None and not found.spent:
            self.trouble.append("an attempt under way doesn't count")
        return found

    def _kept(self) -> Kept:
        return as_left(self.bot.database, str(self.ada.id))

    async def form(self, message: Message) -> Outcome:
        """Open the form below a question."""
        return await self.ada.press("Answer", on=message)

    async def _answer(self, form: Outcome, message: Message, words: str = "") -> None:
        words = words or self.words()
        if receipt(await (await self.ada.submit(form, {FIELD: words})).finished()):
            self.said.append(words)
            await self.played.until(lambda: "Answer" not in labels(message), "", PATIENT)

    def words(self) -> str:
        """Make an answer that nobody gave before."""
        self._count += 1
        return f"{ANSWER} My mark is number {self._count}."

    async def to_the_end(self) -> None:
        """Answer what is left, and look at report, answers and attempt."""
        while await self.exchange():
            pass
        await self._closed(ending="completed", spent=True)

    async def given_up(self) -> None:
        """Let a day pass without the bot; the fault gives the attempt back and says so."""
        await self.bot.kill()
        with closing(sqlite3.connect(self.bot.database)) as connection:
            for table in ("sittings", "attempts"):
                connection.execute(f"UPDATE {table} SET started_at = started_at - {DAY}")  # noqa: S608 - names of ours
            connection.execute(f"UPDATE sittings SET heartbeat_at = heartbeat_at - {DAY}")  # noqa: S608 - a number of ours
            connection.commit()
        await self.bot.start()
        await self.played.until(self._report, "no report", PATIENT)
        if not any("given back" in text_of(m) for m in self.messages()):
            self.silent += 1
        await self._closed(ending="fault", spent=False)

    async def _closed(self, *, ending: str, spent: bool) -> None:
        if await self.bot.end() != 0:
            self.trouble.append("the bot didn't end by itself")
        found = self._kept()
        self.lost += sum(found.answers.count(said) != 1 for said in self.said)
        wrong = (found.ending, found.spent) != (ending, spent)
        reports = len(self._report())
        if found.unscored or reports != 1 or not found.sound:
            self.trouble.append(f"{len(found.unscored)} unscored, {reports} reports")
        self.wrong = int(wrong)

    def _report(self) -> list[Message]:
        return [m for m in self.messages() if "Show my feedback" in labels(m)]


async def killed_in_writing(folder: Path, seed: int, *, kills: int = 5) -> Came:
    """Kill the bot so many times in one interview, then end it or let it be given up."""
    async with standin() as played:
        killing = Killing(played, folder, seed)
        await killing.begin()
        try:
            going = True
            while going and killing.kills < kills:
                for _ in range(killing.rng.randrange(2)):
                    going = going and await killing.exchange()
                going = going and await killing.killed()
            over = "Show my feedback" in labels(await killing.step())
            await (killing.given_up() if seed % 2 and not over else killing.to_the_end())
        finally:
            await killing.bot.end()
    return Came(
        tried=killing.kills,
        lost=killing.lost,
        wrongly_spent=killing.wrong,
        silent=killing.silent,
        trouble=(*killing.trouble, *killing.bot.complaints()),
        where=tuple(killing.where),
    )


def receipt(outcome: Outcome) -> bool:
    """Say whether the form closed without a word: the receipt of an answer."""
    deed = outcome.interaction
    return deed.answered_with is Callback.DEFERRED_UPDATE or outcome.text == KEPT_LATE


def _where(found: Kept, words: str, *, told: bool) -> str:
    if words not in found.answers:
        return "before the journal"
    scored = "unscored" if words in found.unscored else "scored"
    return f"kept, {scored}, {'receipt' if told else 'no receipt'}"


FAULTS = (
    Fault(
        "kill -9, in writing",
        killed_in_writing,
        times=14,
        quick=partial(killed_in_writing, kills=1),
    ),
)
