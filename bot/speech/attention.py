"""What is listened to, and since when: one ear at a time, and the record of who spoke when."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from bot.speech.audio import Samples, Spoken
from bot.speech.ear import Ear
from bot.speech.timeline import Event, Timeline, Who
from bot.speech.turns import Decision, FloorBack
from bot.speech.vad import FRAME_SECONDS

TICK = 0.04
"""Seconds between two looks at the clock while a member who is silent sends no packets."""
INTERRUPTS = 0.6
"""Seconds of speech that stop the bot's question (notes on engines 1.3: barge-in)."""

TAIL = 0.5
"""Seconds for which a loudspeaker's echo goes on after the bot's last word."""

Ears = Callable[[float, Callable[[Decision], None], Callable[[float, float], None]], Ear]
"""Makes an ear that listens from a second on; its decisions and frames go to the two functions."""


class Call(Protocol):
    """A place in which one member is heard and the bot speaks."""

    def listen(self, heard: Callable[[float, Samples], None] | None) -> None:
        """Give each piece of the member's sound, on the event loop, with its second; None stops."""

    def now(self) -> float:
        """Give the second of the member's timeline that it is now."""

    async def play(self, words: AsyncIterator[Spoken], *, began: Callable[[], None]) -> None:
        """Say words until they are over or `stop` is called; `began` is told the first packet.

        Raises:
            SpeechFailed: they can't be said.
        """

    async def stop(self) -> None:
        """Be silent within 200 ms."""


class Speaker(Protocol):
    """Turns texts into sound."""

    def say(self, text: str, *, shared: bool = False) -> AsyncIterator[Spoken]:
        """Give the sound of a text, sentence by sentence; `shared` text is the same for all.

        Raises:
            SpeechFailed: it can't be said.
        """


class Attention:
    """Leads the member's sound to the ear of the open question.

    `fresh` is True while the ear was opened for a question that isn't answered yet; `speaking` is
    set while the bot speaks, and with `echo` nothing is heard then and just after.
    """

    def __init__(self, call: Call, ears: Ears, *, echo: bool) -> None:
        self._call, self._ears, self._echo = call, ears, echo
        self.decisions: asyncio.Queue[Decision] = asyncio.Queue()
        self.interrupted = asyncio.Event()
        self.timeline = Timeline()
        self.fresh = self.speaking = self.resting = False
        self._ear: Ear | None = None
        self._quiet_from = 0.0
        self._closing: set[asyncio.Task[None]] = set()
        call.listen(self._feed)

    @property
    def open(self) -> bool:
        """Whether there is an ear at all."""
        return self._ear is not None

    @property
    def ear(self) -> Ear:
        """The ear that listens now; one is opened if there is none."""
        return self._ear or self.anew()

    def anew(self) -> Ear:
        """Open an ear for another answer; what the one before decides is no longer heard."""
        self._let_go()
        own: list[Ear] = []
        ear = self._ears(self._call.now(), partial(self._decide, own), partial(self._frame, own))
        own.append(ear)
        self._ear, self.fresh = ear, True
        return ear

    def rest(self) -> Ear | None:
        """Hear nothing until `anew`; give the ear of an answer that isn't over."""
        ear = self._ear if self.fresh else None
        if ear is not None:
            self._ear = None
        self._let_go()
        self.resting, self.fresh = True, False
        return ear

    def mark(self, event: Event) -> None:
        """Note a moment in the timeline."""
        self.timeline = self.timeline.marked(event, self._call.now())

    def is_sounding(self) -> bool:
        """Say whether there is sound just now that may become speech."""
        return self._ear is not None and self._ear.turns.sounding

    def begin_to_speak(self) -> None:
        """Note that the bot's voice sets in."""
        self.speaking = True

    def floor_back(self) -> bool:
        """Look through what was decided meanwhile for a member who goes on."""
        while not self.decisions.empty():
            if self._goes_on(self.decisions.get_nowait()):
                return True
        return False

    async def goes_on(self) -> bool:
        """Look for a moment whether the member goes on, or nobody is to be heard any more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(TICK):
                return self._goes_on(await self.decisions.get())
        return self.resting

    def bot_spoke(self, since: float) -> None:
        """Note a stretch of the bot's voice that ends now."""
        self.timeline = self.timeline.heard(Who.BOT, since, self._call.now())
        self._quiet_from = self._call.now() + TAIL

    async def tick_on(self) -> None:
        """Let time pass for somebody who sends nothing; runs until it is cancelled."""
        while True:
            await asyncio.sleep(TICK)
            if self._ear is not None and not self.resting:
                self._ear.tick(self._call.now())

    async def close(self) -> None:
        """Hear nothing more, and let go of all sound."""
        self._call.listen(None)
        self._let_go()
        await asyncio.gather(*self._closing)

    def _goes_on(self, decision: Decision) -> bool:
        if back := isinstance(decision, FloorBack):
            self.mark(Event.FLOOR_BACK)
        return back

    def _let_go(self) -> None:
        if self._ear is not None:
            closing = asyncio.create_task(self._ear.close())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)
        self._ear = None

    def _feed(self, at: float, samples: Samples) -> None:
        deaf = self._echo and (self.speaking or at < self._quiet_from)
        if self._ear is None or self.resting or deaf:
            return
        self._ear.feed(at, samples)

    def _decide(self, own: list[Ear], decision: Decision) -> None:
        if own and own[0] is self._ear:
            self.decisions.put_nowait(decision)

    def _frame(self, own: list[Ear], at: float, likely: float) -> None:
        if not own or own[0] is not self._ear:
            return
        if likely >= 0.5:
            self.timeline = self.timeline.heard(Who.MEMBER, at - FRAME_SECONDS, at)
        if self.speaking and self.fresh and own[0].turns.talked >= INTERRUPTS:
            self.interrupted.set()
