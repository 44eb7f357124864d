"""Somebody in a call, as the voice server sees them."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice.rtp import Packet


class Participant(ABC):
    """A client over sockets, or a member's headset in this process."""

    def __init__(self, user_id: int) -> None:
        self.user_id = user_id
        self.ssrc = 0
        self.state: VoiceState | None = None
        self.has_spoken = False
        """Whether an op 5 has told the others whose stream this is."""

    @abstractmethod
    def tell(self, op: int, body: object) -> None:
        """Send a JSON message."""

    @abstractmethod
    def tell_binary(self, op: int, body: bytes) -> None:
        """Send a binary message: MLS."""

    @abstractmethod
    def hear(self, speaker_id: int, packet: Packet) -> None:
        """Get a packet that somebody else sent."""

    def joined(self) -> None:
        """Be in a call, with a new SSRC; comes before the others are introduced."""
        self.has_spoken = False

    def probe(self) -> Callable[[], bool]:
        """Give what tells whether all that was sent until now has been read."""
        return lambda: True

    @abstractmethod
    def released(self, code: int) -> None:
        """Be out of the call, by the server's doing."""
