"""Hearing the one member who agreed to it, and nobody else.

For each packet: head, owner, transport, DAVE with the member's key, order, Opus. A packet that the
voice server has said is somebody else's isn't decrypted at all. One of an unknown stream (Discord
doesn't repeat who owns which to a bot that joins later) is tried with the member's key alone, and
DAVE's tag says whether it is theirs. Packets come on the socket's thread, the rest on the loop's.
"""

import threading
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from bot.speech.audio import PACKET_SECONDS
from cogs.voice.owners import Owners
from cogs.voice.streams import Frame, OnLost, OnSound, Stream
from cogs.voice.transport import SILENCE, Head, Transport, head_of

HOLD = 0.5
"""Seconds that a frame waits for its epoch's key: its sender may have it before us."""
GIVE_UP = 50
"""The member's frames in a row that no key opens, before we ask to be taken in again (op 31)."""

_MARK = b"\xfa\xfa"
"""Ends every frame that is encrypted under DAVE (protocol 1.1, "Payload Format")."""
_MOST_HELD = 40
"""Frames of one stream, more than 0.5 s hold."""
_MOST_STREAMS = 32
_MOST_DECODERS = 2
_PATIENCE = 10.0
"""Seconds that a new group may take to form before we ask once more."""


class Keys(Protocol):
    """The secrets of the call, as they are just now."""

    def transport(self) -> tuple[str, Sequence[int]] | None:
        """Give mode and key; another list object whenever the key is another."""

    def unlock(self, user_id: int, frame: bytes) -> bytes | None:
        """Decrypt a frame with this user's DAVE key; None when it doesn't authenticate."""

    def era(self) -> object:
        """Give a value that is another one as soon as other DAVE keys hold."""


class _Sealed(NamedTuple):
    head: Head
    arrived: float
    payload: bytes


class Receiver:
    """Gives one member's sound: `emit(second, samples)`, on the thread that a packet came on.

    What happens is counted in `happened`, by the names of `Counts`; `lost` is told of the member's
    sound that never came.
    """

    def __init__(
        self,
        member_id: int,
        *,
        keys: Keys,
        owners: Owners,
        emit: OnSound,
        recover: Callable[[], None],
        now: Callable[[], float],
        happened: Counter[str],
        lost: OnLost,
    ) -> None:
        self.member_id = member_id
        self.lost = lost
        self._keys, self._owners, self._emit = keys, owners, emit
        self._recover, self._now = recover, now
        self._lock = threading.Lock()
        self._happened = happened
        self._streams: OrderedDict[int, Stream] = OrderedDict()
        self._waiting: OrderedDict[int, deque[_Sealed]] = OrderedDict()
        self._transport: Transport | None = None
        self._key: Sequence[int] | None = None
        self._era: object = None
        self._failures = 0
        self.heard_at = float("-inf")
        self._asked = float("-inf")

    def packet(self, data: bytes) -> None:
        """Take a datagram, whatever it is."""
        head = head_of(data)
        with self._lock:
            if head is None:
                self._happened["other_payload"] += 1
                return
            self._happened["packets"] += 1
            if self._owners.of(head.ssrc) not in {None, self.member_id}:
                self._happened["dropped_others"] += 1
                return
            payload = self._open(head, data)
            if payload is None:
                self._happened["transport_failed"] += 1
            else:
                self._take(_Sealed(head, self._now(), payload))

    def session(self) -> None:
        """Begin anew: streams, decoders and keys of the old session are void."""
        with self._lock:
            self._happened["sessions"] += 1
            self._flush(list(self._streams))
            self._waiting.clear()
            self._transport = self._key = None
            self._failures = 0

    def owners_changed(self) -> None:
        """Let go of streams that turned out to be somebody else's, or whose owner left."""
        with self._lock:
            others = [s for s in (*self._streams, *self._waiting) if not self._may_be_mine(s)]
            self._flush(others)
            for ssrc in others:
                self._waiting.pop(ssrc, None)

    def member_left(self) -> None:
        """Give what still waits for earlier packets: nothing comes any more."""
        with self._lock:
            self._flush(list(self._streams))

    def tick(self) -> None:
        """Let time pass, every 20 ms or so: holes close, frames give up waiting."""
        now = self._now()
        with self._lock:
            self._retry(now)
            for stream in self._streams.values():
                stream.drain(now)
            ask = self._failures >= GIVE_UP and now - self._asked >= _PATIENCE
            if ask:
                self._asked, self._failures = now, 0
                self._happened["recoveries"] += 1
        if ask:
            self._recover()

    def broken_off(self) -> bool:
        """Whether the member's sound has stopped, and not as their client ends it."""
        now = self._now()
        with self._lock:
            latest = max(self._streams.values(), key=lambda s: s.latest, default=None)
            ends_well = self._happened["silence"] > 0  # some clients may never send any
            return ends_well and latest is not None and latest.broken_off(now)

    def _may_be_mine(self, ssrc: int) -> bool:
        return self._owners.of(ssrc) in {None, self.member_id}

    def _is_mine(self, ssrc: int) -> bool:
        return ssrc in self._streams or self._owners.of(ssrc) == self.member_id

    def _open(self, head: Head, data: bytes) -> bytes | None:
        secret = self._keys.transport()
        if secret is None:
            return None
        mode, key = secret
        if self._transport is None or key is not self._key:
            self._transport, self._key = Transport(mode, bytes(key)), key
        return self._transport.open(head, data)

    def _take(self, sealed: _Sealed) -> None:
        ssrc, silent = sealed.head.ssrc, sealed.payload == SILENCE
        if silent and not self._is_mine(ssrc):
            self._happened["strangers"] += 1
        elif not silent and not sealed.payload.endswith(_MARK):
            self._happened["unencrypted"] += 1
        else:
            if self._waiting:
                self._retry(sealed.arrived)
            if (silent and ssrc in self._waiting) or not self._opened(sealed):
                self._hold(sealed)

    def _opened(self, sealed: _Sealed) -> bool:
        """Decrypt a frame, once only: DAVE refuses a second time."""
        stream = self._streams.get(sealed.head.ssrc)
        if stream is not None and stream.has(sealed.head.sequence):
            self._happened["doubles"] += 1
            return True
        if sealed.payload == SILENCE:
            self._happened["silence"] += 1
            self._deliver(sealed, SILENCE)
            return True
        plain = self._keys.unlock(self.member_id, sealed.payload)
        if plain is None or plain == sealed.payload:
            return False
        self._happened["heard"] += 1
        self._failures = 0
        self._deliver(sealed, plain)
        return True

    def _hold(self, sealed: _Sealed) -> None:
        if not self._waiting:
            self._era = None  # the key may have come since this frame was tried
        held = self._waiting.setdefault(sealed.head.ssrc, deque())
        held.append(sealed)
        if len(held) > _MOST_HELD:
            self._failed(held.popleft())
        while len(self._waiting) > _MOST_STREAMS:
            _, dropped = self._waiting.popitem(last=False)
            for lost in dropped:
                self._failed(lost)

    def _retry(self, now: float) -> None:
        """Try what waits, oldest first: a ratchet opens nothing older than its first success."""
        if not self._waiting:
            return
        era = self._keys.era()
        other, self._era = era != self._era, era
        for ssrc in list(self._waiting):
            held = self._waiting[ssrc]
            if other:
                held = deque(sealed for sealed in held if not self._reopened(sealed))
                self._waiting[ssrc] = held
            while held and (held[0].payload == SILENCE or now - held[0].arrived >= HOLD):
                sealed = held.popleft()
                if sealed.payload != SILENCE or not self._opened(sealed):
                    self._failed(sealed)
            if not held:
                del self._waiting[ssrc]

    def _reopened(self, sealed: _Sealed) -> bool:
        opened = sealed.payload != SILENCE and self._opened(sealed)
        self._happened["retried"] += opened
        return opened

    def _failed(self, sealed: _Sealed) -> None:
        mine = self._is_mine(sealed.head.ssrc)
        self._happened["dave_failed" if mine else "strangers"] += 1
        self._failures += mine
        if mine:
            self.lost(sealed.arrived, PACKET_SECONDS)

    def _deliver(self, sealed: _Sealed, opus: bytes) -> None:
        head, self.heard_at = sealed.head, sealed.arrived
        stream = self._streams.get(head.ssrc)
        if stream is None:
            stream = self._streams[head.ssrc] = Stream(self._emit, self._happened, self.lost)
            self._flush(list(self._streams)[:-_MOST_DECODERS])
        stream.push(Frame(head.sequence, head.timestamp, sealed.arrived, opus))

    def _flush(self, ssrcs: Sequence[int]) -> None:
        for ssrc in ssrcs:
            stream = self._streams.pop(ssrc, None)
            if stream is not None:
                stream.drain(self._now(), flush=True)
