"""An interview room in a voice channel: questions aloud, one member heard, captions in the thread.

Everything that the text room does goes on in the thread beside it: buttons, clock, pauses, and
typed answers for those whose microphone fails.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

import discord

from bot.answer import Answer, joined
from bot.interview.ports import Continued, Intent
from bot.interview.transcript import Prompt, Transcript
from bot.speech.conversation import Conversation, Said
from cogs.room_words import title
from cogs.said import cut, said
from cogs.seating import RoomCare, Sitter
from cogs.text_room import TextRoom
from cogs.thread import RoomGone

TAKEN_BACK = "-# Taken back: you were not finished."
MOST_CAPTION = 1500
"""Characters of an answer's caption; escapes may add a few, up to Discord's 2,000."""


AWAY = (
    "You left the voice channel, so the clock stands still. Come back within two minutes, and the "
    "open question is asked again; what you said is kept."
)


class Present(Protocol):
    """Whether the member is in the channel."""

    async def away(self) -> None:
        """Return once the member isn't there, or the call is over."""

    async def back(self, within: float) -> bool:
        """Wait for the member's return; False when they don't come, or the call is over."""


@dataclass(frozen=True, slots=True)
class Line:
    """The voice side of a room; `hang_up` leaves the channel.

    Without `captions` the thread has neither the question's words nor the answer's.
    """

    conversation: Conversation
    presence: Present
    hang_up: Callable[[], Awaitable[None]]
    captions: bool = True


class VoiceRoom(TextRoom):
    """One sitting's voice channel and thread. It implements the engine's Room."""

    spoken = True

    def __init__(
        self,
        place: discord.abc.Messageable,
        sitter: Sitter,
        so_far: Transcript,
        care: RoomCare,
        *,
        line: Line,
    ) -> None:
        super().__init__(place, sitter, so_far, care)
        self._line, self._talk = line, line.conversation
        self._caption = ""

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
        posting = self._after_caption(super().ask(prompt))
        speaking = self._talk.ask(prompt.id, prompt.spoken or prompt.text)
        await asyncio.gather(posting, speaking)

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent | Continued:
        """Listen until the turn is over or a button is pressed.

        Raises:
            RoomLeft: the member left the server, or the pause lasted too long.
            RoomGone: the thread can't be written in, or the member or the call is gone.
        """
        pressing = asyncio.create_task(super().hear(prompt, limit=limit))
        try:
            while True:
                turning = asyncio.create_task(self._talk.turn())
                leaving = asyncio.ensure_future(self._line.presence.away())
                try:
                    await asyncio.wait(
                        {pressing, turning, leaving}, return_when=asyncio.FIRST_COMPLETED
                    )
                    if pressing.done():
                        return await self._by_hand(pressing.result())
                    if turning.done():
                        heard = turning.result()
                        return self._taken(Intent.SKIP) if heard is None else self._given(heard)
                finally:
                    await _dropped(turning, leaving)
                await self._wait_for_member(prompt)
        finally:
            await _dropped(pressing)

    def pause(self, prompt: str) -> bool:
        """Hold the clock and stop listening; False when it can't be."""
        held = super().pause(prompt)
        if held:
            self._resting = asyncio.create_task(self._talk.rest())
        return held

    def go_on(self) -> None:
        """Let the clock run again, and listen."""
        super().go_on()
        self._talk.wake()

    async def close(self) -> None:
        """Take the buttons off the question, after the caption of its answer."""
        await super().close()
        await self._post_caption()

    async def hang_up(self) -> None:
        """Be silent, hear nothing more, and leave the channel."""
        await self._talk.close()
        await self._line.hang_up()

    def _text(self, prompt: Prompt) -> str:
        if self._line.captions:
            return super()._text(prompt)
        return f"### {title(prompt, sum(count for _, count in self.sitter.shape.planned))}"

    async def _wait_for_member(self, prompt: Prompt) -> None:
        """Hold the question while the member is away.

        Raises:
            RoomGone: they don't come back in time, or the call is over.
        """
        self._clock.pause()
        await self._talk.rest()
        with suppress(RoomGone):
            await self._thread.post(AWAY)
        if not await self._line.presence.back(self._pace.grace):
            raise RoomGone
        self.go_on()
        await self.ask(prompt)

    async def _by_hand(self, came: Answer | Intent | Continued) -> Answer | Intent | Continued:
        """Put together what was said and what was pressed or typed."""
        if isinstance(came, Intent) and came is not Intent.DONE and not self._talk.went_on:
            return came
        heard = await self._talk.so_far()
        if isinstance(came, Answer) and came.text:
            answer = joined(heard.answer, came) if heard.answer.text else came
            return Continued(answer) if heard.went_on else answer
        return self._given(heard)

    def _given(self, heard: Said) -> Answer | Continued:
        self._taken(heard.answer)
        if heard.went_on:
            self._note = TAKEN_BACK
        self._caption = heard.answer.text
        return Continued(heard.answer) if heard.went_on else heard.answer

    async def _after_caption(self, posting: Awaitable[None]) -> None:
        await self._post_caption()
        await posting

    async def _post_caption(self) -> None:
        caption, self._caption = self._caption, ""
        if caption and self._line.captions:
            await self._thread.post(f"-# What I heard:\n> {said(cut(caption, MOST_CAPTION))}")


async def _dropped(*tasks: "asyncio.Future[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
