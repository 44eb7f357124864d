"""The form in which a member puts one role of their resume right."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any, TypeAlias

import discord
from discord import ui

from bot.errors import InputInvalid
from bot.resume.dates import find_dates
from bot.resume.profile import Role
from cogs.controls import SafeModal, sent
from cogs.said import said

MOST_CHARACTERS = 120
_LABELS = ("Title", "Employer", "From", "To")
_ESCAPED = re.compile(r"\\([\W_])")
FORM_SECONDS = 900.0
"""After this the form is forgotten; Discord takes an answer for 15 minutes at most."""
BAD_DATE = (
    "That date can't be read, so nothing was changed. Write it like 2019-04, April 2019 or 2019; "
    "the end may be “present”. Press Correct it: the form opens with what you typed."
)

_NOTHING = "–"
"""Stands for a field that was left empty, since an embed's field can't be."""

Given: TypeAlias = Callable[[discord.Interaction, Role | None], Awaitable[None]]
"""Gets the role as the member put it right, None when it is to be left out."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form's four fields."""

    title: str | None = None
    employer: str | None = None
    start: str | None = None
    end: str | None = None


def typed_embed(typed: Typed) -> discord.Embed:
    """Show what was typed, so that `read_typed` finds it again after a restart too."""
    embed = discord.Embed()
    for name, value in zip(_LABELS, astuple(typed), strict=True):
        embed.add_field(name=name, value=said(value or "") or _NOTHING, inline=False)
    return embed


def read_typed(embeds: Sequence[discord.Embed]) -> Typed:
    """Read what was typed from the message that shows it."""
    fields = embeds[0].fields if embeds else ()
    values = [_ESCAPED.sub(r"\1", field.value or "") for field in fields]
    return Typed(*(None if value == _NOTHING else value for value in values))


class RoleForm(SafeModal):
    """Asks for the four things of a role, filled in as they were read or `typed` before.

    When a date can't be read, what was typed is shown with `again` below it: a button that leads
    back to this form with the same words in it.
    """

    def __init__(
        self, role: Role, given: Given, again: ui.Button[Any], typed: Typed | None = None
    ) -> None:
        super().__init__(title="Put this role right", timeout=FORM_SECONDS)
        typed = typed or Typed(role.title, role.employer, role.start, role.end)
        self._role, self._given, self._again = role, given, again
        self._title = _field(typed.title)
        self._employer = _field(typed.employer)
        self._start = _field(typed.start)
        self._end = _field(typed.end)
        self._drop = ui.Checkbox[RoleForm]()
        described = (
            (_LABELS[0], "What you were called, such as Nurse or Data engineer", self._title),
            (_LABELS[1], "Company, hospital, school …", self._employer),
            (_LABELS[2], "2019-04, April 2019 or 2019", self._start),
            (_LABELS[3], "The same, or present", self._end),
            ("Leave this role out", "It is no job of yours, or you don't want it", self._drop),
        )
        for text, description, component in described:
            self.add_item(ui.Label(text=text, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Hand the role on."""
        await interaction.response.defer()
        try:
            role = None if self._drop.value else self._corrected()
        except InputInvalid as error:
            fields = (self._title, self._employer, self._start, self._end)
            embed = typed_embed(Typed(*(field.value for field in fields)))
            view = sent(self._again)
            await interaction.followup.send(error.advice, embed=embed, view=view, ephemeral=True)
            return
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
