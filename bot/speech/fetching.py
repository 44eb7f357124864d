"""The speech model that is fetched while the bot runs, by a process of its own.

A process can be ended in the middle of a download, a thread can't; what was fetched stays, and the
next one goes on from there.
"""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bot.errors import GreenroomError, SpeechFailed
from bot.settings import Settings
from bot.speech.model_store import SIZES, ModelStore

_FAILED = "The speech model could not be fetched. `greenroom models pull` says why."
_TOLD_EVERY = 15.0


def must_fetch(settings: Settings) -> bool:
    """Say whether the recogniser that the settings ask for is a model that isn't here yet."""
    if not settings.fetch_model or settings.transcriber_url:
        return False
    name = settings.whisper_model
    with suppress(GreenroomError):
        folder = ModelStore(settings.models).folder_of(name)
        return not Path(name).is_absolute() and not (folder / "model.bin").is_file()
    return False


async def fetch_model(
    settings: Settings, told: Callable[[str], None], *, every: float = _TOLD_EVERY
) -> None:
    """Fetch the model of the settings; `told` hears how far it is, every so many seconds.

    Raises:
        SpeechFailed: it can't be had, with what to do about it.
    """
    name = settings.whisper_model
    there = {"GREENROOM_DATA": str(settings.data), "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "models", "pull", name),
        stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env={**os.environ, **there},
    )  # fmt: skip
    telling = asyncio.create_task(_tell(settings, told, every))
    try:
        _, said = await child.communicate()
        if child.returncode:
            lines = said.decode(errors="replace").strip().splitlines()
            raise SpeechFailed(lines[-1] if lines else _FAILED)
    finally:
        telling.cancel()
        await _ended(child)


async def _tell(settings: Settings, told: Callable[[str], None], every: float) -> None:
    name = settings.whisper_model
    folder, size = ModelStore(settings.models).folder_of(name), SIZES.get(name)
    while True:
        there = await asyncio.to_thread(_megabytes, folder)
        whole = f" of {size}" if size else ""
        told(f"fetching the speech model {name}: {there:.0f}{whole} MB are here")
        await asyncio.sleep(every)


def _megabytes(folder: Path) -> float:
    """Add up what is there, the hub's unfinished files included."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):  # it was renamed just now
            total += path.stat().st_size if path.is_file() else 0
    return total / 1e6


async def _ended(child: Process) -> None:
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
