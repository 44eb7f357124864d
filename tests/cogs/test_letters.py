import asyncio
from dataclasses import replace

import pytest

from bot.interview.transcript import Ending
from cogs.letters import NONE_OPEN, TOO_SOON
from cogs.recordings import DEAF
from tests.cogs.house import House
from tests.cogs.talking import (
    ANSWER,
    FIELD,
    all_over,
    answers,
    begin,
    kept,
    labels,
    press_start,
    question,
)
from tests.discord_standin import Member, Upload, text_of
from tests.discord_standin.records.message import Message
from tests.discord_standin.refusals import unknown
from tests.discord_standin.world.guilds import join

WORD = "zanzibarquitt"


async def replied(house: House, member: Member, *, after: int = 0) -> Message:
    """Wait for the bot's next message in the member's direct messages."""

    def found() -> list[Message]:
        seen = member.messages(member.direct)
        return [m for m in seen if m.author is not member.user][after:]

    return (await house.played.until(found, "no reply came"))[0]


async def test_an_interview_can_be_answered_by_direct_message(house: House) -> None:
    """Each message is kept as the answer to the open question and the next one comes back."""
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    house.ada.dm(ANSWER)
    reply = text_of(await replied(house, house.ada))
    assert "Kept as your answer to question 1" in reply
    assert "### Follow-up" in reply
    assert f"<#{room.id}>" in reply
    assert labels(first) == []
    assert "✓ Answered" in text_of(first)
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]
    said = 1
    while not any("Show my feedback" in labels(m) for m in house.ada.messages(room)):
        house.ada.dm(f"{ANSWER} Part {said}.")
        reply = text_of(await replied(house, house.ada, after=said))
        said += 1
    assert "That was the last question" in reply
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert len(answers(transcript)) == said


async def test_without_an_interview_one_sentence_says_how_to_begin(house: House) -> None:
    """A message, and a lone file, get the same short answer; other people's threads stay shut."""
    house.ada.dm("Hello?")
    assert text_of(await replied(house, house.ada)) == NONE_OPEN
    house.ada.dm("", Upload("talk.ogg", b"OggS", "audio/ogg"))
    assert text_of(await replied(house, house.ada, after=1)) == NONE_OPEN


async def test_a_recording_is_no_answer_where_no_model_is_installed(house: House) -> None:
    """A recording gets a sentence, and the question stays open for words."""
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    house.ada.dm("", Upload("talk.ogg", b"OggS", "audio/ogg", seconds=2.0, waveform="AAAA"))
    assert text_of(await replied(house, house.ada)) == DEAF
    assert "Answer" in labels(first)
    assert answers((await kept(house, house.ada))[1]) == []


async def test_a_question_answered_by_message_takes_no_form_afterwards(house: House) -> None:
    """A form that was open meanwhile gives its words back to the member alone."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.ada.dm(ANSWER)
    await replied(house, house.ada)
    late = await house.ada.submit(form, {FIELD: f"{ANSWER} Late."})
    assert "Late." in (await late.finished()).text
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_two_messages_at_once_answer_one_question(house: House) -> None:
    """The second came before the next question was seen, so it is answered with what to do."""
    await begin(house, house.ada)
    house.ada.dm(f"{ANSWER} One.")
    house.ada.dm(f"{ANSWER} Two.")
    await replied(house, house.ada, after=1)
    texts = [text_of(m) for m in house.ada.messages(house.ada.direct)]
    assert TOO_SOON in texts
    assert answers((await kept(house, house.ada))[1]) == [f"{ANSWER} One."]


async def test_a_message_before_the_first_question_is_no_answer(house: House) -> None:
    """During the countdown nothing is asked yet, and the member is told so."""
    house.pace = replace(house.pace, countdown=1.0)
    await house.restart()
    page = await house.ada.slash("interview start", track="law", format="short", mode="warm-up")
    opening = asyncio.create_task(press_start(house, house.ada, await page.finished()))
    await house.ada.sees("This is your room")
    house.ada.dm(ANSWER)
    assert text_of(await replied(house, house.ada)) == TOO_SOON
    await opening
    assert answers((await kept(house, house.ada))[1]) == []


async def test_a_message_goes_on_with_an_interview_after_a_crash(house: House) -> None:
    """The bot dies between question and answer; a message is the answer to the same question."""
    room = await begin(house, house.ada)
    asked = text_of(await question(house, house.ada, room)).splitlines()[0]
    await house.kill()
    await house.open()
    await house.ada.sees("I was interrupted", channel=room)
    house.ada.dm(ANSWER)
    assert "Kept as your answer to question 1" in text_of(await replied(house, house.ada))
    assert asked.startswith("### Question 1")
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_of_several_interviews_the_last_asked_is_answered(house: House) -> None:
    """With one open in each of two servers the message goes to the later one, and says so."""
    other = house.played.guild("Night School")
    await house.restart()
    here = await begin(house, house.ada)
    join(house.played.world, other.guild, house.ada.user)
    guest = Member(house.played.world, other.guild, house.ada.user, other.general)
    there = await begin(house, guest)
    house.ada.dm(ANSWER)
    reply = text_of(await replied(house, house.ada))
    assert "several servers" in reply
    assert f"<#{there.id}>" in reply
    assert "Answer" in labels(await question(house, house.ada, here))


async def test_what_is_written_is_inert_and_in_no_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Mentions and markdown reach nobody, also when a follow-up quotes them; nothing is logged."""
    caplog.set_level("INFO")
    await begin(house, house.ada)
    house.ada.dm(f"<@{house.bob.id}> @everyone **{WORD}** help: {ANSWER}")
    reply = await replied(house, house.ada)
    assert not reply.mentions
    assert not any(f"<@{house.bob.id}>" in text_of(m) for m in house.bob.messages())
    house.played.faults.refuse("POST /channels/{channel_id}/messages", unknown("Channel"))
    house.ada.dm(f"help {WORD}")
    await all_over()
    await replied(house, house.ada, after=2)
    assert WORD not in caplog.text
