"""The voice side of a room, as the room knows it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.speech.conversation import Conversation
from bot.speech.earlier import Said
from cogs.thread import RoomGone
from cogs.voice.habits import Habits

Talk = Callable[[], Awaitable[None]]


class Suspended(RoomGone):
    """The call is over before the interview is; its member has been told how to go on."""


class Present(Protocol):
    """Whether the member is in the channel."""

    @property
    def over(self) -> bool:
        """Whether the call is over."""

    async def away(self) -> None:
        """Return once the member isn't there, or the call is over."""

    async def back(self, within: float) -> bool:
        """Wait for the member's return; False when they don't come, or the call is over."""


def _kept_nowhere(prompt: str, said: Said) -> None:
    """Keep nothing of an answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """The voice side of a room; `hang_up` leaves the channel.

    `lost` gives the share of the member's packets that never came, `prepare` makes texts ready to
    be said at once. `answered` is told each answer with its prompt's id, for what is kept beside.
    """

    conversation: Conversation
    presence: Present
    hang_up: Talk
    lost: Callable[[], float]
    prepare: Callable[[Sequence[str]], Awaitable[None]]
    habits: Habits
    answered: Callable[[str, Said], None] = _kept_nowhere
