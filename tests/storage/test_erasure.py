import os
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable
from bot.interview.transcript import Ending
from bot.retakes import DAY, Allowed, Exhausted, Policy, WaitUntil
from storage.appeals import Decision, Reason
from storage.archive import Archive, open_archive
from storage.database import open_database
from storage.erasure import Erased
from storage.ledger import KEY_FILE
from storage.upkeep import sweep
from tests.storage.files import content, inside, mode, write
from tests.storage.people import SERVER, scored
from tests.storage.samples import DIGEST, NOW, profile, start

ADA = "300000000000000017"
LATER = NOW + 3700
WORD = "Zanzibarquitt"


async def test_nothing_of_a_member_is_left_in_any_file(archive: Archive, path: Path) -> None:
    """Neither words nor the id of who deleted their data stay in database, log or index."""
    await _live_through(archive, ADA)
    assert _found(path, WORD)
    assert _found(path, ADA)
    erased = await archive.erasure.erase(ADA, LATER)
    assert erased.remembered == 1
    assert not _found(path, WORD)
    assert not _found(path, ADA)


async def test_nothing_is_left_after_the_bot_stopped_either(path: Path) -> None:
    """Closing the database brings nothing back into the file."""
    async with open_archive(path) as archive:
        await _live_through(archive, ADA)
        await archive.erasure.erase(ADA, LATER)
    assert not _found(path, WORD)
    assert not _found(path, ADA)


async def test_every_table_with_members_is_emptied(archive: Archive, path: Path) -> None:
    """Rows of each table that names members, or refers to sittings, go; other members' stay."""
    for member in (ADA, "grace"):
        await _live_through(archive, member)
    before = await _rows(path)
    servers = {"guilds", "guild_retakes", "tier_roles", "departures"}
    own = set(before) - servers - {"audit", "remembered"}
    assert {table for table in own if not before[table]} == set(), "let _live_through fill these"
    await archive.erasure.erase("grace", LATER)
    half = await _rows(path)
    await archive.erasure.erase(ADA, LATER)
    after = await _rows(path)
    assert {table for table in own if half[table] * 2 != before[table]} == set()
    assert {table for table in own if after[table]} == set()


async def test_organisers_who_delete_their_data_leave_their_deeds(archive: Archive) -> None:
    """What they granted stands and stays listed, without who did it."""
    await archive.attempts.grant("grace", SERVER, "law", granted_by=ADA, now=NOW)
    await archive.attempts.grant(ADA, SERVER, "law", granted_by="mod", now=NOW)
    await archive.erasure.erase(ADA, LATER)
    deeds = await archive.audit.latest(SERVER)
    assert [(deed.actor, deed.subject) for deed in deeds] == [("mod", None), (None, "grace")]
    answer = await archive.attempts.allowance("grace", SERVER, "law", Policy(), now=LATER)
    assert answer == Allowed(4)


async def test_deleting_is_no_way_round_the_wait(archive: Archive) -> None:
    """The statement that begins a scored sitting counts deleted attempts, and says the same."""
    for number in range(3):
        await scored(archive, ADA, 60, at=NOW + number * 30 * DAY)
        await archive.erasure.erase(ADA, NOW + number * 30 * DAY + 3700)
    now = NOW + 61 * DAY
    assert await _start(archive, now) == Exhausted(NOW + 180 * DAY)
    allowance = await archive.attempts.allowance(ADA, SERVER, "backend", Policy(), now=now)
    assert allowance == Exhausted(NOW + 180 * DAY)
    assert isinstance(await _start(archive, NOW + 180 * DAY), int)


async def test_what_is_remembered_is_one_members_on_one_track_of_one_server(
    archive: Archive,
) -> None:
    """Others, and the same member elsewhere, are free to begin."""
    await scored(archive, ADA, 60)
    await archive.erasure.erase(ADA, LATER)
    assert isinstance(await _start(archive, LATER), WaitUntil)
    for other in ({"scope": "5678"}, {"track": "law"}, {"member": "grace"}):
        assert isinstance(await _start(archive, LATER, **other), int)


async def test_deleting_is_no_way_to_be_forgiven_more_often(archive: Archive) -> None:
    """After one sitting stopped early for free, deleted, the next one is an attempt."""
    first = await scored(archive, ADA, 10, answers=1, ending=Ending.STOPPED)
    await archive.erasure.erase(ADA, LATER)
    assert await archive.sittings.get(first) is None
    second = await _start(archive, LATER)
    assert isinstance(second, int)
    price = await archive.sittings.finish(
        second, Ending.LEFT, overall=None, tier=None, report_json=None, now=LATER + 60
    )
    assert price is not None
    assert price.spent


async def test_deleting_is_no_way_to_more_refunds(archive: Archive) -> None:
    """Two faults that were given back count as two after deleting as well."""
    for number in range(2):
        await scored(archive, ADA, 10, ending=Ending.FAULT, at=NOW + number)
    await archive.erasure.erase(ADA, LATER)
    third = await _start(archive, LATER)
    assert isinstance(third, int)
    price = await archive.sittings.finish(
        third, Ending.FAULT, overall=None, tier=None, report_json=None, now=LATER
    )
    assert price is not None
    assert price.refund_needs_grant


async def test_attempt_times_are_forgotten_after_180_days(archive: Archive, path: Path) -> None:
    """The daily sweep deletes them, then the mark of the deletion; older ones are never kept."""
    await scored(archive, ADA, 60)
    await scored(archive, ADA, 60, at=NOW - 181 * DAY)
    assert (await archive.erasure.erase(ADA, LATER)).remembered == 1
    await sweep(archive, NOW + 180 * DAY - 1)
    assert (await _rows(path))["remembered"] == 2
    await sweep(archive, NOW + 180 * DAY)
    assert (await _rows(path))["remembered"] == 1
    await sweep(archive, LATER + 180 * DAY)
    assert (await _rows(path))["remembered"] == 0


async def test_a_member_nobody_knows_has_nothing_to_delete(archive: Archive) -> None:
    """Deleting without data is no error, and deleting twice does nothing more."""
    assert await archive.erasure.erase(ADA, NOW) == Erased(rows=0, remembered=0)


async def test_an_interview_under_way_goes_too_and_its_attempt_counts(archive: Archive) -> None:
    """Nothing of it is left, and deleting it didn't give its attempt back."""
    sitting = await _start(archive, NOW)
    assert isinstance(sitting, int)
    await archive.erasure.erase(ADA, NOW + 60)
    assert await archive.sittings.get(sitting) is None
    assert isinstance(await _start(archive, NOW + 61), WaitUntil)


async def test_a_copy_holds_everything_but_other_peoples_ids(archive: Archive) -> None:
    """Resume, answers, attempts, grants and appeals are in it, and no organiser."""
    await _live_through(archive, ADA)
    await _live_through(archive, "grace")
    copy = await archive.erasure.copy(ADA)
    assert set(copy) >= {
        "resumes",
        "sittings",
        "turns",
        "attempts",
        "grants",
        "appeals",
        "board_members",
        "worn_roles",
    }
    assert repr(copy).count(WORD) >= 5
    assert "grace" not in repr(copy)
    assert "organiser" not in repr(copy)
    assert len(copy["turns"]) == 4


async def test_the_secret_is_its_owners_alone_and_stays_the_same(path: Path) -> None:
    """The file beside the database is 0600, 32 bytes, and made once."""
    async with open_archive(path):
        first = content(path.with_name(KEY_FILE))
    async with open_archive(path):
        assert content(path.with_name(KEY_FILE)) == first
    assert mode(path.with_name(KEY_FILE)) == 0o600
    assert len(first) == 32
    assert [file.name for file in inside(path.parent) if file.name.startswith(".")] == []


@pytest.mark.parametrize("damage", [b"", b"short"])
async def test_a_damaged_secret_is_said(path: Path, damage: bytes) -> None:
    """The sentence names the file and what deleting it means."""
    write(path.with_name(KEY_FILE), damage)
    with pytest.raises(DatabaseUnusable, match=r"ledger\.key is damaged"):
        async with open_archive(path):
            pass


async def _live_through(archive: Archive, member: str) -> None:
    digest = DIGEST if member == ADA else "cd" * 32
    resume = await archive.resumes.keep(member, digest, profile(WORD), NOW)
    sitting = await scored(archive, member, 60, words=f"At {WORD} we chose Redis.")
    await archive.rooms.keep(sitting, int(ADA) + 1)
    await archive.spoken.begin(sitting, clip_days=7)
    assert await archive.clips.keep(sitting, "q1", f"The sound of {WORD}".encode(), NOW)
    assert resume
    await archive.standings.join(member, SERVER, NOW)
    await archive.preferences.choose(member, "patience", WORD)
    await archive.tier_roles.wear(member, SERVER, "77")
    await archive.attempts.grant(member, SERVER, "law", granted_by="organiser", now=NOW)
    appeal = await archive.appeals.open(
        member, SERVER, "backend", reason=Reason.OTHER, note=WORD, now=NOW + 60
    )
    await archive.appeals.decide(
        appeal.id, SERVER, Decision.DECLINED, actor="organiser", now=NOW + 61
    )


async def _start(archive: Archive, at: int, **other: str) -> int | WaitUntil | Exhausted:
    whose = {"member": ADA, "scope": SERVER, "track": "backend"} | other
    begun = start(whose["member"], scope=whose["scope"], track=whose["track"], started_at=at)
    return await archive.attempts.start_scored(begun, Policy())


async def _rows(path: Path) -> dict[str, int]:
    async with open_database(path) as database:
        tables = await database.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        names = [str(row["name"]) for row in tables]
        counting = "SELECT count(*) AS n FROM "
        counts = [await database.rows(counting + name) for name in names]
    return {name: int(rows[0]["n"] or 0) for name, rows in zip(names, counts, strict=True)}


def _found(path: Path, text: str) -> bool:
    needle = os.fsencode(text)
    return any(needle in content(file) for file in path.parent.rglob("*") if file.is_file())
