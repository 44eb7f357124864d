"""The sound check before an interview: what is wrong with a microphone, and what helps (pure).

What is checked comes from the products this one is modelled on (documents 003:36-41, 003:75,
003:162-168): level, noise, clipping, loss, the bot's own voice coming back, and whether a known
sentence is understood.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from rapidfuzz.distance import Levenshtein

from bot.speech.audio import RATE, Samples
from bot.speech.levels import SAID, Levels, Trouble

SENTENCE = "Hello, I am ready to start the interview."
"""What the member reads aloud."""

_CLIPPING = 0.985
_MOST_CLIPPED = 0.002
"""Share of the samples of speech; more is heard as crackling."""
MOST_LOST = 0.03
"""Share of packets; above it words go missing (notes on voice: concealment covers 100 ms)."""
ECHO = 0.2
"""Likeness of microphone and bot; speech that has nothing to do with it stays under 0.16."""
_LATEST_ECHO = 0.8
"""Seconds: a loudspeaker's sound is back after the network and two buffers."""
_UNDERSTOOD = 0.34
"""Word error rate of the known sentence up to which the recogniser may be trusted."""


class Fault(StrEnum):
    """What can be wrong beside the levels."""

    CLIPPED = "clipped"
    LOSS = "loss"
    ECHO = "echo"
    MISHEARD = "misheard"


_ADVICE = {
    Fault.CLIPPED: "Your microphone is too loud and crackles. Turn its input volume down in "
    "Discord's voice settings, or move it a hand's width away.",
    Fault.LOSS: "Parts of your voice get lost on the way ({lost:.0%}). Move closer to your router, "
    "use a cable, or close what else uses the network.",
    Fault.ECHO: "I hear my own voice through your microphone. Use headphones, or turn your "
    "loudspeakers down, so that I don't take my words for yours.",
    Fault.MISHEARD: "I did not understand the sentence well. Speak a little slower and closer to "
    "the microphone, and read it once more.",
}
_BLOCKING = frozenset({Trouble.SILENT, Trouble.NO_SPEECH, Fault.MISHEARD})


@dataclass(frozen=True, slots=True)
class SoundCheck:
    """What was measured: shares 0-1; `heard` is the transcript of `SENTENCE`.

    `echo` is how alike the bot's words and the microphone's sound were meanwhile, 0-1.
    """

    levels: Levels
    clipped: float
    lost: float
    echo: float
    heard: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is wrong, and what helps; a `blocking` one keeps Start disabled."""

    kind: Trouble | Fault
    advice: str
    blocking: bool


def remarks(check: SoundCheck, *, tries: int = 1) -> tuple[Remark, ...]:
    """List what is wrong, the worst first.

    From the second try on only silence blocks: nobody is kept out for an accent or a cheap
    microphone, they are told that words may be misheard.
    """
    found: list[Trouble | Fault] = []
    if trouble := check.levels.trouble:
        found.append(trouble)
    if trouble not in {Trouble.SILENT, Trouble.NO_SPEECH}:
        wrong = {
            Fault.MISHEARD: word_errors(SENTENCE, check.heard) > _UNDERSTOOD,
            Fault.ECHO: check.echo > ECHO,
            Fault.CLIPPED: check.clipped > _MOST_CLIPPED,
            Fault.LOSS: check.lost > MOST_LOST,
        }
        found.extend(fault for fault, is_wrong in wrong.items() if is_wrong)
    return tuple(_remark(kind, check, tries) for kind in found)


def _remark(kind: Trouble | Fault, check: SoundCheck, tries: int) -> Remark:
    advice = SAID[kind] if isinstance(kind, Trouble) else _ADVICE[kind].format(lost=check.lost)
    blocking = kind in _BLOCKING and (tries < 2 or kind is not Fault.MISHEARD)
    return Remark(kind, advice, blocking)


def word_errors(said: str, heard: str) -> float:
    """Give the word error rate of a transcript, case and punctuation aside."""
    wanted, got = (re.findall(r"[\w']+", text.lower()) for text in (said, heard))
    return Levenshtein.distance(wanted, got) / max(1, len(wanted))


def clipped(samples: Samples) -> float:
    """Give the share of samples at the end of the scale."""
    return float(np.mean(np.abs(samples) >= _CLIPPING)) if len(samples) else 0.0


def echo_of(played: Samples, heard: Samples) -> float:
    """Say how much of the microphone's sound is what the bot played at the same time, 0-1.

    Both begin at the same moment; the loudest place of the normalised cross-correlation within
    0.8 s is taken. Speech and noise that have nothing to do with it give less than 0.1.
    """
    length = min(len(played) + int(_LATEST_ECHO * RATE), len(heard))
    own, back = played - np.mean(played) if len(played) else played, heard[:length]
    energy = float(np.linalg.norm(own) * np.linalg.norm(back))
    if energy < 1e-6:
        return 0.0
    size = 1 << (len(own) + len(back) - 1).bit_length()
    spectrum = np.fft.rfft(back, size) * np.conj(np.fft.rfft(own, size))
    lags = np.fft.irfft(spectrum, size)[: int(_LATEST_ECHO * RATE)]
    return min(1.0, float(np.max(np.abs(lags))) / energy)
