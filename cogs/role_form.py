"""The form in which a member puts one role of their resume right."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

import discord
from discord import ui

from bot.errors import InputInvalid
from bot.resume.dates import find_dates
from bot.resume.profile import Role
from cogs.controls import SafeModal

MOST_CHARACTERS = 120
FORM_SECONDS = 900.0
"""After this the form is forgotten; Discord takes an answer for 15 minutes at most."""
BAD_DATE = (
    "That date can't be read, so nothing was changed. Write it like 2019-04, April 2019 or 2019; "
    "the end may be “present”. Choose the role again to go on."
)

Given: TypeAlias = Callable[[discord.Interaction, Role | None], Awaitable[None]]
"""Gets the role as the member put it right, None when it is to be left out."""


class RoleForm(SafeModal):
    """Asks for the four things of a role, filled in as they were read."""

    def __init__(self, role: Role, given: Given) -> None:
        super().__init__(title="Put this role right", timeout=FORM_SECONDS)
        self._role = role
        self._given = given
        self._title = _field(role.title)
        self._employer = _field(role.employer)
        self._start = _field(role.start)
        self._end = _field(role.end)
        self._drop = ui.Checkbox[RoleForm]()
        for text, description, component in (
            ("Title", "What you were called, such as Nurse or Data engineer", self._title),
            ("Employer", "Company, hospital, school …", self._employer),
            ("From", "2019-04, April 2019 or 2019", self._start),
            ("To", "The same, or present", self._end),
            ("Leave this role out", "It is no job of yours, or you don't want it", self._drop),
        ):
            self.add_item(ui.Label(text=text, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Hand the role on."""
        await interaction.response.defer()
        role = None if self._drop.value else self._corrected()
        await self._given(interaction, role)

    def _corrected(self) -> Role:
        return replace(
            self._role,
            title=self._title.value.strip() or None,
            employer=self._employer.value.strip() or None,
            start=start_of(self._start.value),
            end=end_of(self._end.value),
            confirmed=True,
        )


def start_of(text: str) -> str | None:
    """Read a typed date as "2019-04" or "2019"; None when nothing was typed.

    Raises:
        InputInvalid: it can't be read.
    """
    typed = text.strip()
    if not typed:
        return None
    found = find_dates(typed)
    if len(found) != 1 or found[0].is_range or found[0].until - found[0].at != len(typed):
        raise InputInvalid(BAD_DATE)
    return found[0].start


def end_of(text: str) -> str | None:
    """Read a typed end, which may be "present" in the words that resumes have for it.

    Raises:
        InputInvalid: it can't be read.
    """
    typed = text.strip()
    if not typed:
        return None
    found = find_dates(f"1990 to {typed}")
    if len(found) == 1 and found[0].is_range and found[0].end == "present":
        return "present"
    return start_of(typed)


def _field(value: str | None) -> ui.TextInput["RoleForm"]:
    return ui.TextInput(
        default=value[:MOST_CHARACTERS] if value else None,
        required=False,
        max_length=MOST_CHARACTERS,
    )
