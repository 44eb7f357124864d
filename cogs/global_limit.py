"""The door that discord.py shuts before all requests while it waits out Discord's global limit.

It opens it after the wait, but not when that wait is cancelled, as that of a room that is closed
meanwhile: then no request of the bot would ever go out again (discord.py 2.7, `http.py`).
"""

import asyncio
from typing import Any

from discord.http import HTTPClient, Route


def keep_opening(http: HTTPClient) -> None:
    """Open the door when the request that shut it is cancelled; the next one waits by itself."""
    request = http.request

    async def requested(route: Route, **how: Any) -> Any:  # noqa: ANN401 - as discord.py's
        try:
            return await request(route, **how)
        except asyncio.CancelledError:
            http._global_over.set()  # noqa: SLF001 - this file's purpose
            raise

    http.request = requested  # type: ignore[method-assign] # discord.py has no other seam
