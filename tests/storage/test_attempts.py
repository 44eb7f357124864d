import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import InterviewUnderWay
from bot.interview.transcript import Ending, Mode
from bot.retakes import (
    DAY,
    Allowed,
    AttemptRecord,
    Cost,
    Exhausted,
    Policy,
    WaitUntil,
)
from storage.archive import Archive, open_archive
from storage.database import open_database
from storage.records import SittingStart
from tests.storage.samples import NOW, skipped, start, turn

POLICY = Policy()
SERVER = "1234"


async def test_attempts_are_counted_until_none_is_left(archive: Archive) -> None:
    """Three are allowed 30 days apart, and the fourth waits for the first to grow old."""
    for month in range(3):
        sitting = await _started(archive, NOW + month * 30 * DAY)
        await _end(archive, sitting, Ending.COMPLETED)
    refusal = await archive.attempts.start_scored(_at(NOW + 90 * DAY), POLICY)
    assert refusal == Exhausted(NOW + 180 * DAY)
    assert await archive.sittings.unfinished("ada", SERVER) is None


async def test_the_next_attempt_waits_its_thirty_days(archive: Archive) -> None:
    """A day after an attempt the answer is when the next may begin, and then it may."""
    await _end(archive, await _started(archive, NOW), Ending.COMPLETED)
    refusal = await archive.attempts.start_scored(_at(NOW + DAY), POLICY)
    assert refusal == WaitUntil(NOW + 30 * DAY, 2)
    assert isinstance(await archive.attempts.start_scored(_at(NOW + 30 * DAY), POLICY), int)


async def test_members_servers_and_tracks_are_counted_apart(archive: Archive) -> None:
    """An attempt here stops neither another member, nor another server, nor another track."""
    await _end(archive, await _started(archive, NOW), Ending.COMPLETED)
    for free in (
        replace(_at(NOW), member="grace"),
        replace(_at(NOW), scope="local"),
        replace(_at(NOW), track="law"),
    ):
        assert isinstance(await archive.attempts.start_scored(free, POLICY), int)


async def test_fifty_scored_starts_at_once_begin_one(path: Path) -> None:
    """Of fifty concurrent starts over two programs one begins, and one attempt is counted."""
    async with open_archive(path) as one, open_archive(path) as two:
        starts = (a.attempts.start_scored(_at(NOW), POLICY) for a in (one, two) for _ in range(25))
        ends = await asyncio.gather(*starts, return_exceptions=True)
        assert len(await one.attempts.history("ada", SERVER, "backend")) == 1
    assert sum(isinstance(end, int) for end in ends) == 1
    assert sum(isinstance(end, InterviewUnderWay) for end in ends) == 49


async def test_no_allowance_is_overdrawn_by_starts_at_once(archive: Archive) -> None:
    """Members who all start at once beside the same free attempt get one each and no more."""
    members = [f"m{n}" for n in range(10)] * 3
    starts = (archive.attempts.start_scored(replace(_at(NOW), member=m), POLICY) for m in members)
    ends = await asyncio.gather(*starts, return_exceptions=True)
    assert sum(isinstance(end, int) for end in ends) == 10


async def test_a_sitting_under_way_is_named_before_the_wait(archive: Archive) -> None:
    """Whoever has one under way is told to resume it, not to wait for its successor."""
    live = await _started(archive, NOW)
    with pytest.raises(InterviewUnderWay) as refusal:
        await archive.attempts.start_scored(_at(NOW + DAY), POLICY)
    assert refusal.value.sitting_id == live


async def test_a_fault_gives_the_attempt_back(archive: Archive) -> None:
    """After a fault the next scored sitting may begin at once, twice in 30 days."""
    for _ in range(2):
        price = await _end(archive, await _started(archive, NOW), Ending.FAULT)
        assert price == Cost(spent=False, counts_on_board=False)
    third = await _end(archive, await _started(archive, NOW), Ending.FAULT)
    assert third == Cost(spent=True, counts_on_board=False, refund_needs_grant=True)
    assert isinstance(await archive.attempts.start_scored(_at(NOW), POLICY), WaitUntil)
    await archive.attempts.grant("ada", SERVER, "backend", granted_by="mod", now=NOW)
    assert isinstance(await archive.attempts.start_scored(_at(NOW), POLICY), int)


async def test_stopping_early_is_free_once(archive: Archive) -> None:
    """The first sitting stopped before its third answer comes back, the second one doesn't."""
    first = await _end(archive, await _started(archive, NOW), Ending.STOPPED)
    second = await _end(archive, await _started(archive, NOW + 1), Ending.LEFT)
    assert first == Cost(spent=False, counts_on_board=False)
    assert second == Cost(spent=True, counts_on_board=False)


async def test_stopping_after_three_answers_is_scored(archive: Archive) -> None:
    """Only main questions that were answered count, not skips, silence or follow-ups."""
    kept = [turn(1), skipped(2), turn(3), turn(4, "")]
    probe = replace(turn(9), prompt=replace(turn(9).prompt, follow_up_to="q1"))
    for turns, ranked in (([*kept, probe], False), ([*kept, turn(5)], True)):
        sitting = await _started(archive, NOW, track=str(ranked))
        for one in turns:
            await archive.sittings.keep_turn(sitting, one, NOW)
        price = await _end(archive, sitting, Ending.STOPPED)
        assert price is not None
        assert price.counts_on_board is ranked


async def test_an_attempt_is_settled_once(archive: Archive) -> None:
    """A second ending charges nothing and changes nothing."""
    sitting = await _started(archive, NOW)
    assert await _end(archive, sitting, Ending.FAULT) is not None
    assert await _end(archive, sitting, Ending.COMPLETED) is None
    history = await archive.attempts.history("ada", SERVER, "backend")
    assert history == (AttemptRecord(NOW, spent=False, ending=Ending.FAULT),)


async def test_warm_ups_are_no_attempts(archive: Archive) -> None:
    """However many warm-ups there were, all scored attempts are left."""
    for _ in range(5):
        sitting = await archive.sittings.begin(start(scope=SERVER))
        assert await _end(archive, sitting, Ending.COMPLETED) is None
    answer = await archive.attempts.allowance("ada", SERVER, "backend", POLICY, now=NOW)
    assert answer == Allowed(3)


async def test_a_scored_sitting_begun_without_asking_counts_too(archive: Archive) -> None:
    """No way of beginning a scored sitting leaves it uncounted."""
    await archive.sittings.begin(start(scope=SERVER, mode=Mode.SCORED))
    history = await archive.attempts.history("ada", SERVER, "backend")
    assert history == (AttemptRecord(NOW, spent=True),)


async def test_grants_hold_in_their_own_server(archive: Archive) -> None:
    """An organiser's grant helps on its server and track only."""
    for scope in (SERVER, "5678"):
        await _end(archive, await _started(archive, NOW, scope=scope), Ending.COMPLETED)
    await archive.attempts.grant("ada", SERVER, "backend", granted_by="mod", now=NOW, extra=2)
    here = await archive.attempts.allowance("ada", SERVER, "backend", POLICY, now=NOW)
    there = await archive.attempts.allowance("ada", "5678", "backend", POLICY, now=NOW)
    assert here == Allowed(4)
    assert there == WaitUntil(NOW + 30 * DAY, 2)


async def test_sittings_from_before_there_were_attempts_count(path: Path) -> None:
    """Updating a database of the first version turns its scored sittings into attempts."""
    async with open_archive(path) as archive:
        sitting = await archive.sittings.begin(start(mode=Mode.SCORED))
        await archive.sittings.keep_turn(sitting, turn(1), NOW)
        await archive.sittings.keep_turn(sitting, skipped(2), NOW)
        await _end(archive, sitting, Ending.STOPPED)
        await archive.sittings.begin(start())
    async with open_database(path) as database, database.unit() as unit:
        await unit.rows("DROP INDEX sittings_board")
        later = await unit.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT IN ('resumes', 'sittings', 'turns')"
        )
        for table in sorted((str(row["name"]) for row in later), key="attempts".__eq__):
            await unit.rows(f"DROP TABLE {table}")
        await unit.rows("PRAGMA user_version = 1")
    async with open_archive(path) as archive:
        history = await archive.attempts.history("ada", "local", "backend")
    assert history == (AttemptRecord(NOW, spent=True, ending=Ending.STOPPED, main_answers=1),)


def _at(time: int) -> SittingStart:
    return start(scope=SERVER, mode=Mode.SCORED, started_at=time)


async def _started(
    archive: Archive, time: int, *, scope: str = SERVER, track: str = "backend"
) -> int:
    begun = replace(_at(time), scope=scope, track=track)
    sitting = await archive.attempts.start_scored(begun, POLICY)
    assert isinstance(sitting, int)
    return sitting


async def _end(archive: Archive, sitting: int, ending: Ending) -> Cost | None:
    return await archive.sittings.finish(
        sitting, ending, overall=50.0, tier=None, report_json=None, now=NOW
    )
