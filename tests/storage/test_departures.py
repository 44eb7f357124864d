from pathlib import Path

from storage.archive import Archive
from storage.departures import KEPT
from storage.upkeep import sweep
from tests.storage.files import content, inside
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW

OTHER = "5678"
DAY = 86_400


async def test_a_month_after_it_was_left_a_servers_own_data_goes(
    archive: Archive, path: Path
) -> None:
    """Settings, boards and deeds go with it; members keep their scores, other servers all."""
    await _used(archive)
    await archive.departures.left(SERVER, NOW)
    await sweep(archive, NOW + KEPT - DAY)
    assert (await archive.guilds.settings(SERVER)).channel == "channel-of-1234"
    await sweep(archive, NOW + KEPT)
    assert (await archive.guilds.settings(SERVER)).channel is None
    assert not await archive.standings.joined("ada", SERVER)
    assert await archive.audit.latest(SERVER) == ()
    assert len(await archive.sittings.history("ada", SERVER)) == 1
    assert (await archive.guilds.settings(OTHER)).channel == "channel-of-5678"
    assert await archive.standings.joined("ada", OTHER)
    files = [content(file) for file in inside(path.parent) if file.is_file()]
    assert not any(b"channel-of-1234" in data for data in files)


async def test_a_server_that_takes_the_bot_back_keeps_everything(archive: Archive) -> None:
    """Removed by mistake and invited again, it finds its settings, however much later."""
    await _used(archive)
    await archive.departures.left(SERVER, NOW)
    await archive.departures.joined(SERVER)
    await sweep(archive, NOW + 2 * KEPT)
    assert (await archive.guilds.settings(SERVER)).channel == "channel-of-1234"


async def _used(archive: Archive) -> None:
    for scope in (SERVER, OTHER):
        await scored(archive, "ada", 60, scope=scope)
        await archive.standings.join("ada", scope, NOW)
        await archive.guilds.change(scope, channel=f"channel-of-{scope}", actor="mod", now=NOW)
