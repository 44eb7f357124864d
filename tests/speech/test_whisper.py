import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from bot.errors import SpeechFailed
from bot.scoring.assess import Asked, assess
from bot.speech.audio import RATE, Clip, Samples
from bot.speech.levels import Trouble
from bot.speech.recording import Heard, hear_recording
from bot.speech.whisper import Options, Whisper, load_whisper
from tests.speech.sounding import KNOWN, at_level, noise, spoken, through_opus, tones

FIXTURE = Path(__file__).parent.parent / "data" / "whisper-fixture"
CLIP = Clip(np.full(4 * RATE, 0.1, np.float32), 10.0)


@pytest.fixture(scope="module")
def fixture_model() -> Whisper:
    """Load the small model once."""
    return load_whisper(FIXTURE)


def _hear(whisper: Whisper, sound: Samples) -> Heard:
    return asyncio.run(hear_recording(sound, whisper, cutting=whisper.options.cutting))


def test_speech_through_opus_becomes_words_and_a_score(fixture_model: Whisper) -> None:
    """Every word of a spoken answer comes back, and every quote of its score stands in it."""
    answer = _hear(fixture_model, through_opus(spoken(*KNOWN))).answer
    assert answer.text == " ".join(KNOWN)
    assert len(answer.segments) == len(KNOWN)
    assert len(answer.pauses) == len(KNOWN) - 1
    found = assess(Asked("Tell me about a migration that you led."), answer)
    assert found.overall > 40
    assert found.fluency is not None
    assert all(f.quote == answer.text[f.start : f.end] for f in found.findings)


def test_a_microphone_at_45_db_is_understood_and_mentioned(fixture_model: Whisper) -> None:
    """A voice as faint as -45 dB loses no word, and the member is told to come closer."""
    heard = _hear(fixture_model, through_opus(at_level(spoken(*KNOWN[2:6]), -45)))
    assert heard.answer.text == " ".join(KNOWN[2:6])
    assert heard.levels.trouble is Trouble.FAINT


@pytest.mark.parametrize("sound", [tones(8), noise(8, -30), noise(8, -65)])
def test_what_is_no_speech_gives_no_words(fixture_model: Whisper, sound: Samples) -> None:
    """Music and noise give an empty answer: the model, which invents words, isn't asked."""
    heard = _hear(fixture_model, sound)
    assert (heard.answer.text, heard.answer.segments) == ("", ())
    assert heard.levels.trouble is not None


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
@pytest.mark.parametrize("damage", ["gone", "halved"])
def test_half_a_model_is_named_with_what_to_do(tmp_path: Path, name: str, damage: str) -> None:
    """A file that is missing or broken off ends in the command that fetches it again."""
    folder = tmp_path / "tiny.en"
    shutil.copytree(FIXTURE, folder)
    if damage == "gone":
        (folder / name).unlink()
    else:
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SpeechFailed, match=r"models pull tiny\.en"):
        load_whisper(folder)


@pytest.mark.parametrize("text", ['{"beam": 0}', "{", '{"speed": 2}'])
def test_wrong_options_beside_a_model_are_named(tmp_path: Path, text: str) -> None:
    """A mistake in greenroom.json is told apart from a damaged model."""
    folder = tmp_path / "tiny.en"
    shutil.copytree(FIXTURE, folder)
    (folder / "greenroom.json").write_text(text, "utf-8")
    with pytest.raises(SpeechFailed, match=r"greenroom\.json in it is wrong"):
        load_whisper(folder)


class _Decoder:
    """Gives segments that were made beforehand, and keeps what it was asked."""

    def __init__(self, *segments: SimpleNamespace, error: Exception | None = None) -> None:
        self.asked: dict[str, Any] = {}
        self._segments, self._error = segments, error

    def transcribe(self, samples: Samples, **asked: object) -> tuple[list[Any], None]:
        self.asked = dict(asked) | {"samples": samples}
        if self._error:
            raise self._error
        return list(self._segments), None


def _segment(text: str, probability: float = -0.2, silence: float = 0.1) -> SimpleNamespace:
    return SimpleNamespace(
        text=text, start=0.5, end=9.0, avg_logprob=probability, no_speech_prob=silence
    )


def _decoded(decoder: _Decoder, hotwords: tuple[str, ...] = ()) -> list[Any]:
    whisper = Whisper(decoder.transcribe, Options(), name="made")
    return list(asyncio.run(whisper.transcribe(CLIP, hotwords=hotwords)))


def test_segments_carry_times_and_confidence() -> None:
    """Times are on the clip's timeline and end with it; confidence follows the probability."""
    (segment,) = _decoded(_Decoder(_segment(" I measured it. ")))
    assert (segment.text, segment.start, segment.end) == ("I measured it.", 10.5, 14.0)
    assert segment.confidence == pytest.approx(0.819, abs=0.001)


def test_words_the_model_itself_doubts_are_dropped() -> None:
    """No speech and unlikely words together are nothing."""
    assert not _decoded(_Decoder(_segment("thank you", -1.6, 0.8)))


def test_a_hurried_clip_is_searched_less() -> None:
    """The tail that is waited for takes two beams, any other clip five."""
    decoder = _Decoder()
    for hurried, beams in ((True, 2), (False, 5)):
        whisper = Whisper(decoder.transcribe, Options(), name="made")
        asyncio.run(whisper.transcribe(replace(CLIP, hurried=hurried)))
        assert decoder.asked["beam_size"] == beams


def test_the_prompt_stays_short_and_previous_text_out() -> None:
    """At most forty hotwords and three hundred letters go along; nothing else does."""
    decoder = _Decoder()
    _decoded(decoder, tuple(f"Term{n}" for n in range(500)))
    assert decoder.asked["hotwords"].startswith("Term0, Term1, ")
    assert len(decoder.asked["hotwords"]) <= 300
    assert decoder.asked["condition_on_previous_text"] is False


def test_a_model_that_stops_working_is_said() -> None:
    """An error of the library ends in advice."""
    with pytest.raises(SpeechFailed, match="restart Greenroom"):
        _decoded(_Decoder(error=RuntimeError("out of memory")))
