"""Which of Discord's shards this process runs."""

from bot.errors import SettingsInvalid
from bot.settings import Settings
from cogs.client import Connection


def shards_of(settings: Settings) -> Connection:
    """Read which of Discord's shards this process runs; {} for all of them.

    Raises:
        SettingsInvalid: one of the two settings lacks, or a shard is past their number.
    """
    if not settings.shard_ids and settings.shard_count is None:
        return {}
    ids = _ids(settings)
    if not ids or settings.shard_count is None or ids[-1] >= settings.shard_count:
        raise SettingsInvalid(
            "GREENROOM_SHARD_IDS and GREENROOM_SHARD_COUNT belong together, like 0-3 and 8; the "
            "ids count from 0 up to one less than the count."
        )
    return {"shard_ids": ids, "shard_count": settings.shard_count}


def in_parts(settings: Settings) -> bool:
    """Say whether other processes, with data of their own, serve other servers (pure)."""
    return settings.shard_count is not None and len(_ids(settings)) < settings.shard_count


def _ids(settings: Settings) -> list[int]:
    parts = [part for part in settings.shard_ids.split(",") if part]
    return sorted({number for part in parts for number in _span(part)})


def _span(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)
