import pytest

from bot.errors import DatabaseUnusable
from bot.retakes import DAY
from bot.speech.timeline import Event, Row, Timeline, Who
from storage.archive import Archive
from storage.upkeep import sweep
from tests.storage.people import scored
from tests.storage.samples import NOW

LINE = (
    Timeline()
    .asked("q1")
    .heard(Who.BOT, 0.0, 4.123)
    .heard(Who.MEMBER, 6.0, 9.5)
    .marked(Event.PIECE, 9.6)
    .marked(Event.ENDPOINT, 11.2)
    .asked("q1p1")
    .marked(Event.FLOOR_BACK, 12.0)
)


async def test_a_timeline_is_kept_to_a_hundredth_of_a_second(archive: Archive) -> None:
    """Voices and moments come back in their rows; what is stored later takes its place."""
    sitting = await scored(archive, "ada", 60)
    assert (await archive.spoken.timeline(sitting)).rows == ()
    await archive.spoken.keep(sitting, Timeline().asked("q1"))
    await archive.spoken.keep(sitting, LINE)
    kept = await archive.spoken.timeline(sitting)
    assert kept.rows[0] == Row(
        "q1",
        Timeline().asked("q1").heard(Who.BOT, 0, 4.12).heard(Who.MEMBER, 6.0, 9.5).rows[0].spans,
        LINE.rows[0].marks,
    )
    assert kept.rows[1] == LINE.rows[1]


async def test_a_timeline_is_exported_and_goes_with_the_words(archive: Archive) -> None:
    """The copy has it as data; after the words' time, and after deletion, there is none."""
    first, second = await scored(archive, "ada", 60), await scored(archive, "grace", 60)
    for sitting in (first, second):
        await archive.spoken.keep(sitting, LINE)
    (row,) = (await archive.erasure.copy("ada"))["spoken_sittings"]
    assert isinstance(row["timeline"], dict)
    assert row["timeline"]["rows"][0]["moments"] == {"piece": [9.6], "endpoint": [11.2]}
    await archive.erasure.erase("ada", NOW)
    assert not (await archive.spoken.timeline(first)).rows
    assert (await archive.spoken.timeline(second)).rows
    await sweep(archive, NOW + 91 * DAY)
    assert not (await archive.spoken.timeline(second)).rows


async def test_nothing_is_kept_of_a_sitting_that_is_gone(archive: Archive) -> None:
    """What comes late, after the words went or the member deleted all, makes no row."""
    sitting = await scored(archive, "ada", 60)
    await sweep(archive, NOW + 91 * DAY)
    await archive.spoken.keep(sitting, LINE)
    await archive.spoken.keep(sitting + 1, LINE)
    assert not (await archive.spoken.timeline(sitting)).rows
    assert not (await archive.spoken.timeline(sitting + 1)).rows


async def test_the_wish_for_sound_is_the_sittings_own(archive: Archive) -> None:
    """It is not at all unless the member said so, and stays when a timeline comes."""
    one, other = await scored(archive, "ada", 60), await scored(archive, "ada", 60, at=NOW + 1)
    await archive.spoken.begin(one, clip_days=7)
    await archive.spoken.keep(one, LINE)
    await archive.spoken.keep(other, LINE)
    assert [await archive.spoken.clip_days(sitting) for sitting in (one, other, 99)] == [7, 0, 0]
    with pytest.raises(Exception, match="CHECK"):
        await archive.spoken.begin(one, clip_days=8)


async def test_a_moment_of_another_version_is_said(archive: Archive) -> None:
    """A mark that this version doesn't know ends in a sentence, not in a picture without it."""
    sitting = await scored(archive, "ada", 60)
    await archive.spoken.keep(sitting, LINE)
    strange = "UPDATE spoken_sittings SET timeline = replace(timeline, 'endpoint', 'hiccup')"
    async with archive.spoken._database.unit() as unit:
        await unit.rows(strange)
    with pytest.raises(DatabaseUnusable, match="another version"):
        await archive.spoken.timeline(sitting)
