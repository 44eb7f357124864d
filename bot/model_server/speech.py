"""Words to sound: POST /audio/speech, raw samples as they come, or a file where a server insists.

The raw format is 16-bit mono at 24 kHz (OpenAI; Kokoro-FastAPI, Speaches and LocalAI answer alike).
"""

import asyncio
import io
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
import av
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from bot.model_server.connection import Connection, ModelServerFailed, RequestRefused

RAW_RATE = 24_000
_FORMATS = ("pcm", "wav", "mp3")
_MOST_SECONDS = 180
_MOST_BYTES = _MOST_SECONDS * RAW_RATE * 2
_HEAD = 4
_FILES = frozenset({"audio/mpeg", "audio/mp3", "audio/wav", "audio/x-wav", "audio/ogg"})
_TEXTUAL = ("text/", "application/json", "application/problem+json", "application/xml")


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono 16-bit samples, `rate` of them a second."""

    samples: NDArray[np.int16]
    rate: int


class Speech:
    """Asks one server; remembers which format it gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._format = 0

    async def speak(
        self, text: str, *, model: str, voice: str, first_within: float, deadline: float
    ) -> AsyncGenerator[Sound, None]:
        """See `ModelServer.speech`."""
        began = asyncio.get_running_loop().time()
        first, last = began + min(first_within, deadline), began + deadline
        request = {"model": model, "input": text, "voice": voice}
        with self._connection.guarded():
            response = await self._asked({k: v for k, v in request.items() if v}, first)
            async with response, aclosing(self._sounds(response, first, last)) as sounds:
                async for sound in sounds:
                    yield sound

    async def _asked(self, request: dict[str, Any], until: float) -> aiohttp.ClientResponse:
        for number in range(self._format, len(_FORMATS)):
            body = request | {"response_format": _FORMATS[number]}
            try:
                response = await self._connection.post(
                    "audio/speech", partial(dict, json=body), until=until
                )
            except RequestRefused:
                if number + 1 == len(_FORMATS):
                    raise
                continue
            self._format = number
            return response
        raise ModelServerFailed("The model server gives no sound in any known format.")

    async def _sounds(
        self, response: aiohttp.ClientResponse, first: float, last: float
    ) -> AsyncGenerator[Sound, None]:
        if response.content_type.startswith(_TEXTUAL):
            raise ModelServerFailed(f"The model server at {self._connection.host} sent no sound.")
        held, total, sounded = b"", 0, False
        is_file = _FORMATS[self._format] != "pcm"
        while piece := await _piece(response, last if sounded else first):
            held, total = held + piece, total + len(piece)
            if total > _MOST_BYTES:
                raise ValueError("too long")
            is_file = is_file or (not sounded and _is_file(response, held))
            if is_file or len(held) < _HEAD:
                continue
            whole = len(held) // 2 * 2
            yield Sound(np.frombuffer(held[:whole], "<i2").astype(np.int16), RAW_RATE)
            held, sounded = held[whole:], True
        if is_file and held:
            yield await asyncio.to_thread(decoded, held)
        elif not sounded:
            raise ModelServerFailed(f"The model server at {self._connection.host} sent no sound.")


async def _piece(response: aiohttp.ClientResponse, until: float) -> bytes:
    async with asyncio.timeout_at(until):
        return await response.content.readany()


def _is_file(response: aiohttp.ClientResponse, head: bytes) -> bool:
    """Tell files that a server sends though raw samples were asked for."""
    return response.content_type in _FILES or head.startswith((b"RIFF", b"ID3", b"OggS", b"fLaC"))


def decoded(data: bytes) -> Sound:
    """Decode a sound file to mono 16-bit samples at its own rate.

    Raises:
        ValueError: no sound can be read from it.
    """
    try:
        with av.open(io.BytesIO(data), mode="r") as container:
            stream = container.streams.audio[0]
            rate = stream.codec_context.sample_rate
            mono = av.AudioResampler(format="s16", layout="mono", rate=rate)
            most = _MOST_SECONDS * rate
            pieces, count = [], 0
            for frame in container.decode(stream):
                for out in mono.resample(frame):
                    pieces.append(out.to_ndarray()[0])
                    count += len(pieces[-1])
                if count > most:
                    raise ValueError("too long")
            pieces += [out.to_ndarray()[0] for out in mono.resample(None)]
    except (FFmpegError, LookupError) as error:
        raise ValueError("no sound") from error
    if not sum(map(len, pieces)):
        raise ValueError("no sound")
    return Sound(np.concatenate(pieces).astype(np.int16), rate)
