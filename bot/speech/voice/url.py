"""A voice behind an OpenAI-compatible server: Kokoro, Piper, OpenAI and others speak this way."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from bot.model_server.client import ModelServer
from bot.speech.audio import Pcm

_FIRST_WITHIN = 3.0
_WITHIN = 30.0


class UrlVoice:
    """Speaks through `POST …/audio/speech`: the sentence is sent to that server alone."""

    def __init__(self, server: ModelServer, *, model: str, voice: str) -> None:
        self.name = f"{server.host} {model} {voice}"
        self._server, self._model, self._voice = server, model, voice

    async def speak(self, text: str) -> AsyncGenerator[Pcm, None]:
        """Give the sound of a sentence as it comes; see `Voice`."""
        speaking = self._server.speech(
            text,
            model=self._model,
            voice=self._voice,
            first_within=_FIRST_WITHIN,
            deadline=_WITHIN,
        )
        async with aclosing(speaking):
            async for sound in speaking:
                yield Pcm(sound.samples, sound.rate)

    async def close(self) -> None:
        """Give the connections back."""
        await self._server.close()
