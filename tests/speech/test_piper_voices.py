import hashlib
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import InputInvalid, SpeechFailed
from bot.speech.voice.piper_voices import is_there, model_path, pull_voice
from tests.model_server.stub import Step, StubServer, stub_server

NAME = "en_US-lessac-medium"
MODEL, CONFIG = b"model" * 1_000, b'{"audio":{}}'


@pytest_asyncio.fixture
async def stub() -> AsyncIterator[StubServer]:
    """Run a server that gives what a test lists, in order."""
    async with stub_server() as running:
        yield running


def index(model: bytes = MODEL) -> Step:
    """Make the index of voices with one voice in it."""
    base = "en/en_US/lessac/medium"
    files = {
        f"{base}/{NAME}.onnx": model,
        f"{base}/{NAME}.onnx.json": CONFIG,
        f"{base}/MODEL_CARD": b"card",
    }
    entry = {
        path: {"size_bytes": len(data), "md5_digest": hashlib.md5(data).hexdigest()}  # noqa: S324 - as the index has it
        for path, data in files.items()
    }
    return Step(json.dumps({NAME: {"files": entry}}).encode())


def at(stub: StubServer) -> Callable[[str], str]:
    """Give addresses on the stub."""
    return lambda path: f"{stub.url}/{path}"


def files_in(folder: Path) -> int:
    """Count a folder's files."""
    return len(list(folder.iterdir()))


async def test_a_voice_is_fetched_with_progress_and_checked(
    stub: StubServer, tmp_path: Path
) -> None:
    """Both files arrive whole, progress ends at their sizes, and a second pull fetches nothing."""
    stub.script = [index(), Step(MODEL), Step(CONFIG), index()]
    seen: list[tuple[str, int, int]] = []
    model = await pull_voice(NAME, tmp_path, progress=lambda *p: seen.append(p), address=at(stub))
    assert model.read_bytes() == MODEL
    assert is_there(NAME, tmp_path)
    assert (f"{NAME}.onnx", 5_000, 5_000) in seen
    await pull_voice(NAME, tmp_path, progress=lambda *_: None, address=at(stub))
    assert len(stub.seen) == 4
    assert files_in(tmp_path) == 2


@pytest.mark.parametrize(
    "fault", [Step(MODEL[:-1]), Step(MODEL[:9], dies_after=True), Step(status=404)]
)
async def test_a_download_that_goes_wrong_leaves_nothing_behind(
    stub: StubServer, tmp_path: Path, fault: Step
) -> None:
    """Damaged, cut off or missing: the error says what to do, and no half file stays."""
    stub.script = [index(), fault]
    with pytest.raises(SpeechFailed):
        await pull_voice(NAME, tmp_path, progress=lambda *_: None, address=at(stub))
    assert files_in(tmp_path) == 0


async def test_offline_says_where_to_copy_the_files(tmp_path: Path) -> None:
    """With no connection the advice names the files and the folder."""
    with pytest.raises(SpeechFailed, match=r"copy en_US-lessac-medium\.onnx"):
        await pull_voice(
            NAME, tmp_path, progress=lambda *_: None, address=lambda _: "http://127.0.0.1:9/x"
        )


async def test_an_unknown_voice_is_answered_with_near_names(
    stub: StubServer, tmp_path: Path
) -> None:
    """A name that the index lacks is refused with the nearest one."""
    stub.script = [index()]
    with pytest.raises(InputInvalid, match=NAME):
        await pull_voice("en_US-lesac-medium", tmp_path, progress=lambda *_: None, address=at(stub))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "en_US", "en_US-a/b-medium", "x" * 99])
def test_names_that_are_no_voice_are_refused(name: str, tmp_path: Path) -> None:
    """Nothing but a voice's name becomes a path."""
    with pytest.raises(InputInvalid):
        model_path(name, tmp_path)
