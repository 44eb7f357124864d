import io
import json
import wave
from contextlib import aclosing

import numpy as np
import pytest

from bot.errors import SpeechFailed
from bot.model_server.client import ModelServer
from bot.model_server.transcription import wav_of
from tests.model_server.asking import KEY
from tests.model_server.stub import Step, StubServer, error

TONE = (np.sin(np.arange(8_000) / 5) * 0.3).astype(np.float32)
RAW = (np.arange(4_800) % 2_000).astype("<i2").tobytes()


async def heard(stub: StubServer, **limits: float) -> tuple[bytes, set[int]]:
    """Have a word said; gives the samples' bytes and the rates."""
    server = ModelServer(stub.url, KEY, backoff=0.01)
    within = {"first_within": 2.0, "deadline": 3.0} | limits
    samples, rates = b"", set[int]()
    try:
        async for sound in server.speech("hello", model="m", voice="v", **within):
            samples += sound.samples.tobytes()
            rates.add(sound.rate)
    finally:
        await server.close()
    return samples, rates


def segments(**more: float) -> bytes:
    """Make a verbose transcript of two stretches."""
    first = {"text": " We cut it", "start": 0.1, "end": 0.3, "avg_logprob": -0.2, **more}
    return json.dumps(
        {"text": "x", "segments": [first, {"text": " ", "start": 1, "end": 2}]}
    ).encode()


async def test_a_transcript_has_its_times_and_figures(stub: StubServer) -> None:
    """The WAV file, model and hot words are sent; empty stretches and times beyond the end go."""
    stub.script = [Step(segments(no_speech_prob=0.1))]
    server = ModelServer(stub.url, KEY)
    (found,) = await server.transcribe(TONE, model="base.en", deadline=3, hotwords=("Redis", "Go"))
    await server.close()
    assert (found.text, found.start, found.end) == ("We cut it", 0.1, 0.3)
    assert (found.log_probability, found.no_speech, found.compression) == (-0.2, 0.1, None)
    fields = stub.seen[0].fields
    assert fields["hotwords"] == "Redis, Go"
    assert fields["model"] == "base.en"
    assert "prompt" not in fields
    with wave.open(io.BytesIO(fields["file"])) as sent:
        assert (sent.getframerate(), sent.getnchannels(), sent.getnframes()) == (16_000, 1, 8_000)


async def test_a_model_without_segments_gives_one_stretch(stub: StubServer) -> None:
    """A server that refuses verbose_json is asked for json, and the whole clip is one stretch."""
    stub.script = [error(400), Step(b'{"text":" All of it. "}'), Step(b'{"text":"  "}')]
    server = ModelServer(stub.url)
    (found,) = await server.transcribe(TONE, model="m", deadline=3)
    assert (found.text, found.start, found.end) == ("All of it.", 0.0, 0.5)
    assert await server.transcribe(TONE, model="m", deadline=3) == ()
    await server.close()
    assert [s.fields["response_format"] for s in stub.seen] == ["verbose_json", "json", "json"]


@pytest.mark.parametrize(
    "step",
    [
        Step(b"oops", kind="text/plain"),
        Step(segments(start=float("nan")), kind="application/json"),
        Step(b'{"text":"a', dies_after=True),
        Step(hangs_first=True),
        error(500),
        error(401),
    ],
)
async def test_a_transcript_that_cannot_be_had_is_a_speech_failure(
    stub: StubServer, step: Step
) -> None:
    """Every fault of a transcription server ends as SpeechFailed within the deadline."""
    stub.script = [step]
    server = ModelServer(stub.url, KEY, backoff=0.01)
    with pytest.raises(SpeechFailed):
        await server.transcribe(TONE, model="m", deadline=0.4)
    await server.close()


async def test_raw_sound_arrives_as_it_was_sent(stub: StubServer) -> None:
    """Raw samples keep their values at 24 kHz, whatever pieces the network makes."""
    stub.script = [Step(RAW, kind="audio/pcm")]
    assert await heard(stub) == (RAW, {24_000})
    assert stub.seen[0].fields == {
        "model": "m", "voice": "v", "input": "hello", "response_format": "pcm",
    }  # fmt: skip


async def test_files_are_decoded_where_raw_sound_is_refused(stub: StubServer) -> None:
    """A server that gives WAV alone is asked for it and its file decoded at its own rate."""
    stub.script = [error(400), Step(wav_of(TONE, 22_050), kind="audio/wav")]
    samples, rates = await heard(stub)
    assert rates == {22_050}
    assert len(samples) == 2 * len(TONE)


async def test_a_file_sent_though_raw_sound_was_asked_for_is_decoded(stub: StubServer) -> None:
    """A server that answers "pcm" with a WAV file isn't played as noise."""
    stub.script = [Step(wav_of(TONE, 16_000), kind="application/octet-stream")]
    samples, rates = await heard(stub)
    assert (len(samples), rates) == (2 * len(TONE), {16_000})


@pytest.mark.parametrize(
    "step",
    [
        Step(b'{"error":"x"}'),
        Step(b"<html>busy</html>", kind="text/html"),
        Step(b"", kind="audio/pcm"),
        Step(b"\0", kind="audio/pcm"),
        Step(b"RIFF rubbish", kind="audio/wav"),
        Step(RAW, kind="audio/pcm", hangs_first=True),
        Step(b"ID3", kind="audio/mpeg", hangs_after=True),
        error(400),
    ],
)
async def test_no_sound_is_a_speech_failure(stub: StubServer, step: Step) -> None:
    """A reply without sound, or with none in time, is SpeechFailed."""
    stub.script = [step]
    with pytest.raises(SpeechFailed):
        await heard(stub, first_within=0.3)


@pytest.mark.parametrize(
    "step",
    [
        Step(RAW, kind="audio/pcm", dies_after=True),
        Step(RAW, kind="audio/pcm", hangs_after=True),
    ],
)
async def test_a_server_that_dies_while_it_speaks_is_noticed(stub: StubServer, step: Step) -> None:
    """Sound that breaks off, or stops coming, fails after what was given."""
    stub.script = [step]
    server = ModelServer(stub.url)
    speaking = server.speech("x", model="m", voice="", first_within=2, deadline=0.5)
    assert len((await anext(speaking)).samples) == len(RAW) // 2
    with pytest.raises(SpeechFailed):
        await anext(speaking)
    await server.close()


async def test_a_listener_who_stops_early_ends_the_request(stub: StubServer) -> None:
    """Closing the iterator in mid-speech leaves the server usable and unblamed."""
    stub.script = [Step(RAW, kind="audio/pcm", hangs_after=True)]
    server = ModelServer(stub.url)
    for _ in range(3):
        async with aclosing(
            server.speech("x", model="m", voice="", first_within=2, deadline=5)
        ) as sounds:
            assert len((await anext(sounds)).samples)
    await server.close()
