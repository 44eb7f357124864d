"""Is somebody speaking: Silero's voice activity detector, one frame of 32 ms at a time.

faster-whisper ships the network but forgets its state between calls and zeroes the end of the
caller's samples; here the state is carried from frame to frame and the samples are left alone.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped] # it ships no types

from bot.errors import SpeechFailed
from bot.speech.audio import RATE, Samples

FRAME = 512
"""Samples in a frame, the only number that Silero v6 takes at 16 kHz."""

FRAME_SECONDS = FRAME / RATE

_CONTEXT = 64
_NETWORK = Path("assets") / "silero_vad_v6.onnx"
_MISSING = (
    "The voice activity detector is missing, so nothing can be heard. Run ./greenroom once, which "
    "installs faster-whisper again."
)


class VoiceDetector:
    """Hears one speaker; the network itself is shared by all detectors."""

    def __init__(self) -> None:
        """Load the network, about 0.1 s the first time.

        Raises:
            SpeechFailed: faster-whisper, which ships the network, isn't whole.
        """
        self._session = _network()
        self.forget()

    def forget(self) -> None:
        """Begin anew, as if nothing had been heard."""
        self._hidden = np.zeros((1, 1, 128), np.float32)
        self._cell = np.zeros((1, 1, 128), np.float32)
        self._before = np.zeros(_CONTEXT, np.float32)

    def hear(self, frame: Samples) -> float:
        """Give the probability, 0-1, that `FRAME` samples hold speech."""
        sound = np.concatenate([self._before, frame])[None]
        said, self._hidden, self._cell = self._session.run(
            None, {"input": sound, "h": self._hidden, "c": self._cell}
        )
        self._before = frame[-_CONTEXT:].copy()
        return float(said.reshape(-1)[0])


@lru_cache(maxsize=1)
def _network() -> onnxruntime.InferenceSession:
    package = find_spec("faster_whisper")  # found, not imported: that would load all of it
    folders = package.submodule_search_locations if package else None
    path = Path(folders[0]) / _NETWORK if folders else None
    if path is None or not path.is_file():
        raise SpeechFailed(_MISSING)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(
        str(path), providers=["CPUExecutionProvider"], sess_options=options
    )
