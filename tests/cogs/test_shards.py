from pathlib import Path

import pytest

from bot.errors import SettingsInvalid
from bot.settings import Settings
from cogs.client import GreenroomClient
from cogs.shards import in_parts, shards_of
from tests.cogs.community import shown
from tests.cogs.house import House
from tests.discord_standin import text_of


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


@pytest.mark.parametrize(
    ("ids", "count", "several"), [("", None, False), ("0-3", 4, False), ("0-2", 4, True)]
)
def test_a_process_with_all_shards_is_the_whole_bot(
    tmp_path: Path,
    ids: str,
    count: int | None,
    several: bool,  # noqa: FBT001 - a case
) -> None:
    """There are other parts only when some shard is another process's."""
    assert in_parts(Settings(data=tmp_path, shard_ids=ids, shard_count=count)) is several


async def test_one_of_several_processes_says_that_it_is(house: House) -> None:
    """Whoever looks at, copies or deletes their data reads that other parts have data too."""
    whole = [await shown(house.ada, f"privacy {what}") for what in ("show", "export", "delete")]
    assert not any("part of this bot" in said.text for said in whole)
    assert "**all** servers" in whole[2].text
    house.settings = house.settings.model_copy(update={"shard_ids": "1", "shard_count": 2})
    await house.restart()
    said = [await shown(house.ada, f"privacy {what}") for what in ("show", "export", "delete")]
    assert all("This is one part of this bot" in one.text for one in said)
    assert "**all** servers" not in said[2].text
    await house.ada.press("Delete everything", on=said[2].message)
    done = await house.ada.sees("is deleted")
    assert "This is one part of this bot" in text_of(done)
    assert "Everything is deleted" not in text_of(done)
