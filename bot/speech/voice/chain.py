"""The configured voice, then the one that always works; text is what is left after both."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence

from bot.errors import SpeechFailed
from bot.speech.audio import Pcm
from bot.speech.ports import Voice

_log = logging.getLogger(__name__)

FIRST_SOUND = 1.5
"""Seconds to the first sound before the next engine is asked (notes on engines, 1.3)."""
_NEXT_SOUND = 3.0
_REST = 60.0
_FAILED = "The question can't be spoken just now; it stands in the thread."


class VoiceChain:
    """Asks its voices in order for each sentence; one that failed rests for a minute.

    A sentence that breaks off is said again from its start by the next voice: hearing half of it
    twice is better than never hearing its end. `clock` gives seconds for the rests.
    `name` is the engine that spoke last.
    """

    def __init__(
        self,
        voices: Sequence[Voice],
        *,
        clock: Callable[[], float] = time.monotonic,
        first_sound: float = FIRST_SOUND,
    ) -> None:
        self._voices, self._clock, self._first = tuple(voices), clock, first_sound
        self._rests: dict[str, float] = {}
        self.name = self._voices[0].name if self._voices else "no voice"
        self._spoke = ""

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give the sound of a sentence; see `Voice`.

        Raises:
            SpeechFailed: no engine could say it.
        """
        for voice in self._awake() or self._voices[-1:]:
            sounds = voice.speak(text)
            try:
                async for pcm in _in_time(sounds, self._first):
                    self._note(voice)
                    yield pcm
            except (SpeechFailed, TimeoutError):
                self._rests[voice.name] = self._clock() + _REST
                _log.warning("voice %s failed and rests for %.0f s", voice.name, _REST)
                continue
            return
        raise SpeechFailed(_FAILED)

    async def close(self) -> None:
        """Close every engine."""
        await asyncio.gather(*(voice.close() for voice in self._voices))

    def _awake(self) -> tuple[Voice, ...]:
        now = self._clock()
        return tuple(v for v in self._voices if self._rests.get(v.name, now) <= now)

    def _note(self, voice: Voice) -> None:
        """Say in the log which engine speaks, when that changes."""
        if voice.name != self._spoke:
            self._spoke = self.name = voice.name
            _log.info("voice %s speaks", voice.name)


async def _in_time(sounds: AsyncIterator[Pcm], first: float) -> AsyncGenerator[Pcm, None]:
    """Pass sound on while it comes in time; whatever happens, the engine is told to stop."""
    limit = first
    try:
        while True:
            async with asyncio.timeout(limit):
                pcm = await anext(sounds, None)
            if pcm is None:
                return
            yield pcm
            limit = _NEXT_SOUND
    finally:
        if isinstance(sounds, AsyncGenerator):
            await sounds.aclose()
