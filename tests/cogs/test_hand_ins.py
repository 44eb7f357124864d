import asyncio

from bot.answer import Answer
from bot.interview.ports import Intent
from cogs.hand_ins import HandIns


async def test_an_answer_is_taken_once_it_is_kept() -> None:
    """Who hands it in waits for the journal, not for the room that took it."""
    hand_ins = HandIns()
    handing_in = asyncio.create_task(hand_ins.put("q1", Answer("We moved it.")))
    assert await hand_ins.next("q1") == Answer("We moved it.")
    await asyncio.sleep(0)
    assert not handing_in.done()
    hand_ins.kept()
    assert await handing_in is True


async def test_what_is_given_up_before_it_is_kept_is_not_taken() -> None:
    """Both the answer that the room has taken and the one that still waits go back."""
    hand_ins = HandIns()
    handing_in = [asyncio.create_task(hand_ins.put("q1", Answer(text))) for text in ("One", "Two")]
    await hand_ins.next("q1")
    hand_ins.given_up()
    assert await asyncio.gather(*handing_in) == [False, False]
    assert hand_ins.empty


async def test_an_answer_to_an_earlier_question_answers_no_later_one() -> None:
    """It came while the room was busy with something else, and goes back to its member."""
    hand_ins = HandIns()
    late = asyncio.create_task(hand_ins.put("q1", Answer("Too late.")))
    await asyncio.sleep(0)
    await hand_ins.put("", Intent.STOP)
    assert await hand_ins.next("q2") is Intent.STOP
    assert await late is False


async def test_an_answer_at_the_last_moment_counts() -> None:
    """What lies there when the time is over is taken, if it is for this question."""
    hand_ins = HandIns()
    early = asyncio.create_task(hand_ins.put("q1", Answer("One.")))
    late = asyncio.create_task(hand_ins.put("q2", Answer("Two.")))
    await asyncio.sleep(0)
    assert hand_ins.waiting("q2") == Answer("Two.")
    assert await early is False
    assert hand_ins.waiting("q2") is None
    hand_ins.kept()
    assert await late is True
