"""Sound as it is passed around: 16 kHz mono float32 in, packets of 20 ms Opus out."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second of everything that is heard; what Whisper and Silero take."""

PACKET_SECONDS = 0.02
"""One Opus packet, as Discord sends and takes them."""

Samples: TypeAlias = NDArray[np.float32]
"""Mono, -1 to 1, at `RATE`."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A stretch of sound; `start` is its first sample's second on the listener's timeline.

    Of a `hurried` one the words are waited for, so a recogniser may search less thoroughly.
    """

    samples: Samples
    start: float = 0.0
    hurried: bool = False

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE

    @property
    def end(self) -> float:
        """The second after its last sample."""
        return self.start + self.seconds


@dataclass(frozen=True, slots=True, eq=False)
class Pcm:
    """What a speech engine makes: mono 16-bit samples at its own rate."""

    samples: NDArray[np.int16]
    rate: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence ready to be sent: 48 kHz stereo Opus, 20 ms a packet."""

    packets: tuple[bytes, ...]

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return len(self.packets) * PACKET_SECONDS
