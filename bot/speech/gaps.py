"""Sound that never came: when so much is missing that the member should be told (pure)."""

from collections import deque

_WINDOW = 3.0
_WORD = 0.2
"""Seconds missing within `_WINDOW` that may hold a word."""
_WORDS = 0.5
"""Seconds missing in one stretch that surely hold some."""
_QUIET = 300.0
"""Seconds in which a line that is bad all the time is mentioned once."""


class Gaps:
    """Adds up the stretches of a member's sound that were lost."""

    def __init__(self) -> None:
        self._lost: deque[tuple[float, float]] = deque()
        self._told = float("-inf")

    def lost(self, at: float, seconds: float) -> bool:
        """Take a stretch that ended at second `at`; True when words may be missing now."""
        self._lost.append((at, seconds))
        while self._lost[0][0] < at - _WINDOW:
            self._lost.popleft()
        missing = sum(seconds for _, seconds in self._lost)
        if seconds < _WORDS and (missing < _WORD or at - self._told < _QUIET):
            return False
        self._lost.clear()
        self._told = at
        return True
