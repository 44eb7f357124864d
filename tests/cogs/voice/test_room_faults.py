import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.interview.transcript import Ending
from bot.speech import room_lines as lines
from bot.speech.audio import Clip
from bot.speech.hearing import Hearing
from bot.speech.soundcheck import SENTENCE
from bot.speech.transcribing import Turns
from cogs.errors import NOT_WRITABLE
from cogs.voice.captions import HEARD, NOT_KEPT
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    asked_aloud,
    begin,
    bot_spoke,
    count,
    echoing,
    posted,
    start,
    to_the_report,
    turns_of,
    whisper,
    words,
    words_of,
)
from tests.speech.sounding import KNOWN

pytestmark = pytest.mark.slow  # half a minute and more of real time each


class Failing:
    """The fixture model, which can be made slow or broken."""

    name = "failing"

    def __init__(self) -> None:
        self.broken, self.seconds = False, 0.0

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Understand, fail, or take so many seconds longer."""
        await asyncio.sleep(self.seconds)
        if self.broken:
            raise SpeechFailed("It is gone.")
        return await whisper().transcribe(clip, hotwords=hotwords)

    async def close(self) -> None:
        """Nothing to give back."""


def hearing(engine: Failing) -> Hearing:
    """Put an engine where the recogniser is."""
    return Hearing(Turns(engine), whisper().options.cutting, engine.name, sends_away=False)


async def test_a_dead_recogniser_is_told_and_typing_works(tmp_path: Path) -> None:
    """Sound without words is no answer: the question stays open until somebody can read it."""
    engine = Failing()
    async with aloud(tmp_path, voice=Terse(), manners=QUICK, hearing=hearing(engine)) as (house, _):
        await start(house.ada)
        engine.broken = True
        await house.ada.speak_packets(words(KNOWN[0]))
        await posted(house.ada, lines.NOT_UNDERSTOOD)
        assert (await turns_of(house, house.ada))[1] == ()
        form = await house.ada.press("Type instead")
        await house.ada.submit(form, {"What would you say?": KNOWN[1]})
        await bot_spoke(house.ada)
        engine.broken = False
        await to_the_report(house.ada, KNOWN[4])
        record, turns = await turns_of(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert words_of(turns)[0] == KNOWN[1]


async def test_a_recogniser_that_falls_behind_loses_no_word(tmp_path: Path) -> None:
    """It takes longer than the speech itself: the member is told to wait, and all is there."""
    engine = Failing()
    async with aloud(tmp_path, voice=Terse(), manners=QUICK, hearing=hearing(engine)) as (house, _):
        await start(house.ada)
        engine.seconds = 3.0
        await house.ada.speak_packets(words(KNOWN[0], KNOWN[3], KNOWN[4], DONE, pause=1.0))
        await posted(house.ada, HEARD)
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns) == [" ".join((KNOWN[0], KNOWN[3], KNOWN[4], DONE))]


async def test_a_full_disk_gives_the_words_back(tmp_path: Path) -> None:
    """What can't be kept stands in the thread, the member is told, and can go on later."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        database = house.archive.sittings._database
        async with database.unit() as unit:
            await unit.rows("PRAGMA max_page_count = 1")
        await house.ada.speak_packets(words(*KNOWN[:6], DONE))
        await posted(house.ada, NOT_KEPT)
        assert count(house.ada, NOT_WRITABLE) == 1
        assert count(house.ada, "I led the migration") == 1
        async with database.unit() as unit:
            await unit.rows("PRAGMA max_page_count = 1073741823")
        await (await house.ada.slash("interview resume")).finished()
        await bot_spoke(house.ada)
        await house.ada.speak_packets(words(KNOWN[4], DONE))
        await posted(house.ada, HEARD)
        _, turns = await turns_of(house, house.ada)
    assert "Then I added an index" in words_of(turns)[0]


async def test_two_people_over_each_other_are_one_answer(tmp_path: Path) -> None:
    """A bystander who talks all the time changes no word and holds up no turn."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room):
        cem = house.stage.member("Cem")
        await cem.join_voice(room)
        chatter = asyncio.create_task(cem.speak_packets(words(*KNOWN * 4, pause=0.1)))
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[0], KNOWN[4], DONE))
        await posted(house.ada, HEARD)
        assert not chatter.done()
        chatter.cancel()
        await asyncio.gather(chatter, return_exceptions=True)
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns) == [" ".join((KNOWN[0], KNOWN[4], DONE))]


async def test_the_bots_own_voice_coming_back_is_no_answer(tmp_path: Path) -> None:
    """A loudspeaker beside the microphone is noticed in the sound check, and never answers."""
    async with aloud(tmp_path, manners=QUICK) as (house, _):
        async with echoing(house.ada):
            await (
                await house.ada.slash(
                    "interview start",
                    track="software-engineering",
                    format="short",
                    mode="warm-up",
                    room="voice",
                )
            ).finished()
            checking = asyncio.create_task(house.ada.press("Sound check"))
            await bot_spoke(house.ada)
            await house.ada.speak_packets(words(SENTENCE))
            await checking
            await house.ada.sees("I hear my own voice through your microphone")
            await (await house.ada.press("Start")).finished()
            await asked_aloud(house)
            assert (await turns_of(house, house.ada))[1] == ()
            await house.ada.speak_packets(words(KNOWN[0], DONE))
            await posted(house.ada, HEARD)
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns) == [f"{KNOWN[0]} {DONE}"]


async def test_a_second_start_stands_in_line_until_the_room_is_free(tmp_path: Path) -> None:
    """The place is said, the member is called when the first call ends, and then has the room."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room):
        bob = house.bob
        await start(house.ada)
        await bob.join_voice(room)
        wish: dict[str, Any] = {"track": "software-engineering", "kind": "behavioural"}
        await (await bob.slash("drill", room="voice", **wish)).finished()
        await (await bob.press("Sound check")).finished()
        await bob.sees("You are number 1 in line")
        await house.ada.press("Stop")
        await house.ada.press("Yes, end it now")
        await posted(house.ada, "Show my feedback")
        await bob.sees("it is your turn", channel=bob.direct)
        await begin(bob, "drill", kind="behavioural", track="software-engineering")
        await bot_spoke(bob)
        await bob.speak_packets(words(KNOWN[0], DONE))
        await posted(bob, HEARD)
