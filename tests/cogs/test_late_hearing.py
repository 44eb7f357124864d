import asyncio
from pathlib import Path

import pytest

from bot.settings import Settings
from cogs.late_hearing import late_hearing
from cogs.recordings import DEAF
from tests.cogs.house import House
from tests.cogs.talking import begin
from tests.cogs.test_letters import replied
from tests.cogs.test_recordings import SAID_ALOUD, voice_message
from tests.cogs.voice.aloud import FIXTURE
from tests.discord_standin import text_of
from tests.speech.hub import hub
from tests.speech.sounding import spoken


@pytest.mark.slow
async def test_a_missing_model_is_fetched_while_the_bot_runs(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is there a recording is refused in a sentence; then the same one is an answer."""
    wanted = Settings(data=tmp_path / "other", whisper_model="tiny.en")
    await begin(house, house.ada)
    message = voice_message(spoken(*SAID_ALOUD))
    house.ada.dm("", message)
    assert text_of(await replied(house, house.ada)) == DEAF
    with hub("Systran/faster-whisper-tiny.en", FIXTURE, []) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        async with late_hearing(wanted, house.app.recordings), asyncio.timeout(60):
            while not house.app.recordings.ready:  # noqa: ASYNC110 - a process of its own fetches it
                await asyncio.sleep(0.1)
            house.ada.dm("", message)
            assert "Kept as your answer" in text_of(await replied(house, house.ada, after=1))
    assert not house.app.recordings.ready
