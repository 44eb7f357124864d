import asyncio
import logging
import socket

import aiohttp
import pytest

from bot.errors import SettingsInvalid
from cogs.errors import note
from cogs.voice.counts import Counts
from cogs.watch import LOOPBACK, watched
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.cogs.talking import begin


async def _page(port: int, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"http://{LOOPBACK}:{port}/{path}") as response,
    ):
        return response.status, await response.text()


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


async def test_the_page_shows_what_goes_on_and_names_nobody(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Interviews by room, replies' times, errors by kind and packets of ended calls are there."""
    caplog.set_level(logging.INFO)
    port = _free_port()
    await begin(house, house.ada)
    await shown(house.ada, "privacy show")
    note(ValueError("Ada said something"))
    logging.getLogger("cogs.voice.hall").info("a call is over: %s", Counts(heard=90, lost=10))
    async with watched(port, house.app.client, house.archive, house.app.figures):
        status, page = await _page(port, "metrics")
        healthy = await _page(port, "healthz")
    assert status == 200
    for line in (
        'greenroom_interviews_live{room="text"} 1',
        'greenroom_interviews_live{room="voice"} 0',
        "greenroom_clips_waiting 0",
        "greenroom_line_length 0",
        'greenroom_errors_total{kind="ValueError"} 1',
        'greenroom_voice_packets_total{fate="lost"} 10',
    ):
        assert line in page.splitlines()
    assert 'greenroom_stage_seconds_count{stage="reply"}' in page
    assert healthy == (200, "ok\n")
    for secret in (str(house.ada.id), house.scope, "Ada", house.played.token):
        assert secret not in page


async def test_without_discord_the_bot_isnt_healthy(house: House) -> None:
    """The check says so with 503, which is what restarts a container."""
    port = _free_port()
    client, archive, figures = house.app.client, house.archive, house.app.figures
    async with watched(port, client, archive, figures):
        await client.close()
        assert await _page(port, "healthz") == (503, "not connected to Discord\n")


async def test_a_taken_port_is_said_and_none_opens_nothing(house: House) -> None:
    """The sentence names the setting; without a port there is no server."""
    app = house.app
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsInvalid, match="GREENROOM_METRICS_PORT"):
            async with watched(port, app.client, app.archive, app.figures):
                pass
    before = len(asyncio.all_tasks())
    async with watched(None, app.client, app.archive, app.figures):
        assert len(asyncio.all_tasks()) == before
