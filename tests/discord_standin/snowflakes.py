"""Discord's ids: a time in the upper bits, a running number in the lower ones."""

from tests.discord_standin.clock import Clock

EPOCH = 1_420_070_400
"""The first second of 2015 (Reference, "Snowflake ID Format in Binary")."""


class Snowflakes:
    """Makes ids that never repeat and grow with time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> str:
        """Give the next id."""
        earliest = int((self._clock.now() - EPOCH) * 1000) << 22
        self._last = max(self._last + 1, earliest)
        return str(self._last)
