import asyncio
import shutil
from pathlib import Path

import pytest

from bot.errors import SpeechFailed
from bot.settings import Settings
from bot.speech.fetching import fetch_model, must_fetch
from bot.speech.whisper import load_whisper
from tests.speech.hub import hub

FIXTURE = Path(__file__).parent.parent / "data" / "whisper-fixture"


def _settings(data: Path, **others: object) -> Settings:
    return Settings.model_validate({"data": data, "whisper_model": "tiny.en", **others})


def test_only_a_missing_model_is_fetched(tmp_path: Path) -> None:
    """Neither one that is there, nor a folder of the owner's, nor one that a server replaces."""
    assert must_fetch(_settings(tmp_path))
    assert not must_fetch(_settings(tmp_path, fetch_model=False))
    assert not must_fetch(_settings(tmp_path, transcriber_url="http://127.0.0.1:9/v1"))
    assert not must_fetch(_settings(tmp_path, whisper_model=str(tmp_path / "own")))
    assert not must_fetch(_settings(tmp_path, whisper_model="no such model"))
    shutil.copytree(FIXTURE, tmp_path / "models" / "tiny.en")
    assert not must_fetch(_settings(tmp_path))


async def test_a_model_is_fetched_with_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It loads afterwards, and each line names the model and how much of it is there."""
    told: list[str] = []
    with hub("Systran/faster-whisper-tiny.en", FIXTURE, []) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        await fetch_model(_settings(tmp_path), told.append)
    await load_whisper(tmp_path / "models" / "tiny.en").close()
    assert told[0] == "fetching the speech model tiny.en: 0 of 78 MB are here"


async def test_without_a_connection_one_sentence_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The advice is that of `models pull`, whole and alone."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(SpeechFailed, match="could not be fetched") as refusal:
        await fetch_model(_settings(tmp_path), lambda _: None)
    assert "\n" not in refusal.value.advice


async def test_giving_up_ends_the_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that is stopped waits for no download."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    began = asyncio.Event()
    fetching = asyncio.create_task(fetch_model(_settings(tmp_path), lambda _: began.set()))
    await began.wait()
    fetching.cancel()
    async with asyncio.timeout(2):
        with pytest.raises(asyncio.CancelledError):
            await fetching
