"""The clock of a room that can be paused, and the pace at which the room does things."""

import asyncio
from dataclasses import dataclass

from bot.retakes import GRACE, RESUMABLE


@dataclass(frozen=True, slots=True)
class Pace:
    """Real seconds between the things that a room does by itself.

    `countdown` is from the greeting to the first words, `tick` from one edit of the clock to the
    next (Discord's own limit is 5 edits in 5 s), `nudge` the silence after which one friendly line
    follows. The member is looked for every `look` seconds of a question, since nothing tells a bot
    without privileged intents that somebody left: neither GUILD_MEMBER_REMOVE nor, for others than
    itself, THREAD_MEMBERS_UPDATE (Gateway, "Gateway Intents"). A pause lasts `scored_pause` at
    most in a scored sitting, else `pause`. An answer that comes early waits `settle` at most for
    the room to listen; its interaction can be answered for 15 minutes.
    """

    countdown: float = 10.0
    tick: float = 15.0
    nudge: float = 120.0
    look: float = 30.0
    scored_pause: float = GRACE
    pause: float = RESUMABLE
    settle: float = 300.0
    grace: float = GRACE


class RoomClock:
    """Seconds of the running loop, pauses left out."""

    def __init__(self) -> None:
        self._held = 0.0
        self._paused_at: float | None = None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self._paused_at is not None

    @property
    def paused_for(self) -> float:
        """Seconds for which it has stood still; 0 when it runs."""
        return 0.0 if self._paused_at is None else _time() - self._paused_at

    def now(self) -> float:
        """Seconds; only differences mean anything."""
        return _time() - self._held - self.paused_for

    def pause(self) -> None:
        """Stand still."""
        if self._paused_at is None:
            self._paused_at = _time()

    def go_on(self) -> None:
        """Run again."""
        self._held += self.paused_for
        self._paused_at = None


def _time() -> float:
    return asyncio.get_running_loop().time()
