"""The bot's voice in a conversation: it says things, asks, and falls silent for its member."""

import asyncio
from contextlib import suppress

from bot.errors import SpeechFailed
from bot.speech.attention import Attention
from bot.speech.breath import Breath
from bot.speech.call import Call, Speaker
from bot.speech.decisions import FloorBack
from bot.speech.own_voice import OwnVoice
from bot.speech.timeline import Event

GIVE_BACK = 1.5
"""Seconds after its first sound in which the bot still listens for the answer before."""


class Mouth:
    """Speaks into a call; `heard` is told of everything that is said.

    Where the bot's own words come back through the microphone, `heard` learns it from them.
    """

    def __init__(self, call: Call, speaker: Speaker, heard: Attention) -> None:
        self._call, self._speaker, self._heard = call, speaker, heard
        self.breath = Breath(call.now)
        self._window: asyncio.TimerHandle | None = None

    async def say(self, text: str) -> None:
        """Say something that needs no answer; where no engine can, nothing is said."""
        own, began = OwnVoice(), list[float]()

        def begun() -> None:
            began.append(self._call.now())
            own.began(began[0])

        self._heard.begin_to_speak(own)
        try:
            with suppress(SpeechFailed):
                await self._call.play(own.noted(self._speaker.say(text)), began=begun)
        finally:
            self._spoke(began)
        await self._learns(own)

    async def ask(self, text: str, *, shared: bool = False) -> None:
        """Ask a question; whoever begins to answer before it is over is not talked over."""
        self._heard.interrupted.clear()
        if await self._asked(text, shared=shared):
            self._heard.interrupted.clear()
            await self._asked(text, shared=shared)
        if not self._heard.went_on and (not self._heard.fresh or self._heard.ear.turns.is_over):
            self.listen_anew()

    def takes_back(self) -> bool:
        """Say whether the member went on after the turn was taken for over."""
        self._heard.went_on = self._heard.floor_back() or self._heard.went_on
        return self._heard.went_on

    def listen_anew(self) -> None:
        """Listen for another answer."""
        if self._window is not None:
            self._window.cancel()
        self._heard.anew()

    async def close(self) -> None:
        """Be silent."""
        if self._window is not None:
            self._window.cancel()
        await self._call.stop()

    async def _asked(self, text: str, *, shared: bool) -> bool:
        """Ask once; True when nobody but the bot itself has interrupted it."""
        own, began = OwnVoice(), list[float]()

        def begun() -> None:
            began.append(self._call.now())
            own.began(began[0])
            self._question_began(began[0])

        words = self.breath.before(
            own.noted(self._speaker.say(text, shared=shared)),
            lambda: self._heard.begin_to_speak(own),
            self._heard.is_sounding,
        )
        playing = asyncio.create_task(self._call.play(words, began=begun))
        try:
            await self._until_yielded(playing)
            with suppress(SpeechFailed):
                await playing
        finally:
            playing.cancel()
            self._spoke(began)
        learned = not self._heard.went_on and await self._learns(own)
        return learned and self._heard.interrupted.is_set()

    async def _learns(self, own: OwnVoice) -> bool:
        """Find out whether the microphone brought the bot's own words; forget them then."""
        if self._heard.echo or not await own.is_back(self._call.now()):
            return False
        self._heard.echo = True
        if self._heard.open and self._heard.fresh:
            self.listen_anew()
        return True

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
                        self._heard.went_on = True
                    deciding = asyncio.create_task(self._heard.decisions.get())
                if self._heard.went_on or interrupted.done():
                    await self._call.stop()
                    return
        finally:
            deciding.cancel()
            interrupted.cancel()

    def _question_began(self, at: float) -> None:
        if self._heard.echo:
            return
        if self._heard.open:
            self._heard.ear.turns.bot_began(at)
        self._window = asyncio.get_running_loop().call_later(GIVE_BACK, self._close_window)

    def _close_window(self) -> None:
        """Listen for the answer to the question that is being asked, no longer for the last one."""
        if not self._heard.went_on:
            self.listen_anew()

    def _spoke(self, began: list[float]) -> None:
        self._heard.stop_speaking()
        if began:
            self._heard.bot_spoke(began[0])
        if self._heard.open:
            self._heard.ear.turns.asked(self._call.now())
            self._heard.remember_gap(self._call.now())
