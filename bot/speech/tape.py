"""The sound of one answer, held in memory while it is given by a member who wished to keep it."""

import numpy as np
from numpy.typing import NDArray

from bot.speech.audio import RATE, Samples
from bot.speech.vad import FRAME_SECONDS

MOST = 1020.0
"""Seconds of one answer that are held: no more is listened to either."""
AROUND = 0.3
"""Seconds kept before the first and after the last speech."""
MOST_SILENCE = 4.0
"""Seconds to which a longer silence in an answer is shortened."""

_SPEECH = 0.5
_FULL = 32_767


class Tape:
    """Takes what one ear hears: sound, and how likely each stretch of it is speech.

    Times are seconds of the listener's timeline. Nothing is written anywhere.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[float, NDArray[np.int16]]] = []
        self._speech: tuple[float, float] | None = None
        self._held = 0

    def hear(self, at: float, samples: Samples) -> None:
        """Take sound whose first sample is second `at`."""
        room = round(MOST * RATE) - self._held
        if room > 0 and len(samples):
            whole = np.clip(samples[:room] * _FULL, -_FULL, _FULL).astype(np.int16)
            self._parts.append((at, whole))
            self._held += len(whole)

    def frame(self, until: float, likely: float) -> None:
        """Take the probability (0-1) of speech in the frame that ends at second `until`."""
        if likely >= _SPEECH:
            first = self._speech[0] if self._speech else until - FRAME_SECONDS
            self._speech = (first, until)

    def sound(self) -> Samples:
        """Give the sound from just before the first speech to just after the last; none without.

        Where nothing was sent there is silence, of `MOST_SILENCE` at most.
        """
        if self._speech is None:
            return np.zeros(0, np.float32)
        first, last = self._speech[0] - AROUND, self._speech[1] + AROUND
        pieces: list[NDArray[np.int16]] = []
        reached = first
        for at, samples in self._parts:
            begin, end = max(first, reached, at), min(last, at + len(samples) / RATE)
            if begin >= end:
                continue
            hole = begin - reached if pieces else 0.0
            pieces.append(np.zeros(round(min(hole, MOST_SILENCE) * RATE), np.int16))
            pieces.append(samples[round((begin - at) * RATE) : round((end - at) * RATE)])
            reached = end
        whole = np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
        return whole.astype(np.float32) / np.float32(_FULL)
