"""Sound for tests: tones, and Opus by PyAV's libopus (48 kHz, mono or stereo, 20 ms frames)."""

from collections.abc import Iterable

import av
import numpy as np
from numpy.typing import NDArray

RATE = 48_000
"""Samples a second of everything here."""
FRAME = 960


def sine(hertz: float, seconds: float, level: float = 0.3) -> NDArray[np.float32]:
    """Make a tone; `level` is its amplitude, of 1."""
    times = np.arange(int(RATE * seconds)) / RATE
    return (level * np.sin(2 * np.pi * hertz * times)).astype(np.float32)


def encode(samples: NDArray[np.float32], bitrate: int = 48_000) -> list[bytes]:
    """Turn mono sound at 48 kHz into 20 ms Opus frames; the last one is filled with silence."""
    codec = av.CodecContext.create("libopus", "w")
    codec.sample_rate, codec.layout, codec.format = RATE, "mono", "flt"
    codec.bit_rate = bitrate
    codec.options = {"application": "voip", "frame_duration": "20"}
    padded = np.pad(samples, (0, -len(samples) % FRAME)).astype(np.float32)
    packets: list[bytes] = []
    for index in range(0, len(padded), FRAME):
        frame = av.AudioFrame.from_ndarray(
            padded[None, index : index + FRAME], format="flt", layout="mono"
        )
        frame.sample_rate, frame.pts = RATE, index
        packets += [bytes(packet) for packet in codec.encode(frame)]
    return packets  # the encoder keeps the last 6.5 ms


def tone(hertz: float, seconds: float) -> list[bytes]:
    """Make a tone as 20 ms Opus frames."""
    return encode(sine(hertz, seconds))


def decode(packets: Iterable[bytes]) -> NDArray[np.float32]:
    """Turn Opus frames of one stream into mono sound at 48 kHz."""
    codec = av.CodecContext.create("libopus", "r")
    codec.sample_rate, codec.layout = RATE, "stereo"
    parts = []
    for packet in packets:
        for frame in codec.decode(av.Packet(packet)):
            block = frame.to_ndarray().astype(np.float32)
            if frame.format.name.startswith("s16"):
                block /= 32768
            parts.append(block.reshape(-1, 2).mean(1) if block.shape[0] == 1 else block.mean(0))
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def pitch(samples: NDArray[np.float32]) -> float:
    """Give the frequency that is strongest, in hertz; 0 for silence."""
    if not len(samples) or float(np.abs(samples).max()) < 1e-3:
        return 0.0
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))
