"""One server's live voice room: its call, its member, and what their sound check found."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from bot.errors import InputInvalid
from bot.speech.checking import Checked
from bot.speech.conversation import Conversation
from bot.speech.patience import patience_of
from bot.speech.saying import Saying
from bot.speech.soundcheck import Fault, Remark, remarks
from cogs.voice.connection import Call
from cogs.voice.equipment import Equipment
from cogs.voice.habits import Habits
from cogs.voice.line import Line, Talk
from cogs.voice.phone import Phone, Presence

FULL = (
    "I hold {most} interviews aloud at once, as many as my machine carries, and all these rooms "
    "are taken. The next is free <t:{free}:R> at the latest: press the button again then, or take "
    "your interview in text now."
)


@dataclass(slots=True)
class Occupied:
    """A room that somebody has; `until` is when it may be free, in unix seconds."""

    member: int
    call: Call
    phone: Phone
    presence: Presence
    saying: Saying
    until: float
    checked: Checked | None = None
    tries: int = 0
    expiry: asyncio.TimerHandle | None = None
    noticed: set[int] = field(default_factory=set)

    def remarks(self) -> tuple[Remark, ...] | None:
        """Give what the sound check found; None when there was none."""
        return None if self.checked is None else remarks(self.checked.check, tries=self.tries)

    def line(self, name: str, equipment: Equipment, habits: Habits, hang_up: Talk) -> Line:
        """Give the voice side of a sitting."""
        echo, pauses = False, tuple[float, ...]()
        if self.checked is not None:
            echo = Fault.ECHO in {remark.kind for remark in remarks(self.checked.check)}
            pauses = self.checked.pauses
        manners = replace(equipment.manners, patience=patience_of(pauses, habits.patience))
        taping = habits.clip_days > 0
        ears = equipment.ears(name, manners, habits.names, taping=taping)
        return Line(
            Conversation(self.phone, self.saying, ears, echo=echo),
            self.presence,
            hang_up,
            self._lost,
            self.saying.prepare,
            habits,
        )

    def stay(self, seconds: float, leave: Callable[[], None]) -> None:
        """Have the room left in so many seconds, unless this is called again before."""
        if self.expiry is not None:
            self.expiry.cancel()
        self.expiry = asyncio.get_running_loop().call_later(seconds, leave)

    def _lost(self) -> float:
        return self.call.counts.loss


def require_room(rooms: Collection[Occupied], entering: int, *, most: int, now: float) -> None:
    """Refuse one more room than the machine carries; `entering` are on their way in.

    Raises:
        InputInvalid: all are taken; it says when the next one is free.
    """
    if len(rooms) + entering >= most:
        free = min((room.until for room in rooms), default=now)
        raise InputInvalid(FULL.format(most=most, free=int(max(free, now + 60))))
