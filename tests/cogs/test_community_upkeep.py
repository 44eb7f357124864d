import time
from pathlib import Path

from cogs.upkeep import UpkeepCog
from storage.archive import open_archive
from tests.storage.files import inside
from tests.storage.people import scored

DAY = 86_400


async def test_rounds_end_what_is_too_old_and_copy_once_a_day(tmp_path: Path) -> None:
    """The words of 91 days ago are gone before the copy is made, and the next round makes none."""
    now = int(time.time())
    async with open_archive(tmp_path / "greenroom.db") as archive:
        old = await scored(archive, "1", 60, at=now - 91 * DAY)
        new = await scored(archive, "1", 60, at=now - 89 * DAY)
        upkeep = UpkeepCog(archive, lambda: now)
        for _ in range(2):
            await upkeep.round()
        words = [(await archive.sittings.transcript(number)).turns for number in (old, new)]
    assert [turns[0].answer.text for turns in words if turns[0].answer] == ["", "We chose Redis."]
    assert len(inside(tmp_path / "backups")) == 1
