"""What a member chose about interviews aloud."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.speech.hotwords import Names
from cogs.preferences import Setting, captions, is_on, patience


@dataclass(frozen=True, slots=True)
class Habits:
    """Captions in the thread, the picture of who spoke when, and the factor on silences.

    `names` are those that the member's answers may hold; `clip_days` is for how long the sound of
    the answers is kept, in this sitting alone: 0 is not at all.
    """

    captions: bool = True
    picture: bool = True
    patience: float = 1.0
    names: Names | None = None
    clip_days: int = 0


def habits(kept: Mapping[str, str], names: Names | None = None, clip_days: int = 0) -> Habits:
    """Read a member's settings."""
    return Habits(captions(kept), is_on(kept, Setting.PICTURE), patience(kept), names, clip_days)
