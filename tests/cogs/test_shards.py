from pathlib import Path

import pytest

from bot.errors import SettingsInvalid
from bot.settings import Settings
from cogs.app import shards_of
from cogs.client import GreenroomClient
from tests.cogs.community import shown
from tests.cogs.house import House


def test_shards_are_read_as_spans_and_single_ones(tmp_path: Path) -> None:
    """Ids and count go to the client as discord.py takes them; without any it opens all."""
    read = shards_of(Settings(data=tmp_path, shard_ids="4-6,1", shard_count=8))
    client = GreenroomClient(tmp_path / "known", **read)
    assert (client.shard_ids, client.shard_count) == ([1, 4, 5, 6], 8)
    assert shards_of(Settings(data=tmp_path)) == {}


@pytest.mark.parametrize(("ids", "count"), [("0-3", None), ("", 8), ("0-8", 8), ("7-3", 8)])
def test_shards_that_make_no_sense_are_said(tmp_path: Path, ids: str, count: int | None) -> None:
    """One setting without the other, or a shard past their number, names both settings."""
    with pytest.raises(SettingsInvalid, match="GREENROOM_SHARD_IDS and GREENROOM_SHARD_COUNT"):
        shards_of(Settings(data=tmp_path, shard_ids=ids, shard_count=count))


async def test_one_of_several_processes_says_that_it_is(house: House) -> None:
    """Before anything is deleted the member reads that other parts have data of their own."""
    plain = await shown(house.ada, "privacy delete")
    assert "other parts of this bot" not in plain.text
    house.settings = house.settings.model_copy(update={"shard_count": 2})
    await house.restart()
    assert "other parts of this bot" in (await shown(house.ada, "privacy delete")).text
