"""The lines before voice rooms: who waits is told their place, called, and passed over."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.waiting_line import READY_WITHIN, Line, called, joined, left, may_enter, missed

CALLED = (
    "The voice room of **{server}** is free, and it is your turn. You have a minute: join a voice "
    "channel there, then press **Sound check** on your interview's page or use `/interview start`."
)
PASSED = (
    "You didn't come within a minute, so the voice room of **{server}** went to the next in line. "
    "Use `/interview start` to stand in line again, or take your interview in text at once."
)
Tell = Callable[[int, str], Awaitable[None]]
"""Writes to a member, by id, in private."""


class WaitingLines:
    """One line a server, in memory: after a restart members stand in line again.

    `tell` writes to members, `name` gives a server's name, `now` gives unix seconds, `within` is
    how long a call holds.
    """

    def __init__(
        self,
        tell: Tell,
        name: Callable[[int], str],
        *,
        now: Callable[[], float],
        within: float = READY_WITHIN,
    ) -> None:
        self._tell, self._name, self._now, self._within = tell, name, now, within
        self._lines: dict[int, Line] = {}
        self._calling: set[asyncio.Task[None]] = set()

    def enter(self, guild: int, member: int, *, seconds: float, free: bool) -> bool:
        """Let somebody in if the room is free and nobody comes first; else put them in line.

        `seconds` is how long their interview may take.
        """
        line = self._lines.get(guild, Line())
        if may_enter(line, str(member), free=free):
            self._lines[guild] = left(line, str(member))
            return True
        self._lines[guild] = joined(line, str(member), seconds, self._now())
        return False

    def place(self, guild: int, member: int, *, busy: float) -> tuple[int, float] | None:
        """Give somebody's place and the most seconds it may take; None when not in line."""
        line = self._lines.get(guild, Line())
        place, wait = line.place(str(member)), line.estimate(str(member), busy=busy)
        return None if place is None or wait is None else (place, wait)

    @property
    def length(self) -> int:
        """How many stand in line, in all servers together."""
        return sum(len(line.waiting) for line in self._lines.values())

    def leave(self, guild: int, member: int) -> bool:
        """Take somebody out of a line; False when they weren't in it."""
        line = self._lines.get(guild, Line())
        self._lines[guild] = left(line, str(member))
        return line.place(str(member)) is not None

    def freed(self, guild: int) -> None:
        """Call whoever is first, now that the room is free."""
        line = self._lines.get(guild, Line())
        if line.call is None and line.waiting:
            task = asyncio.create_task(self._call(guild))
            self._calling.add(task)
            task.add_done_callback(self._calling.discard)

    def close(self) -> None:
        """Call nobody any more."""
        for task in self._calling:
            task.cancel()

    async def _call(self, guild: int) -> None:
        """Call one after the other until somebody comes."""
        while (line := called(self._lines.get(guild, Line()), self._now())).call is not None:
            self._lines[guild] = line
            await self._tell(int(line.call.member), CALLED.format(server=self._name(guild)))
            await asyncio.sleep(self._within)
            current = self._lines.get(guild, Line())
            if current.call != line.call:
                return  # they came, or left
            self._lines[guild], gone = missed(current, line.call.until)
            if gone is not None:
                await self._tell(int(gone), PASSED.format(server=self._name(guild)))
