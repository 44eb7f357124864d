"""Where an answer is cut into pieces while it is being given (pure; counted in frames).

A piece goes to the recogniser at a pause, so that only the last few seconds are left when the
answer ends; those are tried as soon as there is a short silence, and tried again if it was a pause.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.speech.vad import FRAME_SECONDS

_BEGIN, _STILL = 0.5, 0.35
"""Silero's threshold to begin, and to go on with, speech (faster-whisper's VadOptions)."""
_BURST = 3
"""Frames; a shorter sound is a click or a breath, and no recogniser is asked about it."""
_LONG_SILENCE = 2.0
"""Seconds after which a piece is closed however short: Whisper invents words in silence."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """When to cut, in seconds. The defaults suit real Whisper models (notes on speech: design).

    A `pause` closes a piece that has the `shortest` length; without any, it is cut at its quietest
    moment before it is the `longest`, since Whisper hears 30 s at once. After `tail` of silence the
    open piece is tried. Pieces that wait for a slow recogniser are joined up to `joined`.
    """

    pause: float = 0.5
    shortest: float = 6.0
    longest: float = 28.0
    tail: float = 0.35
    pad: float = 0.2
    joined: float = 28.0


EVERY_PAUSE = Cutting(pause=0.3, shortest=0.0, tail=0.2, pad=0.1, joined=0.0)
"""For models that know single sentences only."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames `start` to `end` are done with; `voiced` of them hold speech."""

    start: int
    end: int
    voiced: int


@dataclass(frozen=True, slots=True)
class Tail:
    """The open piece so far, worth trying: perhaps the answer is over."""

    piece: Piece


@dataclass(frozen=True, slots=True)
class Resumed:
    """Speech goes on, so what was tried is not the end of the piece."""


class Cutter:
    """Hears frame by frame how likely speech is, and says where to cut."""

    def __init__(self, cutting: Cutting) -> None:
        self._longest = round(cutting.longest / FRAME_SECONDS)
        self._shortest = cutting.shortest
        self._pause, self._tail_after = cutting.pause, cutting.tail
        self._pad = round(cutting.pad / FRAME_SECONDS)
        self._frame = 0
        self._closed = 0
        self._likely: list[float] = []
        self._start, self._last, self._voiced = 0, 0, 0
        self._talking, self._tried = False, False
        self._runs: list[tuple[int, int]] = []

    @property
    def needed_from(self) -> int:
        """The first frame whose sound may still be wanted."""
        return self._start if self._voiced else max(self._closed, self._frame - self._pad)

    def hear(self, likely: float) -> Piece | Tail | Resumed | None:
        """Take the probability of speech in the next frame."""
        self._frame += 1
        self._talking = likely >= (_STILL if self._talking else _BEGIN)
        if self._voiced or self._talking:
            self._open()
            self._likely.append(likely)
        return self._sounded() if self._talking else self._quiet()

    def close(self) -> Piece | None:
        """End the open piece here; None when there is no speech in it."""
        return self._cut(self._padded()) if self._voiced >= _BURST else None

    def speech(self) -> tuple[tuple[int, int], ...]:
        """Give the stretches of speech so far, first frame and the one after the last."""
        return tuple(run for run in self._runs if run[1] - run[0] >= _BURST)

    def _open(self) -> None:
        if not self._voiced:
            self._start = max(self._closed, self._frame - 1 - self._pad)
            self._likely = [0.0] * (self._frame - 1 - self._start)

    def _sounded(self) -> Piece | Resumed | None:
        begun = self._frame - 1
        if self._runs and self._runs[-1][1] == begun:
            self._runs[-1] = (self._runs[-1][0], self._frame)
        else:
            self._runs.append((begun, self._frame))
        self._voiced, self._last = self._voiced + 1, self._frame
        if self._tried:
            self._tried = False
            return Resumed()
        return self._split() if self._frame - self._start >= self._longest else None

    def _quiet(self) -> Piece | Tail | None:
        if not self._voiced:
            return None
        silent = (self._frame - self._last) * FRAME_SECONDS
        if self._voiced < _BURST:
            if silent >= self._pause:
                self._voiced = 0
            return None
        length = (self._last - self._start) * FRAME_SECONDS
        enough = self._pause if length >= self._shortest else max(self._pause, _LONG_SILENCE)
        if silent >= enough:
            return self._cut(self._padded())
        if silent >= self._tail_after and not self._tried:
            self._tried = True
            return Tail(Piece(self._start, self._padded(), self._voiced))
        return None

    def _padded(self) -> int:
        return min(self._frame, self._last + self._pad)

    def _cut(self, end: int) -> Piece:
        piece = Piece(self._start, end, self._voiced)
        self._closed, self._voiced, self._tried = end, 0, False
        return piece

    def _split(self) -> Piece:
        """Cut a piece without pauses at the quietest moment of its last third."""
        first = 2 * len(self._likely) // 3
        at = min(range(first, len(self._likely)), key=self._likely.__getitem__)
        before, after = self._likely[:at], self._likely[at:]
        piece = Piece(self._start, self._start + at, sum(p >= _STILL for p in before))
        self._closed = self._start = piece.end
        self._likely, self._voiced = after, sum(p >= _STILL for p in after)
        return piece


def pauses(
    speech: Sequence[tuple[int, int]], shortest: float = 0.3
) -> tuple[tuple[float, float], ...]:
    """Give the silences, in seconds, between stretches of speech in frames."""
    return tuple(
        (one[1] * FRAME_SECONDS, two[0] * FRAME_SECONDS)
        for one, two in pairwise(speech)
        if (two[0] - one[1]) * FRAME_SECONDS >= shortest
    )
