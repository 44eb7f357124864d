"""A piper voice: more natural than espeak-ng, from a model that the owner downloads once."""

from collections.abc import AsyncGenerator
from pathlib import Path

from bot.errors import SpeechFailed
from bot.speech.audio import Pcm
from bot.speech.voice.espeak import said_safely
from bot.speech.voice.piper_voices import is_there, model_path
from bot.speech.voice.worker import Worker


class Piper:
    """Speaks through a worker process, which loads the model once and takes one core at most."""

    def __init__(self, voice: str, folder: Path) -> None:
        self.name = f"piper {voice}"
        self._voice, self._folder = voice, folder
        model = str(model_path(voice, folder))
        self._worker = Worker(
            "bot.speech.voice.piper_worker", model, start_within=30.0, within=20.0
        )

    async def start(self) -> None:
        """Load the model ahead.

        Raises:
            SpeechFailed: it isn't there, or can't be loaded.
        """
        self._look()
        await self._worker.start()

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give the sound of a sentence; see `Voice`."""
        self._look()
        if said := said_safely(text):
            yield await self._worker.say({"text": said})

    async def close(self) -> None:
        """End the process."""
        await self._worker.close()

    def _look(self) -> None:
        if not is_there(self._voice, self._folder):
            raise SpeechFailed(
                f"The voice {self._voice} isn't there. Run `greenroom models pull "
                f"{self._voice}`; until then the built-in voice speaks."
            )
