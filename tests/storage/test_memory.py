from dataclasses import replace

from bot.interview.formats import Format
from bot.interview.transcript import Ending, Mode
from bot.scoring.rubric import Tier
from storage.archive import Archive
from storage.memory import Memory
from tests.fakes import QUICK
from tests.storage.samples import NOW, start, turn

DAY = 86_400
FORMATS: dict[str, Format] = {"short": QUICK}


def memory(archive: Archive) -> Memory:
    """Look back from two days after the first interview."""
    return Memory(archive, FORMATS, lambda: NOW + 2 * DAY)


async def held(archive: Archive, member: str = "ada", *, at: int = NOW, **changes: str) -> int:
    """Hold a scored interview of three answers and give its number."""
    scope, track = changes.get("scope", "1"), changes.get("track", "backend")
    mode = Mode(changes.get("mode", "scored"))
    began = start(member, scope=scope, track=track, mode=mode, started_at=at)
    began = replace(began, format=changes.get("shape", "short"))
    number = await archive.sittings.begin(began)
    for question in range(1, 5):
        await archive.sittings.keep_turn(number, turn(question), at)
    await archive.sittings.finish(
        number,
        Ending.COMPLETED,
        overall=71.0,
        tier=Tier.EXPERT,
        report_json='{"quotas": [{"phase": "technical", "planned": 9}]}',
        now=at + 900,
    )
    return number


async def test_an_interview_is_given_back_as_it_was(archive: Archive) -> None:
    """Tier, score and plan are those said at the end, not those of today's bands and formats."""
    past = await memory(archive).one("ada", await held(archive))
    assert past
    assert (past.report.tier, past.report.overall) == (Tier.EXPERT, 71.0)
    assert [quota.planned for quota in past.report.quotas] == [9]


async def test_nobody_gets_anothers_or_an_unfinished_interview(archive: Archive) -> None:
    """Another's number, one under way, and a number that can't be give nothing."""
    theirs = await held(archive, "bob")
    under_way = await archive.sittings.begin(start("ada", scope="1"))
    for number in (theirs, under_way, 0, -1, 2**63, 99):
        assert await memory(archive).one("ada", number) is None


async def test_the_one_before_is_the_last_of_the_same_kind(archive: Archive) -> None:
    """Other tracks, modes, servers and members, and later ones, are passed over."""
    first = await held(archive, at=NOW)
    second = await held(archive, at=NOW + DAY // 2)
    await held(archive, at=NOW + DAY // 2 + 1, track="law")
    await held(archive, at=NOW + DAY // 2 + 2, mode="warm-up")
    await held(archive, at=NOW + DAY // 2 + 3, scope="2")
    await held(archive, "bob", at=NOW + DAY // 2 + 4)
    third = await held(archive, at=NOW + DAY)
    found = await memory(archive).before("ada", third)
    assert found
    assert found.id == second
    assert await memory(archive).before("ada", first) is None
    assert await memory(archive).before("bob", third) is None


async def test_the_latest_come_first_and_no_more_than_asked_for(archive: Archive) -> None:
    """Only as many interviews of one server and track are read as are wanted, and no drills."""
    numbers = [await held(archive, at=NOW + hour) for hour in range(3)]
    await held(archive, at=NOW + 9, scope="2")
    await held(archive, at=NOW + 10, shape="drill-technical")
    await held(archive, at=NOW + 11, shape="drill-written")
    latest = await memory(archive).latest("ada", "1", "backend", most=2)
    assert [past.id for past in latest] == numbers[:0:-1]
    listed = await memory(archive).records("ada", "1")
    assert [record.format for record in listed] == ["drill-technical", "short", "short", "short"]
