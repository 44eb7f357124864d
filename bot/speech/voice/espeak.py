"""The voice that always works: espeak-ng, with no download and no system package."""

from collections.abc import AsyncGenerator

from bot.speech.audio import Pcm
from bot.speech.voice.worker import Worker

VOICES = ("en-us", "en", "en-gb-scotland", "en-gb-x-rp", "en-us+f3", "en-us+m3", "en+f3", "en+m3")
"""Names that are offered; any voice of espeak-ng may be set, such as "de" or "en-us+Alicia"."""

MOST_CHARACTERS = 600
"""More than anyone says in a sentence; a hostile text would be spoken for a minute."""


class Espeak:
    """Speaks through a worker process; 165 words a minute is what the notes on engines use."""

    def __init__(self, voice: str = "en-us", *, words_per_minute: int = 165) -> None:
        self.name = f"espeak {voice} {words_per_minute}"
        self._voice, self._pace = voice, words_per_minute
        self._worker = Worker("bot.speech.voice.espeak_worker", start_within=10.0, within=3.0)

    async def start(self) -> None:
        """Start the process ahead: it takes 0.3 s, a sentence afterwards some 20 ms.

        Raises:
            SpeechFailed: it doesn't start on this machine.
        """
        await self._worker.start()

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give the sound of a sentence; see `Voice`."""
        said = said_safely(text)
        if said:
            yield await self._worker.say({"text": said, "voice": self._voice, "pace": self._pace})

    async def close(self) -> None:
        """End the process."""
        await self._worker.close()


def said_safely(text: str) -> str:
    """Keep what a C library can be given: no NUL or control characters, at most 600 characters."""
    visible = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(visible.split())[:MOST_CHARACTERS]
