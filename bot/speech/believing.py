"""What a recogniser said that nobody said: loops, echoes of the hotwords, words out of silence.

Rules after the reports of others (NousResearch/hermes-agent#73934, SYSTRAN/faster-whisper#183,
collabora/WhisperLive#185): a piece is dropped whole, never mended.
"""

import math
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Segment

_FASTEST = 6.0
"""Words a second; the fastest talkers stay under five."""
_LOOPED = 2.4
"""Text that packs this well repeats itself (Whisper's own compression_ratio_threshold)."""
_WORD = re.compile(r"[a-z0-9']+")
_PHANTOMS = frozenset(
    {
        "applause", "bye", "bye bye", "i'll see you next time", "like and subscribe", "music",
        "please subscribe", "see you in the next video", "see you next time",
        "subscribe to my channel", "subtitles by the amara org community", "thank you",
        "thank you for listening", "thank you for watching", "thank you so much",
        "thank you very much", "thanks", "thanks for watching", "the end", "you",
    }
)  # fmt: skip
"""What Whisper says to silence; believed when there was a second of speech."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A recogniser's own figures on a stretch: mean log probability and chance of no speech."""

    text: str
    start: float
    end: float
    log_probability: float
    no_speech: float


def plausible(found: Decoded) -> bool:
    """Say whether the recogniser itself believes that there was speech."""
    return not (found.no_speech > 0.6 and found.log_probability < -1.0)


def confidence(found: Decoded) -> float:
    """Turn a mean log probability into 0-1."""
    return round(min(1.0, math.exp(min(0.0, found.log_probability))), 3)


def believed(
    segments: Sequence[Segment], speech_seconds: float, hotwords: Sequence[str] = ()
) -> tuple[Segment, ...]:
    """Give the segments of a piece that can have been said in so many seconds of speech."""
    told = [words for segment in segments if (words := _words(segment.text))]
    spoken = sum(len(words) for words in told)
    if not spoken or spoken > _FASTEST * speech_seconds + 2:
        return ()
    if speech_seconds < 1.0 and " ".join(w for words in told for w in words) in _PHANTOMS:
        return ()
    return tuple(s for s in segments if _words(s.text) and not _made_up(s.text, hotwords))


def _made_up(text: str, hotwords: Sequence[str]) -> bool:
    raw = text.encode()
    if len(raw) > 60 and len(raw) / len(zlib.compress(raw)) > _LOOPED:
        return True
    said, listed = _words(text), _words(" ".join(hotwords))
    return len(said) >= 3 and _within(said, listed)


def _within(said: Sequence[str], listed: Sequence[str]) -> bool:
    """Say whether the words are a run of the list: an echo of the prompt, not a sentence."""
    size = len(said)
    return any(list(listed[at : at + size]) == list(said) for at in range(len(listed) - size + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
