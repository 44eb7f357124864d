import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from multidict import CIMultiDict
from yarl import URL

from cogs.request_pace import AT_ONCE, WINDOW, RequestPace
from tests.virtual_time import run

COUNTED = ("https://discord.com/api/v10/channels/1/messages", "https://discord.com/api/v10/gateway")
FREE = (
    "https://discord.com/api/v10/interactions/1/token/callback",
    "https://discord.com/api/v10/webhooks/1/token/messages/@original",
    "https://cdn.discordapp.com/attachments/1/2/cv.pdf",
    "https://gateway.discord.gg/?v=10",
)


async def passed_at(waits: list[Coroutine[Any, Any, None]]) -> list[float]:
    """Start all at once, and give the seconds after which each was let through, in order."""
    clock = asyncio.get_running_loop().time
    began = clock()

    async def one(wait: Coroutine[Any, Any, None]) -> float:
        await wait
        return clock() - began

    return await asyncio.gather(*map(one, waits))


def requested(pace: RequestPace, url: str) -> Coroutine[Any, Any, None]:
    """Begin a request as aiohttp tells its traces of it."""
    (hold,) = pace.trace().on_request_start
    headers: CIMultiDict[str] = CIMultiDict()
    asked = aiohttp.TraceRequestStartParams("GET", URL(url), headers)
    return hold(None, SimpleNamespace(), asked)  # type: ignore[arg-type,return-value] # no session


@pytest.mark.parametrize("count", [1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE, 100])
def test_no_window_holds_more_requests_than_it_may(count: int) -> None:
    """Of many requests at once each next ten wait for a window of their own, in order."""

    async def crowd() -> list[float]:
        pace = RequestPace()
        return await passed_at([pace.wait() for _ in range(count)])

    passed = run(crowd())
    assert passed == sorted(passed)
    for first, later in zip(passed, passed[AT_ONCE:], strict=False):
        assert later - first >= WINDOW - 1e-9
    assert passed[-1] == pytest.approx((count - 1) // AT_ONCE * WINDOW)


@pytest.mark.parametrize("url", FREE)
def test_replies_to_interactions_are_never_held(url: str) -> None:
    """While fifty messages wait, a reply that has three seconds goes at once."""

    async def crowd() -> float:
        pace = RequestPace()
        waiting = asyncio.gather(*(requested(pace, COUNTED[0]) for _ in range(50)))
        await asyncio.sleep(0)
        (passed,) = await passed_at([requested(pace, url)])
        await waiting
        return passed

    assert run(crowd()) == 0.0


@pytest.mark.parametrize("url", COUNTED)
def test_everything_else_of_the_api_is_held(url: str) -> None:
    """The eleventh request waits for the window."""

    async def crowd() -> list[float]:
        pace = RequestPace()
        return await passed_at([requested(pace, url) for _ in range(AT_ONCE + 1)])

    assert run(crowd())[-1] == pytest.approx(WINDOW)


def test_who_waited_before_has_no_debt() -> None:
    """Requests that come slower than the limit are never held, and a pause earns no burst."""

    async def slow() -> list[float]:
        pace, held = RequestPace(), list[float]()
        for _ in range(3 * AT_ONCE):
            held += await passed_at([pace.wait()])
            await asyncio.sleep(WINDOW / AT_ONCE)
        await asyncio.sleep(60)
        return held + await passed_at([pace.wait() for _ in range(2 * AT_ONCE)])

    held = run(slow())
    assert max(held[: 3 * AT_ONCE]) == pytest.approx(0.0)
    assert held[-1] == pytest.approx(WINDOW)


def test_a_request_that_is_given_up_holds_nobody_up() -> None:
    """Those behind it keep their order and wait no longer than they would have."""

    async def crowd() -> list[float]:
        pace = RequestPace()
        waiting = [asyncio.create_task(pace.wait()) for _ in range(AT_ONCE + 3)]
        last = asyncio.create_task(passed_at([pace.wait()]))
        await asyncio.sleep(WINDOW / 2)
        for task in waiting[AT_ONCE:]:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        return await last

    assert run(crowd()) == [pytest.approx(WINDOW)]
