"""Roles read from a resume, shown at the keyboard to be confirmed or put right."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.markup import escape

from bot.resume.profile import Role

Ask = Callable[[str], Awaitable[str]]
"""Shows a prompt and gives the line typed, as typed but for spaces at its ends."""
_WHEN = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_HELP = "Right? Enter: yes. A number: put that one right. n: no, leave them unconfirmed. "


async def check_roles(roles: Sequence[Role], ask: Ask, console: Console) -> tuple[Role, ...] | None:
    """Show the roles until they are confirmed; None when the member leaves them as they are.

    No employer or title is taken for certain before: until then questions quote lines only.
    """
    found = list(roles)
    console.print("[bold]Your resume, as it was read[/bold]")
    while True:
        for number, role in enumerate(found, 1):
            console.print(f"{number:3d}  {escape(in_one_line(role))}")
        said = (await ask(_HELP)).casefold()
        if said in {"", "y", "yes"}:
            return tuple(replace(role, confirmed=True) for role in found)
        if said in {"n", "no"}:
            return None
        if said.isdigit() and 1 <= int(said) <= len(found):
            at = int(said) - 1
            changed = await _put_right(found[at], ask, console)
            found[at : at + 1] = [changed] if changed else []
        else:
            console.print(f"Type a number from 1 to {len(found)}, Enter or n.")


def in_one_line(role: Role) -> str:
    """Name a role with its dates, and say when the reader wasn't sure of it."""
    doubt = "" if role.certain else "  (please check)"
    when = f"{role.start or '?'} to {role.end or '?'}"
    return f"{role.title or 'title?'}, {role.employer or 'employer?'}, {when}{doubt}"


async def _put_right(role: Role, ask: Ask, console: Console) -> Role | None:
    """Ask for each field; Enter keeps it, "-" empties it, "x" for the title drops the role."""
    title = await ask(f"Title [{role.title or ''}] (x: this is no role of mine): ")
    if title.casefold() == "x":
        return None
    employer = await ask(f"Employer [{role.employer or ''}]: ")
    start = await _date("From", role.start, ask, console)
    end = await _date("To", role.end, ask, console)
    return replace(
        role,
        title=_kept(title, role.title),
        employer=_kept(employer, role.employer),
        start=None if start == "present" else start,
        end=end,
        confirmed=True,
    )


async def _date(name: str, read: str | None, ask: Ask, console: Console) -> str | None:
    while True:
        said = await ask(f"{name} [{read or ''}]: ")
        value = _kept(said.casefold(), read)
        if value is None or value == "present" or _WHEN.fullmatch(value):
            return value
        console.print('Write a year and month as "2019-04", a year, or "present".')


def _kept(said: str, read: str | None) -> str | None:
    return read if not said else None if said == "-" else said[:300]
