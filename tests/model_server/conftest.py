from collections.abc import AsyncIterator

import pytest_asyncio

from tests.model_server.stub import StubServer, stub_server


@pytest_asyncio.fixture
async def stub() -> AsyncIterator[StubServer]:
    """Run a server that plays a script."""
    async with stub_server() as running:
        yield running
