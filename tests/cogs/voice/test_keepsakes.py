import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from bot.answer import Answer, Medium
from bot.speech.audio import RATE
from bot.speech.earlier import Said
from bot.speech.timeline import Timeline, Who
from cogs.voice.keepsakes import Keepsakes
from storage.archive import Archive, open_archive
from storage.clips import FOLDER
from tests.storage.people import scored
from tests.storage.samples import NOW

FIRST = Timeline().asked("q1").heard(Who.BOT, 500.0, 502.0).heard(Who.MEMBER, 503.0, 506.0)


@pytest.fixture
async def archive(tmp_path: Path) -> AsyncIterator[Archive]:
    """An archive in which nothing is kept yet."""
    async with open_archive(tmp_path / "greenroom.db") as opened:
        yield opened


async def test_an_answer_that_goes_on_keeps_its_own_place(archive: Archive) -> None:
    """The longer sound takes the first one's place, though the next question was being asked."""
    sitting, kept = await _begun(archive)
    kept.answered("q1", _said(1.0), FIRST)
    kept.answered("q1p1", replace(_said(3.0), went_on=True), FIRST)
    kept.answered("q1p1", _said(2.0), FIRST)
    await kept.close(FIRST)
    clips = await archive.clips.of("ada", NOW)
    seconds = {clip.prompt: await _seconds(archive, clip.prompt) for clip in clips}
    assert seconds == pytest.approx({"q1": 3.0, "q1p1": 2.0}, abs=0.05)
    assert {clip.sitting for clip in clips} == {sitting}


async def test_what_comes_after_an_interruption_follows_what_came_before(archive: Archive) -> None:
    """The timeline is one, from second 0, although the machine's clock began anew."""
    sitting, kept = await _begun(archive)
    kept.answered("q1", _said(1.0), FIRST)
    await kept.close(FIRST)
    again = Keepsakes(archive, sitting, lambda: NOW)
    await again.close(Timeline().asked("q2").heard(Who.MEMBER, 7.0, 9.0))
    rows = (await archive.spoken.timeline(sitting)).rows
    assert [(row.prompt, row.start, row.end) for row in rows] == [("q1", 0, 6), ("q2", 6, 8)]


async def test_a_disk_that_takes_no_sound_ends_no_interview(
    archive: Archive, tmp_path: Path
) -> None:
    """What can't be kept is logged; the timeline is kept all the same."""
    sitting, kept = await _begun(archive)
    (tmp_path / FOLDER).touch()
    kept.answered("q1", _said(1.0), FIRST)
    await kept.close(FIRST)
    assert await archive.clips.of("ada", NOW) == ()
    assert (await archive.spoken.timeline(sitting)).rows


async def _begun(archive: Archive) -> tuple[int, Keepsakes]:
    sitting = await scored(archive, "ada", 60)
    await archive.spoken.begin(sitting, clip_days=7)
    return sitting, Keepsakes(archive, sitting, lambda: NOW)


def _said(seconds: float) -> Said:
    sound = (0.5 * np.sin(np.arange(round(seconds * RATE)) / 5)).astype(np.float32)
    answer = Answer("We chose Redis.", seconds, Medium.SPOKEN)
    return Said(answer, False, answer, Answer(""), (sound,))  # noqa: FBT003 - a value's fields


async def _seconds(archive: Archive, prompt: str) -> float:
    (clip,) = [c for c in await archive.clips.of("ada", NOW) if c.prompt == prompt]
    with av.open(io.BytesIO(await archive.clips.sound(clip) or b""), "r") as file:
        return float((file.duration or 0) / 1_000_000)
