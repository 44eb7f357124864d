import asyncio
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable
from bot.retakes import DAY
from storage.archive import Archive, open_archive
from storage.backups import restore
from storage.clips import FOLDER, MOST_BYTES
from storage.upkeep import sweep
from tests.storage.files import content, inside, mode, set_mode, write
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW

SOUND = b"OggS the sound of Zanzibarquitt"


async def test_sound_is_kept_for_its_member_alone(archive: Archive, path: Path) -> None:
    """It comes back as it was, in a file of the owner's; another member finds nothing."""
    sitting = await _agreed(archive, "ada")
    assert await archive.clips.keep(sitting, "q1", SOUND, NOW)
    (clip,) = await archive.clips.of("ada", NOW)
    assert (clip.sitting, clip.prompt, clip.expires_at) == (sitting, "q1", NOW + 7 * DAY)
    assert await archive.clips.sound(clip) == SOUND
    assert await archive.clips.of("grace", NOW, sitting) == ()
    assert await archive.clips.drop("grace", sitting) == 0
    (file,) = inside(path.parent / FOLDER)
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)


async def test_without_the_wish_nothing_reaches_the_disk(archive: Archive, path: Path) -> None:
    """Neither for a sitting without it, nor one that is gone, nor more than may be kept."""
    sitting, agreed = await scored(archive, "ada", 60), await _agreed(archive, "grace")
    assert not await archive.clips.keep(sitting, "q1", SOUND, NOW)
    assert not await archive.clips.keep(99, "q1", SOUND, NOW)
    assert not await archive.clips.keep(agreed, "q1", bytes(MOST_BYTES + 1), NOW)
    assert not await archive.clips.keep(agreed, "q1", b"", NOW)
    assert _kept(path) == []


async def test_an_answer_that_goes_on_takes_the_place_of_its_first_part(
    archive: Archive, path: Path
) -> None:
    """There is one file an answer, that of the whole."""
    sitting = await _agreed(archive, "ada")
    for data in (b"part", SOUND):
        await archive.clips.keep(sitting, "q1", data, NOW)
    assert _kept(path) == [SOUND]


async def test_sound_goes_when_its_time_is_over(archive: Archive, path: Path) -> None:
    """To the second it can't be had any more, and the next sweep takes the file."""
    sitting = await _agreed(archive, "ada")
    await archive.clips.keep(sitting, "q1", SOUND, NOW)
    await sweep(archive, NOW + 7 * DAY - 1)
    assert await archive.clips.of("ada", NOW + 7 * DAY - 1)
    assert not await archive.clips.of("ada", NOW + 7 * DAY)
    assert _kept(path)
    assert await archive.clips.drop_expired(NOW + 7 * DAY)
    assert _kept(path) == []


async def test_sound_goes_with_the_words_and_with_its_member(archive: Archive, path: Path) -> None:
    """A server that keeps words for a day keeps sound no longer; deletion takes one's own only."""
    first, second = await _agreed(archive, "ada"), await _agreed(archive, "grace")
    for sitting in (first, second):
        await archive.clips.keep(sitting, "q1", SOUND + bytes([sitting]), NOW)
    assert (await archive.erasure.erase("ada", NOW)).clean
    assert _kept(path) == [SOUND + bytes([second])]
    await archive.guilds.change(SERVER, transcript_days=1, actor="mod", now=NOW)
    await sweep(archive, NOW + 2 * DAY)
    assert _kept(path) == []


async def test_one_press_deletes_a_sittings_sound(archive: Archive, path: Path) -> None:
    """Other sittings keep theirs."""
    one, other = await _agreed(archive, "ada"), await _agreed(archive, "ada", at=NOW + 1)
    for sitting in (one, other):
        for prompt in ("q1", "q1p1"):
            await archive.clips.keep(sitting, prompt, SOUND, NOW)
    assert await archive.clips.drop("ada", one) == 2
    assert {clip.sitting for clip in await archive.clips.of("ada", NOW)} == {other}
    assert len(_kept(path)) == 2


async def test_no_copy_has_sound_and_none_comes_back_with_one(path: Path) -> None:
    """A backup holds no byte of it; after a restore, sound that no row names is deleted."""
    async with open_archive(path) as archive:
        before = await archive.backups.make()
        sitting = await _agreed(archive, "ada")
        await archive.clips.keep(sitting, "q1", SOUND, NOW)
        after = await archive.backups.make()
        assert b"Zanzibarquitt" not in content(after)
        assert b"Zanzibarquitt" not in content(path)
    await restore(path, before)
    async with open_archive(path) as archive:
        await sweep(archive, NOW)
        assert _kept(path) == []


async def test_sound_that_lies_about_without_a_row_is_deleted(archive: Archive, path: Path) -> None:
    """A file that was written just before a power cut goes at the next look; others stay."""
    sitting = await _agreed(archive, "ada")
    await archive.clips.keep(sitting, "q1", SOUND, NOW)
    write(path.parent / FOLDER / "stray.ogg", b"stray")
    assert await archive.clips.tidy()
    assert _kept(path) == [SOUND]


async def test_answers_kept_at_the_same_time_are_all_there(archive: Archive) -> None:
    """None takes another's file for one that nobody names."""
    sitting = await _agreed(archive, "ada")
    await asyncio.gather(
        *(archive.clips.keep(sitting, f"q{number}", SOUND, NOW) for number in range(12)),
        *(archive.clips.tidy() for _ in range(6)),
    )
    kept = await archive.clips.of("ada", NOW)
    assert {await archive.clips.sound(clip) for clip in kept} == {SOUND}
    assert len(kept) == 12


async def test_a_disk_that_takes_nothing_is_said(archive: Archive, path: Path) -> None:
    """The sentence names the folder, and no row speaks of what isn't there."""
    sitting = await _agreed(archive, "ada")
    write(path.parent / FOLDER, b"a file in the folder's place")
    with pytest.raises(DatabaseUnusable, match="clips"):
        await archive.clips.keep(sitting, "q1", SOUND, NOW)
    assert await archive.clips.of("ada", NOW) == ()


async def test_a_file_that_is_gone_is_no_error(archive: Archive, path: Path) -> None:
    """Whoever deleted it by hand deleted it."""
    sitting = await _agreed(archive, "ada")
    await archive.clips.keep(sitting, "q1", SOUND, NOW)
    for file in inside(path.parent / FOLDER):
        set_mode(file, 0o600)
        file.unlink()
    (clip,) = await archive.clips.of("ada", NOW)
    assert await archive.clips.sound(clip) is None
    assert await archive.clips.drop("ada", sitting) == 1


async def _agreed(archive: Archive, member: str, *, at: int = NOW) -> int:
    sitting = await scored(archive, member, 60, at=at)
    await archive.spoken.begin(sitting, clip_days=7)
    return sitting


def _kept(path: Path) -> list[bytes]:
    folder = path.parent / FOLDER
    return [content(file) for file in inside(folder)] if folder.is_dir() else []
