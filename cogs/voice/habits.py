"""What a member chose about interviews aloud."""

from collections.abc import Mapping
from dataclasses import dataclass

from cogs.preferences import Setting, captions, is_on, patience


@dataclass(frozen=True, slots=True)
class Habits:
    """Captions in the thread, the picture of who spoke when, and the factor on silences."""

    captions: bool = True
    picture: bool = True
    patience: float = 1.0


def habits(kept: Mapping[str, str]) -> Habits:
    """Read a member's settings."""
    return Habits(captions(kept), is_on(kept, Setting.PICTURE), patience(kept))
