import asyncio
from pathlib import Path

import numpy as np
import pytest

from bot.errors import SpeechFailed
from bot.speech.audio import RATE, Pcm
from bot.speech.opus import SILENCE, Encoder, decoded, encoded
from bot.speech.room_lines import THANKS
from bot.speech.said_before import SaidBefore
from bot.speech.saying import Saying, spoken_sentences
from tests.speech.fake_voices import FakeVoice

QUESTION = "Tell me about the cache. Which number moved, and by how much?"


async def heard(saying: Saying, text: str = QUESTION, *, shared: bool = False) -> tuple[bytes, ...]:
    """Collect all packets of a text."""
    return tuple([p async for piece in saying.say(text, shared=shared) for p in piece.packets])


def tone(seconds: float, rate: int, frequency: float = 440.0) -> Pcm:
    """Make a tone."""
    at = np.arange(int(seconds * rate)) / rate
    return Pcm((np.sin(2 * np.pi * frequency * at) * 8_000).astype(np.int16), rate)


def files_in(folder: Path) -> int:
    """Count a folder's files."""
    return len(list(folder.iterdir()))


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 48_000])
def test_sound_of_any_rate_survives_opus(rate: int) -> None:
    """A tone comes back with its length, its pitch and its loudness."""
    packets = encoded([tone(0.5, rate), tone(0.5, rate)])
    assert packets[-5:] == SILENCE
    sound = decoded(packets[:-5])
    assert 1.0 <= len(sound) / RATE < 1.06
    spectrum = np.abs(np.fft.rfft(sound))
    assert abs(np.argmax(spectrum) * RATE / len(sound) - 440) < 3
    assert 0.13 < np.sqrt((sound**2).mean()) < 0.2


def test_packets_are_twenty_milliseconds_each() -> None:
    """A second of sound is fifty packets, whatever pieces it comes in."""
    encoder = Encoder()
    sound = tone(1.0, 48_000)
    pieces = [Pcm(part, 48_000) for part in np.array_split(sound.samples, 7)]
    packets = [packet for piece in pieces for packet in encoder.feed(piece)]
    packets += encoder.finish()
    assert 50 <= len(packets) <= 51
    assert encoder.feed(Pcm(np.zeros(0, np.int16), 48_000)) == ()
    assert encoded([]) == ()


def test_an_engine_that_changes_its_rate_is_followed() -> None:
    """When another engine steps in within a sentence, both are heard at their own pitch."""
    sound = decoded(encoded([tone(0.5, 22_050), tone(0.5, 24_000)])[:-5])
    assert 1.0 <= len(sound) / RATE < 1.1


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("…", 0), ("*", 0), ("One. Two! Three?", 3), ("e.g. Redis", 1), ("word " * 300, 6)],
)
def test_texts_are_cut_into_sentences_that_an_engine_can_say(text: str, count: int) -> None:
    """Sentences are said one by one, long ones in parts, and nothing without sound."""
    parts = spoken_sentences(text)
    assert len(parts) == count
    assert all(len(part) <= 280 for part in parts)
    assert " ".join(parts).count("word") == text.count("word")


async def test_a_question_is_said_in_order_and_ends_in_silence() -> None:
    """Both sentences are spoken, the second made while the first is heard, then five frames."""
    voice = FakeVoice()
    saying = Saying(voice)
    speaking = saying.say(QUESTION)
    first = await anext(speaking)
    assert len(first.packets) >= 15
    await asyncio.wait_for(asyncio.shield(saying._lines[spoken_sentences(QUESTION)[1]].task), 5)
    assert len(voice.asked) == 2
    rest = [piece async for piece in speaking]
    assert rest[-1].packets == SILENCE
    await saying.close()


async def test_what_was_prepared_is_there_at_once() -> None:
    """A prepared text is said without asking the engine again, as often as wanted."""
    voice = FakeVoice()
    saying = Saying(voice)
    await saying.prepare([QUESTION, *THANKS])
    asked = len(voice.asked)
    assert await heard(saying) == await heard(saying)
    await heard(saying, THANKS[1])
    assert len(voice.asked) == asked
    await saying.close()


async def test_bank_text_is_kept_on_disk_and_nothing_else(tmp_path: Path) -> None:
    """Shared sentences outlive the sitting; a member's own never reach the folder."""
    voice = FakeVoice()
    first = Saying(voice, SaidBefore(tmp_path, "1"))
    packets = await heard(first, shared=True)
    await heard(first, "You cut costs at Acme.")
    await first.close()
    assert files_in(tmp_path) == 2
    second = Saying(voice, SaidBefore(tmp_path, "1"))
    asked = len(voice.asked)
    assert await heard(second, shared=True) == packets
    assert len(voice.asked) == asked
    await second.close()
    updated = Saying(voice, SaidBefore(tmp_path, "2"))
    await heard(updated, shared=True)
    assert len(voice.asked) == asked + 2
    await updated.close()


async def test_the_folder_stays_under_its_limit_and_drops_the_oldest(tmp_path: Path) -> None:
    """With little room, the sentence that was longest unused goes."""
    kept = SaidBefore(tmp_path, "1", most_bytes=2_500)
    for text in ("a", "b"):
        await kept.keep("v", text, (b"x" * 1_000,))
    assert await kept.find("v", "a")
    await kept.keep("v", "c", (b"x" * 1_000,))
    assert not await kept.find("v", "b")
    assert await kept.find("v", "a") == (b"x" * 1_000,)
    await kept.keep("v", "big", (b"x" * 9_000,))
    assert files_in(tmp_path) == 2


async def test_a_damaged_or_unwritable_folder_costs_nothing_but_time(tmp_path: Path) -> None:
    """A broken file is made anew, and a folder that can't be written is only logged."""
    kept = SaidBefore(tmp_path / "spoken", "1")
    await kept.keep("v", "a", (b"abc", b"de"))
    (file,) = (tmp_path / "spoken").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert await kept.find("v", "a") == ()
    (tmp_path / "file").write_text("not a folder", "utf-8")
    saying = Saying(FakeVoice(), SaidBefore(tmp_path / "file", "1"))
    assert await heard(saying, shared=True)
    await saying.close()


async def test_a_failing_engine_is_told_and_the_sentence_can_be_asked_again() -> None:
    """SpeechFailed reaches the caller once; later the same text is tried anew."""
    voice = FakeVoice(fails="at once")
    saying = Saying(voice)
    await saying.prepare([QUESTION])
    with pytest.raises(SpeechFailed):
        await heard(saying)
    voice.fails = ""
    assert await heard(saying)
    await saying.close()


async def test_stopping_and_going_on_leaves_nothing_running() -> None:
    """Closing in mid-question ends cleanly, and the rest can be said from memory."""
    voice = FakeVoice()
    saying = Saying(voice)
    speaking = saying.say(QUESTION)
    await anext(speaking)
    await speaking.aclose()
    assert len(await heard(saying)) > 50
    voice.may_speak.clear()
    waiting = asyncio.create_task(saying.prepare(["Something else."]))
    await asyncio.sleep(0)
    await saying.close()
    await asyncio.gather(waiting, return_exceptions=True)
    assert len(asyncio.all_tasks()) == 1
