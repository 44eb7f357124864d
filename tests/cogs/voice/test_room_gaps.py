import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from discord.backoff import ExponentialBackoff

from bot.interview.transcript import Ending
from bot.speech import room_lines as lines
from cogs.voice.captions import HEARD
from tests.cogs.house import House
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    asked_aloud,
    bot_spoke,
    count,
    echoing,
    packets,
    posted,
    start,
    to_the_report,
    turns_of,
    words,
    words_of,
)
from tests.cogs.voice.calling import until
from tests.speech.sounding import KNOWN, silence

pytestmark = pytest.mark.slow  # half a minute and more of real time each

PATIENT = replace(QUICK, silences=(5.0, 8.0, 11.0))


def seconds_of(*sentences: str) -> float:
    """Give how long sentences are said, with the pause after each."""
    return 0.02 * len(words(*sentences)) + 0.8


async def spoken(house: House, seconds: float) -> None:
    """Wait until Ada has sent so many seconds of sound, from now on."""
    sent = house.played.voice.sent[int(house.ada.id)]
    await until(lambda: house.played.voice.sent[int(house.ada.id)] - sent >= seconds / 0.02)


async def added(house: House) -> str:
    """Wait until the bot has owned up, say one more sentence, and give the whole answer."""
    more = words(KNOWN[3], DONE)
    await posted(house.ada, lines.MISSED)
    assert count(house.ada, HEARD) == 0
    await house.ada.speak_packets(more)
    await posted(house.ada, HEARD)
    (text,) = words_of((await turns_of(house, house.ada))[1])
    return text


async def test_words_lost_in_a_reconnect_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seconds without connection in mid-answer end no turn, and are owned up to."""
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.05)
    async with aloud(tmp_path, voice=Terse(), manners=PATIENT) as (house, room):
        await start(house.ada)
        talking = asyncio.create_task(house.ada.speak_packets(words(KNOWN[0], KNOWN[1], KNOWN[4])))
        await spoken(house, seconds_of(KNOWN[0]) + 0.5)
        house.played.voice.refuse(4006)
        house.played.voice.drop(room)
        await talking
        text = await added(house)
        assert count(house.ada, lines.MISSED) == 1
    assert text.startswith(KNOWN[0])
    assert text.endswith(f"{KNOWN[4]} {KNOWN[3]} {DONE}")


async def test_an_answer_that_ends_in_a_reconnect_is_not_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The silence of a line that is down is nobody's: what was said last may be missing."""
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.05)
    async with aloud(tmp_path, voice=Terse(), manners=PATIENT) as (house, room):
        await start(house.ada)
        talking = asyncio.create_task(house.ada.speak_packets(words(KNOWN[0], KNOWN[1])))
        await spoken(house, seconds_of(KNOWN[0]) - 0.6)
        house.played.voice.refuse(4006, times=3)
        house.played.voice.drop(room)
        await talking
        text = await added(house)
    assert text == f"{KNOWN[0]} {KNOWN[3]} {DONE}"


async def test_words_lost_on_the_way_are_asked_for(tmp_path: Path) -> None:
    """No packet comes for two seconds, and the gateways know of nothing."""
    async with aloud(tmp_path, voice=Terse(), manners=PATIENT) as (house, _):
        await start(house.ada)
        talking = asyncio.create_task(house.ada.speak_packets(words(KNOWN[0], KNOWN[1], KNOWN[4])))
        await spoken(house, seconds_of(KNOWN[0]) + 0.5)
        house.played.voice.weather.loss = 1.0
        await asyncio.sleep(2.5)
        house.played.voice.weather.loss = 0.0
        await talking
        text = await added(house)
    assert text.startswith(KNOWN[0])
    assert text.endswith(f"{KNOWN[4]} {KNOWN[3]} {DONE}")


async def test_a_line_that_is_bad_all_along_is_said_once_and_in_the_end(tmp_path: Path) -> None:
    """Every fourth packet is lost: the member hears of it, and how much it was with the report."""
    async with aloud(tmp_path, voice=Terse(), manners=PATIENT) as (house, _):
        await start(house.ada)
        house.played.voice.weather.loss = 0.25
        await house.ada.speak_packets(words(KNOWN[0], KNOWN[1]))
        await posted(house.ada, lines.MISSED)
        await house.ada.speak_packets(words(KNOWN[3], DONE))
        await posted(house.ada, HEARD)
        await to_the_report(house.ada, KNOWN[0], KNOWN[3])
        await posted(house.ada, "of your sound was lost")
        assert count(house.ada, lines.MISSED) == 1
        record, _ = await turns_of(house, house.ada)
    assert record.ending is Ending.COMPLETED


async def test_thinking_with_the_microphone_off_is_waited_for(tmp_path: Path) -> None:
    """Muted in mid-sentence for longer than any pause: told so, and both parts are one answer."""
    async with aloud(tmp_path, voice=Terse()) as (house, _):
        await start(house.ada)
        talking = asyncio.create_task(house.ada.speak_packets(words(KNOWN[0], KNOWN[1])))
        await spoken(house, seconds_of(KNOWN[0]) - 0.7)
        house.ada.mute()
        await talking
        await posted(house.ada, lines.MUTED, patience=15)
        await asyncio.sleep(4)
        house.ada.mute(on=False)
        assert count(house.ada, HEARD) == 0
        await house.ada.speak_packets(words(KNOWN[4], DONE))
        await posted(house.ada, HEARD)
        _, turns = await turns_of(house, house.ada)
        assert count(house.ada, lines.MISSED) == 0
    assert words_of(turns) == [f"{KNOWN[0]} {KNOWN[4]} {DONE}"]


async def test_an_echo_after_a_resume_is_no_answer(tmp_path: Path) -> None:
    """Without a sound check the bot notices its own voice while it welcomes its member back."""
    async with aloud(tmp_path, manners=PATIENT) as (house, _):
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[0], DONE))
        await posted(house.ada, HEARD)
        await bot_spoke(house.ada)
        await house.close()
        await house.open()
        async with echoing(house.ada):
            before = count(house.ada, "### ")
            await (await house.ada.slash("interview resume")).finished()
            await posted(house.ada, "Welcome back")
            await asked_aloud(house, before + 1)
            assert len((await turns_of(house, house.ada))[1]) == 1
            drawing_breath = packets(silence(0.7))  # an echo's tail is over by then
            await house.ada.speak_packets(drawing_breath + words(KNOWN[4], DONE))
            await posted(house.ada, HEARD, times=2)
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns) == [f"{KNOWN[0]} {DONE}", f"{KNOWN[4]} {DONE}"]
