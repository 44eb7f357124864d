"""The engine's Journal, kept in the archive."""

from collections.abc import Callable

from bot.interview.transcript import Turn
from storage.sittings import Sittings


class SittingJournal:
    """Remembers the turns of one sitting; `clock` gives unix seconds.

    `kept` is called each time a turn has become durable.
    """

    def __init__(
        self,
        sittings: Sittings,
        sitting_id: int,
        clock: Callable[[], float],
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        self._sittings, self._sitting_id = sittings, sitting_id
        self._clock, self._kept = clock, kept

    async def keep(self, turn: Turn) -> None:
        """Store a turn; it would survive a power cut when this returns.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        await self._sittings.keep_turn(self._sitting_id, turn, int(self._clock()))
        self._kept()
