import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from bot.answer import Segment
from bot.speech.audio import Clip
from bot.speech.hearing import Hearing
from bot.speech.soundcheck import word_errors
from bot.speech.transcribing import Turns
from tests.cogs.voice.aloud import aloud, packets, posted, start, turns_of, whisper
from tests.speech.sounding import KNOWN, silence, speech

pytestmark = pytest.mark.slow  # three minutes of real time

MEGABYTE = 2**20


def resident() -> int:
    """Give the bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


class Watched:
    """The fixture model, with what each piece of sound was."""

    name = "watched"

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.memory: list[int] = []

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Understand, and note how much it was."""
        found = await whisper().transcribe(clip, hotwords=hotwords)
        self.seconds.append(clip.seconds)
        self.memory.append(resident())
        return found

    async def close(self) -> None:
        """Nothing to give back."""


async def test_a_monologue_of_three_minutes_is_thanked_for(tmp_path: Path) -> None:
    """Past two minutes the next pause is used to go on; no word, memory or time is lost to it."""
    parts = [part for s in KNOWN * 6 for part in (speech(s), silence(0.65))]
    monologue = packets(np.concatenate(parts))
    engine = Watched()
    ears = Hearing(Turns(engine), whisper().options.cutting, engine.name, sends_away=False)
    async with aloud(tmp_path, hearing=ears) as (house, _):
        await start(house.ada)
        engine.seconds.clear()
        engine.memory.clear()
        talking = asyncio.create_task(house.ada.speak_packets(monologue))
        await posted(house.ada, "What I heard", patience=200)
        _, turns = await turns_of(house, house.ada)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
    assert turns[0].answer is not None
    assert 118 < (turns[0].answer.seconds or 0) < 155
    said = " ".join(KNOWN * 6)
    heard = turns[0].answer.text
    assert word_errors(said[: len(heard)], heard) < 0.03
    third = len(engine.seconds) // 3
    early, late = median(engine.seconds[:third]), median(engine.seconds[-third:])
    grown = (engine.memory[-1] - engine.memory[third]) / MEGABYTE
    log = logging.getLogger(__name__)
    log.info("%d pieces of %.1f s at first, %.1f s at last", len(engine.seconds), early, late)
    log.info("%.1f MB more after the first third; longest %.1f s", grown, max(engine.seconds))
    assert max(engine.seconds) <= 28.1
    assert late < 2 * early
    assert grown < 32
