"""Who has left a server, asked of Discord: no event says so without a privileged intent."""

import asyncio
from collections.abc import Callable, Iterable

from cogs.building import Building

BELIEVED = 900.0
"""Seconds for which a member who was there is taken to be there still."""

_MOST = 10_000


class Presence:
    """Finds those who left. `now` gives unix seconds."""

    def __init__(self, building: Building, now: Callable[[], float]) -> None:
        self._building = building
        self._now = now
        self._seen: dict[tuple[int, int], float] = {}

    async def gone(self, guild: int, members: Iterable[int]) -> tuple[int, ...]:
        """Give those of the members who are no longer in the server; in doubt they are."""
        asked = [m for m in members if self._seen.get((guild, m), 0.0) < self._now() - BELIEVED]
        there = await asyncio.gather(*(self._building.is_member(guild, m) for m in asked))
        if len(self._seen) > _MOST:
            self._seen.clear()
        found = dict(zip(asked, there, strict=True))
        self._seen |= {(guild, member): self._now() for member in asked if found[member]}
        return tuple(member for member in asked if not found[member])
