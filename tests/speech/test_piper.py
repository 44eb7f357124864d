import json
from pathlib import Path

import numpy as np
import pytest

from bot.errors import SpeechFailed
from bot.speech.voice.piper import Piper

NAME = "en_US-tiny-low"
CONFIG = {
    "num_symbols": 64,
    "num_speakers": 1,
    "audio": {"sample_rate": 16_000},
    "espeak": {"voice": "en-us"},
    "phoneme_id_map": {c: [n] for n, c in enumerate("_^$ abcdefghijklmnopqrstuvwxyz")},
}


def varint(number: int) -> bytes:
    """Write a whole number as protocol buffers do."""
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number: int, value: int | str | bytes) -> bytes:
    """Write one field of a protocol buffer."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def node(kind: str, *names: str, more: bytes = b"") -> bytes:
    """Write an ONNX node; the last name is its output."""
    inputs = b"".join(field(1, name) for name in names[:-1])
    return field(1, inputs + field(2, names[-1]) + field(4, kind) + more)


def value(place: int, name: str, element: int) -> bytes:
    """Declare an input or output of an ONNX graph, of any shape."""
    return field(place, field(1, name) + field(2, field(1, field(1, element))))


def tiny_model() -> bytes:
    """Make a model with piper's inputs that hums: each phoneme's number, 800 samples of it."""
    to_float = field(5, field(1, "to") + field(3, 1) + field(20, 2))
    repeats = field(1, 2) + field(2, 7) + field(7, varint(1) + varint(800)) + field(8, "repeats")
    graph = (
        node("Cast", "input", "numbers", more=to_float)
        + node("Tile", "numbers", "repeats", "long")
        + node("Sin", "long", "output")
        + field(2, "hum")
        + field(5, repeats)
        + value(11, "input", 7)
        + value(11, "input_lengths", 7)
        + value(11, "scales", 1)
        + value(12, "output", 1)
    )
    return field(1, 8) + field(8, field(1, "") + field(2, 13)) + field(7, graph)


def install(folder: Path, model: bytes) -> None:
    """Put a voice where piper's voices lie."""
    (folder / f"{NAME}.onnx").write_bytes(model)
    (folder / f"{NAME}.onnx.json").write_text(json.dumps(CONFIG), "utf-8")


async def test_a_piper_model_speaks_in_its_own_process(tmp_path: Path) -> None:
    """A model of piper's shape is loaded by piper itself and its sound comes over the pipe."""
    install(tmp_path, tiny_model())
    voice = Piper(NAME, tmp_path)
    await voice.start()
    (sound,) = [pcm async for pcm in voice.speak("Hello there.")]
    await voice.close()
    assert sound.rate == 16_000
    assert len(sound.samples) >= 800 * 8
    assert np.abs(sound.samples.astype(float)).max() > 1_000


async def test_half_a_model_is_a_speech_failure(tmp_path: Path) -> None:
    """A model that can't be loaded fails when it is started and when it should speak."""
    install(tmp_path, tiny_model()[:60])
    voice = Piper(NAME, tmp_path)
    with pytest.raises(SpeechFailed):
        await voice.start()
    with pytest.raises(SpeechFailed):
        assert [pcm async for pcm in voice.speak("Hello.")]
    await voice.close()
