"""What a voice server would send, made by hand; keys to open it with; a receiver that gets it."""

import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from cogs.voice.counts import Counts
from cogs.voice.owners import Owners
from cogs.voice.receive import Receiver
from cogs.voice.transport import XCHACHA
from tests.cogs.voice.calling import Heard
from tests.discord_standin.voice.rtp import Packet
from tests.discord_standin.voice.transport import Transport as Server

MARK = b"\xfa\xfa"
ADA, BOB = 11, 22


@dataclass
class Keyring:
    """Keys of a call: a frame is a user's epoch, their id, and Opus; real DAVE is tried elsewhere.

    `tried` lists whose key was tried; frames of an epoch that isn't `epoch` don't open.
    """

    server: Server = field(default_factory=lambda: Server(XCHACHA))
    epoch: int = 1
    tried: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hand out one list, as discord.py does: a new one is a new key."""
        self._key = list(self.server.key)

    def transport(self) -> tuple[str, Sequence[int]] | None:
        """Give mode and key."""
        return self.server.mode, self._key

    def unlock(self, user_id: int, frame: bytes) -> bytes | None:
        """Open a frame of this user's, of this epoch."""
        self.tried.append(user_id)
        whose = struct.pack(">BH", self.epoch, user_id)
        return frame[3:-2] if frame.startswith(whose) else None

    def era(self) -> object:
        """Give the epoch."""
        return self.epoch


def frame(opus: bytes, user_id: int = ADA, epoch: int = 1) -> bytes:
    """Lock a frame, so that `Keyring` can open it."""
    return struct.pack(">BH", epoch, user_id) + opus + MARK


def packet(number: int, payload: bytes, *, ssrc: int = 1, **more: object) -> Packet:
    """Make the packet of a stream without pauses."""
    return Packet(65_530 + number & 0xFFFF, 4_294_960_000 + 960 * number, ssrc, payload, **more)  # type: ignore[arg-type] # the fields of Packet


class Ears:
    """A receiver for Ada, with hand-made keys and a clock that is moved by hand."""

    def __init__(self) -> None:
        self.time, self.asked = 100.0, 0
        self._happened: Counter[str] = Counter()
        self.keys, self.owners, self.heard = Keyring(), Owners(), Heard()
        self.receiver = Receiver(
            ADA,
            keys=self.keys,
            owners=self.owners,
            emit=self.heard,
            recover=self._ask,
            now=lambda: self.time,
            happened=self._happened,
            lost=self.heard.lost,
        )

    @property
    def counts(self) -> Counts:
        """What happened to the packets."""
        return Counts(**self._happened)

    def _ask(self) -> None:
        self.asked += 1

    def gets(self, number: int, payload: bytes, *, ssrc: int = 1, after: float = 0.02) -> Packet:
        """Let a packet come, so many seconds later."""
        self.time += after
        sent = packet(number, payload, ssrc=ssrc)
        self.receiver.packet(self.keys.server.seal(sent))
        return sent

    def waits(self, seconds: float) -> None:
        """Let time pass."""
        for _ in range(round(seconds / 0.02)):
            self.time += 0.02
            self.receiver.tick()
