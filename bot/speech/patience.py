"""How patient to be with one member, learned from the pauses in what they read aloud."""

from collections.abc import Sequence


def patience_of(pauses: Sequence[float], chosen: float = 1.0) -> float:
    """Learn a patience factor from the pauses (seconds) of the sound check, times the chosen one.

    Someone whose longest pauses last 0.8 s, as in fluent reading, has factor 1; 1.6 s, as in a
    second language, has 1.5. Never below 1 by learning alone: few pauses prove nothing.
    """
    longest = sorted(pauses)[-2:] if len(pauses) > 1 else list(pauses)
    learned = 1.0 + (sum(longest) / len(longest) - 0.8) * 0.625 if longest else 1.0
    return min(2.0, max(0.8, min(1.5, max(1.0, learned)) * chosen))
