import asyncio
from collections.abc import Callable

import numpy as np
import pytest

from bot.answer import Answer, Medium
from bot.speech.audio import RATE, Samples
from bot.speech.cutting import EVERY_PAUSE, Cutting
from bot.speech.decisions import TurnOver
from bot.speech.levels import Levels, Trouble
from bot.speech.listener import Listener
from bot.speech.turns import Manners, TurnDetector
from tests.speech.scripted import Scripted
from tests.speech.sounding import KNOWN, at_level, noise, silence, speech, spoken, tones
from tests.virtual_time import run

PACKET = RATE // 50


async def _fed(listener: Listener, sound: Samples, *, at: float = 0.0) -> None:
    """Feed packets of 20 ms, letting a packet's time pass after each."""
    for n in range(0, len(sound), PACKET):
        listener.feed(at + n / RATE, sound[n : n + PACKET])
        await asyncio.sleep(0.02)


def _listen(
    sound: Samples, scripted: Scripted | None = None, cutting: Cutting | None = None
) -> tuple[Answer, Levels]:
    async def listened() -> tuple[Answer, Levels]:
        listener = Listener(scripted or Scripted(), cutting=cutting or Cutting())
        await _fed(listener, sound)
        return await listener.finish(), listener.levels

    return run(listened())


def test_an_answer_has_text_segments_pauses_and_seconds() -> None:
    """Each sentence is a piece; the pauses lie between them, counted from the first sound."""
    sound = np.concatenate([silence(2), spoken(*KNOWN[3:6], pause=1.5)])
    answer, levels = _listen(sound, cutting=EVERY_PAUSE)
    assert answer.medium is Medium.SPOKEN
    assert answer.text == "this is piece 1 this is piece 2 this is piece 3"
    assert [end - start for start, end in answer.pauses] == pytest.approx([1.5, 1.5], abs=0.2)
    assert answer.seconds == pytest.approx(len(sound) / RATE - 2.4 - 1.5, abs=0.25)
    assert answer.segments[0].start == pytest.approx(0.0, abs=0.05)
    assert levels.trouble is None


def test_pieces_are_transcribed_while_the_member_talks() -> None:
    """When a long answer ends, only its tail is left, and that was tried during the last pause."""
    scripted = Scripted(pace=0.1)

    async def heard() -> tuple[int, float]:
        listener = Listener(scripted, cutting=Cutting())
        await _fed(listener, spoken(*KNOWN, pause=0.7))
        await _fed(listener, silence(1.3), at=len(spoken(*KNOWN, pause=0.7)) / RATE)
        before, now = len(scripted.clips), asyncio.get_running_loop().time()
        await listener.finish()
        return before, asyncio.get_running_loop().time() - now

    before, waited = run(heard())
    assert before == len(scripted.clips) >= 3
    assert waited == 0.0


def test_holes_between_packets_are_silence() -> None:
    """Sound that begins again three seconds later leaves a pause of three seconds."""

    async def heard() -> Answer:
        listener = Listener(Scripted(), cutting=Cutting())
        first = speech(KNOWN[3])
        await _fed(listener, first)
        await _fed(listener, speech(KNOWN[4]), at=len(first) / RATE + 3)
        return await listener.finish()

    ((start, end),) = run(heard()).pauses
    assert end - start == pytest.approx(3.0, abs=0.3)


def test_time_passes_for_who_sends_nothing() -> None:
    """Ticks alone bring the silence in which the tail is tried, and the turn's end."""
    scripted, over = Scripted(), list[TurnOver]()

    async def heard() -> None:
        detector = TurnDetector(Manners(neutral=2.0))

        def take(decision: object) -> None:
            if isinstance(decision, TurnOver):
                over.append(decision)

        listener = Listener(
            scripted,
            cutting=Cutting(),
            on_frame=lambda at, likely: take(detector.hear(at, likely)),
            on_text=lambda text, until: take(detector.read(text, until)),
        )
        sound = spoken(*KNOWN[:3], pause=0.7)
        await _fed(listener, sound)
        for n in range(250):
            listener.tick(len(sound) / RATE + n * 0.02)
            await asyncio.sleep(0.02)

    run(heard())
    (end,) = over
    assert end.at - end.spoke_until == pytest.approx(2.0, abs=0.1)


def test_sound_that_is_late_is_heard_all_the_same() -> None:
    """A packet that arrives after its time was ticked away is not cut off."""
    whole, late = Scripted(), Scripted()
    sound = speech(KNOWN[0])

    async def heard(scripted: Scripted, lag: float) -> Answer:
        listener = Listener(scripted, cutting=Cutting())
        for n in range(0, len(sound), PACKET):
            listener.tick(n / RATE + lag)
            listener.feed(n / RATE, sound[n : n + PACKET])
        return await listener.finish()

    run(heard(whole, 0.0))
    run(heard(late, 0.5))
    assert late.clips[0].seconds == pytest.approx(whole.clips[0].seconds, abs=0.5)
    assert np.abs(late.clips[0].samples).sum() >= 0.98 * np.abs(whole.clips[0].samples).sum()


def test_speech_that_resumes_cancels_what_was_tried() -> None:
    """A pause in a short piece costs a try; the words come once."""
    scripted = Scripted()
    pause = np.concatenate([speech(KNOWN[3]), silence(0.8), speech(KNOWN[4]), silence(0.2)])
    answer, _ = _listen(pause, scripted)
    assert len(scripted.clips) == 2
    assert answer.text == "this is piece 2"


def test_listening_goes_on_after_an_answer_was_asked_for() -> None:
    """When the floor is given back, the same answer grows; after the end nothing does."""

    async def heard() -> tuple[Answer, Answer, Answer]:
        listener = Listener(Scripted(), cutting=Cutting())
        first = spoken(KNOWN[0])
        await _fed(listener, first)
        early = await listener.answer()
        await _fed(listener, speech(KNOWN[1]), at=len(first) / RATE)
        late = await listener.finish()
        listener.feed(60.0, speech(KNOWN[2]))
        return early, late, await listener.finish()

    early, late, again = run(heard())
    assert early.text == "this is piece 1"
    assert late.text == "this is piece 1 this is piece 2"
    assert late == again


def test_a_dead_recogniser_loses_nothing_in_silence() -> None:
    """The answer says which stretch was heard and not understood; its text has no marker."""
    answer, _ = _listen(spoken(KNOWN[0]), Scripted(fails=lambda _: True))
    assert answer.text == ""
    ((start, end),) = answer.missed
    assert end - start == pytest.approx(4.9, abs=0.4)
    assert answer.segments[0].confidence == 0.0


@pytest.mark.parametrize(
    ("sound", "trouble"),
    [
        (lambda: silence(5), Trouble.SILENT),
        (lambda: noise(5, -80), Trouble.SILENT),
        (lambda: noise(5, -30), Trouble.NO_SPEECH),
        (lambda: tones(5), Trouble.NO_SPEECH),
        (lambda: at_level(spoken(*KNOWN[:2]), -48), Trouble.FAINT),
        (lambda: spoken(*KNOWN[:2]) + noise(12, -27)[: len(spoken(*KNOWN[:2]))], Trouble.NOISY),
    ],
)
def test_a_bad_microphone_is_named(sound: Callable[[], Samples], trouble: Trouble) -> None:
    """Silence, music, noise and a faint voice are told apart."""
    scripted = Scripted()
    _, levels = _listen(sound(), scripted)
    assert levels.trouble is trouble
    assert bool(scripted.clips) == (trouble in {Trouble.FAINT, Trouble.NOISY})


def test_an_endless_answer_takes_no_endless_memory() -> None:
    """Sound beyond the hard stop, and a clock that jumps, are not taken."""

    async def heard() -> Answer:
        listener = Listener(Scripted(), cutting=Cutting(), most=8.0)
        await _fed(listener, spoken(*KNOWN))
        listener.feed(1e9, speech(KNOWN[0]))
        listener.tick(2e9)
        return await listener.finish()

    answer = run(heard())
    assert answer.seconds is not None
    assert 7.0 < answer.seconds < 8.0


def test_the_callers_samples_are_left_alone() -> None:
    """Frames are copied: Silero's own wrapper writes into what it is given."""
    sound = spoken(KNOWN[3])
    before = sound.copy()
    _listen(sound)
    assert np.array_equal(sound, before)
