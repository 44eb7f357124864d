"""A call as a conversation needs it, and whether its member is there."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from discord import VoiceChannel

from bot.speech.audio import Samples, Spoken
from bot.speech.call import OnLost, Reach
from cogs.voice.connection import Call
from cogs.voice.playback import Player

LOOK = 0.01
"""Seconds between two looks whether the first packet went out."""


class Phone:
    """The bot's end of a call with one member; their timeline is `time.monotonic`."""

    def __init__(self, call: Call, member: int) -> None:
        self._call, self._member = call, member
        self._player = Player(call)

    def listen(
        self, heard: Callable[[float, Samples], None] | None, lost: OnLost | None = None
    ) -> None:
        """Give the member's sound, moved from the socket's thread to the event loop."""
        if heard is None:
            self._call.deafen()
            return
        loop, take = asyncio.get_running_loop(), heard

        def emit(at: float, samples: Samples) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody listens any more
                loop.call_soon_threadsafe(take, at, samples)

        def emit_lost(at: float, seconds: float) -> None:
            if lost is not None:
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(lost, at, seconds)

        self._call.listen(self._member, emit, emit_lost)

    def reach(self) -> Reach:
        """Say whether the member is muted, or cut off."""
        channel = self._call.channel
        states = channel.voice_states if isinstance(channel, VoiceChannel) else {}
        state = states.get(self._member)
        if state is not None and (state.self_mute or state.mute or state.suppress):
            return Reach.MUTED
        return Reach.CUT if self._call.unheard else Reach.OPEN

    def now(self) -> float:
        """Give the second of the timeline that it is now."""
        return time.monotonic()

    async def play(self, words: AsyncIterator[Spoken], *, began: Callable[[], None]) -> None:
        """Say words until they are over or `stop` is called.

        Raises:
            SpeechFailed: they can't be said.
        """
        playing = asyncio.create_task(self._player.play(words))
        try:
            while self._player.began is None and not playing.done():
                await asyncio.wait({playing}, timeout=LOOK)
            if self._player.began is not None:
                began()
            await playing
        finally:
            if not playing.done():
                self._player.stop()
                await asyncio.gather(playing, return_exceptions=True)

    async def stop(self) -> None:
        """Be silent; the rest is not said any more."""
        self._player.stop()


class Presence:
    """Whether the member is in the call's channel, as voice state events tell it."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._here, self._away = asyncio.Event(), asyncio.Event()
        self._here.set()

    def moved(self, *, here: bool) -> None:
        """Note that the member came or went."""
        (self._here if here else self._away).set()
        (self._away if here else self._here).clear()

    @property
    def over(self) -> bool:
        """Whether the call is over."""
        return self._call.ended.is_set()

    async def away(self) -> None:
        """Return once the member isn't there, or the call is over."""
        await self._first(self._away)

    async def back(self, within: float) -> bool:
        """Wait for the member's return; False when they don't come, or the call is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._first(self._here)
        return self._here.is_set() and not self._call.ended.is_set()

    async def _first(self, event: asyncio.Event) -> None:
        waits = [asyncio.create_task(e.wait()) for e in (event, self._call.ended)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
