"""The form in which an answer is typed or a recording is handed over, and words given back."""

import io
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

import discord
from discord import ui

from cogs.controls import SafeModal
from cogs.errors import UNDELIVERED
from cogs.room_words import PRESSED, custom_id
from cogs.said import cut, said

ANSWER_MOST = 4000
"""Characters of a text field in a form: as many as Discord allows."""
_FIELD, _FILE = "answer", "recording"
_SHOWN = 600
"""Characters of words given back that a message shows; its file has all of them."""
_HEARD_HERE = "A voice memo or video, at most 10 minutes and 25 MB. No sound is kept."
_HEARD_AWAY = "At most 10 minutes. It goes to this bot's transcription server; I keep no sound."


def answer_form(sitting: int, prompt: str, *, recorded: bool, away: bool = False) -> ui.Modal:
    """Make the form; its submission is found by its custom id, so it outlives the process.

    With `recorded` there is a field for a recording too, which goes `away` to a server or not.
    """
    form = SafeModal(
        title="Your answer", custom_id=custom_id("form", sitting, prompt), timeout=None
    )
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=_FIELD,
        style=discord.TextStyle.paragraph,
        max_length=ANSWER_MOST,
        required=not recorded,
    )
    form.add_item(
        ui.Label(
            text="What would you say?",
            description="One real case: what happened, what you did, what came of it.",
            component=field,
        )
    )
    if recorded:
        file: ui.FileUpload[Any] = ui.FileUpload(
            custom_id=_FILE, required=False, min_values=0, max_values=1
        )
        about = _HEARD_AWAY if away else _HEARD_HERE
        form.add_item(ui.Label(text="Or say it: a recording", description=about, component=file))
    form.stop()
    return form


def matched_form(interaction: discord.Interaction) -> re.Match[str] | None:
    """Tell whether an interaction is a submitted answer."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return None
    return re.fullmatch(PRESSED, str(dict(interaction.data or {}).get("custom_id")))


def typed_in(data: Mapping[str, Any]) -> str:
    """Find the typed answer in the data of a submitted form."""
    return next((str(c.get("value") or "") for c in _fields(data, _FIELD)), "")


def recorded_in(interaction: discord.Interaction) -> list[discord.Attachment]:
    """Find the recordings in a submitted form; Discord resolves their ids beside the fields."""
    data: Mapping[str, Any] = dict(interaction.data or {})
    sent = (data.get("resolved") or {}).get("attachments") or {}
    state = interaction._state  # noqa: SLF001 - discord.py makes no attachments of a form that it doesn't keep
    return [
        discord.Attachment(data=sent[one], state=state)
        for field in _fields(data, _FILE)
        for one in field.get("values") or ()
        if one in sent
    ]


async def give_back(interaction: discord.Interaction, why: str, text: str) -> None:
    """Show the words that could not be taken to the one who gave them, and to nobody else.

    The file has them as they were written, to be copied; the message begins with them. Where the
    interaction can't be answered any more they go to the member's direct messages.
    """
    if not text.strip():
        await replying(interaction)(why, ephemeral=True)
        return
    embed = discord.Embed(description=said(cut(text, _SHOWN)))
    try:
        await replying(interaction)(why, embed=embed, file=_file(text), ephemeral=True)
    except UNDELIVERED:
        await interaction.user.send(why, embed=embed, file=_file(text))


def replying(interaction: discord.Interaction) -> Callable[..., Awaitable[object]]:
    """Give what sends the next message to the one who acted: the first reply, or one after it."""
    done = interaction.response.is_done()
    return interaction.followup.send if done else interaction.response.send_message


def _file(text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode("utf-8-sig", "replace")), "your-answer.txt")


def _fields(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    for row in data.get("components", ()):
        component = row.get("component") or {}
        if component.get("custom_id") == name:
            yield component
