from pathlib import Path

import pytest

from bot.errors import InputInvalid, SpeechFailed
from bot.speech.model_store import ModelStore
from bot.speech.whisper import load_whisper
from tests.speech.hub import hub

FIXTURE = Path(__file__).parent.parent / "data" / "whisper-fixture"
REPOSITORY = "Systran/faster-whisper-tiny.en"


def test_a_pulled_model_loads(tmp_path: Path) -> None:
    """Every file that a model needs is fetched, and what else is in the repository is not."""
    asked: list[str] = []
    with hub(REPOSITORY, FIXTURE, asked) as address:
        store = ModelStore(tmp_path, endpoint=address)
        folder = store.pull("tiny.en")
    load_whisper(folder)
    assert "model.bin" in asked
    assert "README.md" not in asked
    assert [model.name for model in store.installed()] == ["tiny.en"]


def test_a_pull_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """What is there already isn't fetched a second time."""
    asked: list[str] = []
    with hub(REPOSITORY, FIXTURE, asked) as address:
        store = ModelStore(tmp_path, endpoint=address)
        (store.pull("tiny.en") / "config.json").unlink()
        asked.clear()
        store.pull("tiny.en")
    assert asked == ["config.json"]


def test_without_a_connection_the_way_out_is_said(tmp_path: Path) -> None:
    """The advice names the command, the repository and the folder to copy the files to."""
    store = ModelStore(tmp_path, endpoint="http://127.0.0.1:9")
    with pytest.raises(SpeechFailed) as refusal:
        store.pull("tiny.en")
    for part in (REPOSITORY, str(tmp_path / "tiny.en"), "goes on where it stopped", "text work"):
        assert part in refusal.value.advice


@pytest.mark.parametrize("name", ["enormous", "../secrets", "a/b/c", ""])
def test_a_name_that_is_no_model_is_refused_with_the_list(tmp_path: Path, name: str) -> None:
    """Unknown names never reach the hub or the disk."""
    with pytest.raises(InputInvalid, match=r"base\.en"):
        ModelStore(tmp_path / "models").pull(name)
    assert not (tmp_path / "models").exists()


def test_a_repository_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A misspelt OWNER/NAME ends in the names that would work."""
    with (
        hub(REPOSITORY, FIXTURE, []) as address,
        pytest.raises(InputInvalid, match="no model nobody/nothing"),
    ):
        ModelStore(tmp_path, endpoint=address).pull("nobody/nothing")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file in the folder's place ends in advice, not in an error of the system."""
    (tmp_path / "models").write_text("in the way", "utf-8")
    with pytest.raises(SpeechFailed, match="can't be written"):
        ModelStore(tmp_path / "models").pull("tiny.en")
