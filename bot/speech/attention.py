"""What is listened to, and since when: one ear at a time, and the record of who spoke when."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from bot.speech.audio import Samples
from bot.speech.call import Call, Reach
from bot.speech.decisions import Decision, FloorBack
from bot.speech.ear import Ear
from bot.speech.gaps import Gaps
from bot.speech.own_voice import OwnVoice
from bot.speech.timeline import Event, Timeline, Who
from bot.speech.turns import TurnDetector
from bot.speech.vad import FRAME_SECONDS

TICK = 0.04
"""Seconds between two looks at the clock while a member who is silent sends no packets."""
INTERRUPTS = 0.6
"""Seconds of speech that stop the bot's question (notes on engines 1.3: barge-in)."""

TAIL = 0.5
"""Seconds for which a loudspeaker's echo goes on after the bot's last word."""

Ears = Callable[[float, Callable[[Decision], None], Callable[[float, float], None]], Ear]
"""Makes an ear that listens from a second on; its decisions and frames go to the two functions."""


class Attention:
    """Leads the member's sound to the ear of the open question.

    `fresh` is True while the ear was opened for a question that isn't answered yet, `went_on` while
    the member goes on with the answer before, `missed` while words may be missing and they haven't
    been told. While `speaking` is set with `echo`, and just after, nothing is heard.
    """

    def __init__(self, call: Call, ears: Ears, *, echo: bool) -> None:
        self._call, self._ears, self.echo = call, ears, echo
        self.decisions: asyncio.Queue[Decision] = asyncio.Queue()
        self.interrupted = asyncio.Event()
        self.timeline = Timeline()
        self.fresh = self.speaking = self.resting = self.went_on = False
        self.missed = False
        self._gaps = Gaps()
        self._own: OwnVoice | None = None
        self._ear: Ear | None = None
        self._quiet_from = 0.0
        self._closing: set[asyncio.Task[None]] = set()
        call.listen(self._feed, self._lost)

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
        self.remember_gap(self._call.now())
        return ear

    def rest(self) -> Ear | None:
        """Hear nothing until `anew`; give the ear of an answer that isn't over."""
        ear = self._ear if self.fresh else None
        if ear is not None:
            self._ear = None
        self._let_go()
        self.resting, self.fresh = True, False
        while not self.decisions.empty():
            self.decisions.get_nowait()
        return ear

    def mark(self, event: Event) -> None:
        """Note a moment in the timeline."""
        self._mark_pieces()
        self.timeline = self.timeline.marked(event, self._call.now())

    def sound(self) -> tuple[Samples, ...]:
        """Give the sound of the open ear; none where it isn't held."""
        return self._ear.sound() if self._ear is not None else ()

    def is_sounding(self) -> bool:
        """Say whether there is sound just now that may become speech."""
        return self._ear is not None and self._ear.turns.sounding

    def begin_to_speak(self, own: OwnVoice) -> None:
        """Note that the bot's voice sets in; `own` is told what is heard meanwhile."""
        self.speaking, self._own = True, own

    def stop_speaking(self) -> None:
        """Note that the bot is silent."""
        self.speaking, self._own = False, None

    def remember_gap(self, at: float) -> None:
        """See to it that a pause after second `at` is used to say what is missing, if anything."""
        if self._ear is not None and self.missed:
            self._ear.turns.missed(at)

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
                self._look(self._ear.turns)
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
        if self._own is not None and not self.resting:
            self._own.feed(at, samples)
        deaf = self.echo and (self.speaking or at < self._quiet_from)
        if self._ear is None or self.resting or deaf:
            return
        self._ear.feed(at, samples)

    def _look(self, turns: TurnDetector) -> None:
        reach, now = self._call.reach(), self._call.now()
        turns.mute(now, muted=reach is Reach.MUTED)
        if self.speaking:
            turns.asked(now)
        if reach is Reach.CUT:
            turns.excuse(now)

    def _lost(self, at: float, seconds: float) -> None:
        if self._ear is None or self.resting:
            return
        self._ear.lost(at, seconds)
        self.missed = self._gaps.lost(at, seconds) or self.missed
        self.remember_gap(at)

    def _mark_pieces(self) -> None:
        for at in self._ear.new_pieces() if self._ear is not None else ():
            self.timeline = self.timeline.marked(Event.PIECE, at)

    def _decide(self, own: list[Ear], decision: Decision) -> None:
        if own and own[0] is self._ear:
            self.decisions.put_nowait(decision)

    def _frame(self, own: list[Ear], at: float, likely: float) -> None:
        if not own or own[0] is not self._ear:
            return
        self._mark_pieces()
        if likely >= 0.5:
            self.timeline = self.timeline.heard(Who.MEMBER, at - FRAME_SECONDS, at)
        if self.speaking and self.fresh and own[0].turns.talked >= INTERRUPTS:
            self.interrupted.set()
