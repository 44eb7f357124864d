import shutil
from pathlib import Path

import pytest

from bot.errors import InputInvalid, SpeechFailed
from bot.settings import Settings
from bot.speech.cutting import EVERY_PAUSE, Cutting
from bot.speech.hearing import open_hearing

FIXTURE = Path(__file__).parent.parent / "data" / "whisper-fixture"
SERVER = "http://127.0.0.1:9/v1"


def _settings(data: Path, **others: object) -> Settings:
    return Settings.model_validate({"data": data, **others})


async def test_a_model_is_found_by_its_name(tmp_path: Path) -> None:
    """A folder under models/ is loaded, cut as it asks for, and no voice leaves the machine."""
    shutil.copytree(FIXTURE, tmp_path / "models" / "tiny.en")
    hearing = await open_hearing(_settings(tmp_path, whisper_model="tiny.en"))
    await hearing.close()
    assert (hearing.name, hearing.cutting) == ("faster-whisper tiny.en", EVERY_PAUSE)
    assert not hearing.sends_away


async def test_a_server_works_without_a_model(tmp_path: Path) -> None:
    """With a server alone there is no fallback, answers are cut as usual, and it is said."""
    hearing = await open_hearing(_settings(tmp_path, transcriber_url=SERVER))
    await hearing.close()
    assert hearing.name == "127.0.0.1:9 whisper-1"
    assert hearing.cutting == Cutting()
    assert hearing.sends_away


async def test_a_server_comes_before_the_model(tmp_path: Path) -> None:
    """Both are asked, the server first."""
    hearing = await open_hearing(
        _settings(tmp_path, whisper_model=str(FIXTURE), transcriber_url=SERVER)
    )
    await hearing.close()
    assert hearing.name == "127.0.0.1:9 whisper-1, else faster-whisper whisper-fixture"


async def test_with_neither_the_way_out_is_said(tmp_path: Path) -> None:
    """No model and no server end in the command that fetches one, a wrong name in the names."""
    with pytest.raises(SpeechFailed, match=r"models pull base\.en"):
        await open_hearing(_settings(tmp_path))
    with pytest.raises(InputInvalid, match="no model enormous"):
        await open_hearing(_settings(tmp_path, whisper_model="enormous"))
