import asyncio
import io

import av
import numpy as np
import pytest

from bot.speech.audio import RATE, Samples
from bot.speech.conversation import Conversation
from bot.speech.levels import loudness
from bot.speech.ogg import ogg_opus
from bot.speech.tape import AROUND, MOST, MOST_SILENCE, Tape
from bot.speech.vad import FRAME_SECONDS
from tests.speech.sounding import speech
from tests.speech.talking import STORY, Line, answered, scene


def test_the_sound_is_that_of_the_speech_and_a_little_around() -> None:
    """Neither the silence before an answer nor what comes long after it is in it."""
    tape = _taped(10.0, _tone(6.0), speech_from=12.0, speech_until=13.0)
    assert len(tape.sound()) / RATE == pytest.approx(1.0 + 2 * AROUND, abs=0.05)
    assert np.abs(tape.sound()).max() == pytest.approx(0.5, abs=0.01)


def test_without_speech_there_is_no_sound() -> None:
    """Noise that is nobody's voice is not kept."""
    tape = Tape()
    tape.hear(0.0, _tone(2.0))
    tape.frame(1.0, 0.4)
    assert len(tape.sound()) == 0


def test_silence_that_was_not_sent_stays_silence_and_is_shortened() -> None:
    """A pause of two seconds is two seconds long, one of a minute four."""
    for silent, kept in ((2.0, 2.0), (60.0, MOST_SILENCE)):
        tape = _taped(0.0, _tone(1.0), speech_from=0.3, speech_until=1.0)
        tape.hear(1.0 + silent, _tone(1.0))
        tape.frame(1.7 + silent, 0.9)
        assert len(tape.sound()) / RATE == pytest.approx(2.0 + kept, abs=0.05)


def test_sound_that_comes_twice_is_heard_once() -> None:
    """What overlaps is left out, as the listener does."""
    tape = _taped(0.0, _tone(1.0), speech_from=0.3, speech_until=1.2)
    tape.hear(0.5, _tone(1.0))
    assert len(tape.sound()) / RATE == pytest.approx(1.5, abs=0.01)


def test_no_more_is_held_than_is_listened_to() -> None:
    """Beyond 17 minutes nothing is added, so memory is bounded."""
    tape = Tape()
    for second in range(0, round(MOST) + 60, 30):
        tape.hear(second, np.zeros(30 * RATE, np.float32))
    tape.frame(1.0, 0.9)
    tape.frame(MOST + 60, 0.9)
    assert len(tape.sound()) <= MOST * RATE


def test_an_answer_in_parts_is_one_file_that_any_player_opens() -> None:
    """Ogg Opus of one channel, as long and as loud as what was said, at 3 KB a second."""
    said = speech("I led the migration of our billing service from a monolith.")
    data = ogg_opus([said[: RATE // 2], said[RATE // 2 :]])
    assert data[:4] == b"OggS"
    with av.open(io.BytesIO(data), "r") as file:
        stream = file.streams.audio[0]
        assert (stream.codec_context.name, stream.layout.name) == ("opus", "mono")
        sound = np.concatenate([frame.to_ndarray()[0] for frame in file.decode(stream)])
    assert len(sound) / 48_000 == pytest.approx(len(said) / RATE, abs=0.05)
    assert loudness(sound.astype(np.float32)) == pytest.approx(loudness(said), abs=1.5)
    assert len(data) < 4_000 * len(said) / RATE
    assert ogg_opus([]) == b""


def test_an_answer_comes_with_its_sound_where_the_member_wished_it() -> None:
    """It is as long as the speech; a wish that isn't part of the answer isn't in it either."""

    async def script(line: Line, conversation: Conversation) -> None:
        said = await answered(line, conversation)
        assert sum(map(len, said.sound)) / RATE == pytest.approx(len(STORY) / RATE, abs=1.0)
        conversation.unsaid(said)
        again = await answered(line, conversation)
        assert sum(map(len, again.sound)) / RATE == pytest.approx(len(STORY) / RATE, abs=1.0)

    scene(script, taping=True)


def test_an_answer_that_was_paused_comes_with_the_sound_of_both_parts() -> None:
    """What was spoken during the pause is in neither."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        conversation.rest()
        turning.cancel()
        await line.talks()
        await asyncio.sleep(3)
        conversation.wake()
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        said = await turning
        assert said is not None
        assert sum(map(len, said.sound)) / RATE == pytest.approx(2 * len(STORY) / RATE, abs=1.5)

    scene(script, taping=True)


def test_no_sound_is_held_unless_the_member_wished_it() -> None:
    """The answer has its words alone."""

    async def script(line: Line, conversation: Conversation) -> None:
        said = await answered(line, conversation)
        assert said.sound == ()
        assert said.answer.text

    scene(script)


def _tone(seconds: float) -> Samples:
    return (0.5 * np.sin(np.arange(round(seconds * RATE)) / 5)).astype(np.float32)


def _taped(at: float, sound: Samples, *, speech_from: float, speech_until: float) -> Tape:
    tape = Tape()
    for begin in range(0, len(sound), 320):
        tape.hear(at + begin / RATE, sound[begin : begin + 320])
    tape.frame(speech_from + FRAME_SECONDS, 0.9)
    tape.frame(speech_until, 0.9)
    return tape
