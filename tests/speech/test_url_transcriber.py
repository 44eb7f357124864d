import asyncio
import io
import wave
from collections.abc import Awaitable, Callable

import numpy as np
import pytest
from aiohttp import web

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.model_server.client import ModelServer
from bot.speech.audio import RATE, Clip
from bot.speech.transcribing import Chain, Link
from bot.speech.url_transcriber import UrlTranscriber
from tests.speech.scripted import Scripted

CLIP = Clip(np.full(3 * RATE, 0.1, np.float32), 20.0)
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def _asked(serve: Serve, *, hotwords: tuple[str, ...] = ()) -> tuple[Segment, ...]:
    app = web.Application()
    app.router.add_post("/v1/audio/transcriptions", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server = ModelServer(f"http://127.0.0.1:{port}/v1", "a-key", backoff=0.01)
    transcriber = UrlTranscriber(server, model="whisper-1", seconds=5.0)
    try:
        return await transcriber.transcribe(CLIP, hotwords=hotwords)
    finally:
        await transcriber.close()
        await runner.cleanup()


def test_a_server_hears_the_clip_and_its_segments_are_placed() -> None:
    """The sound arrives as 16 kHz WAV with the hotwords; times go on the listener's timeline."""
    seen: dict[str, object] = {}

    async def serve(request: web.Request) -> web.Response:
        form = await request.post()
        file = form["file"]
        assert isinstance(file, web.FileField)
        with wave.open(io.BytesIO(file.file.read())) as sound:
            seen.update(rate=sound.getframerate(), frames=sound.getnframes())
        seen.update({name: str(form.get(name)) for name in ("model", "hotwords")})
        segments = [
            {"text": " I used Redis.", "start": 0.5, "end": 2.0, "avg_logprob": -0.1,
             "no_speech_prob": 0.01, "compression_ratio": 1.0},
            {"text": " thank you", "start": 2.0, "end": 9.0, "avg_logprob": -1.5,
             "no_speech_prob": 0.9, "compression_ratio": 1.0},
        ]  # fmt: skip
        return web.json_response({"text": "I used Redis. thank you", "segments": segments})

    (segment,) = asyncio.run(_asked(serve, hotwords=("Redis", "Kafka")))
    assert (segment.text, segment.start, segment.end) == ("I used Redis.", 20.5, 22.0)
    assert segment.confidence == pytest.approx(0.905, abs=0.001)
    assert seen["rate"] == RATE
    assert seen["frames"] == 3 * RATE
    assert "Redis" in str(seen["hotwords"])


def test_a_server_without_times_gives_one_segment() -> None:
    """A plain text spans the clip, neither sure nor doubted."""

    async def serve(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"text": "I measured it."})

    (segment,) = asyncio.run(_asked(serve))
    assert (segment.text, segment.start, segment.end) == ("I measured it.", 20.0, 23.0)
    assert 0.5 < segment.confidence < 0.7


def test_a_server_that_fails_leaves_the_piece_to_the_local_model() -> None:
    """An error of the server is one of speech, and the chain goes on with what is at hand."""

    async def serve(request: web.Request) -> web.Response:
        await request.read()
        raise web.HTTPInternalServerError

    with pytest.raises(SpeechFailed):
        asyncio.run(_asked(serve))

    async def chained() -> tuple[Segment, ...]:
        gone = UrlTranscriber(ModelServer("http://127.0.0.1:9/v1"), model="m", seconds=2.0)
        chain = Chain([Link(gone, 3.0, 0.0), Link(Scripted(words=lambda *_: "heard here"))])
        try:
            return await chain.transcribe(CLIP)
        finally:
            await chain.close()

    (segment,) = asyncio.run(chained())
    assert segment.text == "heard here"
