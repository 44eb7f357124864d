"""How loud an answer was, and what to tell the member whose microphone is the trouble (pure)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.speech.audio import Samples

_NOTHING = -70.0
_FAINT = -42.0
_QUIET, _USUAL = -32.0, -22.0
_MUSIC = -50.0
_CLEAR = 8.0
_WORD = 0.3


class Trouble(StrEnum):
    """What is wrong with the sound."""

    SILENT = "silent"
    NO_SPEECH = "no speech"
    FAINT = "faint"
    NOISY = "noisy"


SAID = {
    Trouble.SILENT: "I heard nothing at all. You may be muted: check the microphone in Discord's "
    "voice settings, then say it again.",
    Trouble.NO_SPEECH: "I heard sound but no speech: music, noise, or the wrong microphone. Check "
    "which input Discord uses, then say it again.",
    Trouble.FAINT: "You are very quiet. I try to understand you, but move the microphone closer or "
    "turn its volume up.",
    Trouble.NOISY: "There is a lot of noise around you, so words may be misheard. Noise "
    "suppression in Discord's voice settings helps.",
}


@dataclass(frozen=True, slots=True)
class Levels:
    """Seconds of speech, and root mean square in dB below full scale, of speech and of the rest."""

    speech_seconds: float
    speech: float
    rest: float

    @property
    def trouble(self) -> Trouble | None:
        """What the member should be told about, if anything; `SAID` has the sentence."""
        if self.speech_seconds < _WORD:
            return Trouble.NO_SPEECH if max(self.rest, self.speech) > _MUSIC else Trouble.SILENT
        if self.speech < _FAINT:
            return Trouble.SILENT if self.speech < _NOTHING else Trouble.FAINT
        return Trouble.NOISY if self.speech - self.rest < _CLEAR else None


class Meter:
    """Adds up the power of frames."""

    def __init__(self) -> None:
        self._seconds, self._power = [0.0, 0.0], [0.0, 0.0]

    def hear(self, frame: Samples, seconds: float, *, speech: bool) -> None:
        """Add a frame."""
        self._seconds[speech] += seconds
        self._power[speech] += float(np.dot(frame, frame)) / len(frame) * seconds

    def read(self) -> Levels:
        """Give the levels so far."""
        rest, speech = (
            _decibels(power / seconds) if seconds else -120.0
            for power, seconds in zip(self._power, self._seconds, strict=True)
        )
        return Levels(self._seconds[1], speech, rest)


def loudness(samples: Samples) -> float:
    """Give the root mean square in dB below full scale."""
    return _decibels(float(np.mean(np.square(samples)))) if len(samples) else -120.0


def lifted(samples: Samples) -> Samples:
    """Bring a faint voice to the usual level, never beyond full scale; Whisper hears levels."""
    level = loudness(samples)
    if not _NOTHING < level < _QUIET:
        return samples
    gain = min(10 ** ((_USUAL - level) / 20), 0.9 / float(np.abs(samples).max()))
    return samples * np.float32(max(1.0, gain))


def _decibels(power: float) -> float:
    return 10 * float(np.log10(max(power, 1e-12)))
