"""What a member speaks and hears with: a real DAVE session, in this process."""

import asyncio
import struct
from dataclasses import dataclass

import davey

from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice.call import Call
from tests.discord_standin.voice.group import VERSION
from tests.discord_standin.voice.ops import Op
from tests.discord_standin.voice.participant import Participant
from tests.discord_standin.voice.rtp import FRAME, SILENCE, Packet

NEAR_THE_WRAP = (65_530, 4_294_960_000)
"""Sequence and timestamp start anywhere, so here they soon wrap."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame that a member heard.

    Attributes:
        speaker_id: who said it.
        sequence: RTP's.
        timestamp: RTP's, in samples at 48 kHz.
        opus: the decrypted Opus frame.
        arrived: seconds on the event loop's clock.
    """

    speaker_id: int
    sequence: int
    timestamp: int
    opus: bytes
    arrived: float


class Headset(Participant):
    """A member's client in a call.

    Attributes:
        frames: what was heard, silence frames too.
        undecryptable: frames that couldn't be decrypted.
        got: the opcodes that came.
    """

    def __init__(self, user_id: int) -> None:
        super().__init__(user_id)
        self.call: Call | None = None
        self.frames: list[Frame] = []
        self.undecryptable = 0
        self.got: list[int] = []
        self._dave: davey.DaveSession | None = None
        self._sequence, self._timestamp = NEAR_THE_WRAP

    def enter(self, call: Call, state: VoiceState) -> None:
        """Connect to a call."""
        self.call, self.state = call, state
        self._dave = self._session() if call.group is not None else None
        call.join(self)
        call.secure(self)

    def leave(self) -> None:
        """Disconnect."""
        if self.call is not None:
            self.call.leave(self)
        self.call = self._dave = None

    def released(self, code: int) -> None:
        """Be disconnected by the server."""
        self.call = self._dave = None

    def _session(self) -> davey.DaveSession:
        assert self.call is not None
        return davey.DaveSession(VERSION, self.user_id, self.call.channel_id)

    def tell(self, op: int, body: object) -> None:
        """Get a JSON message."""
        self.got.append(op)
        group = self.call.group if self.call is not None else None
        if op == Op.PREPARE_EPOCH and isinstance(body, dict) and body["epoch"] == 1 and group:
            self._dave = self._session()
            self._dave.set_external_sender(group.sender.package())
            group.key_package(self, self._dave.get_serialized_key_package())

    def tell_binary(self, op: int, body: bytes) -> None:
        """Get an MLS message, and answer it as a client does."""
        self.got.append(op)
        dave, call = self._dave, self.call
        if dave is None or call is None or call.group is None:
            return
        if op == Op.EXTERNAL_SENDER:
            dave.set_external_sender(body)
            call.group.key_package(self, dave.get_serialized_key_package())
        elif op == Op.PROPOSALS:
            self._commit(dave, call, body)
        elif op in {Op.ANNOUNCE_COMMIT, Op.WELCOME}:
            transition = struct.unpack_from(">H", body)[0]
            follow = dave.process_commit if op == Op.ANNOUNCE_COMMIT else dave.process_welcome
            follow(body[2:])
            if transition:
                call.group.ready(transition, self.user_id)

    def _commit(self, dave: davey.DaveSession, call: Call, body: bytes) -> None:
        kinds = davey.ProposalsOperationType
        made = dave.process_proposals(kinds.revoke if body[0] else kinds.append, body[1:])
        if made is None:
            return
        data = made.commit + (made.welcome or b"")

        def send() -> None:
            if self.call is call and self._dave is dave and call.group is not None:
                call.group.commit(self, data)
                call.changed()

        # not at once: everybody must have the proposals before a commit of them is announced
        asyncio.get_running_loop().call_soon(send)

    def skip(self, samples: int) -> None:
        """Let RTP time pass without a packet; the sequence doesn't move."""
        self._timestamp = (self._timestamp + samples) & 0xFFFF_FFFF

    def next_packet(self, opus: bytes) -> Packet:
        """Make the next packet of an Opus frame; silence isn't encrypted end to end."""
        self._sequence = (self._sequence + 1) & 0xFFFF
        self.skip(FRAME)
        payload = opus
        if self._dave is not None and self._dave.ready and opus != SILENCE:
            payload = self._dave.encrypt_opus(opus)
        return Packet(self._sequence, self._timestamp, self.ssrc, payload)

    def send(self, packet: Packet) -> None:
        """Send a packet to the voice server."""
        if self.call is not None:
            self.call.relay(self, packet)

    def speaking(self, flags: int) -> None:
        """Send op 5."""
        if self.call is not None:
            self.call.speaking(self, flags)

    def hear(self, speaker_id: int, packet: Packet) -> None:
        """Get a packet, decrypt it and keep it."""
        opus: bytes | None = packet.payload
        if self._dave is not None and packet.payload != SILENCE:
            opus = self._decrypt(self._dave, speaker_id, packet.payload)
        if opus is None:
            self.undecryptable += 1
            return
        now = asyncio.get_running_loop().time()
        self.frames.append(Frame(speaker_id, packet.sequence, packet.timestamp, opus, now))

    @staticmethod
    def _decrypt(dave: davey.DaveSession, speaker_id: int, payload: bytes) -> bytes | None:
        try:
            return dave.decrypt(speaker_id, davey.MediaType.audio, payload)
        except ValueError:
            return None
