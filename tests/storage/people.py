"""Scored sittings that are over, as boards rank them."""

from dataclasses import replace

from bot.interview.transcript import Ending, Mode
from bot.scoring.rubric import Tier
from storage.archive import Archive
from storage.records import RoomName
from tests.storage.samples import NOW, start, turn

SERVER = "1234"


async def scored(
    archive: Archive,
    member: str,
    overall: float,
    *,
    at: int = NOW,
    answers: int = 4,
    ending: Ending = Ending.COMPLETED,
    mode: Mode = Mode.SCORED,
    room: RoomName = RoomName.TEXT,
    scope: str = SERVER,
    track: str = "backend",
    rubric: str = "1",
    words: str = "We chose Redis.",
) -> int:
    """Hold a sitting that ends at once, asking for no allowance."""
    plain = start(member, scope=scope, mode=mode, track=track, started_at=at)
    begun = replace(plain, room=room, rubric_version=rubric)
    sitting = await archive.sittings.begin(begun)
    for number in range(1, answers + 1):
        await archive.sittings.keep_turn(sitting, turn(number, words), at)
    await archive.sittings.finish(
        sitting, ending, overall=overall, tier=Tier.QUALIFIED, report_json=None, now=at
    )
    return sitting
