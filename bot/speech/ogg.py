"""A member's own answer as a file that any player opens: Ogg Opus, 16 kHz, one channel."""

import io
from collections.abc import Sequence

import av
import numpy as np
from av.audio.frame import AudioFrame

from bot.speech.audio import RATE, Samples

BITS = 24_000
"""Bits a second: 3 KB, so that 17 minutes, the longest answer, stay below 4 MB."""


def ogg_opus(parts: Sequence[Samples]) -> bytes:
    """Encode an answer that was given in parts, one after the other; b"" without any sound.

    Slow work (7 ms a second of sound): call it in a thread.
    """
    sound = np.concatenate([np.zeros(0, np.float32), *parts])
    if not len(sound):
        return b""
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=RATE)
        stream.bit_rate, stream.layout = BITS, "mono"
        stream.options = {"application": "voip", "compression_level": "2"}
        whole = np.clip(sound * 32_767, -32_767, 32_767).astype(np.int16)
        frame = AudioFrame.from_ndarray(whole.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, 0
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
