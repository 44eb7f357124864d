import os
from collections.abc import AsyncIterator

import pytest

from tests.discord_standin import Clock, standin
from tests.discord_standin.demo_bot import DemoBot
from tests.discord_standin.limits import Limit
from tests.discord_standin.openapi.description import VARIABLE
from tests.discord_standin.scene import Scene, set_scene


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """Set the usual scene; fails in the end if anybody broke Discord's rules."""
    async with standin() as played:
        yield await set_scene(played, DemoBot(connector=played.connector()))


@pytest.fixture
async def lenient() -> AsyncIterator[Scene]:
    """Set a scene that doesn't fail in the end, with a standing clock and high limits."""
    async with standin(clock=Clock(running=False), strict=False) as played:
        played.limits.usual = played.limits.over_all = Limit(10_000, 1.0)
        yield await set_scene(played, DemoBot(connector=played.connector()))


@pytest.fixture
def description_path() -> str:
    """Give where Discord's OpenAPI description is, or skip."""
    path = os.environ.get(VARIABLE)
    if not path:
        pytest.skip(f"{VARIABLE} doesn't name Discord's OpenAPI description")
    return path
