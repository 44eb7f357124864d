"""Deleted text is off the disk when it is said to be; else it is said that it isn't."""

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import discord
import pytest

from bot.answer import Answer
from bot.errors import InputInvalid
from bot.interview.transcript import Ending
from bot.resume.reader import ResumeReader
from cogs.intake import Intake
from storage.archive import Archive
from storage.clips import Clips
from storage.database import Database, open_database
from storage.erasure import Erasure
from storage.journal import SittingJournal
from storage.ledger import Ledger
from storage.sittings import Sittings
from storage.upkeep import sweep
from storage.withdrawals import Withdrawals
from tests.storage.files import content, inside
from tests.storage.people import scored
from tests.storage.samples import DIGEST, NOW, profile, prompt, start, turn

LEAVING = (7, 9, 16, 21, 22)
"""Seeds for which a deleted member's words stay where SQLite moved rows from (3.40)."""
MEMBERS = ("ada", "grace", "linus")
WORD = "Zanzibarquitt"


@pytest.mark.parametrize("seed", LEAVING)
async def test_what_sqlite_moved_about_is_deleted_too(
    archive: Archive, path: Path, seed: int
) -> None:
    """Of answers that came by turns with others', no piece stays anywhere in any file."""
    said = await _talk_by_turns(archive, random.Random(seed))
    assert (await archive.erasure.erase("ada", NOW)).clean
    files = _files(path)
    assert not [piece for piece in said["ada"] if piece in files]
    assert sum(piece in files for piece in said["grace"]) > len(said["grace"]) / 2


@pytest.mark.parametrize("seed", LEAVING[:2])
async def test_overwriting_deleted_rows_alone_leaves_some(path: Path, seed: int) -> None:
    """Why files are written anew: `secure_delete` and an empty log aren't enough (SQLite 3.40)."""
    async with _opened(path) as (database, _):
        said = await _talk_by_turns(Sittings(database, Ledger(b"")), random.Random(seed))
        async with database.unit() as unit:
            await unit.rows("DELETE FROM sittings WHERE member = 'ada'")
    assert any(piece in _files(path) for piece in said["ada"]), "cleaning may do less from now on"


async def test_a_reader_keeps_deletion_from_being_called_done(path: Path) -> None:
    """While another program reads the log it isn't said to be empty; the next try empties it."""
    async with _opened(path, busy_seconds=0.02) as (database, erasure):
        await _say(Sittings(database, Ledger(b"")), "ada", WORD)
        with closing(_reader(path)):
            erased = await erasure.erase("ada", NOW)
            assert (erased.rows > 0, erased.clean, erasure.unclean) == (True, False, True)
            assert WORD.encode() in _files(path)
            assert await erasure.copy("ada") == {}
        assert await erasure.clean()
        assert not erasure.unclean
        assert WORD.encode() not in _files(path)


async def test_a_reader_that_ends_soon_is_waited_for(path: Path) -> None:
    """Deletion is done in one go when the other program ends meanwhile."""
    async with _opened(path) as (database, erasure):
        await _say(Sittings(database, Ledger(b"")), "ada", WORD)
        with closing(_reader(path)):
            erasing = asyncio.create_task(erasure.erase("ada", NOW))
            while not erasure.unclean:  # noqa: ASYNC110 - the deletion is on its way
                await asyncio.sleep(0)
        assert (await erasing).clean
        assert WORD.encode() not in _files(path)


async def test_a_writer_that_never_ends_leaves_it_to_be_done(path: Path) -> None:
    """Where the file can't be written anew the same is said, and nothing is raised."""
    async with _opened(path, busy_seconds=0.02) as (database, erasure):
        await _say(Sittings(database, Ledger(b"")), "ada", WORD)
        await erasure.erase("grace", NOW)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert not await erasure.clean()
        assert await erasure.clean()


async def test_the_daily_sweep_makes_up_for_it(archive: Archive, path: Path) -> None:
    """What could not be taken off the disk at once goes with the next sweep."""
    await scored(archive, "ada", 60, words=WORD)
    async with _opened(path, busy_seconds=0.02) as (_, other):
        with closing(_reader(path)):
            assert not (await other.erase("ada", NOW)).clean
    await sweep(archive, NOW)
    assert WORD.encode() not in _files(path)


async def test_what_comes_late_for_a_deleted_interview_is_refused(
    archive: Archive, path: Path
) -> None:
    """A score or answer that was on its way is not kept, and no other interview gets it."""
    sitting = await archive.sittings.begin(start("ada"))
    journal = SittingJournal(archive.sittings, sitting, lambda: NOW)
    await journal.keep(turn(1, WORD))
    await archive.erasure.erase("ada", NOW)
    other = await archive.sittings.begin(start("grace"))
    with pytest.raises(InputInvalid, match="was deleted"):
        await journal.keep(turn(1, WORD))
    late = {"overall": 60.0, "tier": None, "report_json": f'"{WORD}"', "now": NOW}
    assert await archive.sittings.finish(sitting, Ending.COMPLETED, **late) is None  # type: ignore[arg-type] # as named
    assert other != sitting
    assert (await archive.sittings.transcript(other)).turns == ()
    assert WORD.encode() not in _files(path)


async def test_a_resume_that_is_still_being_read_is_not_kept(archive: Archive, path: Path) -> None:
    """Whoever deletes their data while their file is read has none on file afterwards."""

    class Sent(discord.Attachment):
        def __init__(self) -> None:
            self.size, self.content_type = 100, "text/plain"

        async def read(self, *, use_cached: bool = False) -> bytes:
            del use_cached
            await archive.erasure.erase("ada", NOW)
            return f"Ada Example\n\nExperience\nBaker, {WORD}, 2018 - 2024\n- Baked.".encode()

    intake = Intake(archive.resumes, ResumeReader(), (), lambda: NOW)
    with pytest.raises(InputInvalid, match="deleted your data"):
        await intake.take_in("ada", Sent())
    assert await archive.resumes.latest("ada") is None
    assert WORD.encode() not in _files(path)


async def test_a_corrected_resume_does_not_bring_a_deleted_one_back(archive: Archive) -> None:
    """Roles that are put right just after the deletion are refused, with what to do."""
    intake = Intake(archive.resumes, ResumeReader(), (), lambda: NOW)
    resume = await archive.resumes.keep("ada", DIGEST, profile(WORD), NOW)
    kept = await intake.mine("ada", resume)
    await archive.erasure.erase("ada", NOW)
    with pytest.raises(InputInvalid, match="replaced or deleted"):
        await intake.with_roles(kept, kept.profile.roles)
    assert await archive.resumes.latest("ada") is None


@asynccontextmanager
async def _opened(
    path: Path, *, busy_seconds: float = 5.0
) -> AsyncIterator[tuple[Database, Erasure]]:
    async with open_database(path, busy_seconds=busy_seconds) as database:
        clips = Clips(database, path)
        yield database, Erasure(database, Ledger(b""), Withdrawals(), clips)


async def _talk_by_turns(kept: Archive | Sittings, chance: random.Random) -> dict[str, list[bytes]]:
    """Let three be interviewed at once, with follow-ups that quote them; give what each said."""
    sittings = kept.sittings if isinstance(kept, Archive) else kept
    ids = {name: await sittings.begin(start(name, scope="1")) for name in MEMBERS}
    said: dict[str, list[bytes]] = {name: [] for name in MEMBERS}
    number = dict.fromkeys(MEMBERS, 0)
    for _ in range(48):
        name = chance.choice(MEMBERS)
        number[name] += 1
        text = "".join(chance.choice("abcdefgh ") for _ in range(chance.randint(60, 400)))
        said[name] += [text[i : i + 24].encode() for i in range(0, len(text) - 24, 24)]
        asked = replace(prompt(number[name]), text=text, spoken="", quote=text)
        await sittings.keep_turn(ids[name], replace(turn(), prompt=asked, answer=Answer(text)), NOW)
    return said


async def _say(sittings: Sittings, member: str, text: str) -> None:
    sitting = await sittings.begin(start(member))
    await sittings.keep_turn(sitting, replace(turn(), prompt=prompt(), answer=Answer(text)), NOW)


def _reader(path: Path) -> sqlite3.Connection:
    """Read as another program does, and go on reading."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM turns").fetchone()
    return other


def _files(path: Path) -> bytes:
    return b"".join(content(file) for file in inside(path.parent) if file.is_file())
