import asyncio
from collections import Counter
from pathlib import Path

import pytest

from bot.interview.transcript import Turn
from bot.speech.soundcheck import word_errors
from cogs.voice.connection import Call
from tests.cogs.voice.aloud import DONE, aloud, answers, begin
from tests.speech.sounding import KNOWN


@pytest.mark.slow
async def test_one_question_is_asked_aloud_among_bystanders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every word is the member's, every quote stands in them, and nobody else is ever decoded."""
    tried, plain = Counter[int](), Call.unlock

    def unlock(call: Call, user_id: int, frame: bytes) -> bytes | None:
        tried[user_id] += 1
        return plain(call, user_id, frame)

    monkeypatch.setattr(Call, "unlock", unlock)
    async with aloud(tmp_path) as (house, room):
        others = [house.stage.member(name) for name in ("Cem", "Dora", "Eve")]
        for one in others[:2]:
            await one.join_voice(room)
        await begin(house.ada, "drill", kind="behavioural", track="software-engineering")
        said = [KNOWN[:3], KNOWN[4:5], KNOWN[6:7]]
        for number, sentences in enumerate(said):
            tones = [
                asyncio.create_task(one.tone(300 + 200 * at, 6.0))
                for at, one in enumerate(others)
                if one.voice_state
            ]
            await answers(house.ada, sentences)
            await asyncio.gather(*tones)
            if number == 0:
                await others[0].leave_voice()
                await others[2].join_voice(room)
        await house.ada.sees("Show my feedback")

        (record,) = await house.archive.sittings.history(str(house.ada.id), house.scope)
        turns = (await house.archive.sittings.transcript(record.id)).turns
        assert [
            _misheard(turn, sentences) for turn, sentences in zip(turns, said, strict=True)
        ] == [
            0,
            0,
            0,
        ]
        assert set(tried) == {int(house.ada.id)}
        assert all(quote in turns[0].answer.text for quote in _quotes(turns[0]) if turns[0].answer)


def _misheard(turn: Turn, sentences: tuple[str, ...]) -> float:
    assert turn.answer is not None
    return word_errors(" ".join((*sentences, DONE)), turn.answer.text)


def _quotes(turn: Turn) -> list[str]:
    assert turn.assessment is not None
    return [finding.quote for finding in turn.assessment.findings if finding.quote]
