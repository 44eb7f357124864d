import asyncio
import os
import signal
from pathlib import Path

import pytest

from bot.errors import SettingsInvalid
from bot.settings import Settings
from cogs.app import serve
from cogs.room_clock import Pace
from tests.cogs.house import House
from tests.cogs.talking import ANSWER, FIELD, labels
from tests.discord_standin import Discord, standin


async def test_the_bot_comes_up_and_goes_down(house: House) -> None:
    """The bot is ready in its guild, and can be ended and started again."""
    assert house.app.client.get_guild(house.stage.id)
    await house.restart()
    assert house.app.client.get_guild(house.stage.id)


async def test_commands_are_told_once(house: House) -> None:
    """A start with the same commands as the last one doesn't tell Discord again."""
    told = "PUT /applications/{application_id}/commands"
    before = house.played.referee.tally.requests[told]
    await house.restart()
    assert (before, house.played.referee.tally.requests[told]) == (1, 1)
    assert await house.app.client.sync() > 5


async def test_without_a_token_the_owner_is_told_where_to_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing token is a sentence that names the variable and the file."""
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsInvalid, match=r"DISCORD_TOKEN .* \.env"):
        await serve(Settings(data=tmp_path, fetch_model=False))


async def test_a_refused_token_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong token ends the run with advice, not with a traceback, and isn't repeated."""
    monkeypatch.setenv("DISCORD_TOKEN", "wrong-token")
    async with standin(strict=False) as played:
        with pytest.raises(SettingsInvalid, match="refuses") as raised:
            await serve(Settings(data=tmp_path, fetch_model=False), connector=played.connector())
    assert "wrong-token" not in str(raised.value)


async def test_sigterm_leaves_nobody_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SIGTERM the thread is told, what was answered is kept, and the run ends by itself."""
    async with standin() as played:
        monkeypatch.setenv("DISCORD_TOKEN", played.token)
        ada = played.guild().member("Ada")
        running = asyncio.create_task(served(played, tmp_path))
        await played.until(lambda: played.gateway.sessions, "the bot didn't come up")
        page = await ada.slash("interview start", track="law", format="short", mode="warm-up")
        await ada.press("Start", on=(await page.finished()).message)
        question = await ada.sees("Question 1")
        await ada.submit(await ada.press("Answer", on=question), {FIELD: ANSWER})
        await ada.sees("Follow-up")
        os.kill(os.getpid(), signal.SIGTERM)
        await running
        assert "Answer" not in labels(question)
        await ada.sees("I have to restart")


async def served(played: Discord, data: Path) -> None:
    """Run the bot as `greenroom run` does."""
    await serve(
        Settings(data=data, fetch_model=False),
        pace=Pace(countdown=0.0),
        connector=played.connector(),
        guild_ready_timeout=0,
    )
