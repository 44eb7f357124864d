"""Sound to words: POST /audio/transcriptions with a WAV file, as Whisper servers take it."""

import asyncio
import io
import wave
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import aiohttp
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, Field

from bot.model_server.connection import Connection, ModelServerFailed, RequestRefused

_MOST_REPLY = 4 << 20
_FORMATS = ("verbose_json", "json")
"""Some models give no segments and refuse the first (gpt-4o-transcribe)."""

Samples: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recognised:
    """A stretch of recognised speech; seconds into the sound that was sent.

    The three figures are Whisper's own, None where the server gives none: mean log probability of
    a token, probability of silence, and how well the text compresses (loops compress well).
    """

    text: str
    start: float
    end: float
    log_probability: float | None = None
    no_speech: float | None = None
    compression: float | None = None


class _Segment(BaseModel):
    text: str = ""
    start: float = Field(0.0, ge=0, allow_inf_nan=False)
    end: float = Field(0.0, ge=0, allow_inf_nan=False)
    avg_logprob: float | None = None
    no_speech_prob: float | None = None
    compression_ratio: float | None = None


class _Reply(BaseModel):
    text: str
    segments: list[_Segment] | None = None


class Transcription:
    """Asks one server; remembers which reply format it gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._format = 0

    async def transcribe(
        self,
        samples: Samples,
        *,
        rate: int,
        model: str,
        language: str,
        prompt: str,
        hotwords: Sequence[str],
        deadline: float,
    ) -> tuple[Recognised, ...]:
        """See `ModelServer.transcribe`."""
        until = asyncio.get_running_loop().time() + deadline
        fields = {"model": model, "language": language, "prompt": prompt}
        fields["hotwords"] = ", ".join(hotwords)
        wav = await asyncio.to_thread(wav_of, samples, rate)
        with self._connection.guarded():
            for number in range(self._format, len(_FORMATS)):
                try:
                    reply = await self._send(
                        wav, fields | {"response_format": _FORMATS[number]}, until
                    )
                except RequestRefused:
                    if number + 1 == len(_FORMATS):
                        raise
                    continue
                self._format = number
                return _recognised(reply, len(samples) / rate)
        raise ModelServerFailed("The model server gives no transcript in any known format.")

    async def _send(self, wav: bytes, fields: Mapping[str, str], until: float) -> _Reply:
        def body() -> dict[str, Any]:
            form = aiohttp.FormData()
            form.add_field("file", wav, filename="speech.wav", content_type="audio/wav")
            for name, value in fields.items():
                if value:
                    form.add_field(name, value)
            return {"data": form}

        async with await self._connection.post("audio/transcriptions", body, until=until) as reply:
            async with asyncio.timeout_at(until):
                return _Reply.model_validate_json(await read_at_most(reply, _MOST_REPLY))


async def read_at_most(response: aiohttp.ClientResponse, most: int) -> bytes:
    """Read a reply to its end.

    Raises:
        ValueError: it is longer than `most` bytes.
    """
    data = bytearray()
    async for piece in response.content.iter_any():
        data += piece
        if len(data) > most:
            raise ValueError("too long")
    return bytes(data)


def wav_of(samples: Samples, rate: int) -> bytes:
    """Write mono samples of -1 to 1 as a 16-bit WAV file in memory."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes((np.clip(samples, -1.0, 1.0) * 32_767).astype("<i2").tobytes())
    return file.getvalue()


def _recognised(reply: _Reply, seconds: float) -> tuple[Recognised, ...]:
    """Keep what has words, inside the sound that was sent: servers give times beyond its end."""
    if reply.segments is None:
        text = reply.text.strip()
        return (Recognised(text, 0.0, seconds),) if text else ()
    return tuple(
        Recognised(
            segment.text.strip(),
            min(segment.start, seconds),
            min(max(segment.start, segment.end), seconds),
            segment.avg_logprob,
            segment.no_speech_prob,
            segment.compression_ratio,
        )
        for segment in reply.segments
        if segment.text.strip()
    )
