import os
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable
from bot.retakes import Policy, WaitUntil
from storage.archive import Archive, open_archive
from storage.backups import restore
from storage.upkeep import sweep
from tests.storage.files import content, inside, mode, write
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW, start

LATER = NOW + 3700


async def test_a_backup_restores_what_was_there(path: Path) -> None:
    """What came after the copy is gone, and the database it replaced is kept beside it."""
    async with open_archive(path) as archive:
        await scored(archive, "ada", 60)
        copy = await archive.backups.make()
        later = await scored(archive, "grace", 60, at=LATER)
    assert mode(copy) == 0o600
    kept = await restore(path, copy)
    async with open_archive(path) as archive:
        assert len(await archive.sittings.history("ada", SERVER)) == 1
        assert await archive.sittings.get(later) is None
    assert kept is not None
    await restore(path, kept)
    async with open_archive(path) as archive:
        assert await archive.sittings.get(later) is not None


async def test_a_backup_restores_into_an_empty_directory(path: Path, tmp_path: Path) -> None:
    """On a new machine there is nothing to replace, and no draft is left behind."""
    elsewhere = tmp_path / "new" / "greenroom.db"
    async with open_archive(path) as archive:
        await scored(archive, "ada", 60)
        copy = await archive.backups.make()
    assert await restore(elsewhere, copy) is None
    async with open_archive(elsewhere) as archive:
        assert len(await archive.sittings.history("ada", SERVER)) == 1
    assert [file.name for file in inside(elsewhere.parent)] == ["greenroom.db", "ledger.key"]


async def test_who_deleted_their_data_stays_deleted(path: Path) -> None:
    """A copy from before the deletion brings back neither their data nor a free attempt."""
    async with open_archive(path) as archive:
        await scored(archive, "grace", 60)
        await scored(archive, "ada", 60, words="Zanzibarquitt")
        copy = await archive.backups.make()
        await archive.erasure.erase("ada", LATER)
    assert b"Zanzibarquitt" in content(copy)
    await restore(path, copy)
    assert b"Zanzibarquitt" not in content(path)
    async with open_archive(path) as archive:
        assert await archive.erasure.copy("ada") == {}
        assert len(await archive.sittings.history("grace", SERVER)) == 1
        begun = start("ada", scope=SERVER, started_at=LATER + 5)
        assert isinstance(await archive.attempts.start_scored(begun, Policy()), WaitUntil)


async def test_who_came_back_after_deleting_is_restored(path: Path) -> None:
    """A deletion from before the copy takes nothing of what came after it."""
    async with open_archive(path) as archive:
        await scored(archive, "ada", 60)
        await archive.erasure.erase("ada", LATER)
        await scored(archive, "ada", 70, at=LATER + 5)
        copy = await archive.backups.make()
    await restore(path, copy)
    async with open_archive(path) as archive:
        (only,) = await archive.sittings.history("ada", SERVER)
    assert only.overall == 70


async def test_an_open_database_is_not_replaced(archive: Archive, path: Path) -> None:
    """While the bot runs restoring is refused, and nothing changes."""
    sitting = await scored(archive, "ada", 60)
    copy = await archive.backups.make()
    with pytest.raises(DatabaseUnusable, match="in use"):
        await restore(path, copy)
    assert await archive.sittings.get(sitting) is not None


async def test_a_damaged_database_gives_way_to_a_copy(path: Path) -> None:
    """The damaged file is kept, and the copy takes its place."""
    async with open_archive(path) as archive:
        await scored(archive, "ada", 60)
        copy = await archive.backups.make()
    write(path, b"no database" * 1000)
    kept = await restore(path, copy)
    assert kept is not None
    assert content(kept) == b"no database" * 1000
    async with open_archive(path) as archive:
        assert len(await archive.sittings.history("ada", SERVER)) == 1


@pytest.mark.parametrize("damage", ["empty", "text", "half", "missing"])
async def test_a_bad_copy_changes_nothing(path: Path, tmp_path: Path, damage: str) -> None:
    """An empty, foreign, torn or missing copy is refused, and the database stays as it was."""
    async with open_archive(path) as archive:
        for number in range(40):
            await scored(archive, "ada", 60, at=NOW + number)
        whole = content(await archive.backups.make())
    before = content(path)
    bad = tmp_path / "bad.db"
    torn = whole[: len(whole) // 2]
    kinds = {"empty": b"", "text": b"x" * 9000, "half": torn}
    if damage in kinds:
        write(bad, kinds[damage])
    with pytest.raises(DatabaseUnusable):
        await restore(path, bad)
    assert content(path) == before
    assert not [file for file in inside(path.parent) if file.name.startswith("restoring")]


async def test_copies_older_than_a_week_are_deleted(archive: Archive) -> None:
    """So nothing that a member deleted stays in a copy for longer."""
    old, new = await archive.backups.make(), await archive.backups.make()
    os.utime(old, (NOW, NOW))
    os.utime(new, (NOW + 100, NOW + 100))
    await sweep(archive, NOW + 7 * 86_400 + 50)
    assert inside(new.parent) == [new]


async def test_a_copy_a_day_is_enough(archive: Archive) -> None:
    """However often the bot is restarted, the next copy is made a day later."""
    first = await archive.backups.make_if_due(NOW)
    assert first is not None
    os.utime(first, (NOW, NOW))
    assert await archive.backups.make_if_due(NOW + 3600) is None
    assert await archive.backups.make_if_due(NOW + 24 * 3600) is not None


async def test_a_scheduled_copy_is_restored_and_checked_before_it_counts(
    path: Path, tmp_path: Path
) -> None:
    """A whole copy passes, a torn one and one of an older, emptier database are refused."""
    async with open_archive(path) as archive:
        for number in range(40):
            await scored(archive, "ada", 60, at=NOW + number)
        copy = await archive.backups.make()
        await archive.backups.prove(copy)
        torn = tmp_path / "torn.db"
        write(torn, content(copy)[: len(content(copy)) // 2])
        with pytest.raises(DatabaseUnusable):
            await archive.backups.prove(torn)
        assert not [file for file in inside(path.parent) if file.name.startswith("restoring")]


async def test_copies_are_made_by_the_hour_and_the_newest_stay(archive: Archive) -> None:
    """With one every six hours and two kept, the third takes the first one's place."""
    made = []
    for at in (NOW, NOW + 6 * 3600, NOW + 12 * 3600):
        copy = await archive.backups.make_if_due(at, hours=6)
        assert copy is not None
        os.utime(copy, (at, at))
        assert await archive.backups.make_if_due(at + 5 * 3600, hours=6) is None
        await archive.backups.drop_all_but(2)
        made.append(copy.name)
    kept = await archive.backups.kept()
    assert [one.until for one in kept] == [NOW + hours * 3600 + 7 * 86_400 for hours in (6, 12)]
    assert made[-1] in {one.name for one in kept}
