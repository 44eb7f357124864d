import re
from typing import Any

import pytest
from discord import app_commands

from tests.cogs.house import House
from tests.security.cells import COMMANDS, CONTROLS, expected, outcome
from tests.security.premises import CANARY, Premises, furnished

ACTORS = (
    "the member",
    "another member",
    "an organiser",
    "another server's organiser, there",
    "another server's organiser, here",
    "a direct message",
)
_ORGANISERS_DO = {"appeals", "audit", "grants"}


def test_the_matrix_has_432_cells() -> None:
    """Six actors try every command and every control; the number stands in SECURITY.md."""
    assert len(ACTORS) * (len(COMMANDS) + len(CONTROLS)) == 432


async def test_the_matrix_leaves_nothing_out(house: House) -> None:
    """Each command that Discord was told, and each custom id that is answered, has its cells."""
    leaves = {
        leaf.qualified_name
        for top in house.app.client.tree.get_commands()
        for leaf in (top.walk_commands() if isinstance(top, app_commands.Group) else [top])
        if isinstance(leaf, app_commands.Command)
    }
    assert leaves == set(COMMANDS)
    tried = [cell.format(f=1, l=1, r=1, a=1) for cell in CONTROLS]
    answered: dict[re.Pattern[str], Any] = house.app.client._connection._view_store._dynamic_items
    assert [p.pattern for p in answered if not any(p.fullmatch(one) for one in tried)] == []
    assert [one for one in tried if not any(p.fullmatch(one) for p in answered)] == []


@pytest.mark.parametrize("number", range(len(ACTORS)), ids=ACTORS)
async def test_everybody_gets_what_is_theirs_and_nothing_else(house: House, number: int) -> None:
    """Every cell ends as it must, shows nobody else Ada's words, and changes nothing of hers."""
    there = await furnished(house)
    name = ACTORS[number]
    before = await _state(house, there, name)
    came, seen = {}, []
    for cell, tried in {**COMMANDS, **CONTROLS}.items():
        said = await tried(house, there.actors[name], there)
        came[cell] = outcome(said)
        seen += [cell] if CANARY in said else []
    wanted = {cell: expected(cell, number) for cell in came}
    assert {c: (o, wanted[c]) for c, o in came.items() if o != wanted[c]} == {}
    if name == "the member":
        hers = {"privacy export", "feedback:{f}:file", "looking:{f}:hear:q1", "resume show"}
        assert hers <= set(seen)
    else:
        assert seen == []
        assert await _state(house, there, name) == before


async def _state(house: House, there: Premises, actor: str) -> Any:
    """Give all that is Ada's, and her server's settings unless the actor may change them."""
    copy = dict(await house.archive.erasure.copy(str(house.ada.id)))
    copy["sittings"] = tuple(
        {key: value for key, value in row.items() if key != "heartbeat_at"}
        for row in copy["sittings"]
    )
    elsewhere = str(there.elsewhere.id)  # its organisers may grant attempts in their own server
    for table in ("audit", "grants"):
        copy[table] = tuple(row for row in copy.get(table, ()) if row["scope"] != elsewhere)
    if actor == "an organiser":
        return {table: rows for table, rows in copy.items() if table not in _ORGANISERS_DO}
    settings = await house.archive.guilds.settings(house.scope)
    return copy, settings, await house.archive.audit.latest(house.scope)
