"""What is decided about whose turn it is: values, as `bot.speech.turns` gives them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.speech.leanings import Leaning


class Silence(StrEnum):
    """The steps of the ladder while nobody has said a word."""

    NUDGE = "nudge"
    OFFER = "offer"
    MOVE_ON = "move on"


@dataclass(frozen=True, slots=True)
class TurnOver:
    """The answer ended with the sound at `spoke_until`; decided at `at` because of `why`."""

    at: float
    spoke_until: float
    why: Leaning
    breath: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nobody has begun to answer; `step` is what to do about it."""

    at: float
    step: Silence


@dataclass(frozen=True, slots=True)
class CutIn:
    """The answer has gone on for so long that the bot thanks the member and goes on."""

    at: float


@dataclass(frozen=True, slots=True)
class FloorBack:
    """The member goes on: whatever the bot says stops, and the answer continues."""

    at: float


@dataclass(frozen=True, slots=True)
class Missed:
    """Part of what the member said never came; now is a pause in which to say so."""

    at: float


@dataclass(frozen=True, slots=True)
class Muted:
    """The member's microphone has been off for so long that they may not know."""

    at: float


Decision = TurnOver | Quiet | CutIn | FloorBack | Missed | Muted
