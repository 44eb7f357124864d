import io
from collections.abc import Sequence

from rich.console import Console

from bot.commands.role_check import check_roles
from bot.resume.profile import Role

READ = (
    Role("Harbour Robotics", "Controls Engineer", "2019-04", "present", 0.92, 1, 4),
    Role("Winch Team", "Lab Technician", "2016-09", "2019-03", 0.72, 1, 9),
)


async def checked(*typed: str) -> tuple[Sequence[Role] | None, str]:
    """Type lines and give the roles that come of them, and what was shown."""
    lines = iter(typed)
    shown = io.StringIO()
    console = Console(file=shown, width=200)

    async def ask(prompt: str) -> str:
        console.print(prompt, markup=False)
        return next(lines)

    return await check_roles(READ, ask, console), shown.getvalue()


async def test_enter_confirms_every_role() -> None:
    """One key confirms all, and a role that the reader doubted was marked before."""
    roles, shown = await checked("")
    assert roles is not None
    assert all(role.confirmed for role in roles)
    assert shown.count("please check") == 1


async def test_a_role_is_put_right_field_by_field() -> None:
    """Enter keeps a field, a dash empties it, a wrong date is asked for again."""
    roles, shown = await checked("2", "", "Pinewood College", "spring", "2016-08", "-", "")
    assert roles is not None
    put = roles[1]
    assert (put.employer, put.title) == ("Pinewood College", "Lab Technician")
    assert (put.start, put.end) == ("2016-08", None)
    assert "Write a year and month" in shown


async def test_what_is_no_role_goes() -> None:
    """An x for the title drops what was misread as a role."""
    roles, _ = await checked("2", "x", "y")
    assert roles is not None
    assert [role.title for role in roles] == ["Controls Engineer"]


async def test_roles_can_stay_unconfirmed() -> None:
    """Saying no keeps the roles as they were read; anything else is asked again."""
    roles, shown = await checked("7", "n")
    assert roles is None
    assert "from 1 to 2" in shown
