import json
import wave
from pathlib import Path

import numpy as np
import pytest

from bot.__main__ import run
from bot.speech.audio import RATE, Samples
from tests.speech.sounding import KNOWN, noise, spoken

MODEL = Path(__file__).parent.parent / "data" / "whisper-fixture"


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GREENROOM_WHISPER_MODEL", str(MODEL))


def _recorded(folder: Path, sound: Samples) -> str:
    path = folder / "answer.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype(np.int16).tobytes())
    return str(path)


def test_a_recording_is_written_down_and_scored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The JSON has the words, the pauses and the score of a recorded answer."""
    path = _recorded(tmp_path, spoken(*KNOWN[2:6], pause=1.5))
    assert run(["listen", path, "--question", "How did you make it faster?", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["text"] == " ".join(KNOWN[2:6])
    assert len(found["pauses"]) == 3
    assert found["score"]["delivery"]["fluency"] is not None
    assert found["trouble"] is None


def test_at_the_keyboard_it_is_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each sentence stands at its second, and noise is named."""
    assert run(["listen", _recorded(tmp_path, spoken(*KNOWN[3:5], pause=1.5))]) == 0
    said = capsys.readouterr().out
    assert KNOWN[3] in said
    assert "1 pauses of more than 1.2 s" in said
    assert run(["listen", _recorded(tmp_path, noise(3, -25))]) == 0
    assert "no speech" in capsys.readouterr().out


def test_without_a_model_it_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is downloaded behind anyone's back."""
    monkeypatch.setenv("GREENROOM_WHISPER_MODEL", "base.en")
    assert run(["listen", _recorded(tmp_path, spoken(KNOWN[3]))]) == 1
    assert "greenroom models pull base.en" in capsys.readouterr().err


def test_a_file_that_is_no_recording_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text file and a missing one end in a sentence each."""
    (tmp_path / "answer.ogg").write_text("words\n" * 200, "utf-8")
    assert run(["listen", str(tmp_path / "answer.ogg")]) == 1
    assert "not a recording" in capsys.readouterr().err
    assert run(["listen", str(tmp_path / "nowhere.ogg")]) == 1
    assert "no file at that path" in capsys.readouterr().err


def test_the_doctor_hears_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """`doctor --voice` says a sentence, hears it, and counts the words it got wrong."""
    run(["doctor", "--voice"])
    said = capsys.readouterr().out
    assert "voice: ok" in said
    assert "word error rate 0%" in said


def test_the_doctor_says_that_no_model_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a model the finding is bad and names the command."""
    monkeypatch.setenv("GREENROOM_WHISPER_MODEL", "base.en")
    assert run(["doctor", "--voice"]) == 1
    assert "voice: bad · The speech model base.en is not installed" in capsys.readouterr().out


def test_models_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is installed comes first, what could be had after; nothing installed is said."""
    assert run(["models", "list"]) == 0
    assert "No speech model is installed" in capsys.readouterr().out
    (tmp_path / "data" / "models").mkdir(parents=True)
    (tmp_path / "data" / "models" / "base.en").symlink_to(MODEL)
    monkeypatch.setenv("GREENROOM_WHISPER_MODEL", "base.en")
    assert run(["models", "list"]) == 0
    assert "base.en: 3 MB" in capsys.readouterr().out
