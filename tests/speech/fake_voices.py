"""Voices of a test: tones of a chosen length, failures on demand."""

import asyncio
from collections.abc import AsyncGenerator

import numpy as np

from bot.errors import SpeechFailed
from bot.speech.audio import Pcm


class FakeVoice:
    """Says each sentence as a tone of 0.05 s a letter, in two pieces; counts what it was asked."""

    def __init__(self, name: str = "fake", *, fails: str = "", rate: int = 22_050) -> None:
        self.name, self.fails, self._rate = name, fails, rate
        self.asked: list[str] = []
        self.closed = False
        self.may_speak = asyncio.Event()
        self.may_speak.set()

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give a tone, or fail before it ("at once"), inside it ("midway"), or never begin."""
        self.asked.append(text)
        if self.fails == "at once":
            raise SpeechFailed("no")
        if self.fails == "hangs":
            await asyncio.Event().wait()
        await self.may_speak.wait()
        count = int(len(text) * 0.05 * self._rate)
        samples = (np.sin(np.arange(count) / 8) * 8_000).astype(np.int16)
        yield Pcm(samples[: count // 2], self._rate)
        if self.fails == "midway":
            raise SpeechFailed("no")
        yield Pcm(samples[count // 2 :], self._rate)

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed = True
