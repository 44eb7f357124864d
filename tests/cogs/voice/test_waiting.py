import asyncio

import pytest

from bot.errors import InputInvalid
from cogs.voice.occupied import Occupied, require_room
from cogs.voice.waiting import WaitingLines
from tests.virtual_time import run


def test_who_does_not_come_is_passed_over_and_the_next_is_called() -> None:
    """A minute after the call the first is told, loses the place, and the second is called."""
    told: list[tuple[int, str]] = []

    async def script() -> None:
        loop = asyncio.get_running_loop()

        async def tell(member: int, text: str) -> None:
            told.append((member, text))

        lines = WaitingLines(tell, lambda _: "Study Hall", now=loop.time)
        assert lines.enter(1, 10, seconds=900, free=True)
        assert not lines.enter(1, 20, seconds=900, free=False)
        assert not lines.enter(1, 30, seconds=900, free=False)
        assert lines.place(1, 30, busy=300) == (2, 300 + 900 + 60)
        assert lines.length == 2
        lines.freed(1)
        await asyncio.sleep(59)
        assert [member for member, _ in told] == [20]
        assert not lines.enter(1, 30, seconds=900, free=True)
        await asyncio.sleep(2)
        assert [member for member, _ in told] == [20, 20, 30]
        assert lines.enter(1, 30, seconds=900, free=True)
        assert lines.place(1, 20, busy=0) is None
        await asyncio.sleep(120)
        assert len(told) == 3
        lines.close()

    run(script())


def test_one_room_more_than_the_machine_carries_is_refused_with_a_time() -> None:
    """Whoever comes when all rooms are taken, or being entered, reads when the next is free."""
    rooms = [_room(until=1_300.0), _room(until=1_900.0)]
    require_room(rooms, 0, most=3, now=1_000.0)
    with pytest.raises(InputInvalid, match=r"3 interviews aloud .* free <t:1300:R>"):
        require_room(rooms, 1, most=3, now=1_000.0)
    with pytest.raises(InputInvalid, match=r"<t:1960:R>"):
        require_room(rooms, 0, most=2, now=1_900.0)


def _room(until: float) -> Occupied:
    room = object.__new__(Occupied)  # its call plays no part
    room.until = until
    return room
