"""Two voices in turns: the bot asks aloud, one member answers, and may take the floor back.

Whose turn it is decides `bot.speech.turns`; here its decisions meet the bot's voice. Runs on the
event loop; sound comes and goes through a `Call`, so nothing here knows where.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.answer import Answer
from bot.errors import SpeechFailed
from bot.speech.attention import Attention, Call, Ears, Speaker
from bot.speech.breath import Breath
from bot.speech.earlier import TOO_SLOW, Earlier, Said
from bot.speech.room_lines import ENOUGH, ONE_MOMENT, QUIET
from bot.speech.timeline import Event, Timeline
from bot.speech.turns import CutIn, FloorBack, Quiet, Silence, TurnOver

GIVE_BACK = 1.5
"""Seconds after its first sound in which the bot still listens for the answer before."""
SLOW = 4.0
"""Seconds after which a wait for the recogniser is explained (document 003:103)."""


class Conversation:
    """The spoken side of one sitting.

    With `echo` the member's microphone brings the bot's own words back, so nobody is listened to
    while it speaks. `went_on` is True from the moment a member takes the floor back until the
    answer is over anew.
    """

    def __init__(self, call: Call, speaker: Speaker, ears: Ears, *, echo: bool = False) -> None:
        self._call, self._speaker, self._echo = call, speaker, echo
        self._heard = Attention(call, ears, echo=echo)
        self._earlier, self._breath = Earlier(), Breath(call.now)
        self._window: asyncio.TimerHandle | None = None
        self.went_on = False

    @property
    def timeline(self) -> Timeline:
        """Who spoke when, so far."""
        return self._heard.timeline

    async def say(self, text: str) -> None:
        """Say something that needs no answer; where no engine can, nothing is said."""
        began: list[float] = []
        self._heard.speaking = True
        try:
            with suppress(SpeechFailed):
                await self._call.play(
                    self._speaker.say(text), began=lambda: began.append(self._call.now())
                )
        finally:
            self._spoke(began)

    async def ask(self, prompt: str, text: str, *, shared: bool = False) -> None:
        """Ask a question, by its id, unless the member goes on with the answer before.

        Whoever begins to answer before the question is over is not talked over.
        """
        if self._takes_back():
            return
        self._heard.timeline = self.timeline.asked(prompt)
        began: list[float] = []
        self._heard.interrupted.clear()
        playing = asyncio.create_task(
            self._call.play(
                self._breath.before(
                    self._speaker.say(text, shared=shared),
                    self._heard.begin_to_speak,
                    self._heard.is_sounding,
                ),
                began=lambda: self._question_began(began),
            )
        )
        try:
            await self._until_yielded(playing)
            with suppress(SpeechFailed):
                await playing
        finally:
            playing.cancel()
            self._spoke(began)
        if not self.went_on and (not self._heard.fresh or self._heard.ear.turns.is_over):
            self._listen_anew()

    async def turn(self, *, early: Callable[[str], bool] = lambda _: False) -> Said | None:
        """Listen until the answer is over; None when the member said nothing for too long.

        Words of which `early` is True are given while the bot still draws breath: `ask` and
        `went_on_after_all` wait for its end. Cancelled, it leaves what was heard to `so_far`.
        """
        if not (self.went_on or self._heard.fresh or self._heard.resting):
            self._listen_anew()
        ticking = asyncio.create_task(self._heard.tick_on())
        try:
            while True:
                decision = await self._heard.decisions.get()
                if isinstance(decision, Quiet):
                    self._heard.mark(Event.NUDGE)
                    await self.say(QUIET[decision.step])
                    if decision.step is Silence.MOVE_ON:
                        said = await self._given(Answer(""))
                        return said if said.anything else None
                elif isinstance(decision, CutIn):
                    self._heard.mark(Event.CUT_IN)
                    answer = await self._understood()
                    await self.say(ENOUGH)
                    return await self._given(answer)
                elif isinstance(decision, TurnOver) and (over := await self._over(decision, early)):
                    return await self._given(over)
        finally:
            ticking.cancel()

    async def went_on_after_all(self) -> bool:
        """Wait until the breath after a turn is drawn; True when the member took the floor back."""
        await self._breath.over(self._heard.is_sounding)
        return self._takes_back()

    async def so_far(self) -> Said:
        """Give what was said until now; the turn is over with it."""
        if not self._heard.open:
            return await self._given(Answer(""))
        self._heard.ear.turns.done()
        return await self._given(await self._understood())

    def rest(self) -> None:
        """Hear nothing for a while; what was said of an answer is kept for when it goes on."""
        self._heard.fresh = self._heard.fresh or self.went_on
        if (ear := self._heard.rest()) is not None:
            self._earlier.keep(ear)

    def wake(self) -> None:
        """Listen again."""
        if self._heard.resting:
            self._heard.resting = False
            self._listen_anew()

    def unsaid(self, wish: Said) -> None:
        """Take what was said last for a wish: it joins no answer, what came before it stays."""
        self._earlier.put_back(wish.before)
        self._listen_anew()

    def drop(self) -> None:
        """Let go of what was said of an answer that isn't wanted any more."""
        self._earlier.drop()
        self.went_on = False
        self._listen_anew()

    async def close(self) -> None:
        """Stop speaking and listening, and let go of all sound."""
        if self._window is not None:
            self._window.cancel()
        await self._earlier.close()
        await self._call.stop()
        await self._heard.close()

    async def _over(self, over: TurnOver, early: Callable[[str], bool]) -> Answer | None:
        """Draw breath and wait for the last words; None when there is more to come, or nothing."""
        self._breath.draw(over.at + over.breath)
        answer = await self._understood()
        silent_until = over.at if early(answer.text) else over.at + over.breath
        while self._call.now() < silent_until or self._heard.is_sounding():
            if await self._heard.goes_on():
                return None
        if self._heard.floor_back() or self._heard.resting:
            return None
        if not answer.text and not answer.missed:
            self._listen_anew()
            return None
        self._heard.mark(Event.ENDPOINT)
        return answer

    async def _understood(self) -> Answer:
        understanding = asyncio.create_task(self._heard.ear.answer(TOO_SLOW))
        try:
            done, _ = await asyncio.wait({understanding}, timeout=SLOW)
            if not done:
                await self.say(ONE_MOMENT)
            return await understanding
        finally:
            understanding.cancel()

    async def _given(self, answer: Answer) -> Said:
        """Close the turn; the ear goes on listening for a member who isn't done after all."""
        said = await self._earlier.take(answer, went_on=self.went_on)
        self.went_on = self._heard.fresh = False
        return said

    def _takes_back(self) -> bool:
        """Say whether the member went on after the turn was taken for over."""
        self.went_on = self._heard.floor_back() or self.went_on
        return self.went_on

    async def _until_yielded(self, playing: "asyncio.Task[None]") -> None:
        """Be silent as soon as the member takes the floor back, or begins to answer."""
        interrupted = asyncio.create_task(self._heard.interrupted.wait())
        deciding = asyncio.create_task(self._heard.decisions.get())
        try:
            while not playing.done():
                await asyncio.wait(
                    {playing, interrupted, deciding}, return_when=asyncio.FIRST_COMPLETED
                )
                if deciding.done():
                    if isinstance(deciding.result(), FloorBack):
                        self._heard.mark(Event.FLOOR_BACK)
                        self.went_on = True
                    deciding = asyncio.create_task(self._heard.decisions.get())
                if self.went_on or interrupted.done():
                    await self._call.stop()
                    return
        finally:
            deciding.cancel()
            interrupted.cancel()

    def _question_began(self, began: list[float]) -> None:
        began.append(self._call.now())
        if self._echo:
            return
        if self._heard.open:
            self._heard.ear.turns.bot_began(began[0])
        self._window = asyncio.get_running_loop().call_later(GIVE_BACK, self._close_window)

    def _close_window(self) -> None:
        """Listen for the answer to the question that is being asked, no longer for the last one."""
        if not self.went_on:
            self._listen_anew()

    def _listen_anew(self) -> None:
        if self._window is not None:
            self._window.cancel()
        self._heard.anew()

    def _spoke(self, began: list[float]) -> None:
        self._heard.speaking = False
        if began:
            self._heard.bot_spoke(began[0])
        if self._heard.open:
            self._heard.ear.turns.asked(self._call.now())
