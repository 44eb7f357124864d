"""The bot's own voice in a microphone: what went out, what came back, and how alike they are."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

import numpy as np

from bot.speech.audio import PACKET_SECONDS, RATE, Samples, Spoken
from bot.speech.opus import decoded
from bot.speech.soundcheck import ECHO, echo_of

_LONGEST = 20.0
"""Seconds of an utterance that are compared; more prove no more."""
_SHORT, _SHORT_ECHO = 1.5, 0.3
"""Under so many seconds unrelated voices look alike by chance, up to 0.25, so more is asked for."""
_ENOUGH = 0.5
"""Seconds of sound without which there is nothing to compare."""


class OwnVoice:
    """One utterance, and what a microphone heard meanwhile; held in memory until it is measured."""

    def __init__(self) -> None:
        self._packets: list[bytes] = []
        self._back: list[tuple[float, Samples]] = []
        self._begun: float | None = None

    async def noted(self, words: AsyncIterator[Spoken]) -> AsyncIterator[Spoken]:
        """Pass on what is said, and remember it."""
        try:
            async for spoken in words:
                self._packets.extend(spoken.packets)
                yield spoken
        finally:
            if isinstance(words, AsyncGenerator):
                await words.aclose()

    def began(self, at: float) -> None:
        """Note the second of the first packet."""
        self._begun = at

    def feed(self, at: float, samples: Samples) -> None:
        """Take what the microphone heard from second `at` on."""
        self._back.append((at, samples))

    async def share(self, now: float) -> float:
        """Give how much of the sound until second `now` was the bot's, 0-1; 0 when none came."""
        if self._begun is None or not self._packets or not self._back:
            return 0.0
        sent = min(now - self._begun, _LONGEST)
        packets = tuple(self._packets[: round(sent / PACKET_SECONDS)])
        return await asyncio.to_thread(_share, packets, self._heard())

    async def is_back(self, now: float) -> bool:
        """Say whether the microphone surely brings the bot's voice back."""
        seconds = sum(len(samples) for _, samples in self._back) / RATE
        if self._begun is None or seconds < _ENOUGH:
            return False
        wanted = ECHO if min(seconds, now - self._begun) >= _SHORT else _SHORT_ECHO
        return await self.share(now) >= wanted

    def _heard(self) -> Samples:
        """Put the pieces where they belong, from the bot's first packet on."""
        begun = self._begun or 0.0
        length = round(min(self._back[-1][0] - begun + 1.0, _LONGEST + 1.0) * RATE)
        sound = np.zeros(max(0, length), np.float32)
        for at, samples in self._back:
            start = round((at - begun) * RATE)
            if 0 <= start < length:
                room = sound[start : start + len(samples)]
                room[:] = samples[: len(room)]
        return sound


def _share(packets: tuple[bytes, ...], back: Samples) -> float:
    return echo_of(decoded(packets), back) if packets and len(back) else 0.0
