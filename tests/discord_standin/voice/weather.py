"""What happens to packets between the voice server and the bot."""

import random
from dataclasses import dataclass, field, replace

from tests.discord_standin.voice.rtp import Packet

AUDIO_LEVEL = b"\x32\x9a\x00\x00\x00\x00\x00\x00"
"""A header extension of 8 bytes, such as Discord's clients send on every packet."""


@dataclass(slots=True)
class Weather:
    """Shares are of 1; all of it concerns packets to sockets, none those to other members.

    Attributes:
        loss: the share of packets that never arrive.
        duplicate: the share that arrive twice.
        reorder: the share that arrive 30 ms late, after the next one.
        jitter: the most seconds that any packet is late by.
        padding: the share with RTP padding (3 to 15 % of Discord's real packets).
        padding_bytes: how much padding.
        extension: the header extension's body; empty for none.
        chance: where chance comes from; seeded, so that a run can be repeated.
    """

    loss: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0
    jitter: float = 0.0
    padding: float = 0.0
    padding_bytes: int = 8
    extension: bytes = AUDIO_LEVEL
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def befall(self, packet: Packet) -> list[tuple[float, Packet]]:
        """Give what arrives of a packet: how many seconds late, and how it then is."""
        if self._hits(self.loss):
            return []
        padding = self.padding_bytes if self._hits(self.padding) else 0
        arriving = replace(packet, extension=self.extension, padding=padding)
        late = self.chance.uniform(0.0, self.jitter) if self.jitter else 0.0
        if self._hits(self.reorder):
            late += 0.03
        copies = 2 if self._hits(self.duplicate) else 1
        return [(late, arriving)] * copies

    def _hits(self, share: float) -> bool:
        return share > 0.0 and self.chance.random() < share
