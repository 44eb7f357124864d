import shutil
from pathlib import Path

from bot.interview.transcript import Ending
from storage.archive import Archive, open_archive
from storage.database import open_database
from storage.schema import MIGRATIONS
from storage.starting import insert_sitting
from tests.storage.samples import NOW, start


async def over(archive: Archive, member: str) -> int:
    """Hold a sitting in a thread of its own and end it."""
    sitting = await archive.sittings.begin(start(member, scope="1234"))
    await archive.rooms.keep(sitting, 100 + sitting)
    await archive.sittings.finish(
        sitting, Ending.COMPLETED, overall=None, tier=None, report_json=None, now=NOW
    )
    return sitting


async def test_a_report_is_missing_from_the_end_until_it_is_posted(archive: Archive) -> None:
    """Sittings under way miss nothing; each that is over does until it is marked."""
    await archive.rooms.keep(await archive.sittings.begin(start("cleo", scope="1234")), 7)
    first, second = await over(archive, "ada"), await over(archive, "bob")
    assert await archive.rooms.unposted() == (first, second)
    await archive.rooms.posted(first, NOW)
    assert await archive.rooms.unposted() == (second,)


async def test_an_older_database_has_no_reports_to_post(tmp_path: Path) -> None:
    """What was over before reports were marked isn't posted a second time; the rest will be."""
    older, path = tmp_path / "older", tmp_path / "greenroom.db"
    older.mkdir()
    for file in MIGRATIONS.glob("000[1-6]_*.sql"):
        shutil.copy(file, older)
    async with open_database(path, migrations=older) as database, database.unit() as unit:
        ended = await insert_sitting(unit, start("ada", scope="1234"))
        going = await insert_sitting(unit, start("bob", scope="1234"))
        for sitting in (ended, going):
            await unit.rows("INSERT INTO rooms (sitting_id, thread) VALUES (:id, '7')", id=sitting)
        await unit.rows(
            "UPDATE sittings SET ended_at = 1, ending = 'left' WHERE id = :id", id=ended
        )
    async with open_archive(path) as archive:
        assert await archive.rooms.unposted() == ()
        assert going is not None
        await archive.sittings.finish(
            going, Ending.LEFT, overall=None, tier=None, report_json=None, now=NOW
        )
        assert await archive.rooms.unposted() == (going,)


async def test_what_was_begun_and_never_had_a_thread_is_found(archive: Archive) -> None:
    """Not those of this run of the bot, those with a thread, those over, or a terminal's."""
    lost = await archive.sittings.begin(start("ada", scope="1234"))
    opened = await archive.sittings.begin(start("bob", scope="1234"))
    await archive.rooms.keep(opened, 7)
    await over(archive, "cleo")
    await archive.sittings.begin(start("dora"))
    assert await archive.rooms.roomless(before=NOW + 1) == (lost,)
    assert await archive.rooms.roomless(before=NOW) == ()
