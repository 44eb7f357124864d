"""A client that is connected to a voice server over sockets: the bot."""

import json
import struct
from collections import deque
from collections.abc import Callable

from tests.discord_standin.voice.calls import Calls, Ticket
from tests.discord_standin.voice.link import Link
from tests.discord_standin.voice.media import Media
from tests.discord_standin.voice.ops import Op
from tests.discord_standin.voice.participant import Participant
from tests.discord_standin.voice.rtp import Packet
from tests.discord_standin.voice.transport import MODES, NotAuthentic, Transport

REMEMBERED = 1000
"""Messages that are kept for RESUME."""
EARLY = 25
"""Packets that may come before op 5: Discord disconnects who never sends it (Voice Connections)."""


class Client(Participant):
    """A voice session; its link may be replaced by RESUME.

    Attributes:
        got: the opcodes that it sent, in order.
        keepalives: packets from it that hold no audio.
        unopened: packets from it that its transport's key doesn't open.
    """

    def __init__(self, ticket: Ticket, link: Link, calls: Calls, media: Media) -> None:
        super().__init__(int(ticket.state.user_id))
        self.ticket = ticket
        self.state = ticket.state
        self.link: Link | None = link
        self.transport: Transport | None = None
        self.address: tuple[str, int] | None = None
        self.got: list[int] = []
        self.unopened = 0
        self._calls = calls
        self._media = media
        self._number = -1
        self._sent: deque[tuple[int, str | bytes]] = deque(maxlen=REMEMBERED)
        self._last_packet = media.now()
        self._early: list[Packet] = []

    def tell(self, op: int, body: object) -> None:
        """Send a numbered JSON message, or keep it until the session is resumed."""
        self._number = (self._number + 1) & 0xFFFF
        self._post(json.dumps({"op": op, "d": body, "seq": self._number}))

    def tell_binary(self, op: int, body: bytes) -> None:
        """Send a numbered binary message, or keep it."""
        self._number = (self._number + 1) & 0xFFFF
        self._post(struct.pack(">HB", self._number, op) + body)

    def _post(self, item: str | bytes) -> None:
        self._sent.append((self._number, item))
        if self.link is not None:
            self.link.post(item)

    def probe(self) -> Callable[[], bool]:
        """Give what tells whether the client has read all messages until now: it answers a ping."""
        link = self.link
        if link is None:
            return lambda: True
        number = link.ping()
        return lambda: link.echoes >= number or self.link is not link

    def resume(self, link: Link, acknowledged: int) -> None:
        """Go on over a new link: RESUMED, then what came after the acknowledged number."""
        self.link = link
        link.send(Op.RESUMED, None)
        for number, item in self._sent:
            if number > acknowledged:
                link.post(item)

    def joined(self) -> None:
        """Send READY, and answer this client's IP discovery from now on."""
        super().joined()
        self._media.expect(self)
        ready = {"ssrc": self.ssrc, "ip": "127.0.0.1", "port": self._media.port}
        self.tell(Op.READY, {**ready, "modes": list(MODES), "experiments": []})

    def released(self, code: int) -> None:
        """Be disconnected."""
        if self.link is not None:
            self.link.close(code)
            self.link = None
        self._media.forget(self)

    def hear(self, speaker_id: int, packet: Packet) -> None:
        """Send a packet over UDP, through the weather."""
        if self.transport is None or self.address is None or self._lost_to_router():
            return
        for late, arriving in self._calls.weather.befall(packet):
            sealed = self.transport.seal(arriving)
            address = self.address
            if late:
                self._calls.later(late, lambda s=sealed, a=address: self._media.send(s, a))  # type: ignore[misc]  # a lambda's defaults have no types
            else:
                self._media.send(sealed, address)

    def _lost_to_router(self) -> bool:
        limit = self._calls.deaf_after
        return limit is not None and self._media.now() - self._last_packet > limit

    def sent(self, data: bytes) -> None:
        """Take a datagram of this client's."""
        self._last_packet = self._media.now()
        if self.transport is None or len(data) < 32:
            return
        try:
            packet = self.transport.open(data)
        except NotAuthentic:
            self.unopened += 1
            return
        if packet.ssrc != self.ssrc:
            self._media.complain(self, "audio with another's SSRC")
        elif self.has_spoken:
            self.ticket.call.relay(self, packet)
        elif len(self._early) < EARLY:
            self._early.append(packet)
            if len(self._early) == EARLY:
                self._media.complain(self, "audio without an op 5 before it")

    def may_speak(self) -> None:
        """Pass on what came before op 5: UDP is faster than the socket that op 5 takes."""
        for packet in self._early:
            self.ticket.call.relay(self, packet)
        self._early.clear()
