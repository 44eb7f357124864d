"""When to stop asking a server that fails: two failures, a minute's rest, then one probe."""

from collections.abc import Callable


class Breaker:
    """Counts failures in a row; `clock` gives seconds of which only differences matter.

    Two failures and 60 s are what the notes on engines (2.2) took from voice agents' fallbacks.
    """

    def __init__(
        self, clock: Callable[[], float], *, failures: int = 2, rest: float = 60.0
    ) -> None:
        self._clock, self._most, self._rest = clock, failures, rest
        self._failed = 0
        self._until = 0.0
        self._probing = False

    def admits(self) -> bool:
        """Say whether a call may go out; after a rest only one at a time, until one succeeds."""
        if self._failed < self._most:
            return True
        if self._probing or self._clock() < self._until:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        """Forget the failures."""
        self._failed, self._probing = 0, False

    def failed(self) -> None:
        """Count a failure; from the second in a row on, each begins a rest."""
        self._failed, self._probing = self._failed + 1, False
        self._until = self._clock() + self._rest

    def let_go(self) -> None:
        """Note a call that proved nothing: its caller gave up, or only its request was wrong."""
        self._probing = False
