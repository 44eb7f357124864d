"""Short sounds and words that cover a wait: made ahead, so that they are there at once."""

import numpy as np

from bot.speech.audio import Pcm, Spoken
from bot.speech.opus import encoded

ACKNOWLEDGEMENTS = ("Thank you.", "Thanks. Let me follow up on that.", "All right.")
"""Said while the next question is being chosen; none of them judges the answer."""

_RATE = 48_000
_LEVEL = 0.12
"""Of full scale: about 18 dB below it, softer than the voice."""
_FADE = 0.012


def listening() -> Spoken:
    """Two rising tones of 0.2 s together: the member may speak."""
    return _tones((523.25, 0.09), (783.99, 0.11))


def noted() -> Spoken:
    """One falling pair of tones: the answer was taken."""
    return _tones((659.25, 0.08), (440.0, 0.1))


def _tones(*notes: tuple[float, float]) -> Spoken:
    """Make pure tones, each a frequency in Hz and seconds, faded so that they don't click."""
    parts = []
    for frequency, seconds in notes:
        at = np.arange(int(_RATE * seconds)) / _RATE
        fade = np.clip(np.minimum(at, seconds - at) / _FADE, 0.0, 1.0)
        parts.append(np.sin(2 * np.pi * frequency * at) * fade)
    samples = (np.concatenate(parts) * _LEVEL * 32_767).astype(np.int16)
    return Spoken(encoded([Pcm(samples, _RATE)]))
