"""Sounds for tests: sentences spoken by espeak-ng, tones, noise, and the way through Opus."""

import ctypes
from functools import lru_cache
from typing import Any

import av
import espeakng_loader  # type: ignore[import-untyped] # it ships no types
import numpy as np

from bot.speech.audio import RATE, Pcm, Samples
from bot.speech.opus import decoded, encoded

KNOWN = (
    "I led the migration of our billing service from a monolith to six small services.",
    "My role was to design the schema and write the import job myself.",
    "I chose Postgres because we needed transactions and row level locking.",
    "First I measured where the time was going.",
    "Then I added an index on the user column.",
    "The result was a forty percent drop in page load time.",
    "The error rate went from three percent to almost zero.",
    "In hindsight I should have asked for help sooner.",
)
"""Sentences of the fixture model (tests/data/whisper-fixture)."""

_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)
_SYNCHRONOUS, _UTF8, _SPEED, _PITCH, _SPAN = 2, 1, 1, 3, 4


@lru_cache(maxsize=1)
def _library() -> tuple[ctypes.CDLL, int]:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    data = str(espeakng_loader.get_data_path()).encode()
    return library, int(library.espeak_Initialize(_SYNCHRONOUS, 0, data, 0x8000))


@lru_cache(maxsize=64)
def speech(text: str, *, voice: str = "en-us", pace: int = 165) -> Samples:
    """Let espeak-ng say a text; silence at both ends is cut off."""
    library, rate = _library()
    chunks: list[bytes] = []

    def take(samples: Any, count: int, events: object) -> int:
        del events
        if samples and count > 0:
            chunks.append(ctypes.string_at(samples, count * 2))
        return 0

    callback = _CALLBACK(take)
    library.espeak_SetSynthCallback(callback)
    library.espeak_SetVoiceByName(voice.encode())
    for what, value in ((_SPEED, pace), (_PITCH, 45), (_SPAN, 60)):
        library.espeak_SetParameter(what, value, 0)
    raw = text.encode() + b"\0"
    library.espeak_Synth(raw, len(raw), 0, 1, 0, _UTF8, None, None)
    sound = (np.frombuffer(b"".join(chunks), np.int16) / 32768).astype(np.float32)
    loud = np.flatnonzero(np.abs(sound) > 0.003)
    return resampled(sound[max(0, loud[0] - 550) : loud[-1] + 1100], rate, RATE)


def resampled(sound: Samples, rate: int, wanted: int) -> Samples:
    """Bring mono samples to another rate with the resampler inside PyAV."""
    worker = av.AudioResampler(format="flt", layout="mono", rate=wanted)
    frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate = rate
    frames = [*worker.resample(frame), *worker.resample(None)]
    return np.concatenate([f.to_ndarray().reshape(-1) for f in frames]).astype(np.float32)


def silence(seconds: float) -> Samples:
    """Give digital silence."""
    return np.zeros(round(seconds * RATE), np.float32)


def spoken(*texts: str, pause: float = 0.7) -> Samples:
    """Give sentences with a pause after each."""
    parts = [part for text in texts for part in (speech(text), silence(pause))]
    return np.concatenate([silence(0.4), *parts])


def noise(seconds: float, level: float, seed: int = 1) -> Samples:
    """Give white noise whose root mean square is `level` dB below full scale."""
    sound = np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    return (sound * 10 ** (level / 20)).astype(np.float32)


def tones(seconds: float) -> Samples:
    """Give something like music: chords of three notes, four a second."""
    at = np.arange(round(seconds * RATE)) / RATE
    root = 220 * 2 ** ((np.floor(at * 4) % 7) / 12)
    chord = sum(np.sin(2 * np.pi * root * up * at) for up in (1.0, 1.26, 1.5))
    return (0.1 * np.asarray(chord)).astype(np.float32)


def at_level(sound: Samples, level: float) -> Samples:
    """Scale a sound so that its root mean square is `level` dB below full scale."""
    wanted: Samples = sound * np.float32(10 ** (level / 20) / np.sqrt(np.mean(sound**2)))
    return wanted


def through_opus(sound: Samples) -> Samples:
    """Send a sound through Opus as Discord does, 48 kHz stereo at 64 kbit/s, and back."""
    return decoded(encoded([Pcm((sound * 32767).astype(np.int16), RATE)]))
