"""A scored interview aloud over the stand-in, in real time; what a fault in its midst came to."""

import asyncio
import random
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tqdm  # type: ignore[import-untyped] # faster-whisper brings it, without types

from bot.interview.transcript import Ending
from bot.speech.checking import Checked
from bot.speech.hearing import Hearing, compose
from bot.speech.levels import Levels
from bot.speech.ports import Voice
from bot.speech.soundcheck import SENTENCE, SoundCheck
from bot.speech.whisper import Whisper
from cogs.floor import Floor
from cogs.room_clock import Pace
from cogs.room_events import RoomEvents
from cogs.voice.captions import HEARD
from cogs.voice.connection import Call
from cogs.voice.hall import Hall
from tests.cogs.house import House
from tests.cogs.talking import FIELD, labels
from tests.cogs.voice.aloud import DONE, QUICK, Terse, aloud, whisper, words
from tests.discord_standin import text_of
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message
from tests.faults.table import Outcome, Try
from tests.speech.sounding import KNOWN

GRACE = 2.0
"""Seconds that the room waits for a member who left, instead of two minutes."""
TYPE, GO_ON = "Type instead", "Go on"
GOOD = Checked(SoundCheck(Levels(3.0, -20.0, -60.0), 0.0, 0.0, 0.0, SENTENCE), ())
"""A sound check that found nothing; the real one takes ten seconds."""
PATIENT = 40.0


@dataclass(frozen=True)
class Aloud:
    """Ada in a voice channel with the bot. `said` are answers that the bot has shown to her."""

    house: House
    room: Channel
    rng: random.Random
    said: list[str]
    trouble: list[str]

    @property
    def hall(self) -> Hall:
        """The hall of voice rooms."""
        (events,) = (c for c in self.house.app.client.cogs.values() if isinstance(c, RoomEvents))
        assert events._hall is not None
        return events._hall

    @property
    def floor(self) -> Floor:
        """The floor of sittings."""
        (events,) = (c for c in self.house.app.client.cogs.values() if isinstance(c, RoomEvents))
        return events._floor

    def held(self) -> bool:
        """Say whether a sitting has a task."""
        return bool(self.floor._lives)

    @property
    def call(self) -> Call:
        """The bot's call."""
        (call,) = self.house.app.client.voice_clients
        assert isinstance(call, Call)
        return call

    async def until(self, look: Callable[[], object], what: str, patience: float = PATIENT) -> None:
        """Wait for something in real time."""
        try:
            async with asyncio.timeout(patience):
                while not look():  # noqa: ASYNC110 - sound goes over sockets
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(what) from None

    def messages(self) -> list[Message]:
        """List what stands in Ada's rooms."""
        ada = self.house.ada
        return [m for thread in ada.threads() for m in ada.messages(thread)]

    def count(self, text: str) -> int:
        """Count the messages with a text in them."""
        return sum(text in text_of(m) for m in self.messages())

    async def start(self) -> None:
        """Begin, with the sound check taken for done, and hear the first question."""
        ada, guild = self.house.ada, int(self.house.scope)
        await self.until(lambda: self.hall.channel_of(guild, ada.id), "the bot doesn't see Ada")
        place = await self.hall._enter(guild, ada.id)
        place.checked = GOOD
        self.hall._keep(guild, place)
        wish: dict[str, Any] = {"track": "software-engineering", "format": "quick15"}
        page = await ada.slash("interview start", room="voice", mode="scored", **wish)
        await ada.press("Start", on=(await page.finished()).message)
        await self.asked()

    def open_question(self) -> str:
        """Give the id of the question that is open, or nothing."""
        return next((m.id for m in reversed(self.messages()) if TYPE in labels(m)), "")

    async def asked(self, but: str = "") -> None:
        """Wait until another question is open, and the bot has said it."""
        await self.until(lambda: self.open_question() not in {"", but}, "no question is open")
        loop, ada = asyncio.get_running_loop(), self.house.ada
        posted = loop.time()

        def silent() -> bool:
            last = max([posted, *(f.arrived for f in ada.heard()[-1:])])
            return loop.time() - last > 0.9

        await self.until(silent, "the bot didn't stop speaking")

    async def speak(self, *sentences: str) -> None:
        """Say sentences."""
        await self.house.ada.speak_packets(words(*sentences))

    async def answer(self, *sentences: str) -> None:
        """Answer the open question, until what was heard is shown; that is the receipt."""
        before = self.count(HEARD)
        await self.speak(*sentences, DONE)
        await self.until(lambda: self.count(HEARD) > before, "the answer wasn't shown")
        shown = [text_of(m) for m in self.messages() if HEARD in text_of(m)][-1]
        self.said.append(shown.partition("> ")[2])

    async def write(self, sentence: str) -> None:
        """Answer in writing."""
        question = next(m for m in reversed(self.messages()) if TYPE in labels(m))
        form = await self.house.ada.press(TYPE, on=question)
        await self.house.ada.submit(form, {FIELD: sentence})
        await self.until(lambda: TYPE not in labels(question), "the answer wasn't taken")
        self.said.append(sentence)

    async def resume(self) -> None:
        """Go on as the member was told to."""
        open_before = self.open_question()
        await (await self.house.ada.slash("interview resume")).finished()
        await self.asked(but=open_before)

    async def stop(self) -> None:
        """End the interview."""
        ada = self.house.ada
        await self.until(self.open_question, "no question is open")
        question = next(m for m in reversed(self.messages()) if TYPE in labels(m))
        await ada.press("Stop", on=question)
        await ada.press("Yes, end it now")
        await self.until(lambda: self.count("Show my feedback"), "no report came")

    async def came_to(self) -> Outcome:
        """Compare what is kept with what was shown; an early stop is free once in 30 days."""
        archive = self.house.archive
        record = await archive.sittings.get(1)
        assert record is not None
        turns = (await archive.sittings.transcript(1)).turns
        heard = _plain(" ".join(turn.answer.text for turn in turns if turn.answer))
        lost = sum(_plain(words) not in heard for words in self.said)
        attempts = await archive.attempts.history(record.member, record.scope, record.track)
        if record.ending not in {Ending.STOPPED, Ending.FAULT}:
            self.trouble.append(f"it ended as {record.ending}")
        with suppress(AssertionError):
            await self.until(lambda: not self.house.app.client.voice_clients, "", 5.0)
        left = len(self.house.app.client.voice_clients) + len(self.hall._rooms)
        spent = [attempt.spent for attempt in attempts]
        return Outcome(
            lost=lost, wrongly_spent=int(spent != [False]), left=left, trouble=tuple(self.trouble)
        )


Deed = Callable[[Aloud], Awaitable[None]]
Ears = Callable[[], Hearing]


async def nothing() -> None:
    """Let go of nothing."""


def local_ears() -> Hearing:
    """Hear with the fixture model, in threads of this try's own."""
    tqdm.tqdm.monitor_interval = 0  # its thread would outlive the try
    loaded = whisper()
    return compose(Whisper(loaded._decode, loaded.options, name="fixture"), None)


def happening(
    deed: Deed,
    *,
    ears: Ears = local_ears,
    voice: Callable[[], Voice] = Terse,
    answered: bool = True,
    closing: Callable[[], Awaitable[None]] = nothing,
) -> Try:
    """Make a try: answer a question aloud or in writing, do it amid the next, and end.

    `closing` lets go of what the try has opened beside the bot.
    """

    async def attempt(folder: Path, seed: int) -> Outcome:
        hearing, others = ears(), set(threading.enumerate())
        try:
            async with scene(folder, seed, hearing, voice()) as aloud:
                await aloud.start()
                asked = aloud.open_question()
                await (aloud.answer if answered else aloud.write)(KNOWN[3])
                await aloud.asked(but=asked)
                await deed(aloud)
                came = await aloud.came_to()
                await aloud.house.close()
                await hearing.close()
                await closing()
                await aloud.until(lambda: not _hearing_threads(others), "a recogniser goes on")
                return came
        finally:
            await hearing.close()

    return attempt


@asynccontextmanager
async def scene(folder: Path, seed: int, hearing: Hearing, voice: Voice) -> AsyncIterator[Aloud]:
    """Open the bot with ears and a voice, and a room with Ada in it."""
    pace = Pace(countdown=0.0, grace=GRACE)
    async with aloud(folder, voice=voice, hearing=hearing, manners=QUICK, pace=pace) as (h, room):
        yield Aloud(h, room, random.Random(seed), [], [])


def _hearing_threads(others: set[threading.Thread]) -> list[threading.Thread]:
    new = set(threading.enumerate()) - others
    return [one for one in new if one.name.startswith("whisper")]


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
