import asyncio

import pytest

from bot.interview.transcript import Ending
from cogs.cards import PICTURE
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.cogs.talking import (
    ANSWER,
    FIELD,
    answer,
    answers,
    begin,
    kept,
    labels,
    question,
    to_the_end,
)
from tests.discord_standin import Member, text_of
from tests.discord_standin.faults import Hold
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"
POST = "POST /channels/{channel_id}/messages"
FOLLOW_UP = "POST /webhooks/{webhook_id}/{webhook_token}"


async def test_a_new_session_of_the_gateway_is_not_noticed(house: House) -> None:
    """After INVALID_SESSION the bot identifies anew, and the interview goes on to its report."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.played.gateway.invalidate()
    await house.played.until(lambda: house.played.gateway.identifies == 2, "no new session")
    await house.ada.submit(form, {FIELD: f"{ANSWER} That was second."})
    await to_the_end(house, house.ada, room)
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert answers(transcript)[1].endswith("second.")


async def test_an_answer_sent_while_the_gateway_is_down_is_taken(house: House) -> None:
    """RESUME brings what happened meanwhile: the form sent in between is answered and kept."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.played.gateway.drop()
    await house.ada.submit(form, {FIELD: ANSWER})
    await house.ada.sees("Follow-up", channel=room)
    assert house.played.gateway.resumes == 1
    assert house.played.gateway.identifies == 1
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_a_lost_connection_does_not_end_the_apology_in_a_crash(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """When even the apology is lost on the way the bot notes it, and answers the next command."""
    house.played.faults.lose(FOLLOW_UP)
    asked = await house.ada.slash("interview status")
    async with asyncio.timeout(10):
        while "could not be delivered" not in caplog.text:  # noqa: ASYNC110 - a log has no event
            await asyncio.sleep(0)
    assert asked.message.is_loading
    assert "Traceback" not in caplog.text
    assert "no interview under way" in (await shown(house.ada, "interview status")).text


async def test_a_question_that_was_lost_on_the_way_can_be_gone_on_with(house: House) -> None:
    """When posting breaks, the member reads that nothing is lost and how to go on."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.played.faults.lose(POST)
    await house.ada.submit(form, {FIELD: f"{ANSWER} That was second."})
    notice = await house.ada.sees("I was interrupted", channel=room)
    await house.ada.press("Go on", on=notice)
    await house.ada.sees("Welcome back", channel=room)
    await to_the_end(house, house.ada, room)
    assert answers((await kept(house, house.ada))[1])[1].endswith("second.")


async def test_a_report_that_could_not_be_posted_is_posted_later(house: House) -> None:
    """Killed between the end and its report, the bot posts it once it is back, and once only."""
    room = await begin(house, house.ada, mode="scored")
    report = await _up_to_the_end(house, house.ada, room)
    await report.arrived.wait()
    assert (await kept(house, house.ada))[0].ending is Ending.COMPLETED
    await house.kill()
    report.release()
    await house.open()
    await house.played.until(lambda: _reports(house.ada, room), "the report never came")
    assert "It used one attempt" in text_of(await house.ada.sees("whole interview", channel=room))
    await house.restart()
    async with asyncio.timeout(10):
        while await house.archive.rooms.unposted():  # noqa: ASYNC110 - storage has no event
            await asyncio.sleep(0)
    assert len(_reports(house.ada, room)) == 1
    assert _reports(house.ada, room)[0].attachments[0].filename == PICTURE


async def test_a_report_whose_thread_is_gone_is_named_in_private(house: House) -> None:
    """The member reads where the feedback is, and it isn't tried for ever."""
    room = await begin(house, house.ada)
    report = await _up_to_the_end(house, house.ada, room)
    await report.arrived.wait()
    await house.kill()
    house.stage.delete(room)
    report.release()
    await house.open()
    await house.ada.sees("`/results last` shows it", channel=house.ada.direct)
    assert "Show my feedback" in labels((await shown(house.ada, "results last")).message)


async def test_an_answer_waits_for_a_slow_start_after_a_restart(house: House) -> None:
    """However long the room takes to write its first lines, what was sent before is taken."""
    room = await begin(house, house.ada)
    old = await question(house, house.ada, room)
    form = await house.ada.press("Answer", on=old)
    await house.kill()
    await house.open()
    await house.ada.sees("I was interrupted", channel=room)
    door = house.played.faults.hold(POST)
    await house.ada.submit(form, {FIELD: ANSWER})
    await door.arrived.wait()
    again = await house.ada.press("Answer", on=old)
    late = await house.ada.submit(again, {FIELD: "Another one."})
    door.release()
    assert "Another one." in (await late.finished()).text
    await house.ada.sees("Follow-up", channel=room)
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_an_answer_does_not_overtake_an_earlier_one(house: House) -> None:
    """The first counts although Discord was slower to take our reply to it."""
    room = await begin(house, house.ada)
    open_question = await question(house, house.ada, room)
    forms = [await house.ada.press("Answer", on=open_question) for _ in range(2)]
    door = house.played.faults.hold(CALLBACK)
    first = asyncio.create_task(house.ada.submit(forms[0], {FIELD: f"{ANSWER} One."}))
    await door.arrived.wait()
    late = await house.ada.submit(forms[1], {FIELD: f"{ANSWER} Two."})
    door.release()
    await first
    assert "Two." in (await late.finished()).message.attachments[0].data.decode("utf-8-sig")
    await question(house, house.ada, room, but=open_question.id)
    assert answers((await kept(house, house.ada))[1]) == [f"{ANSWER} One."]


async def _up_to_the_end(house: House, member: Member, room: Channel) -> Hold:
    """Answer everything, and hold what is posted after the goodbye at the door."""

    def over() -> bool:
        return any("my last question" in text_of(m) for m in member.messages(room))

    def next_step() -> bool:
        return over() or any("Answer" in labels(m) for m in member.messages(room))

    while True:
        await house.played.until(next_step)
        if over():
            return house.played.faults.hold(POST)
        await answer(house, member, room)


def _reports(member: Member, room: Channel) -> list[Message]:
    return [m for m in member.messages(room) if "Show my feedback" in labels(m)]
