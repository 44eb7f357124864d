import asyncio

import pytest

from bot.interview.transcript import Ending
from cogs.submissions import KEPT_LATE
from tests.cogs.house import House
from tests.cogs.talking import (
    ANSWER,
    FIELD,
    all_over,
    answer,
    answers,
    begin,
    kept,
    question,
    to_the_end,
)
from tests.discord_standin import Permission, text_of
from tests.faults.disk import held


@pytest.mark.parametrize("graceful", [True, False])
async def test_an_interview_goes_on_after_a_restart(house: House, *, graceful: bool) -> None:
    """Whatever ended the bot, the thread is told, and buttons from before the restart work."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room, f"{ANSWER} That was first.")
    old = await question(house, house.ada, room)
    await (house.close() if graceful else house.kill())
    await house.open()
    await house.ada.sees(
        "Everything that you answered" if graceful else "interrupted", channel=room
    )
    form = await house.ada.press("Answer", on=old)
    await house.ada.submit(form, {FIELD: f"{ANSWER} That was second."})
    await to_the_end(house, house.ada, room)
    record, transcript = await kept(house, house.ada)
    assert record.ending is Ending.COMPLETED
    assert [text.split()[-1] for text in answers(transcript)[:2]] == ["first.", "second."]
    assert len({turn.prompt.id for turn in transcript.turns}) == len(transcript.turns)


async def test_a_form_opened_before_a_restart_is_taken_after_it(house: House) -> None:
    """An answer typed while the bot was down arrives as soon as it is sent."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    await house.kill()
    await house.open()
    await house.ada.submit(form, {FIELD: ANSWER})
    await house.ada.sees("Follow-up", channel=room)
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_go_on_asks_the_open_question_again(house: House) -> None:
    """The button of the notice brings the interview back; pressing it twice does no harm."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    asked = text_of(await question(house, house.ada, room)).splitlines()[1]
    await house.kill()
    await house.open()
    notice = await house.ada.sees("interrupted", channel=room)
    await asyncio.gather(*(house.ada.press("Go on", on=notice) for _ in range(2)))
    await house.ada.sees("Welcome back", channel=room)
    assert asked in text_of(await question(house, house.ada, room))
    welcomes = [m for m in house.ada.messages(room) if "Welcome back" in text_of(m)]
    assert len(welcomes) == 1


async def test_one_that_nobody_goes_on_with_is_closed_as_a_fault(house: House) -> None:
    """A day after a restart the attempt is given back, with an apology and a report."""
    room = await begin(house, house.ada, mode="scored")
    await answer(house, house.ada, room)
    await house.kill()
    house.ahead = 25 * 3600.0
    await house.open()
    await house.ada.sees("given back", channel=room)
    await house.ada.sees("Show my feedback", channel=room)
    assert (await kept(house, house.ada))[0].ending is Ending.FAULT


async def test_others_cannot_answer(house: House) -> None:
    """Somebody with Manage Threads sees the room, but its buttons refuse them."""
    room = await begin(house, house.ada)
    house.stage.give(house.bob, house.stage.role("Moderator", Permission.MANAGE_THREADS))
    open_question = await question(house, house.ada, room)
    for button in ("Skip", "Answer", "Stop"):
        refused = await house.bob.press(button, on=open_question)
        assert "Only the member" in refused.text
    await house.kill()
    await house.open()
    form = await house.bob.press("Answer", on=open_question)
    told = await (await house.bob.submit(form, {FIELD: ANSWER})).finished()
    assert "Only the member" in told.text
    assert answers((await kept(house, house.ada))[1]) == []


async def test_a_deleted_thread_can_be_replaced(house: House) -> None:
    """When the room is deleted the answers stay, and resuming opens another room."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    house.stage.delete(room)
    resumed = await (await house.ada.slash("interview resume")).finished()
    (other,) = house.ada.threads()
    assert f"<#{other.id}>" in resumed.text
    await to_the_end(house, house.ada, other)
    assert len(answers((await kept(house, house.ada))[1])) >= 2


@pytest.mark.parametrize("locked", [True, False])
async def test_an_archived_thread_waits(house: House, *, locked: bool) -> None:
    """A room that was filed away holds the interview; resuming goes on there, or in a new one."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    house.stage.archive(room, locked=locked)
    resumed = await (await house.ada.slash("interview resume")).finished()
    place = (await house.played.until(house.ada.threads))[-1]
    assert f"<#{place.id}>" in resumed.text
    assert (place.id == room.id) != locked
    await to_the_end(house, house.ada, place)
    assert (await kept(house, house.ada))[0].ending is Ending.COMPLETED


async def test_a_kicked_bot_keeps_the_answers(house: House) -> None:
    """Being removed from the server suspends its interviews without an ending."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    house.stage.kick_bot()
    await all_over()
    record, transcript = await kept(house, house.ada)
    assert record.ending is None
    assert answers(transcript) == [ANSWER]


async def test_a_start_that_a_restart_cut_off_costs_nothing(house: House) -> None:
    """Killed while the room is opened, the bot gives the attempt back and says so in private."""
    page = await house.ada.slash("interview start", track="law", format="short", mode="scored")
    await page.finished()
    door = house.played.faults.hold("POST /channels/{channel_id}/threads")
    await house.ada.press("Start", on=page.message)
    await door.arrived.wait()
    await house.kill()
    house.ahead += 1.0
    await house.open()
    door.release()
    await house.ada.sees("no attempt is used", channel=house.ada.direct)
    history = await house.archive.attempts.history(str(house.ada.id), house.scope, "law")
    assert [attempt.spent for attempt in history] == [False]
    again = await house.ada.slash("interview start", track="law", format="short", mode="scored")
    await house.ada.press("Start", on=(await again.finished()).message)
    await house.ada.sees("Question 1")


async def test_an_answer_that_takes_long_to_keep_is_told_so(house: House) -> None:
    """The form says "thinking …" in time, and then that the answer is kept."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    async with held(house.settings.database):
        sent = await house.ada.submit(form, {FIELD: ANSWER})
        assert sent.message.is_loading
        assert answers((await kept(house, house.ada))[1]) == []
    await sent.finished()
    assert sent.text == KEPT_LATE
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]
