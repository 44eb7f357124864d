"""Two voices in turns: the bot asks aloud, one member answers, and may take the floor back.

Whose turn it is decides `bot.speech.turns`; here its decisions meet the bot's voice. Runs on the
event loop; sound comes and goes through a `Call`, so nothing here knows where.
"""

import asyncio
from collections.abc import Awaitable, Callable

from bot.answer import Answer
from bot.speech.attention import Attention, Ears
from bot.speech.call import Call, Speaker
from bot.speech.decisions import CutIn, Missed, Muted, Quiet, Silence, TurnOver
from bot.speech.earlier import TOO_SLOW, Earlier, Said
from bot.speech.mouth import Mouth
from bot.speech.room_lines import ENOUGH, MISSED, MUTED, ONE_MOMENT, QUIET
from bot.speech.timeline import Event, Timeline

Tell = Callable[[str], Awaitable[None]]
"""Tells a member something that needs no answer."""

SLOW = 4.0
"""Seconds after which a wait for the recogniser is explained (document 003:103)."""


class Conversation:
    """The spoken side of one sitting.

    With `echo` the member's microphone brings the bot's own words back, so nobody is listened to
    while it speaks. `went_on` is True from the moment a member takes the floor back until the
    answer is over anew.
    """

    def __init__(self, call: Call, speaker: Speaker, ears: Ears, *, echo: bool = False) -> None:
        self._call, self._earlier = call, Earlier()
        self._heard = Attention(call, ears, echo=echo)
        self._mouth = Mouth(call, speaker, self._heard)
        self._adding = False

    @property
    def timeline(self) -> Timeline:
        """Who spoke when, so far."""
        return self._heard.timeline

    @property
    def went_on(self) -> bool:
        """Whether the member goes on with the answer before."""
        return self._heard.went_on

    async def say(self, text: str) -> None:
        """Say something that needs no answer; where no engine can, nothing is said."""
        await self._mouth.say(text)

    async def ask(self, prompt: str, text: str, *, shared: bool = False) -> None:
        """Ask a question, by its id, unless the member goes on with the answer before.

        Whoever begins to answer before the question is over is not talked over.
        """
        if not self._mouth.takes_back():
            self._heard.timeline = self.timeline.asked(prompt)
            await self._mouth.ask(text, shared=shared)

    async def turn(
        self, *, early: Callable[[str], bool] = lambda _: False, tell: Tell | None = None
    ) -> Said | None:
        """Listen until the answer is over; None when the member said nothing for too long.

        Words of which `early` is True are given while the bot still draws breath: `ask` and
        `went_on_after_all` wait for its end. Cancelled, it leaves what was heard to `so_far`.
        `tell` says what has to be said in other ways than aloud, too.
        """
        tell = tell or self.say
        if not (self.went_on or self._heard.fresh or self._heard.resting):
            self._mouth.listen_anew()
        ticking = asyncio.create_task(self._heard.tick_on())
        try:
            while True:
                decision = await self._heard.decisions.get()
                if isinstance(decision, Missed):
                    await self.owns_up(tell)
                elif isinstance(decision, Muted):
                    await tell(MUTED)
                elif isinstance(decision, Quiet):
                    if self._adding and await self._earlier.anything():
                        return await self._given(Answer(""))
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
                elif (
                    isinstance(decision, TurnOver)
                    and (over := await self._over(decision, early))
                    and not await self.owns_up(tell)
                ):
                    return await self._given(over)
        finally:
            ticking.cancel()

    async def went_on_after_all(self) -> bool:
        """Wait until the breath after a turn is drawn; True when the member took the floor back."""
        await self._mouth.breath.over(self._heard.is_sounding)
        return self._mouth.takes_back()

    async def owns_up(self, tell: Tell) -> bool:
        """Say that words are missing, and listen to what is added; False when none are."""
        if not self._heard.missed:
            return False
        self.rest()
        self._heard.missed, self._adding = False, True
        self.wake()
        await tell(MISSED)
        return True

    async def so_far(self) -> Said:
        """Give what was said until now; the turn is over with it."""
        self._heard.missed = False
        if not self._heard.open:
            return await self._given(Answer(""))
        self._heard.ear.turns.done()
        answer = await self._understood()
        self._heard.mark(Event.ENDPOINT)
        return await self._given(answer)

    def rest(self) -> None:
        """Hear nothing for a while; what was said of an answer is kept for when it goes on."""
        self._heard.fresh = self._heard.fresh or self.went_on
        if (ear := self._heard.rest()) is not None:
            self._earlier.keep(ear)

    def wake(self) -> None:
        """Listen again."""
        if self._heard.resting:
            self._heard.resting = False
            self._mouth.listen_anew()

    def unsaid(self, wish: Said) -> None:
        """Take what was said last for a wish: it joins no answer, what came before it stays."""
        self._earlier.put_back(wish)
        self._mouth.listen_anew()

    def drop(self) -> None:
        """Let go of what was said of an answer that isn't wanted any more."""
        self._earlier.drop()
        self._heard.went_on = False
        self._mouth.listen_anew()

    async def close(self) -> None:
        """Stop speaking and listening, and let go of all sound."""
        await self._earlier.close()
        await self._mouth.close()
        await self._heard.close()

    async def _over(self, over: TurnOver, early: Callable[[str], bool]) -> Answer | None:
        """Draw breath and wait for the last words; None when there is more to come, or nothing."""
        self._mouth.breath.draw(over.at + over.breath)
        answer = await self._understood()
        silent_until = over.at if early(answer.text) else over.at + over.breath
        while self._call.now() < silent_until or self._heard.is_sounding():
            if await self._heard.goes_on():
                return None
        if self._heard.floor_back() or self._heard.resting:
            return None
        if not answer.text and not answer.missed:
            self._mouth.listen_anew()
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
        sound = self._heard.sound() if answer.text or answer.missed else ()
        said = await self._earlier.take(answer, went_on=self.went_on, sound=sound)
        self._heard.went_on = self._heard.fresh = self._adding = False
        return said
