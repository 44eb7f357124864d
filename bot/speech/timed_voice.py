"""A voice whose first sounds are timed."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable

from bot.speech.audio import Pcm
from bot.speech.ports import Voice


class TimedVoice:
    """Speaks with another voice; `took("speaking", seconds)` hears when each sentence began."""

    def __init__(self, voice: Voice, took: Callable[[str, float], None]) -> None:
        self._voice, self._took = voice, took

    @property
    def name(self) -> str:
        """The engine that spoke last."""
        return self._voice.name

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give the sound of a sentence; see `Voice`."""
        began: float | None = time.monotonic()
        sounds: AsyncIterator[Pcm] = self._voice.speak(text)
        try:
            async for pcm in sounds:
                if began is not None:
                    self._took("speaking", time.monotonic() - began)
                    began = None
                yield pcm
        finally:
            if isinstance(sounds, AsyncGenerator):
                await sounds.aclose()

    async def close(self) -> None:
        """Close the other voice."""
        await self._voice.close()
