"""What reaches the disk while somebody speaks: watched in the data folder, and in all of Python."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from bot.speech.audio import Samples
from bot.speech.ear import Ear

EXCERPT = 200
"""Samples that are looked for: no two places of speech have so many alike."""


@dataclass
class Watched:
    """Files that were opened for writing anywhere, and what was seen in the folder.

    `sound` is all that ears were fed.
    """

    opened: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    sound: list[Samples] = field(default_factory=list)
    contents: set[bytes] = field(default_factory=set)

    def holds(self, excerpts: list[bytes]) -> bool:
        """Say whether any content that was seen has one of the excerpts in it."""
        return any(excerpt in content for content in self.contents for excerpt in excerpts)

    def excerpts(self) -> list[bytes]:
        """Give stretches of the sound as every plain format would write it: float32 and int16."""
        found = []
        for samples in self.sound:
            piece = samples[:EXCERPT]
            if len(piece) == EXCERPT and np.abs(piece).max() > 0.05:
                found += [piece.tobytes(), (piece * 32_767).astype(np.int16).tobytes()]
        return found


_watching: list[Watched] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watching:
        path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            _watching[0].opened.add(str(path))


@asynccontextmanager
async def watching(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Watched]:
    """Watch a data folder twenty times a second, and every file that Python opens for writing."""
    watched, plain = Watched(), Ear.feed

    def feed(ear: Ear, at: float, samples: Samples) -> None:
        watched.sound.append(samples.copy())
        plain(ear, at, samples)

    monkeypatch.setattr(Ear, "feed", feed)
    sys.addaudithook(_audit)
    _watching.append(watched)
    looking = asyncio.create_task(_look(folder, watched))
    try:
        yield watched
    finally:
        _watching.clear()
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)


async def _look(folder: Path, watched: Watched) -> None:
    try:
        while True:
            await asyncio.to_thread(_note, folder, watched)
            await asyncio.sleep(0.05)
    finally:
        _note(folder, watched)


def _note(folder: Path, watched: Watched) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        watched.names.add(str(path.relative_to(folder)))
        with suppress(OSError):  # it went meanwhile
            watched.contents.add(path.read_bytes())
