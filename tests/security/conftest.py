from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.cogs.house import House
from tests.discord_standin import standin


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Open a house with a running bot; fails in the end if anybody broke Discord's rules."""
    async with standin() as played:
        opened = House(played, tmp_path)
        await opened.open()
        yield opened
        await opened.close()
