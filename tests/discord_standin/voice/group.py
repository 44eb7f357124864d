"""DAVE's delivery service: who is in a call's MLS group, and how that changes (DAVE whitepaper).

Changes go in rounds: proposals to all (op 27), the first good commit wins (op 29 to members, op 30
to newcomers), all say ready (op 23), and the transition is executed (op 22). A change that comes
during a round waits: a client with two commits of one epoch can't tell which of them won.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from tests.discord_standin.voice.mls import (
    Commit,
    Unreadable,
    bare_key_package,
    owner_of,
    read_commit,
    reference,
)
from tests.discord_standin.voice.ops import Op
from tests.discord_standin.voice.participant import Participant
from tests.discord_standin.voice.sender import ExternalSender, appended
from tests.discord_standin.voice.tree import replanted

VERSION = 1
"""Of the DAVE protocol."""


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody is to be added to the group, or removed from it."""

    user_id: int
    adds: bool


class Group:
    """The group of one call.

    Attributes:
        epoch: 0 until two have formed a group.
        leaves: the user on each leaf of the MLS tree; None where it is blank.
        favourite: whose commit wins while they can make one; else the first to arrive.
        lost: whose commits lost a race.
        invalid: who couldn't process a commit or welcome (op 31).
    """

    def __init__(self, channel_id: int) -> None:
        self.sender = ExternalSender()
        self.id = channel_id.to_bytes(8)
        self.epoch = 0
        self.leaves: list[int | None] = []
        self.favourite: int | None = None
        self.lost: list[int] = []
        self.invalid: list[int] = []
        self.transitions = 0
        self._people: dict[int, Participant] = {}
        self._key_packages: dict[int, bytes] = {}
        self._queue: list[Change] = []
        self._open: dict[bytes, Change] = {}
        self._unready: dict[int, set[int]] = {}
        self._established: set[int] = set()
        # who is on a leaf with the client that is here now, not with one that left

    def settled(self) -> bool:
        """Whether everybody is in, or alone, and no round or transition is under way."""
        if self._open or self._unready:
            return False
        return len(self._people) < 2 or set(self._people) == self._established

    def take_in(self, participant: Participant) -> None:
        """Let somebody take part: they are sent the external sender, and answer with op 26."""
        self._people[participant.user_id] = participant
        participant.tell_binary(Op.EXTERNAL_SENDER, self.sender.package())

    def let_go(self, participant: Participant) -> None:
        """Somebody is gone: they are removed by a commit; who is left alone starts anew."""
        user_id = participant.user_id
        if self._people.get(user_id) is not participant:
            return
        del self._people[user_id]
        self._established.discard(user_id)
        self._key_packages.pop(user_id, None)
        self._queue = [change for change in self._queue if change.user_id != user_id]
        for transition in list(self._unready):
            self.ready(transition, user_id)
        forming = self.epoch == 0 and Change(user_id, adds=True) in self._open.values()
        if forming or (user_id in self.leaves and len(self._established) <= 1):
            self.reset()
        elif user_id in self.leaves:
            self._queue.append(Change(user_id, adds=False))
            self._next_round()

    def stop(self) -> None:
        """Change no more keys: the call goes on elsewhere."""
        self._people.clear()

    def reset(self) -> None:
        """Begin a new group: op 24 with epoch 1, and op 21 with transition 0."""
        self.epoch = 0
        for part in (self.leaves, self._queue, self._open, self._unready, self._key_packages):
            part.clear()
        self._established.clear()
        for participant in list(self._people.values()):
            participant.tell(Op.PREPARE_EPOCH, {"protocol_version": VERSION, "epoch": 1})
            begun = {"protocol_version": VERSION, "transition_id": 0}
            participant.tell(Op.PREPARE_TRANSITION, begun)

    def key_package(self, participant: Participant, data: bytes) -> None:
        """Take op 26.

        Raises:
            Unreadable: it isn't this user's key package.
        """
        package = bare_key_package(data)
        if owner_of(package) != participant.user_id:
            message = "somebody else's key package"
            raise Unreadable(message)
        again = participant.user_id in self._key_packages
        self._key_packages[participant.user_id] = package
        change = Change(participant.user_id, adds=True)
        if again and change in self._open.values():
            self.reset()  # what was proposed can't be joined any more
        elif change not in self._queue:
            self._queue.append(change)
            self._next_round()

    def _next_round(self) -> None:
        if self._open:
            return
        if self.epoch == 0:
            self._first_round()
            return
        batch = self._take_batch()
        messages = [self._propose(change) for change in batch]
        touched = {change.user_id for change in batch}
        if messages:
            self._send(self._established - touched, Op.PROPOSALS, appended(messages))

    def _take_batch(self) -> list[Change]:
        """Take one change of each user off the queue, but none that is true already."""
        batch, later = dict[int, Change](), list[Change]()
        for change in self._queue:
            if change.user_id in batch:
                later.append(change)
            elif change.adds != (change.user_id in self.leaves):
                batch[change.user_id] = change
        self._queue = later
        return list(batch.values())

    def _send(self, user_ids: Iterable[int], op: Op, body: bytes) -> None:
        for user_id in list(user_ids):
            if user_id in self._people:
                self._people[user_id].tell_binary(op, body)

    def _first_round(self) -> None:
        if len(self._queue) < 2:
            return
        batch, self._queue = self._queue, []
        messages = {change.user_id: self._propose(change) for change in batch}
        for user_id in messages:
            others = [message for other, message in messages.items() if other != user_id]
            self._people[user_id].tell_binary(Op.PROPOSALS, appended(others))

    def _propose(self, change: Change) -> bytes:
        if change.adds:
            package = self._key_packages[change.user_id]
            message = self.sender.add(self.id, self.epoch, package)
        else:
            leaf = self.leaves.index(change.user_id)
            message = self.sender.remove(self.id, self.epoch, leaf)
        self._open[reference(message)] = change
        return message

    def commit(self, participant: Participant, data: bytes) -> None:
        """Take op 28: the first commit of this epoch wins, the others are dropped.

        Raises:
            Unreadable: it is no commit, or of another group, or from another's leaf.
        """
        commit = read_commit(data)
        user_id = participant.user_id
        if commit.group_id != self.id:
            message = "a commit of another group"
            raise Unreadable(message)
        favourite = self.favourite
        beaten = favourite not in {None, user_id} and self._can_commit(favourite)
        if commit.epoch != self.epoch or beaten or not self._covers(commit):
            self.lost.append(user_id)
            return
        if self.epoch and self.leaves[commit.leaf] != user_id:
            message = "a commit from somebody else's leaf"
            raise Unreadable(message)
        if self.epoch == 0:
            self.leaves = [user_id]
            self._established = {user_id}
        self._won(commit)

    def _can_commit(self, user_id: int | None) -> bool:
        changing = {change.user_id for change in self._open.values()}
        return user_id in (self.leaves if self.epoch else changing)

    def _covers(self, commit: Commit) -> bool:
        return bool(commit.references) and commit.references <= self._open.keys()

    def _won(self, commit: Commit) -> None:
        changes = [change for found, change in self._open.items() if found in commit.references]
        skipped = [change for change in self._open.values() if change not in changes]
        added = [change.user_id for change in changes if change.adds]
        removed = {change.user_id for change in changes if not change.adds}
        stayed = self._established - removed
        arrived = {user_id for user_id in added if user_id in self._people}
        first = self.epoch == 0
        self._open.clear()
        self.leaves = replanted(self.leaves, added, removed)
        self.epoch += 1
        self._established = stayed | arrived
        self._queue[:0] = [change for change in skipped if change.user_id in self._people]
        self._queue += [Change(user_id, adds=False) for user_id in added if user_id not in arrived]
        transition = 0 if first else self._begin_transition(stayed | arrived)
        head = struct.pack(">H", transition)
        self._send(stayed, Op.ANNOUNCE_COMMIT, head + commit.message)
        self._send(arrived, Op.WELCOME, head + commit.welcome)
        self._next_round()

    def _begin_transition(self, user_ids: set[int]) -> int:
        self.transitions += 1
        self._unready[self.transitions] = set(user_ids)
        return self.transitions

    def ready(self, transition: int, user_id: int) -> None:
        """Take op 23; the last one executes the transition."""
        unready = self._unready.get(transition)
        if unready is None:
            return
        unready.discard(user_id)
        if not unready:
            del self._unready[transition]
            for member in self._established:
                body = {"transition_id": transition}
                self._people[member].tell(Op.EXECUTE_TRANSITION, body)

    def cannot_follow(self, participant: Participant) -> None:
        """Take op 31: who can't process a commit is removed, and added again by a new op 26."""
        self.invalid.append(participant.user_id)
        self._key_packages.pop(participant.user_id, None)
        self._established.discard(participant.user_id)
        if participant.user_id in self.leaves:
            self._queue.append(Change(participant.user_id, adds=False))
            self._next_round()
