import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answer import Segment
from bot.interview.transcript import Ending
from bot.speech import room_lines as lines
from bot.speech.audio import Clip
from bot.speech.hearing import Hearing
from bot.speech.transcribing import Turns
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    bot_spoke,
    posted,
    start,
    to_the_report,
    turns_of,
    whisper,
    words,
    words_of,
)
from tests.cogs.voice.calling import until
from tests.discord_standin import Member
from tests.speech.sounding import KNOWN

STOP = "I would like to stop the interview now."
REPEAT = "Could you repeat the question please."


async def says(member: Member, *sentences: str) -> None:
    """Say something, and wait until the bot has answered."""
    await member.speak_packets(words(*sentences))
    await bot_spoke(member)


async def test_stop_is_confirmed_and_an_answer_goes_on(tmp_path: Path) -> None:
    """Said once it is asked back, an answer instead is taken, and said twice it ends."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        await says(house.ada, STOP)
        await posted(house.ada, lines.CONFIRM_STOP)
        await house.ada.speak_packets(words(KNOWN[0], DONE))
        await posted(house.ada, "What I heard")
        await bot_spoke(house.ada)
        await says(house.ada, STOP)
        await house.ada.speak_packets(words(STOP))
        await posted(house.ada, "Show my feedback")
        record, turns = await turns_of(house, house.ada)
    assert record.ending is Ending.STOPPED
    assert [text.split()[:3] for text in words_of(turns)] == [["I", "led", "the"]]


@pytest.mark.slow
async def test_a_pause_holds_the_clock_until_go_on(tmp_path: Path) -> None:
    """Nothing is heard meanwhile, and what was said before and after makes one answer."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[0], KNOWN[1]))
        await house.ada.press("Pause")
        await house.ada.sees("Paused")
        await house.ada.speak_packets(words(KNOWN[2]))
        await house.ada.press("Go on")
        await house.ada.speak_packets(words(KNOWN[4], DONE))
        await posted(house.ada, "What I heard")
        _, turns = await turns_of(house, house.ada)
        (text,) = words_of(turns)
    assert "import job myself. Then I added" in text
    assert "Postgres" not in text


@pytest.mark.slow
async def test_repeat_every_time_is_patience_not_an_answer(tmp_path: Path) -> None:
    """However often it is asked for, the question comes again and nothing is scored."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        for _ in range(3):
            await says(house.ada, REPEAT)
        _, turns = await turns_of(house, house.ada)
        assert turns == ()
        await house.ada.speak_packets(words(KNOWN[0], DONE))
        await posted(house.ada, "What I heard")
        _, turns = await turns_of(house, house.ada)
    assert turns[0].repeats == 3
    assert "repeat" not in words_of(turns)[0]


@pytest.mark.slow
async def test_one_short_sentence_each_time_ends_in_a_report(tmp_path: Path) -> None:
    """Few words are waited for a little longer, and are an answer all the same."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada)
        await house.ada.speak_packets(words(KNOWN[3]))
        await posted(house.ada, "What I heard")
        await to_the_report(house.ada, KNOWN[3])
        record, turns = await turns_of(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert all(text.startswith("First I measured") for text in words_of(turns))


class Scripted:
    """The fixture model, until `says` is set: then everything that is said is that."""

    name = "scripted"
    says = ""

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Understand the same of everything."""
        if self.says:
            return (Segment(self.says, clip.start, clip.end, 0.9),)
        return await whisper().transcribe(clip, hotwords=hotwords)

    async def close(self) -> None:
        """Nothing to give back."""


@pytest.mark.slow
async def test_who_only_says_yes_is_heard_to_the_end(tmp_path: Path) -> None:
    """One word is an answer each time, agrees to nothing, and ends in a report."""
    engine = Scripted()
    ears = Hearing(Turns(engine), whisper().options.cutting, engine.name, sends_away=False)
    async with aloud(tmp_path, voice=Terse(), manners=QUICK, hearing=ears) as (house, _):
        await start(house.ada)
        engine.says = "Yes."
        await house.ada.speak_packets(words(KNOWN[3]))
        await posted(house.ada, "What I heard")
        await to_the_report(house.ada, KNOWN[3])
        record, turns = await turns_of(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert len(turns) >= 2
    assert set(" ".join(words_of(turns)).split()) == {"Yes."}


@pytest.mark.slow
async def test_silence_all_along_is_left_in_peace_and_ended(tmp_path: Path) -> None:
    """After three questions without a word the member counts as gone; nothing is invented."""
    async with aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, _):
        await start(house.ada, format="quick15")
        await posted(house.ada, "Show my feedback", patience=90)
        record, turns = await turns_of(house, house.ada)
        await until(lambda: not house.stage.bot_in_voice())
    assert record.ending is Ending.LEFT
    assert all(turn.answer is None for turn in turns)
    assert len(turns) == 2


@pytest.mark.slow
async def test_muting_in_mid_sentence_loses_what_was_not_sent_and_no_more(tmp_path: Path) -> None:
    """What was said before the mute and after it is one answer."""
    async with aloud(tmp_path, voice=Terse()) as (house, _):
        await start(house.ada)
        before = 0.02 * len(words(KNOWN[0])) + 0.8
        speaking = asyncio.create_task(
            house.ada.speak_packets(words(KNOWN[0], KNOWN[1], KNOWN[4], DONE))
        )
        await asyncio.sleep(before + 0.02 * len(words(KNOWN[1])) - 0.6)
        house.ada.mute()
        await asyncio.sleep(0.9)
        house.ada.mute(on=False)
        await speaking
        await posted(house.ada, "What I heard")
        _, turns = await turns_of(house, house.ada)
    assert words_of(turns)[0].startswith("I led the migration")
    assert "Then I added an index" in words_of(turns)[0]
