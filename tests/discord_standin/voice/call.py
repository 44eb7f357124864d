"""A call: who is connected to one voice server for one channel, and what passes between them."""

from collections import Counter
from collections.abc import Iterator

from tests.discord_standin.voice.group import Group
from tests.discord_standin.voice.ops import Close, Op
from tests.discord_standin.voice.participant import Participant
from tests.discord_standin.voice.rtp import Packet
from tests.discord_standin.world.changes import Changes


class Call:
    """What one voice server knows of one channel; with another region it is another call.

    Attributes:
        host: the voice server's name.
        group: DAVE's group; None in stage channels, which are outside DAVE.
        sent: packets that each user sent here, before any fault.
        passed: packets that were sent on, by speaker and listener.
    """

    def __init__(
        self, channel_id: int, host: str, ssrcs: Iterator[int], changes: Changes, *, dave: bool
    ) -> None:
        self.channel_id = channel_id
        self.host = host
        self.group = Group(channel_id) if dave else None
        self.people: dict[int, Participant] = {}
        self.sent: Counter[int] = Counter()
        self.passed: Counter[tuple[int, int]] = Counter()
        self._ssrcs = ssrcs
        self._changes = changes

    def join(self, participant: Participant) -> None:
        """Let somebody in; both sides hear of each other (op 11). DAVE begins with `secure`."""
        earlier = self.people.get(participant.user_id)
        if earlier is not None:
            self.leave(earlier)
        participant.ssrc = next(self._ssrcs)
        others = list(self.people.values())
        self.people[participant.user_id] = participant
        participant.joined()  # READY: clients keep no list of others before it
        if others:
            participant.tell(Op.CLIENTS_CONNECT, {"user_ids": [str(o.user_id) for o in others]})
        for other in others:
            _introduce(other, to=participant)
            other.tell(Op.CLIENTS_CONNECT, {"user_ids": [str(participant.user_id)]})
            _introduce(participant, to=other)

    def secure(self, participant: Participant) -> None:
        """Begin DAVE with somebody who is in."""
        if self.group is not None:
            self.group.take_in(participant)

    def leave(self, participant: Participant) -> None:
        """Let somebody go; the others hear op 13."""
        if self.people.get(participant.user_id) is not participant:
            return
        del self.people[participant.user_id]
        for other in self.people.values():
            other.tell(Op.CLIENT_DISCONNECT, {"user_id": str(participant.user_id)})
        if self.group is not None:
            self.group.let_go(participant)
        self.changed()

    def throw_out(self, user_id: int, code: int = Close.DISCONNECTED) -> Participant | None:
        """Disconnect somebody; gives who it was."""
        participant = self.people.get(user_id)
        if participant is not None:
            self.leave(participant)
            participant.released(code)
        return participant

    def speaking(self, participant: Participant, flags: int) -> None:
        """Tell the others whose stream an SSRC is (op 5); who comes later isn't told."""
        participant.has_spoken = True
        body = {"user_id": str(participant.user_id), "ssrc": participant.ssrc, "speaking": flags}
        for other in self.people.values():
            if other is not participant:
                other.tell(Op.SPEAKING, body)

    def relay(self, speaker: Participant, packet: Packet) -> None:
        """Pass a packet on to those who may hear it, unless the speaker may not speak."""
        self.sent[speaker.user_id] += 1
        if speaker.state is not None and speaker.state.is_silent:
            return
        for other in list(self.people.values()):
            deaf = other.state is not None and other.state.is_deaf
            if other is not speaker and not deaf:
                self.passed[speaker.user_id, other.user_id] += 1
                other.hear(speaker.user_id, packet)
        self._changes.happened()

    def changed(self) -> None:
        """Wake those who wait for something here."""
        self._changes.happened()

    def settled(self) -> bool:
        """Whether everybody here can decrypt everybody."""
        return self.group is None or self.group.settled()


def _introduce(participant: Participant, *, to: Participant) -> None:
    # undocumented, but sent by Discord: a client must bear with opcodes that it doesn't know
    user_id = str(participant.user_id)
    to.tell(Op.CLIENT_FLAGS, {"user_id": user_id, "flags": 2})
    to.tell(Op.CLIENT_PLATFORM, {"user_id": user_id, "platform": 0})
