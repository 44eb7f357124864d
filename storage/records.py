"""Rows as values: what a sitting starts with, what is known of it later, and kept resumes.

All times in storage are whole unix seconds, UTC.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import InputInvalid
from bot.interview.transcript import Ending, Mode
from bot.resume.profile import Profile
from bot.scoring.rubric import Tier

LOCAL = "local"
"""The scope of interviews in a terminal; every other scope is a server's id."""


class RoomName(StrEnum):
    """Where a sitting was held."""

    TERMINAL = "terminal"
    TEXT = "text"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class SittingStart:
    """What a sitting begins with; seed and versions are enough to plan it again.

    Raises:
        InputInvalid: the seed has more than 63 bits, the most a row can hold.
    """

    member: str
    scope: str
    room: RoomName
    mode: Mode
    track: str
    format: str
    seed: int
    profile_id: int | None
    bank_version: str
    rubric_version: str
    started_at: int

    def __post_init__(self) -> None:
        """Refuse a seed that no row can hold."""
        if not -(2**63) <= self.seed < 2**63:
            raise InputInvalid("The seed is too long. Give a whole number of at most 18 digits.")


@dataclass(frozen=True, slots=True)
class SittingRecord:
    """A sitting as it is kept. The last six are None until it ends.

    `heartbeat_at` is when the last turn was kept. `report` is JSON; it goes with the texts, at
    `texts_dropped_at`, when their time is over.
    """

    id: int
    member: str
    scope: str
    room: RoomName
    mode: Mode
    track: str
    format: str
    seed: int
    profile_id: int | None
    bank_version: str
    rubric_version: str
    started_at: int
    heartbeat_at: int
    ended_at: int | None
    ending: Ending | None
    overall: float | None
    tier: Tier | None
    report: str | None
    texts_dropped_at: int | None


@dataclass(frozen=True, slots=True)
class KeptResume:
    """A resume as it was read; `digest` is the file's sha256 in hexadecimal."""

    id: int
    member: str
    digest: str
    profile: Profile
    kept_at: int
