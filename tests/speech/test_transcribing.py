import asyncio

import numpy as np
import pytest

from bot.errors import SpeechFailed
from bot.speech.audio import RATE, Clip
from bot.speech.transcribing import Chain, Link, Turns
from tests.speech.scripted import Scripted
from tests.virtual_time import run

CLIP = Clip(np.full(2 * RATE, 0.1, np.float32))


def test_the_next_recogniser_takes_over() -> None:
    """A piece that the first one refuses is understood by the second."""
    first, second = Scripted(fails=lambda _: True), Scripted(words=lambda *_: "understood")
    (segment,) = run(Chain([Link(first), Link(second)]).transcribe(CLIP))
    assert segment.text == "understood"


def test_a_recogniser_that_takes_too_long_is_left() -> None:
    """At the deadline, which grows with the clip, the next one is asked."""
    slow, quick = Scripted(pace=100.0), Scripted(words=lambda *_: "in time")

    async def timed() -> tuple[str, float]:
        chain = Chain([Link(slow, seconds=5.0, each=1.0), Link(quick)])
        (segment,) = await chain.transcribe(CLIP)
        return segment.text, asyncio.get_running_loop().time()

    text, seconds = run(timed())
    assert text == "in time"
    assert seconds == pytest.approx(7.0)


def test_a_slow_recogniser_is_hedged() -> None:
    """After its patience the next one begins too; whoever is done first counts, the other ends."""

    async def timed(slow: float, quick: float) -> tuple[str, float, int]:
        first = Scripted(pace=slow, words=lambda *_: "first")
        second = Scripted(pace=quick, words=lambda *_: "second")
        chain = Chain([Link(first, seconds=60.0, patience=3.0), Link(second)])
        (segment,) = await chain.transcribe(CLIP)
        left = len(asyncio.all_tasks()) - 1
        return segment.text, round(asyncio.get_running_loop().time(), 3), left

    one = CLIP.seconds
    assert run(timed(50.0 / one, 1.0 / one)) == ("second", 4.0, 0)
    assert run(timed(5.0 / one, 90.0 / one)) == ("first", 5.0, 0)
    assert run(timed(2.0 / one, 0.0)) == ("first", 2.0, 0)


def test_when_all_fail_the_last_ones_advice_is_given() -> None:
    """Nothing is made up when nobody understood."""
    chain = Chain([Link(Scripted(pace=100), seconds=1, each=0), Link(Scripted(fails=bool))])
    with pytest.raises(SpeechFailed, match="as it was told to"):
        run(chain.transcribe(CLIP))


def test_rooms_take_turns() -> None:
    """A room that sends six clips doesn't hold up the one that sends one."""
    order: list[str] = []
    scripted = Scripted(pace=1.0)

    async def all_of_them() -> None:
        turns = Turns(scripted)

        async def one(room: str) -> None:
            await turns.room(room).transcribe(CLIP)
            order.append(room)

        async with asyncio.TaskGroup() as group:
            for room in ["busy"] * 6 + ["quiet", "other"]:
                group.create_task(one(room))

    run(all_of_them())
    assert order == ["busy", "busy", "quiet", "other", "busy", "busy", "busy", "busy"]


def test_too_many_at_once_are_refused_with_advice() -> None:
    """A full queue says so at once instead of growing."""

    async def crowd() -> int:
        turns = Turns(Scripted(pace=1.0), most=3)
        clips = [turns.room(f"room {n}").transcribe(CLIP) for n in range(6)]
        found = await asyncio.gather(*clips, return_exceptions=True)
        return sum(isinstance(one, SpeechFailed) for one in found)

    assert run(crowd()) == 2


def test_who_leaves_the_queue_makes_room() -> None:
    """A clip that is cancelled while it waits is never transcribed, and the rest go on."""
    scripted = Scripted(pace=1.0)

    async def some_leave() -> None:
        turns = Turns(scripted)
        tasks = [
            asyncio.create_task(turns.room(f"room {n % 2}").transcribe(CLIP)) for n in range(5)
        ]
        await asyncio.sleep(1)
        for leaver in (tasks[0], tasks[2], tasks[3]):
            leaver.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert turns.waiting == 0
        await turns.room("later").transcribe(CLIP)

    run(some_leave())
    assert len(scripted.clips) == 4


def test_several_may_be_let_in() -> None:
    """With two at once, four clips take the time of two."""

    async def timed() -> float:
        turns = Turns(Scripted(pace=1.0), at_once=2)
        await asyncio.gather(*(turns.room(str(n)).transcribe(CLIP) for n in range(4)))
        await turns.close()
        return asyncio.get_running_loop().time()

    assert run(timed()) == pytest.approx(4.0)
