"""The two seams of sound: who turns sound into words, and words into sound."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.answer import Segment
from bot.speech.audio import Clip, Pcm


class Transcriber(Protocol):
    """Turns a clip of one person's speech into words."""

    @property
    def name(self) -> str:
        """Engine and model, as the report names them."""

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Give what was said, in order; times are on the clip's timeline, () where nothing was.

        `hotwords` are at most about 40 proper nouns that may occur (SYSTRAN/faster-whisper#438:
        long lists don't work).

        Raises:
            SpeechFailed: the engine can't be reached, died or took too long.
        """

    async def close(self) -> None:
        """Give threads, processes and connections back."""


class Voice(Protocol):
    """Says a sentence."""

    @property
    def name(self) -> str:
        """The engine, as logs and the report name it."""

    def speak(self, text: str) -> AsyncIterator[Pcm]:
        """Give the sound piece by piece as it is made; closing the iterator stops the engine.

        Raises:
            SpeechFailed: the engine can't be reached, died or took too long.
        """

    async def close(self) -> None:
        """Give threads, processes and connections back."""
