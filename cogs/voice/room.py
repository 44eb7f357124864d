"""An interview room in a voice channel: questions aloud, one member heard, captions in the thread.

Everything that the text room does goes on in the thread beside it: buttons, clock, pauses, and
typed answers for those whose microphone fails.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import suppress

import discord

from bot.answer import Answer, joined
from bot.interview.ports import Continued, Intent, RoomLeft
from bot.interview.transcript import Prompt, Transcript
from bot.speech import room_lines as lines
from bot.speech.earlier import Said
from cogs.controls import sent
from cogs.errors import UNDELIVERED
from cogs.room_words import going_on_buttons, title
from cogs.seating import RoomCare, Sitter
from cogs.text_room import TextRoom
from cogs.thread import RoomGone
from cogs.voice.captions import AWAY, LISTENING, NOT_KEPT, PAUSED, TAKEN_BACK, Captions
from cogs.voice.dropping import dropped
from cogs.voice.line import Line, Suspended
from cogs.voice.thanks import Thanks
from cogs.voice.wishes import REPLIES, Deed, deed, is_answer

SILENT = 3
"""Questions in a row to which nothing is said; then the member counts as gone."""


class VoiceRoom(TextRoom):
    """One sitting's voice channel and thread, the engine's Room; `opening` is said first."""

    spoken = True

    def __init__(
        self,
        place: discord.abc.Messageable,
        sitter: Sitter,
        so_far: Transcript,
        care: RoomCare,
        *,
        line: Line,
        opening: Sequence[str] = (),
    ) -> None:
        super().__init__(place, sitter, so_far, care)
        self._line, self._talk = line, line.conversation
        self._captions = Captions(self._thread, line.habits)
        self._thanks, self._silent, self._confirming = Thanks(), 0, False
        self._ahead = asyncio.ensure_future(line.prepare((*opening, *lines.AHEAD)))

    async def say(self, text: str) -> None:
        """Say a line, and post it.

        Raises:
            RoomGone: the thread can't be written in.
        """
        await asyncio.gather(self._after_caption(super().say(text)), self._talk.say(text))

    async def ask(self, prompt: Prompt) -> None:
        """Ask aloud, and post the question; a member who goes on meanwhile gets the floor back.

        Raises:
            RoomGone: the thread can't be written in.
        """
        if (names := self._line.habits.names) is not None:
            names.asked(prompt)
        posting = self._after_caption(super().ask(prompt))
        words = f"{self._thanks.before(prompt)}{prompt.spoken or prompt.text}"
        speaking = self._talk.ask(prompt.id, words, shared=prompt.is_everybodys)
        await asyncio.gather(posting, speaking)

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent | Continued:
        """Listen until the turn is over or a button is pressed.

        Raises:
            RoomLeft: the member left the server, or the pause lasted too long.
            RoomGone: the thread can't be written in, or the member or the call is gone.
        """
        began, pressing = self.now(), asyncio.create_task(super().hear(prompt, limit=limit))
        try:
            while True:
                turning = asyncio.create_task(self._talk.turn(early=self._sure, tell=self._tell))
                leaving = asyncio.ensure_future(self._line.presence.away())
                try:
                    await asyncio.wait(
                        {pressing, turning, leaving}, return_when=asyncio.FIRST_COMPLETED
                    )
                    both = pressing.done() and turning.done()
                    if pressing.done() and not (both and pressing.result() is Intent.DONE):
                        await dropped(turning)
                        pressed = pressing.result()
                        if pressed is not Intent.DONE or not await self._talk.owns_up(self._tell):
                            return await self._by_hand(pressed)
                        left = limit - (self.now() - began)
                        pressing = asyncio.create_task(super().hear(prompt, limit=left))
                        continue
                    if turning.done():
                        if (came := await self._came(turning.result(), prompt)) is not None:
                            return came
                        continue
                finally:
                    await dropped(turning, leaving)
                await self._wait_for_member(prompt)
        finally:
            await dropped(pressing)

    def question(self) -> str:
        """Write the open question with its clock, and that the room listens."""
        return super().question() if self.paused else f"{super().question()}\n{LISTENING}"

    async def last_words(self, prompt: Prompt, *, limit: float) -> Continued | None:
        """Wait for the end of the breath; raises what `hear` raises if the member went on."""
        if not await self._talk.went_on_after_all():
            return None
        came = await self.hear(prompt, limit=limit)
        return came if isinstance(came, Continued) else None

    def pause(self, prompt: str) -> bool:
        """Hold the clock and stop listening; False when it can't be."""
        held = super().pause(prompt)
        if held:
            self._talk.rest()
        return held

    def go_on(self) -> None:
        """Let the clock run again, and listen."""
        super().go_on()
        self._talk.wake()

    async def close(self) -> None:
        """Take the buttons off the question, after the caption of its answer."""
        await super().close()
        await self._captions.post()

    async def look_back(self) -> None:
        """Post who spoke when, and how much of the sound was lost if it was much."""
        await self._captions.look_back(self._talk.timeline, self._line.lost())

    async def hang_up(self) -> None:
        """Be silent, hear nothing more, and leave the channel; an answer not kept is given back."""
        await dropped(self._ahead)
        with suppress(RoomGone, *UNDELIVERED):
            await self._captions.post(NOT_KEPT)
        await self._talk.close()
        await self._line.hang_up()

    def _text(self, prompt: Prompt) -> str:
        if self._line.habits.captions:
            return super()._text(prompt)
        return f"### {title(prompt, sum(count for _, count in self.sitter.shape.planned))}"

    async def _came(self, said: Said | None, prompt: Prompt) -> Answer | Intent | Continued | None:
        """Take what was said, or do what was wished; None while the question stays open.

        Raises:
            RoomLeft: nobody has said anything for several questions.
        """
        if said is None:
            self._silent += 1
            if self._silent >= SILENT:
                await self._tell(lines.NOBODY_THERE)
                raise RoomLeft
            return self._taken(Intent.SKIP)
        self._silent = 0
        what = deed(said, confirming=self._confirming)
        self._confirming = what is Deed.CONFIRM
        if what is Deed.TAKE:
            return self._given(said)
        self._talk.unsaid(said)
        if isinstance(what, Intent):
            if what is Intent.SKIP:
                self._talk.drop()
            return self._taken(what)
        if what is Deed.PAUSE:
            await self._pause_aloud(prompt)
        else:
            await self._tell(REPLIES[what])
        return None

    def _sure(self, text: str) -> bool:
        return is_answer(text, confirming=self._confirming)

    async def _pause_aloud(self, prompt: Prompt) -> None:
        if not self.pause(prompt.id):
            await self._tell(lines.NO_PAUSE)
            return
        buttons = going_on_buttons(self.sitter.sitting, prompt.id)
        await self._thread.rewrite(f"{self.question()}\n{PAUSED}", sent(*buttons))
        await self._talk.say(lines.PAUSED)

    async def _tell(self, text: str) -> None:
        """Say something beside the open question, and write it."""
        await asyncio.gather(self._thread.post(f"-# {text}"), self._talk.say(text))

    async def _wait_for_member(self, prompt: Prompt) -> None:
        """Hold the question while the member is away.

        Raises:
            Suspended: they don't come back in time, or the call is over.
        """
        self._clock.pause()
        self._talk.rest()
        with suppress(RoomGone):
            if not self._line.presence.over:
                await self._thread.post(AWAY)
            if await self._line.presence.back(self._pace.grace):
                self.go_on()
                await self.ask(prompt)
                return
            self._heard.given_up()
            await super().close()
            so_far = await self._talk.so_far()
            await self._captions.broken_off(self.sitter.sitting, so_far.answer)
        raise Suspended

    async def _by_hand(self, came: Answer | Intent | Continued) -> Answer | Intent | Continued:
        """Put together what was said and what was pressed or typed."""
        if isinstance(came, Intent) and came is not Intent.DONE and not self._talk.went_on:
            if came is Intent.SKIP:
                self._talk.drop()
            elif came is Intent.REPEAT:
                self._talk.rest()
                self._talk.wake()
            return came
        heard = await self._talk.so_far()
        if isinstance(came, Answer) and came.text:
            answer = joined(heard.answer, came) if heard.answer.text else came
            self._line.answered(self.open_id, heard)
            return Continued(answer) if heard.went_on else answer
        return self._given(heard)

    def _given(self, heard: Said) -> Answer | Continued:
        self._taken(heard.answer)
        if heard.went_on:
            self._note = TAKEN_BACK
        elif heard.answer.text:
            self._thanks.owe()
        self._captions.hold(heard.answer)
        self._line.answered(self.open_id, heard)
        return Continued(heard.answer) if heard.went_on else heard.answer

    async def _after_caption(self, posting: Awaitable[None]) -> None:
        await self._captions.post()
        await posting
