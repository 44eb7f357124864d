"""Ending tasks whose results nobody wants any more."""

import asyncio
from typing import Any


async def dropped(*tasks: "asyncio.Future[Any]") -> None:
    """Cancel them and wait until they are over."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
