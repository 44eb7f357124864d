"""Who is interviewed in a room, and how the room is looked after."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.interview.formats import Format
from bot.interview.transcript import Mode
from cogs.room_clock import Pace


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who is interviewed in a room, and how: Discord's id, the sitting's id, its kind."""

    member: int
    sitting: int
    mode: Mode
    shape: Format


@dataclass(frozen=True, slots=True)
class RoomCare:
    """How a room is looked after.

    `present` says whether the member is still in the server; `returning`, whether the sitting goes
    on here after an interruption.
    """

    pace: Pace
    present: Callable[[], Awaitable[bool]]
    returning: bool
