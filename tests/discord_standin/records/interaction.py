"""Interactions: what a person did, and what the bot answered (Receiving and Responding)."""

import asyncio
from dataclasses import dataclass, field
from enum import IntEnum

from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json

SECONDS_TO_ACKNOWLEDGE = 3.0
SECONDS_OF_TOKEN = 15 * 60.0


class InteractionKind(IntEnum):
    """What was done."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Callback(IntEnum):
    """How an interaction may be answered at first."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    OPEN_MODAL = 9


ALLOWED = {
    InteractionKind.COMMAND: frozenset(
        {Callback.MESSAGE, Callback.DEFERRED_MESSAGE, Callback.OPEN_MODAL}
    ),
    InteractionKind.COMPONENT: frozenset(Callback) - {Callback.CHOICES},
    InteractionKind.AUTOCOMPLETE: frozenset({Callback.CHOICES}),
    InteractionKind.MODAL: frozenset(Callback) - {Callback.CHOICES, Callback.OPEN_MODAL},
}


@dataclass(slots=True)
class Interaction:
    """One use of a command, control or modal. `source` is the message that held the control."""

    id: str
    token: str
    kind: InteractionKind
    user: User
    channel: Channel
    born: float
    data: Json
    acknowledged: "asyncio.Future[None]"
    source: Message | None = None
    opened_by: "Interaction | None" = None
    expired: bool = False
    answered_with: Callback | None = None
    ephemeral: bool = False
    message: Message | None = None
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    followups: list[Message] = field(default_factory=list)
    submitted: bool = False

    def token_is_valid(self, now: float) -> bool:
        """Whether follow-ups and edits are still taken."""
        return not self.expired and now - self.born <= SECONDS_OF_TOKEN

    def may_be_acknowledged(self, now: float) -> bool:
        """Whether the first answer is still in time."""
        return not self.expired and now - self.born <= SECONDS_TO_ACKNOWLEDGE

    def metadata(self) -> Json:
        """Give what a message that answers this says about it."""
        owners = {"0": self.channel.guild_id or "0"}
        about: Json = {
            "id": self.id,
            "type": int(self.kind),
            "user": self.user.payload(),
            "authorizing_integration_owners": owners,
        }
        if self.kind is InteractionKind.COMPONENT and self.source is not None:
            about["interacted_message_id"] = self.source.id
        if self.kind is InteractionKind.MODAL and self.opened_by is not None:
            about["triggering_interaction_metadata"] = self.opened_by.metadata()
        return about
