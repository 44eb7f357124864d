import asyncio

import numpy as np
import pytest

from bot.answer import NOT_UNDERSTOOD
from bot.speech.audio import RATE, Clip
from bot.speech.piecework import Piecework
from tests.speech.scripted import Scripted
from tests.virtual_time import run


def _clip(start: float, seconds: float = 4.0) -> Clip:
    return Clip(np.full(round(seconds * RATE), 0.1, np.float32), start)


class _Desk:
    """Piecework with a scripted recogniser, and what it told."""

    def __init__(self, scripted: Scripted, joined: float = 28.0) -> None:
        self.until: list[float] = []
        self.work = Piecework(scripted, hotwords=("Redis",), joined=joined, told=self.until.append)

    def texts(self) -> list[str]:
        return [segment.text for segment in self.work.segments()]


def test_pieces_come_back_in_order_with_the_hotwords() -> None:
    """Pieces are transcribed one by one, and each tells how far everything was heard."""
    scripted = Scripted(pace=0.1)

    async def told() -> _Desk:
        desk = _Desk(scripted, joined=0.0)
        for at in (0.0, 5.0, 10.0):
            desk.work.add(_clip(at), 3.0)
        await desk.work.settled()
        return desk

    desk = run(told())
    assert desk.texts() == ["this is piece 1", "this is piece 2", "this is piece 3"]
    assert desk.until == [4.0, 9.0, 14.0]
    assert set(scripted.hotwords) == {("Redis",)}


def test_a_slow_recogniser_gets_what_waits_in_one() -> None:
    """Pieces that pile up are joined, with the silence between them, up to the window."""
    scripted = Scripted(pace=3.0)

    async def told() -> None:
        desk = _Desk(scripted)
        for at in range(0, 40, 5):
            desk.work.add(_clip(float(at)), 3.0)
            await asyncio.sleep(0)
        await desk.work.settled()

    run(told())
    lengths = [round(clip.seconds) for clip in scripted.clips]
    assert lengths == [4, 24, 9]
    assert not scripted.clips[1].samples[4 * RATE : 5 * RATE].any()


def test_the_tail_is_kept_when_the_answer_was_over() -> None:
    """What was tried early is the last piece, and is not transcribed a second time."""
    scripted = Scripted(pace=0.1)

    async def told() -> list[str]:
        desk = _Desk(scripted)
        desk.work.try_tail(_clip(0.0), 3.0)
        await asyncio.sleep(1)
        early = desk.texts()
        desk.work.keep_tail(_clip(0.0), 3.0)
        await desk.work.settled()
        return [*early, *desk.texts()]

    assert run(told()) == ["this is piece 1", "this is piece 1"]
    assert len(scripted.clips) == 1


def test_a_tail_is_hurried_and_a_piece_is_not() -> None:
    """What may be waited for says so to the recogniser."""

    async def hurried() -> list[bool]:
        scripted = Scripted()
        desk = _Desk(scripted)
        desk.work.add(_clip(0.0), 3.0)
        desk.work.try_tail(_clip(4.0), 3.0)
        await desk.work.settled()
        return [clip.hurried for clip in scripted.clips]

    assert run(hurried()) == [False, True]


def test_a_tail_that_is_kept_while_it_is_tried_is_waited_for() -> None:
    """The answer may end while its tail is being decoded; once is enough."""
    scripted = Scripted(pace=1.0)

    async def told() -> list[str]:
        desk = _Desk(scripted)
        desk.work.try_tail(_clip(0.0), 3.0)
        await asyncio.sleep(1)
        desk.work.keep_tail(_clip(0.0), 3.0)
        await desk.work.settled()
        return desk.texts()

    assert run(told()) == ["this is piece 1"]
    assert (len(scripted.clips), scripted.cancelled) == (1, 0)


def test_a_tail_is_cancelled_when_speech_goes_on() -> None:
    """What was being tried stops, leaves no words, and the whole piece comes later."""
    scripted = Scripted(pace=1.0)

    async def told() -> list[str]:
        desk = _Desk(scripted)
        desk.work.try_tail(_clip(0.0), 3.0)
        await asyncio.sleep(1)
        desk.work.drop_tail()
        desk.work.add(_clip(0.0, 8.0), 6.0)
        await desk.work.settled()
        return desk.texts()

    assert run(told()) == ["this is piece 2"]
    assert scripted.cancelled == 1


@pytest.mark.parametrize("error", [RuntimeError, MemoryError])
def test_a_piece_that_fails_is_tried_again(error: type[Exception]) -> None:
    """Two failures of whatever kind cost time but no words."""
    scripted = Scripted(fails=lambda number: number < 3, error=error)

    async def told() -> list[str]:
        desk = _Desk(scripted)
        desk.work.add(_clip(0.0), 3.0)
        await desk.work.settled()
        return desk.texts()

    assert run(told()) == ["this is piece 3"]


def test_what_nobody_could_transcribe_is_marked() -> None:
    """A dead recogniser leaves a marked stretch in its place, with no confidence."""
    scripted = Scripted(fails=lambda number: 2 <= number <= 4)

    async def told() -> _Desk:
        desk = _Desk(scripted, joined=0.0)
        for at in (0.0, 5.0, 10.0):
            desk.work.add(_clip(at), 3.0)
        await desk.work.settled()
        return desk

    desk = run(told())
    assert desk.texts() == ["this is piece 1", NOT_UNDERSTOOD, "this is piece 5"]
    lost = desk.work.segments()[1]
    assert (lost.start, lost.end, lost.confidence) == (5.0, 9.0, 0.0)
    assert desk.until == [4.0, 9.0, 14.0]


def test_waiting_has_an_end() -> None:
    """What a hanging recogniser has not given in time is marked, in order, and given up."""
    scripted = Scripted(pace=1e6)

    async def told() -> list[str]:
        desk = _Desk(scripted, joined=0.0)
        desk.work.add(_clip(0.0), 3.0)
        desk.work.add(_clip(5.0), 3.0)
        await desk.work.settled(within=20)
        return desk.texts()

    assert run(told()) == [NOT_UNDERSTOOD, NOT_UNDERSTOOD]


def test_near_silence_is_never_sent() -> None:
    """A clip below the floor gives no words, whatever the recogniser would have said."""
    scripted = Scripted()

    async def told() -> list[str]:
        desk = _Desk(scripted)
        desk.work.add(Clip(np.full(RATE, 1e-5, np.float32)), 0.5)
        await desk.work.settled()
        return desk.texts()

    assert run(told()) == []
    assert not scripted.clips


def test_a_faint_voice_is_lifted() -> None:
    """Recognisers get the usual level, and never more than full scale; loud clips as they are."""
    scripted = Scripted()

    async def told() -> None:
        desk = _Desk(scripted, joined=0.0)
        peaky = np.full(RATE, 0.003, np.float32)
        peaky[0] = 0.5
        for samples in (np.full(RATE, 0.003, np.float32), peaky, np.full(RATE, 0.3, np.float32)):
            desk.work.add(Clip(samples), 0.9)
        await desk.work.settled()

    run(told())
    faint, peaky, loud = (float(np.abs(clip.samples).max()) for clip in scripted.clips)
    assert faint == pytest.approx(0.079, abs=0.002)
    assert peaky <= 0.9
    assert loud == pytest.approx(0.3)
