"""Answers on their way through a recogniser, in the time that decoding takes on a core of its own.

The cuts are those of the real cutter and voice detector; each decode takes what was measured of
processor time, and waits for a free core as in `bot.speech.piecework` and `transcribing`. Waiting
is computed, so that other programs on the machine don't count.
"""

import heapq
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

from bot.speech.audio import Samples
from bot.speech.cutting import Cutter, Cutting, Piece, Resumed, Tail
from bot.speech.vad import FRAME, FRAME_SECONDS, VoiceDetector

Span = tuple[int, int]


class Cost(Protocol):
    """What decoding takes."""

    def __call__(self, seconds: float, *, tail: bool) -> float:
        """Give the processor seconds of a clip of so many seconds, a guess at the `tail` or not."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the cutter said at a second: a piece, a guess at the tail, or, if no span, speech."""

    at: float
    span: Span | None
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """The cuts of one answer and the second of its endpoint."""

    cuts: tuple[Cut, ...]
    endpoint: float


def script_of(likely: Sequence[float], cutting: Cutting, endpoint: float) -> Script:
    """Cut an answer of which the chance of speech is known, frame by frame."""
    cutter, cuts = Cutter(cutting), list[Cut]()
    last = max(n for n, chance in enumerate(likely) if chance >= 0.5) + 1
    over = last + round(endpoint / FRAME_SECONDS)
    for number, chance in enumerate([*likely, *[0.0] * (over - len(likely))][:over], start=1):
        at = number * FRAME_SECONDS
        match cutter.hear(chance):
            case Piece(start, end):
                cuts.append(Cut(at, (start, end)))
            case Tail(piece):
                cuts.append(Cut(at, (piece.start, piece.end), guess=True))
            case Resumed():
                cuts.append(Cut(at, None))
            case None:
                pass
    if (rest := cutter.close()) is not None:
        cuts.append(Cut(over * FRAME_SECONDS, (rest.start, rest.end)))
    return Script(tuple(cuts), over * FRAME_SECONDS)


def likelihoods(sound: Samples) -> list[float]:
    """Hear how likely speech is in each frame."""
    detector = VoiceDetector()
    whole = len(sound) // FRAME * FRAME
    return [detector.hear(sound[at : at + FRAME]) for at in range(0, whole, FRAME)]


@dataclass(slots=True, eq=False)
class _Job:
    span: Span
    guess: bool
    done: bool = False


@dataclass(slots=True, eq=False)
class _Room:
    script: Script
    joined: float
    pieces: list[_Job] = field(default_factory=list)
    tail: _Job | None = None
    active: _Job | None = None
    finished: float = 0.0

    def hear(self, cut: Cut) -> None:
        """Do what `Piecework` does with a piece, a guess, or speech that goes on."""
        same = self.tail is not None and self.tail.span == cut.span
        if cut.span is not None and not cut.guess and same and self.tail is not None:
            if not self.tail.done:
                self.pieces.append(self.tail)
            self.tail = None
            return
        if self.tail is not None and self.active is self.tail:
            self.active = None  # a decode that runs goes on for nobody
        self.tail = _Job(cut.span, guess=True) if cut.span is not None and cut.guess else None
        if cut.span is not None and not cut.guess:
            self.pieces.append(_Job(cut.span, guess=False))

    def next(self) -> _Job | None:
        """Choose what comes next, pieces that wait joined as far as they fit."""
        if self.active is not None:
            return None
        while len(self.pieces) > 1 and _seconds(self._both()) <= self.joined:
            self.pieces[:2] = [_Job(self._both(), guess=False)]
        if self.pieces:
            return self.pieces[0]
        return self.tail if self.tail is not None and not self.tail.done else None

    def _both(self) -> Span:
        return (self.pieces[0].span[0], self.pieces[1].span[1])


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds added after each room's endpoint, and the share of a core that all took together."""

    added: tuple[float, ...]
    load: float


def simulate(scripts: Sequence[Script], cost: Cost, *, cores: int, joined: float = 28.0) -> Outcome:
    """Let rooms, which all begin at second 0, share so many cores."""
    rooms = [_Room(script, joined) for script in scripts]
    order, line = count(), deque[tuple[_Room, _Job]]()
    events: list[tuple[float, int, _Room, Cut | _Job]] = [
        (cut.at, next(order), room, cut) for room in rooms for cut in room.script.cuts
    ]
    heapq.heapify(events)
    free, busy = cores, 0.0
    while events:
        now, _, room, what = heapq.heappop(events)
        if isinstance(what, Cut):
            room.hear(what)
        else:
            free, what.done = free + 1, True
            room.finished = now if room.active is what else room.finished
            room.active = None if room.active is what else room.active
            room.pieces = [job for job in room.pieces if job is not what]
        line = deque((one, job) for one, job in line if one.active is job)
        for one in rooms:
            if (job := one.next()) is not None:
                one.active = job
                line.append((one, job))
        while free and line:
            one, job = line.popleft()
            took = cost(_seconds(job.span), tail=job.guess)
            free, busy = free - 1, busy + took
            heapq.heappush(events, (now + took, next(order), one, job))
    length = max(script.endpoint for script in scripts)
    return Outcome(
        tuple(max(0.0, room.finished - room.script.endpoint) for room in rooms), busy / length
    )


def _seconds(span: Span) -> float:
    return (span[1] - span[0]) * FRAME_SECONDS
