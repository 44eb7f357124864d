import asyncio
from pathlib import Path

import pytest

from bot.interview.transcript import Ending
from cogs.room_clock import Pace
from cogs.voice.captions import AWAY, BROKEN_OFF
from tests.cogs.house import House
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    bot_spoke,
    count,
    posted,
    start,
    to_the_report,
    turns_of,
    words,
    words_of,
)
from tests.cogs.voice.calling import until
from tests.discord_standin import text_of
from tests.speech.sounding import KNOWN

pytestmark = pytest.mark.slow  # half a minute and more of real time each


def asked(house: House) -> list[str]:
    """Give the questions that were asked in Ada's threads, as their second line."""
    seen = [text_of(m) for room in house.ada.threads() for m in house.ada.messages(room)]
    return [text.splitlines()[1] for text in seen if text.startswith("### Question")]


async def answered(house: House, *sentences: str) -> None:
    """Answer the open question, and wait until the answer was heard."""
    before = count(house.ada, "What I heard")
    await house.ada.speak_packets(words(*sentences, DONE))
    await posted(house.ada, "What I heard", times=before + 1)


async def test_who_comes_back_in_time_goes_on_with_the_same_question(tmp_path: Path) -> None:
    """The clock stands still meanwhile, and what was said before leaving is in the answer."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room):
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[0]))
        await house.ada.leave_voice()
        await posted(house.ada, AWAY)
        await house.ada.join_voice(room)
        await bot_spoke(house.ada)
        await answered(house, KNOWN[4])
        _, turns = await turns_of(house, house.ada)
        first, again = asked(house)[:2]
    assert first == again
    assert words_of(turns)[0].startswith("I led the migration")
    assert "Then I added an index" in words_of(turns)[0]


@pytest.mark.parametrize("deed", ["leave", "kick"])
async def test_a_call_that_is_over_is_held_and_gone_on_with(tmp_path: Path, deed: str) -> None:
    """Everybody leaves for too long, or the bot is thrown out: nothing ends, resume asks again."""
    pace = Pace(countdown=0.0, grace=1.0)
    async with aloud(tmp_path, voice=Terse(), manners=QUICK, pace=pace) as (house, room):
        await start(house.ada)
        await answered(house, KNOWN[0])
        await bot_spoke(house.ada)
        await house.ada.speak_packets(words(KNOWN[4]))
        if deed == "leave":
            await house.ada.leave_voice()
        else:
            house.stage.disconnect(None)
        await posted(house.ada, BROKEN_OFF.splitlines()[0][:60])
        await until(lambda: not house.stage.bot_in_voice())
        assert count(house.ada, "Then I added an index") == 1
        record, turns = await turns_of(house, house.ada)
        assert record.ending is None
        assert len(turns) == 1
        if deed == "leave":
            refused = await (await house.ada.slash("interview resume")).finished()
            assert "Join a voice channel" in refused.text
            await house.ada.join_voice(room)
        await (await house.ada.slash("interview resume")).finished()
        await posted(house.ada, "Welcome back")
        await bot_spoke(house.ada)
        await answered(house, KNOWN[4])
        await to_the_report(house.ada, KNOWN[3])
        record, turns = await turns_of(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert "Then I added an index" in words_of(turns)[1]


@pytest.mark.parametrize("deed", ["reconnect", "region", "move"])
async def test_a_call_that_changes_goes_on(tmp_path: Path, deed: str) -> None:
    """After a lost connection, another region or a move together the member is heard as before."""
    async with aloud(tmp_path, voice=Terse()) as (house, room):
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[0]))
        call = house.app.client.voice_clients[0]
        sessions = call.counts.sessions  # type: ignore[attr-defined] # it is our Call
        if deed == "move":
            other = house.stage.voice_channel("Other")
            house.stage.move(None, other)
            house.stage.move(house.ada, other)
        elif deed == "region":
            house.played.voice.change_region(room)
        else:
            house.played.voice.drop(room)
        await until(lambda: call.counts.sessions > sessions and call.private)  # type: ignore[attr-defined] # as above
        await house.ada.speak_packets(words(KNOWN[4], DONE))
        await posted(house.ada, "Then I added an index")
        record, turns = await turns_of(house, house.ada)
    assert record.ending is None
    assert words_of(turns)[0].startswith("I led the migration")


@pytest.mark.parametrize("graceful", [True, False])
async def test_a_restart_in_the_middle_is_gone_on_with(tmp_path: Path, *, graceful: bool) -> None:
    """SIGTERM or a power cut: kept answers stay, and the open question is asked again aloud."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        await answered(house, KNOWN[0])
        await bot_spoke(house.ada)
        await asyncio.sleep(0.5)
        await (house.close() if graceful else house.kill())
        await house.open()
        await posted(house.ada, "Everything that you answered" if graceful else "interrupted")
        await (await house.ada.slash("interview resume")).finished()
        await posted(house.ada, "Welcome back")
        await bot_spoke(house.ada)
        await answered(house, KNOWN[4])
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns)[0].startswith("I led the migration")
    assert "Then I added an index" in words_of(turns)[1]
