import asyncio

from cogs.request_pace import AT_ONCE, WINDOW, RequestPace
from tests.virtual_time import run


def test_no_window_holds_more_requests_than_it_may() -> None:
    """Of many requests at once, each next ten wait for a window of their own, in order."""

    async def crowd() -> list[float]:
        pace, passed = RequestPace(), list[float]()
        clock = asyncio.get_running_loop().time

        async def one() -> None:
            await pace.wait()
            passed.append(clock())

        await asyncio.gather(*(one() for _ in range(3 * AT_ONCE)))
        return passed

    passed = run(crowd())
    assert passed == sorted(passed)
    for first, later in zip(passed, passed[AT_ONCE:], strict=False):
        assert later - first >= WINDOW
    assert passed[-1] <= 3 * WINDOW
