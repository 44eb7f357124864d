from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.archive import Archive, open_archive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database that nobody has opened yet will lie."""
    return tmp_path / "data" / "greenroom.db"


@pytest.fixture
async def archive(path: Path) -> AsyncIterator[Archive]:
    """An open archive with nothing in it."""
    async with open_archive(path) as opened:
        yield opened
