import asyncio
import itertools
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.interview.transcript import Ending, Turn
from bot.speech.soundcheck import word_errors
from cogs.voice.connection import Call
from tests.cogs.house import House
from tests.cogs.voice.aloud import (
    DONE,
    QUICK,
    Terse,
    aloud,
    bot_spoke,
    count,
    posted,
    start,
    turns_of,
    words,
)
from tests.discord_standin import Member
from tests.discord_standin.records.channel import Channel
from tests.speech.sounding import KNOWN

SAID = (KNOWN[:3], KNOWN[4:6], (KNOWN[6], KNOWN[7]), (KNOWN[0], KNOWN[2], KNOWN[6]))


@asynccontextmanager
async def tried(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Counter[int]]:
    """Count the tries to decrypt by user id."""
    found, plain = Counter[int](), Call.unlock

    def unlock(call: Call, user_id: int, frame: bytes) -> bytes | None:
        found[user_id] += 1
        return plain(call, user_id, frame)

    with monkeypatch.context() as patch:
        patch.setattr(Call, "unlock", unlock)
        yield found


async def come_and_go(others: list[Member], room: Channel) -> None:
    """Let bystanders join, make a tone each, and leave, for as long as it lasts."""
    for at in itertools.count():
        one = others[at % len(others)]
        if one.voice_state:
            await one.leave_voice()
        else:
            await one.join_voice(room)
            await one.tone(300 + 150 * (at % len(others)), 3.0)
        await asyncio.sleep(1)


async def held(house: House, room: Channel, **options: Any) -> Call:
    """Hold an interview among bystanders, each answer of other sentences, to its report."""
    others = [house.stage.member(name) for name in ("Cem", "Dora", "Eve")]
    noise = asyncio.create_task(come_and_go(others, room))
    try:
        await start(house.ada, **options)
        (call,) = house.app.client.voice_clients
        assert isinstance(call, Call)
        for at in itertools.count():
            if count(house.ada, "Show my feedback"):
                break
            before = count(house.ada, "What I heard")
            await house.ada.speak_packets(words(*SAID[at % len(SAID)], DONE))
            await posted(house.ada, "What I heard", times=before + 1)
            await bot_spoke(house.ada)
    finally:
        noise.cancel()
        await asyncio.gather(noise, return_exceptions=True)
    return call


def misheard(turns: tuple[Turn, ...]) -> float:
    """Give the greatest word error rate of an answer against what was said."""
    said = [" ".join((*SAID[at % len(SAID)], DONE)) for at in range(len(turns))]
    heard = [turn.answer.text if turn.answer else "" for turn in turns]
    return max(word_errors(a, b) for a, b in zip(said, heard, strict=True))


def quotes_stand(turns: tuple[Turn, ...]) -> bool:
    """Tell whether all quotes of the scores and of the follow-ups stand in the answers."""
    texts = " ".join(turn.answer.text for turn in turns if turn.answer)
    scores = [turn.assessment for turn in turns if turn.assessment]
    quotes = [finding.quote for score in scores for finding in score.findings if finding.quote]
    quotes += [turn.prompt.quote for turn in turns if turn.prompt.quote]
    return bool(quotes) and all(quote in texts for quote in quotes)


async def test_a_short_interview_aloud_ends_in_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two questions with follow-ups among bystanders: every word, every quote, nobody else's."""
    async with (
        tried(monkeypatch) as keys,
        aloud(tmp_path, voice=Terse(), manners=QUICK) as (house, room),
    ):
        call = await held(house, room)
        record, turns = await turns_of(house, house.ada)
        pictures = [
            file.description or ""
            for thread in house.ada.threads()
            for message in house.ada.messages(thread)
            for file in message.attachments
            if file.filename == "timeline.png"
        ]
    assert record.ending is Ending.COMPLETED
    assert misheard(turns) == 0
    assert quotes_stand(turns)
    assert set(keys) == {int(house.ada.id)}
    assert call.counts.lost == 0
    assert len(pictures) == 1
    assert all(f"{turn.prompt.id}: " in pictures[0] for turn in turns)


@pytest.mark.slow
async def test_a_whole_quick15_aloud_ends_in_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifteen minutes' format at real pace, with a real voice and a bot that waits as it should."""
    async with tried(monkeypatch) as keys, aloud(tmp_path) as (house, room):
        await house.keep_resume(house.ada)
        call = await held(house, room, format="quick15")
        record, turns = await turns_of(house, house.ada)
        log = logging.getLogger(__name__)
        log.info("%d turns, %s, overall %s", len(turns), record.ending, record.overall)
        log.info("word error rate at most %.3f; %s", misheard(turns), call.counts)
    assert record.ending is Ending.COMPLETED
    assert len(turns) >= 12
    assert misheard(turns) < 0.02
    assert quotes_stand(turns)
    assert set(keys) == {int(house.ada.id)}
    assert call.counts.heard > 3000
    assert call.counts.loss < 0.01
