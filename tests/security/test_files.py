"""What the disk holds of a member once their data was deleted, or its time was over."""

import asyncio
import json
import logging
from pathlib import Path

import pytest

from bot.logs import set_up_log
from bot.settings import LogStyle
from storage.appeals import Reason
from storage.archive import open_archive
from storage.upkeep import sweep
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.cogs.scenario import found_in_files
from tests.cogs.talking import answer, begin, to_the_end
from tests.security.premises import CANARY, spoken
from tests.storage.samples import profile

DAY = 86_400
SPOKEN = f"At {CANARY} I moved the ledger to Redis myself, and p95 fell from 900 ms to 80 ms."


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Give the file of a log as `greenroom run` writes it; it lies beside the database."""
    return tmp_path / "greenroom.log"


async def test_deleting_takes_every_word_out_of_every_file(house: House, log: Path) -> None:
    """Database, its log and index, caches and the bot's log hold no word; a copy is named."""
    with log.open("w", encoding="utf-8") as stream:
        handlers = logging.getLogger().handlers[:]
        set_up_log(LogStyle.JSON, stream)
        await _live(house)
        copy = await house.archive.backups.make()
        assert await found_in_files(house.settings.data, [CANARY]) == {CANARY}
        asked = await shown(house.ada, "privacy delete")
        assert f"`{copy.name}` until <t:" in asked.text
        await house.ada.press("Delete everything", on=asked.message)
        done = await house.ada.sees("Everything is deleted")
        assert copy.name in str(done.components)
        logging.getLogger().handlers = handlers
    assert await _holding(house) <= {one.name for one in await house.archive.backups.kept()}
    assert copy.name in await _holding(house)
    await sweep(house.archive, int(house.now()) + 8 * DAY)
    assert await _holding(house) == set()
    await house.close()
    assert await _holding(house) == set()


async def test_when_its_time_is_over_every_word_goes_and_scores_stay(house: House) -> None:
    """After 91 days no file has an answer any more; the export says so and has the score."""
    await spoken(house, house.ada)
    room = await begin(house, house.ada)
    await to_the_end(house, house.ada, room, SPOKEN)
    assert await found_in_files(house.settings.data, [CANARY]) == {CANARY}
    house.ahead = 91.0 * DAY
    await sweep(house.archive, int(house.now()))
    assert await _holding(house) == set()
    outcome = await shown(house.ada, "privacy export")
    files = {file.filename: file.data.decode() for file in outcome.message.attachments}
    assert "Its words were deleted on" in files["greenroom-data.txt"]
    assert "of 100" in files["greenroom-data.txt"]


async def test_the_export_holds_every_table_that_has_the_member(house: House) -> None:
    """Each table with a row of hers is in the JSON, and each of its values in the text or there."""
    await _live(house)
    outcome = await shown(house.ada, "privacy export")
    files = {file.filename: file.data.decode() for file in outcome.message.attachments}
    read = json.loads(files["greenroom-data.json"])["tables"]
    assert set(read) == {
        "appeals", "attempts", "audit", "board_members", "grants", "preferences", "resumes",
        "rooms", "sittings", "turns", "worn_roles", "spoken_sittings", "clips",
    }  # fmt: skip
    for table in set(read) - {"resumes", "sittings", "turns"}:
        assert f"== {table.replace('_', ' ')} ==" in files["greenroom-data.txt"]
    assert files["greenroom-data.txt"].count(CANARY) >= 5
    (deed,) = read["audit"]
    assert (deed["who"], deed["whom"], deed["action"]) == ("another", "you", "grant")


async def test_the_ledger_is_disclosed_and_tells_nobody_anything(house: House) -> None:
    """What stays after a deletion is named before it, and is hashes with times alone."""
    await _live(house)
    asked = await shown(house.ada, "privacy delete")
    for part in ("keyed hash", "at most 180 days", "deletes you again"):
        assert part in asked.text
    await house.ada.press("Delete everything", on=asked.message)
    await house.ada.sees("Everything is deleted")
    await sweep(house.archive, int(house.now()) + 8 * DAY)
    await house.close()
    async with open_archive(house.settings.database) as archive:
        assert await archive.erasure.copy(str(house.ada.id)) == {}
    assert (
        await found_in_files(house.settings.data, [str(house.ada.id), house.ada.user.name]) == set()
    )


async def _live(house: House) -> None:
    """Let Ada leave words in every place there is for them."""
    archive, member, now = house.archive, str(house.ada.id), int(house.now())
    await house.keep_resume(house.ada, profile(CANARY))
    sitting = await spoken(house, house.ada)
    await archive.rooms.keep(sitting, 77)
    await archive.appeals.open(
        member, house.scope, "law", reason=Reason.OTHER, note=CANARY, now=now
    )
    await archive.attempts.grant(member, house.scope, "law", granted_by="organiser", now=now)
    await archive.standings.join(member, house.scope, now)
    await archive.preferences.choose(member, "patience", "brisk")
    await archive.tier_roles.wear(member, house.scope, "77")
    room = await begin(house, house.ada)
    await answer(house, house.ada, room, SPOKEN)


async def _holding(house: House) -> set[str]:
    """Name the files that hold Ada's words; never one of the models, which aren't here."""
    return await asyncio.to_thread(_names, house.settings.data)


def _names(folder: Path) -> set[str]:
    word = CANARY.encode()
    return {f.name for f in folder.rglob("*") if f.is_file() and word in f.read_bytes()}
