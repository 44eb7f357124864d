"""An interview room in a private thread: questions with buttons, answers through a form."""

import asyncio
from contextlib import suppress

import discord

from bot.answer import Answer, Medium
from bot.interview.ports import Continued, Intent, RoomLeft
from bot.interview.transcript import Mode, Prompt, Transcript
from cogs.controls import sent
from cogs.hand_ins import HandIns
from cogs.room_clock import RoomClock
from cogs.room_words import (
    CLOCK_RUNS,
    NUDGE,
    answered_text,
    clock_text,
    question_buttons,
    question_text,
)
from cogs.seating import RoomCare, Sitter
from cogs.thread import Thread


class TextRoom:
    """One sitting's thread. It implements the engine's Room; the time of typing is clock time."""

    spoken = False
    """Whether questions are answered aloud."""

    def __init__(
        self, place: discord.abc.Messageable, sitter: Sitter, so_far: Transcript, care: RoomCare
    ) -> None:
        self.sitter = sitter
        self._thread = Thread(place, untidy=care.returning)
        self._pace, self._present = care.pace, care.present
        self._heard = HandIns()
        self._listening, self._asked = asyncio.Event(), asyncio.Event()
        self.is_over = False
        self._prompt: Prompt | None = None
        self._answered = {e.main.prompt.id for e in so_far.exchanges() if e.main.answer}
        self._spent, self.asked_at = so_far.seconds, 0.0
        self._clock, self._note = RoomClock(), ""
        self._rested: set[str] = set()

    @property
    def main_answers(self) -> int:
        """Main questions answered so far."""
        return len(self._answered)

    @property
    def paused(self) -> bool:
        """Whether the clock is held."""
        return self._clock.paused

    def now(self) -> float:
        """Seconds of the running loop, pauses left out."""
        return self._clock.now()

    async def say(self, text: str) -> None:
        """Post a line.

        Raises:
            RoomGone: the thread can't be written in.
        """
        await self.close()
        await self._thread.post(text)

    async def ask(self, prompt: Prompt) -> None:
        """Post a question with its buttons; those of an earlier one go.

        Raises:
            RoomGone: the thread can't be written in.
        """
        await self.close()
        if self._prompt is None or self._prompt.id != prompt.id:
            self.asked_at = self.now()
        self._prompt = prompt
        await self._thread.open(self.question(), sent(*self._buttons(prompt)))
        self._asked.set()

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent | Continued:
        """Wait for the form or a button.

        Raises:
            RoomLeft: the member left the server, or the pause lasted too long.
            RoomGone: the thread can't be written in.
        """
        if not self._thread.is_open or self.open_id != prompt.id:
            await self.ask(prompt)
        began, nudged, looked = self.now(), False, _time()
        self._listening.set()
        try:
            while (left := limit - (self.now() - began)) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(self._pace.tick, left)):
                        return self._taken(await self._heard.next(prompt.id))
                if _time() - looked >= (self._pace.nudge if self.paused else self._pace.look):
                    await self._look_for_member()
                    looked = _time()
                if not nudged and not self.paused and self.now() - began >= self._pace.nudge:
                    await self._thread.post(NUDGE)
                    nudged = True
                await self._tick()
            late = self._heard.waiting(prompt.id)
            return self._taken(late or Answer("", self.now() - self.asked_at))
        finally:
            self._listening.clear()

    async def last_words(self, prompt: Prompt, *, limit: float) -> Continued | None:
        """Wait for nothing: what is written is over when it is sent."""
        del prompt, limit
        return None

    def question(self) -> str:
        """Write the open question with its clock."""
        if self._prompt is None:
            return ""
        shape, answering = self.sitter.shape, self.now() - self.asked_at
        clock = clock_text(
            spent=self._spent + answering,
            answering=answering,
            shape=shape,
            target=self._prompt.seconds,
        )
        return f"{self._text(self._prompt)}\n{clock}"

    async def hand_in(self, prompt: str, heard: Answer | Intent) -> bool:
        """Take an answer or wish for the question that is open; False when that is another one.

        The first one counts, however often a button is pressed. What comes before the room
        listens waits: after a restart several messages have to be written first. An answer is
        taken once it is kept; False too when the room is given up before.
        """
        if self._is_open_to(prompt):
            with suppress(TimeoutError):
                async with asyncio.timeout(self._pace.settle):
                    await self._listening.wait()
        listens = self._listening.is_set() and self._prompt is not None and not self.is_over
        if not listens or not self._heard.empty or not self._is_open_to(prompt):
            return False
        self.go_on()
        if isinstance(heard, Answer) and heard.medium is Medium.TYPED:
            heard = Answer(heard.text, self.now() - self.asked_at)
        self._asked.clear()
        return await self._heard.put(prompt, heard)

    def kept(self) -> None:
        """Hear that what was taken is in the journal."""
        self._heard.kept()

    async def asked(self) -> Prompt | None:
        """Wait until something is asked after what was heard last, and give it."""
        await self._asked.wait()
        return self._prompt

    def _is_open_to(self, prompt: str) -> bool:
        return self._prompt is None or prompt in {self.open_id, ""}

    async def look_back(self) -> None:
        """Show what is worth seeing of a sitting that is over: nothing."""

    async def hang_up(self) -> None:
        """Let go of what the room holds beside its thread: nothing."""

    def over(self) -> None:
        """Let nobody wait for a room that is no longer held."""
        self.is_over = True
        self._listening.set()
        self._heard.given_up()

    def pause(self, prompt: str) -> bool:
        """Hold the clock; False when it can't be: a scored sitting has one pause a question."""
        scored = self.sitter.mode is Mode.SCORED
        if prompt != self.open_id or (scored and prompt in self._rested):
            return False
        self._rested.add(prompt)
        self._clock.pause()
        return True

    def go_on(self) -> None:
        """Let the clock run again."""
        self._clock.go_on()

    @property
    def open_id(self) -> str:
        """The id of the prompt that was asked last; empty before the first."""
        return self._prompt.id if self._prompt else ""

    @property
    def prompt(self) -> Prompt | None:
        """What was asked last."""
        return self._prompt

    def _text(self, prompt: Prompt) -> str:
        return question_text(prompt, sum(count for _, count in self.sitter.shape.planned))

    def _buttons(self, prompt: Prompt) -> list[discord.ui.Button[discord.ui.View]]:
        return question_buttons(self.sitter.sitting, prompt.id, spoken=self.spoken)

    async def close(self) -> None:
        """Take the buttons off the question, and write what came of it.

        It happens once the answer is kept: before the room's next words, and when all is over.
        """
        self._heard.kept()
        if self._prompt is not None and self._thread.is_open:
            text = self._text(self._prompt)
            await self._thread.close(f"{text}\n{self._note}" if self._note else text)
        self._note = ""

    def _taken(self, heard: Answer | Intent) -> Answer | Intent:
        self._spent += 0.0 if heard in {Intent.REPEAT, Intent.DONE} else self.now() - self.asked_at
        if isinstance(heard, Answer) and self._prompt:
            took = self.now() - self.asked_at if heard.seconds is None else heard.seconds
            self._note = answered_text(len(heard.text.split()), took)
            if heard.text and self._prompt.follow_up_to is None:
                self._answered.add(self._prompt.id)
        elif heard is Intent.SKIP:
            self._note = "-# Skipped"
        return heard

    async def _tick(self) -> None:
        if self.paused:
            await self._watch_pause()
        elif self._prompt and not await self._thread.rewrite(self.question()):
            await self.ask(self._prompt)  # somebody deleted the question

    async def _watch_pause(self) -> None:
        scored = self.sitter.mode is Mode.SCORED
        most = self._pace.scored_pause if scored else self._pace.pause
        if self._clock.paused_for < most:
            return
        if not scored:
            raise RoomLeft
        self.go_on()
        await self._thread.post(CLOCK_RUNS)
        if self._prompt:
            await self.ask(self._prompt)

    async def _look_for_member(self) -> None:
        if not await self._present():
            raise RoomLeft


def _time() -> float:
    return asyncio.get_running_loop().time()
