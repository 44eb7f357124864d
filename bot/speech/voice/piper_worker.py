"""A piper voice in a process of its own: `python -I -m bot.speech.voice.piper_worker MODEL`.

Piper carries espeak-ng inside and takes a core while it speaks; here it can be killed.
"""

import sys
from typing import Any

import onnxruntime as ort  # type: ignore[import-untyped] # it has no types
from piper import PiperVoice
from piper.config import PiperConfig

from bot.speech.voice.piper_voices import config_of
from bot.speech.voice.serving import REFUSED, serve


class _Piper:
    def __init__(self, model: str) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        session = ort.InferenceSession(
            model, sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._voice = PiperVoice(config=PiperConfig.from_dict(config_of(model)), session=session)

    def say(self, request: dict[str, Any]) -> tuple[int, bytes]:
        chunks = list(self._voice.synthesize(str(request["text"])))
        if not chunks:
            return REFUSED
        return chunks[0].sample_rate, b"".join(chunk.audio_int16_bytes for chunk in chunks)


if __name__ == "__main__":
    sys.exit(serve(_Piper(sys.argv[1]).say))
