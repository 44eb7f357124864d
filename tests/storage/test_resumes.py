from pathlib import Path

from bot.interview.transcript import Ending
from storage.archive import Archive
from tests.storage.samples import DIGEST, NOW, profile, start

OTHER = "cd" * 32


async def test_a_profile_comes_back_as_it_was_read(archive: Archive) -> None:
    """Every field of a kept resume is equal after storing, whichever way it is found."""
    resume = await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    loaded = await archive.resumes.load(resume)
    assert loaded is not None
    assert loaded.profile == profile()
    assert (loaded.member, loaded.digest, loaded.kept_at) == ("ada", DIGEST, NOW)
    assert await archive.resumes.latest("ada") == loaded
    assert await archive.resumes.by_digest("ada", DIGEST) == loaded


async def test_nothing_is_found_where_nothing_was_kept(archive: Archive) -> None:
    """Members see neither each other's resumes nor files never kept."""
    await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    assert await archive.resumes.latest("grace") is None
    assert await archive.resumes.by_digest("grace", DIGEST) is None
    assert await archive.resumes.by_digest("ada", OTHER) is None
    assert await archive.resumes.load(99) is None


async def test_the_same_bytes_again_are_the_same_row_refreshed(archive: Archive) -> None:
    """Keeping a file twice gives one id, with the later reading and time."""
    first = await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    again = await archive.resumes.keep("ada", DIGEST, profile("Initech"), NOW + 5)
    loaded = await archive.resumes.load(first)
    assert again == first
    assert loaded is not None
    assert (loaded.profile, loaded.kept_at) == (profile("Initech"), NOW + 5)


async def test_two_members_may_have_the_same_file(archive: Archive) -> None:
    """Deleting one member's copy leaves the other's."""
    await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    await archive.resumes.keep("grace", DIGEST, profile(), NOW)
    assert await archive.resumes.delete("ada") == 1
    assert await archive.resumes.latest("ada") is None
    assert await archive.resumes.latest("grace") is not None


async def test_a_new_resume_replaces_the_old_one_on_the_disk_too(
    archive: Archive, path: Path
) -> None:
    """No byte of a replaced resume is left in the database or its log."""
    await archive.resumes.keep("ada", DIGEST, profile("Zanzibar Ltd"), NOW)
    await archive.resumes.keep("ada", OTHER, profile("Initech"), NOW - 99)
    latest = await archive.resumes.latest("ada")
    assert latest is not None
    assert latest.digest == OTHER
    assert await archive.resumes.by_digest("ada", DIGEST) is None
    files = path.parent.glob(f"{path.name}*")
    assert not any(b"Zanzibar" in file.read_bytes() for file in files)


async def test_a_replaced_resume_stays_while_a_sitting_asks_about_it(archive: Archive) -> None:
    """The old resume goes when the sitting that began with it ends."""
    old = await archive.resumes.keep("ada", DIGEST, profile(), NOW)
    sitting = await archive.sittings.begin(start(profile_id=old))
    new = await archive.resumes.keep("ada", OTHER, profile("Initech"), NOW)
    assert await archive.resumes.load(old) is not None
    latest = await archive.resumes.latest("ada")
    assert latest is not None
    assert latest.id == new
    await archive.sittings.finish(
        sitting, Ending.COMPLETED, overall=50.0, tier=None, report_json=None, now=NOW
    )
    assert await archive.resumes.load(old) is None
    assert await archive.resumes.load(new) is not None
