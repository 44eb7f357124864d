"""Listens to one answer: transcribed piece by piece while the member still talks.

When the answer ends, all but its last seconds are words already, and those are tried at the first
short silence. Everything here runs on the event loop; a frame costs about 0.3 ms.
"""

from collections.abc import Callable, Sequence

import numpy as np

from bot.answer import NOT_UNDERSTOOD, Answer, Medium, Segment
from bot.speech.audio import RATE, Clip, Samples
from bot.speech.cutting import Cutter, Cutting, Piece, Resumed, Tail, pauses
from bot.speech.levels import Levels, Meter
from bot.speech.piecework import Piecework
from bot.speech.ports import Transcriber
from bot.speech.vad import FRAME, FRAME_SECONDS, VoiceDetector

_LATE = 0.1
"""Seconds that a packet may be late before `tick` takes its place for silence."""
_STILL_FRAMES = 16
"""Frames of digital silence after which the detector's state has faded and it may rest."""

OnFrame = Callable[[float, float], None]
OnText = Callable[[str, float], None]
OnPiece = Callable[[float], None]


def _nobody(first: object, second: object) -> None:
    """Tell no one."""


def _no_one(at: float) -> None:
    """Tell no one either."""


class Listener:
    """Hears one speaker's answer, whose sound begins at second `start` of their timeline.

    `on_frame` is called for every 32 ms with the second at which they end and the probability of
    speech; `on_text` whenever more was understood, with the text so far and the second up to which
    it covers everything; `on_piece` with the second at which a piece is done with. Sound beyond
    `most` seconds is not taken. Nothing is written anywhere.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        *,
        cutting: Cutting,
        hotwords: Sequence[str] = (),
        start: float = 0.0,
        most: float = 1020.0,
        on_frame: OnFrame = _nobody,
        on_text: OnText = _nobody,
        on_piece: OnPiece = _no_one,
    ) -> None:
        self._start, self._most = start, round(most * RATE)
        self._on_frame, self._on_text, self._on_piece = on_frame, on_text, on_piece
        self._cutter, self._detector, self._meter = Cutter(cutting), VoiceDetector(), Meter()
        self._work = Piecework(
            transcriber, hotwords=hotwords, joined=cutting.joined, told=self._told
        )
        self._rest: Samples = np.zeros(0, np.float32)
        self._frames: list[Samples] = []
        self._first = 0
        self._taken = self._ahead = self._guessed = self._still = 0
        self._finished: Answer | None = None
        self._lost: list[tuple[float, float]] = []

    @property
    def levels(self) -> Levels:
        """How loud speech and the rest have been."""
        return self._meter.read()

    @property
    def text(self) -> str:
        """What has been understood so far."""
        return _text(self._work.segments())

    def feed(self, at: float, samples: Samples) -> None:
        """Take sound whose first sample is second `at` of the timeline; holes are silence.

        Sound that comes too late, after `tick` took its time for silence, is heard now.
        """
        lead = round((at - self._start) * RATE) + self._ahead - self._taken
        if lead < 0:
            slip = min(-lead, self._guessed)
            self._ahead, self._guessed = self._ahead + slip, self._guessed - slip
            samples = samples[-(lead + slip) :]
        else:
            saved = min(lead, self._ahead)
            self._ahead -= saved
            self._take(self._silence(lead - saved))
            self._guessed = 0
        self._take(samples)

    def tick(self, now: float) -> None:
        """Let time pass to second `now` of the timeline: who is silent may send nothing at all."""
        lead = round((now - _LATE - self._start) * RATE) - self._taken
        if lead > 0:
            self._guessed += lead
            self._take(self._silence(lead))

    def lost(self, start: float, end: float) -> None:
        """Take a silence between two seconds for lost sound: it is none of the speaker's pauses."""
        self._lost.append((start, end))

    async def answer(self, within: float | None = None) -> Answer:
        """Give the answer so far, once all of it is understood; listening may go on after.

        What isn't understood within so many seconds is given up and marked as such.
        """
        if self._finished is not None:
            return self._finished
        if (piece := self._cutter.close()) is not None:
            self._close(piece)
        await self._work.settled(within)
        return self._composed()

    async def finish(self, within: float | None = None) -> Answer:
        """Give the answer, stop listening and let go of the sound; a second call gives the same."""
        self._finished = answer = await self.answer(within)
        await self._work.stop()
        self._frames, self._rest = [], np.zeros(0, np.float32)
        return answer

    def _silence(self, count: int) -> Samples:
        """Make silence, no more than can still be taken."""
        return np.zeros(max(0, min(count, self._most - self._taken)), np.float32)

    def _take(self, samples: Samples) -> None:
        if self._finished is not None:
            return
        samples = samples[: max(0, self._most - self._taken)]
        self._taken += len(samples)
        sound = np.concatenate([self._rest, samples])
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:].copy()
        for at in range(0, whole, FRAME):
            self._hear(sound[at : at + FRAME])

    def _hear(self, frame: Samples) -> None:
        likely = self._likely(frame)
        self._frames.append(frame)
        decision = self._cutter.hear(likely)
        speech = likely >= 0.5
        self._meter.hear(frame, FRAME_SECONDS, speech=speech)
        match decision:
            case Piece():
                self._close(decision)
            case Tail(piece):
                self._work.try_tail(self._clip(piece), piece.voiced * FRAME_SECONDS)
            case Resumed():
                self._work.drop_tail()
            case None:
                pass
        self._forget_sound()
        self._on_frame(self._second(self._first + len(self._frames)), likely)

    def _close(self, piece: Piece) -> None:
        self._work.keep_tail(self._clip(piece), piece.voiced * FRAME_SECONDS)
        self._on_piece(self._second(self._first + len(self._frames)))

    def _likely(self, frame: Samples) -> float:
        self._still = 0 if frame.any() else self._still + 1
        if self._still < _STILL_FRAMES:
            return self._detector.hear(frame)
        if self._still == _STILL_FRAMES:
            self._detector.forget()
        return 0.0

    def _forget_sound(self) -> None:
        """Let go of sound that no open piece can begin with."""
        if (spare := self._cutter.needed_from - self._first) >= _STILL_FRAMES:
            del self._frames[:spare]
            self._first += spare

    def _clip(self, piece: Piece) -> Clip:
        frames = self._frames[piece.start - self._first : piece.end - self._first]
        return Clip(np.concatenate(frames), self._second(piece.start))

    def _second(self, frame: int) -> float:
        return self._start + frame * FRAME_SECONDS

    def _told(self, until: float) -> None:
        self._on_text(self.text, until)

    def _composed(self) -> Answer:
        """Count the answer's seconds from its first sound."""
        speech = self._cutter.speech()
        if not speech:
            return Answer("", 0.0, Medium.SPOKEN)
        begun = self._second(speech[0][0])
        segments = self._work.segments()
        return Answer(
            _text(segments),
            round((speech[-1][1] - speech[0][0]) * FRAME_SECONDS, 3),
            Medium.SPOKEN,
            segments=tuple(_since(begun, segment) for segment in segments),
            pauses=_rounded(self._pauses(speech), begun - self._start),
        )

    def _pauses(self, speech: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
        lost = [(start - self._start, end - self._start) for start, end in self._lost]
        return [
            (a, b)
            for a, b in pauses(speech)
            if not any(start < b and a < end for start, end in lost)
        ]


def _text(segments: Sequence[Segment]) -> str:
    told = (segment.text.strip() for segment in segments if segment.text != NOT_UNDERSTOOD)
    return " ".join(text for text in told if text)


def _since(begun: float, segment: Segment) -> Segment:
    start, end = max(0.0, segment.start - begun), max(0.0, segment.end - begun)
    return Segment(segment.text.strip(), round(start, 3), round(end, 3), segment.confidence)


def _rounded(found: Sequence[tuple[float, float]], begun: float) -> tuple[tuple[float, float], ...]:
    return tuple((round(a - begun, 3), round(b - begun, 3)) for a, b in found)
