"""One speaker's stream: packets put in order, holes filled, each frame placed in time."""

from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from bot.speech.audio import RATE, Samples
from cogs.voice.opus import Decoder, Undecodable
from cogs.voice.transport import SILENCE

OnLost: TypeAlias = Callable[[float, float], None]
"""Second until which sound was lost, and how many seconds of it could not be mended."""

OnSound: TypeAlias = Callable[[float, Samples], None]
"""Second of the first sample, and the samples."""

_TICKS = 48_000
"""An RTP timestamp's steps a second (RFC 7587 section 4.1)."""
_FRAME = 960
_WAIT = 0.06
"""Seconds that a hole waits for its packet; jitter beyond it counts as loss."""
_MOST_HELD = 64
_MOST_MADE_UP = 5
"""Frames; what is made up after 100 ms is noise, so longer holes stay silent."""
_REMEMBERED = 128
_LATE_IN_A_ROW = 50
"""After so many, the sender has begun to count anew."""
_BROKEN, _GONE = 0.2, 6.0
"""Seconds without a packet: more than they are ever late; so many that no more will come."""
_RESYNC = 3000
"""A jump by more packets than a minute holds is a new count too, not loss."""


class StreamClock:
    """Where a stream's sound belongs on the clock of its packets' arrival.

    The timestamp moves on in silence while the sequence doesn't, so time is the first arrival and
    what the timestamp has moved since. A sender whose timestamp stands still in silence is set
    right when speech begins again, as is one whose clock drifts.
    """

    AHEAD, BEHIND, LOST = 1.0, 0.2, 5.0
    """Seconds: nothing is heard so much before it arrives, nor after a pause so much earlier;
    and never so much earlier at all."""

    def __init__(self) -> None:
        self._timestamp = 0
        self._second: float | None = None
        self._end = float("-inf")

    def at(self, timestamp: int) -> float:
        """Give the second of a timestamp, at most 12 hours from the latest one."""
        moved = (timestamp - self._timestamp + 0x8000_0000) % 0x1_0000_0000 - 0x8000_0000
        return (self._second or 0.0) + moved / _TICKS

    def place(self, timestamp: int, arrived: float, *, fresh: bool) -> float:
        """Give the second of a packet that begins speech anew or goes on with it."""
        at = arrived if self._second is None else self.at(timestamp)
        behind = arrived - at
        if -behind > self.AHEAD or behind > (self.BEHIND if fresh else self.LOST):
            at = arrived
        self._timestamp, self._second = timestamp, at
        return at

    def free(self, at: float, seconds: float) -> float:
        """Keep so many seconds from `at` on, later where that is taken already."""
        at = max(at, self._end)
        self._end = at + seconds
        return at


class Frame(NamedTuple):
    """An Opus frame with its 16-bit sequence, 32-bit timestamp and second of arrival."""

    sequence: int
    timestamp: int
    arrived: float
    opus: bytes


class Stream:
    """Takes one SSRC's frames as they come, and gives sound in order."""

    def __init__(self, emit: OnSound, happened: Counter[str], lost: OnLost) -> None:
        """Open a decoder of its own.

        Raises:
            VoiceRefused: there is no libopus.
        """
        self._emit, self._happened, self._lost = emit, happened, lost
        self._decoder, self._clock = Decoder(), StreamClock()
        self._held: dict[int, Frame] = {}
        self._known: OrderedDict[int, None] = OrderedDict()
        self._next: int | None = None
        self._timestamp = 0
        self._quiet = True
        self._late = 0
        self.latest = 0.0

    def broken_off(self, now: float) -> bool:
        """Whether sound has stopped without the silence that ends what somebody says."""
        return not self._quiet and _BROKEN <= now - self.latest < _GONE

    def has(self, sequence: int) -> bool:
        """Whether a frame has come already: UDP may bring one twice."""
        return sequence in self._known

    def push(self, frame: Frame) -> None:
        """Take a frame; `drain` must be called now and then too, for the last ones."""
        self._known[frame.sequence], self.latest = None, frame.arrived
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        if self._next is None:
            self._begin(frame)
        elif _since(frame.sequence, self._next) > 0x8000:
            self._happened["late"] += 1
            self._late += 1
            if self._late < _LATE_IN_A_ROW:
                return
            self.drain(frame.arrived, flush=True)
            self._begin(frame)
        self._late = 0
        self._held[frame.sequence] = frame
        self.drain(frame.arrived)

    def drain(self, now: float, *, flush: bool = False) -> None:
        """Give what is due: what waits for a packet that will never come, too."""
        while self._held and self._next is not None:
            frame = self._held.pop(self._next, None)
            if frame is not None:
                self._next = (self._next + 1) & 0xFFFF
                self._play(frame)
                continue
            oldest = min(held.arrived for held in self._held.values())
            if not flush and now - oldest < _WAIT and len(self._held) < _MOST_HELD:
                return
            nearest = min(self._held, key=self._ahead)
            self._bridge(self._ahead(nearest), self._held[nearest])
            self._next = nearest

    def _begin(self, frame: Frame) -> None:
        self._next, self._timestamp, self._quiet = frame.sequence, frame.timestamp, True
        self._late = 0

    def _ahead(self, sequence: int) -> int:
        return _since(sequence, self._next or 0)

    def _play(self, frame: Frame) -> None:
        if frame.opus == SILENCE:
            self._timestamp, self._quiet = frame.timestamp + _FRAME, True
            return
        at = self._clock.place(frame.timestamp, frame.arrived, fresh=self._quiet)
        try:
            sound = self._decoder.decode(frame.opus)
        except Undecodable:
            self._happened["undecodable"] += 1
            sound = self._decoder.conceal()
        self._give(at, sound)
        self._timestamp = frame.timestamp + len(sound) * _TICKS // RATE
        self._quiet = False

    def _bridge(self, lost: int, after: Frame) -> None:
        """Fill the hole before a frame: made up first, the last 20 ms by its error correction."""
        if lost > _RESYNC:
            return
        self._happened["lost"] += lost
        hole = (after.timestamp - self._timestamp + 0x8000_0000) % 0x1_0000_0000 - 0x8000_0000
        frames = min(lost, max(0, hole) // _FRAME, _MOST_MADE_UP)
        mended = bool(frames) and not self._quiet and _may_mend(after.opus)
        self._lost(after.arrived, (lost - mended) * _FRAME / _TICKS)
        if after.opus == SILENCE or self._quiet:
            return
        for number in range(frames - 1):
            self._give(self._clock.at(self._timestamp + number * _FRAME), self._decoder.conceal())
            self._happened["concealed"] += 1
        if frames:
            self._mend(after)

    def _mend(self, after: Frame) -> None:
        try:
            sound = self._decoder.earlier(after.opus)
        except Undecodable:
            return
        self._give(self._clock.at(after.timestamp - _FRAME), sound)
        self._happened["mended" if _may_mend(after.opus) else "concealed"] += 1

    def _give(self, at: float, sound: Samples) -> None:
        seconds = len(sound) / RATE
        self._emit(self._clock.free(at, seconds), sound)


def _since(sequence: int, other: int) -> int:
    return (sequence - other) & 0xFFFF


def _may_mend(opus: bytes) -> bool:
    """Say whether a packet's mode has error correction: SILK and hybrid (RFC 6716 section 3.1)."""
    return bool(opus) and opus[0] >> 3 < 16
