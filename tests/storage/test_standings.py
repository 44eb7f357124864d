from dataclasses import replace

import pytest

from bot.interview.transcript import Ending, Mode
from storage.archive import Archive
from storage.records import RoomName
from storage.standings import Board, Order, Standing
from tests.storage.people import SERVER, scored
from tests.storage.samples import NOW

BOARD = Board(SERVER, "backend", RoomName.TEXT, "1", since=NOW - 100)
IMPROVEMENT = replace(BOARD, order=Order.IMPROVEMENT)


async def test_only_members_who_joined_are_ranked(archive: Archive) -> None:
    """A better score stays off the board until its member asks to stand on it."""
    await scored(archive, "ada", 60)
    await scored(archive, "grace", 90)
    await archive.standings.join("ada", SERVER, NOW)
    assert await _names(archive, BOARD) == ["ada"]
    await archive.standings.join("grace", SERVER, NOW)
    assert await _names(archive, BOARD) == ["grace", "ada"]


async def test_who_leaves_is_off_at_once_and_may_come_back(archive: Archive) -> None:
    """Leaving takes the scores off the board, joining again brings them back."""
    await _join(archive, "ada", "grace")
    await scored(archive, "ada", 60)
    await scored(archive, "grace", 50)
    assert await archive.standings.leave("ada", SERVER)
    assert not await archive.standings.leave("ada", SERVER)
    found = await archive.standings.page(BOARD, limit=10)
    assert [(one.member, one.place, one.members) for one in found] == [("grace", 1, 1)]
    await archive.standings.join("ada", SERVER, NOW)
    assert await _names(archive, BOARD) == ["ada", "grace"]


async def test_joining_counts_in_its_own_server(archive: Archive) -> None:
    """Standing on one server's boards puts nobody on another's."""
    await archive.standings.join("ada", SERVER, NOW)
    await scored(archive, "ada", 60, scope="5678")
    assert not await archive.standings.joined("ada", "5678")
    assert await _names(archive, replace(BOARD, scope="5678")) == []


@pytest.mark.parametrize(
    "off",
    [
        {"mode": Mode.WARM_UP},
        {"answers": 3},
        {"ending": Ending.FAULT},
        {"room": RoomName.VOICE},
        {"track": "law"},
        {"rubric": "2"},
        {"at": NOW - 101},
        {"scope": "5678"},
    ],
    ids=str,
)
async def test_what_a_board_is_not_about_stays_off(
    archive: Archive, off: dict[str, object]
) -> None:
    """Neither warm-ups, thin or broken sittings, nor those of other boards, are ranked."""
    await _join(archive, "ada")
    await scored(archive, "ada", 99, **off)  # type: ignore[arg-type] # one option at a time
    assert await _names(archive, BOARD) == []
    await scored(archive, "ada", 50)
    (only,) = await archive.standings.page(BOARD, limit=10)
    assert (only.points, only.attempts) == (50, 1)


async def test_the_best_attempt_is_ranked(archive: Archive) -> None:
    """A poor day before or after it takes nothing away."""
    await _join(archive, "ada")
    for number, overall in enumerate((40, 70, 55)):
        await scored(archive, "ada", overall, at=NOW + number)
    (only,) = await archive.standings.page(BOARD, limit=10)
    assert (only.points, only.attempts) == (70, 3)


async def test_ties_share_a_place_and_the_next_comes_after_all(archive: Archive) -> None:
    """Equal points, as shown, are one place; the earlier of them is named first."""
    await _join(archive, "ada", "grace", "alan", "mary")
    await scored(archive, "alan", 80)
    await scored(archive, "grace", 70.04, at=NOW + 5)
    await scored(archive, "ada", 69.96, at=NOW + 9)
    await scored(archive, "mary", 10)
    found = await archive.standings.page(BOARD, limit=10)
    assert [(one.member, one.place) for one in found] == [
        ("alan", 1),
        ("grace", 2),
        ("ada", 2),
        ("mary", 4),
    ]


async def test_pages_go_on_where_the_last_one_ended(archive: Archive) -> None:
    """Places and the number of members are those of the whole board on every page."""
    members = [f"m{number}" for number in range(7)]
    await _join(archive, *members)
    for number, member in enumerate(members):
        await scored(archive, member, 90 - number)
    first = await archive.standings.page(BOARD, limit=5)
    second = await archive.standings.page(BOARD, limit=5, skip=5)
    assert [one.member for one in (*first, *second)] == members
    assert [(one.place, one.members) for one in second] == [(6, 7), (7, 7)]


async def test_a_member_finds_their_own_place(archive: Archive) -> None:
    """It is the place they have on the whole board; without one there is none."""
    await _join(archive, "ada", "grace", "alan")
    await scored(archive, "ada", 60)
    await scored(archive, "grace", 70)
    mine = await archive.standings.place(BOARD, "ada")
    assert mine is not None
    assert (mine.place, mine.members) == (2, 2)
    assert await archive.standings.place(BOARD, "alan") is None


async def test_improvement_is_the_latest_less_the_first(archive: Archive) -> None:
    """Two attempts at least are needed, and what was between them doesn't matter."""
    await _join(archive, "ada", "grace", "alan")
    for number, overall in enumerate((40, 90, 55.5)):
        await scored(archive, "ada", overall, at=NOW + number)
    for number, overall in enumerate((70, 60)):
        await scored(archive, "grace", overall, at=NOW + number)
    await scored(archive, "alan", 99)
    found = await archive.standings.page(IMPROVEMENT, limit=10)
    assert [(one.member, one.place, one.points, one.attempts) for one in found] == [
        ("ada", 1, 15.5, 3),
        ("grace", 2, -10, 2),
    ]


async def test_improvement_over_equal_times_follows_the_order_of_sittings(
    archive: Archive,
) -> None:
    """Two sittings that ended in the same second are first and latest as they were begun."""
    await _join(archive, "ada")
    for overall in (40, 50):
        await scored(archive, "ada", overall)
    (only,) = await archive.standings.page(IMPROVEMENT, limit=10)
    assert only == Standing("ada", 1, 10, only.tier, 2, 1)


async def test_scores_that_are_held_back_stay_off_until_they_are_shown(archive: Archive) -> None:
    """A format that shows its details later shows them on no board before; others aren't held."""
    await _join(archive, "ada")
    await scored(archive, "ada", 60)
    for hidden, shown in (
        ((("short", NOW - 1),), []),
        ((("short", NOW),), ["ada"]),
        ((("full20", NOW - 1),), ["ada"]),
        ((("full20", NOW - 9), ("short", NOW)), ["ada"]),
    ):
        assert await _names(archive, replace(BOARD, hidden=hidden)) == shown


async def test_deleted_members_leave_no_gap(archive: Archive) -> None:
    """After somebody deleted their data the others move up."""
    await _join(archive, "ada", "grace")
    await scored(archive, "ada", 60)
    await scored(archive, "grace", 70)
    await archive.erasure.erase("grace", NOW + 4000)
    found = await archive.standings.page(BOARD, limit=10)
    assert [(one.member, one.place, one.members) for one in found] == [("ada", 1, 1)]


async def _join(archive: Archive, *members: str) -> None:
    for member in members:
        await archive.standings.join(member, SERVER, NOW)


async def _names(archive: Archive, board: Board) -> list[str]:
    return [one.member for one in await archive.standings.page(board, limit=10)]
