"""What happened to the packets of one call, for the log and the report: numbers only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many packets went which way.

    Attributes:
        packets: all audio packets that came.
        other_payload: RTCP, video, discovery, broken heads.
        transport_failed: not sealed with this session's key, or broken inside.
        dropped_others: of somebody else by the voice server's word; not decrypted at all.
        strangers: of an unknown stream, and not authentic with the member's key.
        unencrypted: without DAVE's mark, so of nobody.
        heard: the member's frames that were authentic.
        doubles: came twice.
        silence: the member's frames of silence.
        retried: authentic with a key that came after them.
        dave_failed: the member's frames that no key opened in time.
        recoveries: times that we asked to be taken into the group again (op 31).
        lost: the member's packets that never came.
        mended: of these, rebuilt by error correction.
        concealed: of these, made up.
        late: came after their place had been given up.
        undecodable: authentic, and yet no Opus.
        sessions: voice sessions, one more for each reconnect.
    """

    packets: int = 0
    other_payload: int = 0
    transport_failed: int = 0
    dropped_others: int = 0
    strangers: int = 0
    unencrypted: int = 0
    heard: int = 0
    doubles: int = 0
    silence: int = 0
    retried: int = 0
    dave_failed: int = 0
    recoveries: int = 0
    lost: int = 0
    mended: int = 0
    concealed: int = 0
    late: int = 0
    undecodable: int = 0
    sessions: int = 0

    @property
    def loss(self) -> float:
        """Which share of the member's packets never came, 0-1."""
        return self.lost / max(1, self.lost + self.heard)
