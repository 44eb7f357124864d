"""One OpenAI-compatible server and the three things it may be asked."""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import TypeVar

from pydantic import BaseModel

from bot.errors import SpeechFailed
from bot.model_server.breaker import Breaker
from bot.model_server.chat import Chat
from bot.model_server.connection import Connection, ModelServerFailed
from bot.model_server.speech import Sound, Speech
from bot.model_server.transcription import Recognised, Samples, Transcription

Reply = TypeVar("Reply", bound=BaseModel)


class ModelServer:
    """Asks one server. `url` is its address up to and with "/v1"; `key` goes to it alone.

    `clock` gives seconds for the breaker, `backoff` is the first wait before asking again where the
    server names none. Every deadline is in seconds and covers all tries of one call.

    Raises:
        SettingsInvalid: the address or the key can't be one.
    """

    def __init__(
        self,
        url: str,
        key: str = "",
        *,
        clock: Callable[[], float] = time.monotonic,
        backoff: float = 0.3,
    ) -> None:
        self._connection = Connection(url, key, breaker=Breaker(clock), backoff=backoff)
        self._transcription = Transcription(self._connection)
        self._speech = Speech(self._connection)
        self._chat = Chat(self._connection)

    @property
    def host(self) -> str:
        """The server's name and port, for logs and messages."""
        return self._connection.host

    async def transcribe(
        self,
        samples: Samples,
        *,
        model: str,
        deadline: float,
        rate: int = 16_000,
        language: str = "en",
        prompt: str = "",
        hotwords: Sequence[str] = (),
    ) -> tuple[Recognised, ...]:
        """Give what was said in mono `samples`, in order; () where nothing was.

        `prompt` and `hotwords` go as fields of these names; servers that don't know one ignore it.

        Raises:
            SpeechFailed: no transcript within `deadline`.
        """
        try:
            return await self._transcription.transcribe(
                samples,
                rate=rate,
                model=model,
                language=language,
                prompt=prompt,
                hotwords=hotwords,
                deadline=deadline,
            )
        except ModelServerFailed as error:
            raise SpeechFailed(error.advice) from None

    async def speech(
        self, text: str, *, model: str, voice: str, first_within: float, deadline: float
    ) -> AsyncGenerator[Sound, None]:
        """Say `text`: gives sound as it comes. Closing the iterator ends the request.

        The first sound must be there within `first_within`, the last within `deadline`.

        Raises:
            SpeechFailed: also after some sound, where the server breaks off.
        """
        speaking = self._speech.speak(
            text, model=model, voice=voice, first_within=first_within, deadline=deadline
        )
        try:
            async with aclosing(speaking):
                async for sound in speaking:
                    yield sound
        except ModelServerFailed as error:
            raise SpeechFailed(error.advice) from None

    async def chat(
        self,
        reply: type[Reply],
        *,
        model: str,
        system: str,
        user: str,
        deadline: float,
        most_tokens: int = 700,
        temperature: float = 0.2,
    ) -> Reply:
        """Ask for one JSON object of the shape `reply`, and repair it once if it isn't.

        Raises:
            ModelServerFailed: no valid reply within `deadline`.
        """
        return await self._chat.ask(
            reply,
            model=model,
            system=system,
            user=user,
            deadline=deadline,
            most_tokens=most_tokens,
            temperature=temperature,
        )

    async def close(self) -> None:
        """Give the connections back."""
        await self._connection.close()
