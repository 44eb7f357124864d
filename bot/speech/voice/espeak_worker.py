"""espeak-ng in a process of its own: `python -I -m bot.speech.voice.espeak_worker`.

The library is the one inside the espeakng-loader wheel; it keeps global state and isn't safe in
threads (espeak-ng#495), so one process says one sentence at a time.
"""

import ctypes
import sys
from typing import Any

import espeakng_loader  # type: ignore[import-untyped] # it has no types

from bot.speech.voice.serving import REFUSED, serve

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000  # espeak-ng calls exit(1) over missing data unless told not to
_UTF8, _END_PAUSE = 1, 0x1000
_RATE, _PITCH, _RANGE = 1, 3, 4
_CHUNK_MS = 60
_MOST_SECONDS = 90

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Engine:
    """The loaded library and the sound of the sentence under way."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.POINTER(ctypes.c_uint),
            ctypes.c_void_p,
        ]
        data = espeakng_loader.get_data_path().encode()
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, _CHUNK_MS, data, _DONT_EXIT)
        if self._rate <= 0:
            raise RuntimeError("espeak-ng did not start")
        self._sound = bytearray()
        self._callback = _Callback(self._heard)  # ctypes keeps no reference of its own
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, request: dict[str, Any]) -> tuple[int, bytes]:
        """Say `text` in `voice` at `pace` words a minute."""
        self._sound.clear()
        if self._library.espeak_SetVoiceByName(str(request["voice"]).encode()) != 0:
            return REFUSED
        for what, value in ((_RATE, int(request["pace"])), (_PITCH, 45), (_RANGE, 60)):
            self._library.espeak_SetParameter(what, value, 0)
        text = str(request["text"]).encode("utf-8", "replace") + b"\0"
        flags = _UTF8 | _END_PAUSE
        if self._library.espeak_Synth(text, len(text), 0, 1, 0, flags, None, None) != 0:
            return REFUSED
        return self._rate, bytes(self._sound)

    def _heard(self, samples: Any, count: int, _events: Any) -> int:  # noqa: ANN401 - ctypes
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * 2)
        return int(len(self._sound) > _MOST_SECONDS * 2 * self._rate)


if __name__ == "__main__":
    sys.exit(serve(Engine().say))
