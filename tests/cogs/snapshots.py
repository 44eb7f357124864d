"""Texts compared to files; `GREENROOM_UPDATE_GOLDEN=1` writes the files anew."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import discord
from discord import ui

from tests.discord_standin import Member
from tests.discord_standin.records.message import Message
from tests.discord_standin.wire import Json

FOLDER = Path(__file__).parent.parent / "data" / "cards"


def matches_file(name: str, text: str) -> bool:
    """Compare a text to a file of the folder."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("GREENROOM_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") == text


def shown(view: ui.LayoutView) -> str:
    """Write out a view as a reader meets it: texts, pictures and controls in their order."""
    return "".join(f"{line}\n" for item in view.walk_children() for line in _lines(item))


def texts(view: ui.LayoutView) -> int:
    """Count the characters that Discord limits to 4,000."""
    return sum(len(i.content) for i in view.walk_children() if isinstance(i, ui.TextDisplay))


def _lines(item: ui.Item[ui.LayoutView]) -> list[str]:
    match item:
        case ui.TextDisplay():
            return [item.content]
        case ui.MediaGallery():
            return [f"[picture {media.media.url}: {media.description}]" for media in item.items]
        case ui.Separator():
            return ["----"]
        case ui.Button():
            return [f"[button {item.label} -> {item.custom_id}]"]
        case ui.Select():
            return [f"[select {item.custom_id}: {_options(item.options)}]"]
        case _:
            return []


def _options(options: list[discord.SelectOption]) -> str:
    return ", ".join(f"({o.label})" if o.default else o.label for o in options)


def as_seen(message: Message, *people: Member) -> str:
    """Write out a message as its reader sees it, with names for mentions and no ids or dates."""
    lines = [message.content] if message.content else []
    for embed in message.embeds:
        lines += [embed[key] for key in ("title", "description") if embed.get(key)]
        lines += [f"{field['name']}: {field['value']}" for field in embed.get("fields", [])]
    for component in message.components:
        lines += _drawn(component)
    lines += [f"[file {a.filename}: {a.description or ''}]" for a in message.attachments]
    text = "\n".join(lines) + "\n"
    for person in people:
        text = text.replace(person.mention, f"@{person.user.name}")
    text = re.sub(r"<#\d+>", "#channel", text)
    text = re.sub(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", "<day>", text)
    return re.sub(r"<t:\d+(:\w)?>", r"<time\1>", text)


def _drawn(component: Json) -> Iterator[str]:
    match component["type"]:
        case 1:
            yield " ".join(_control(part) for part in component["components"])
        case 10:
            yield component["content"]
        case 12:
            yield from (f"[picture: {item.get('description')}]" for item in component["items"])
        case 14:
            yield "----"
        case _:
            for part in component.get("components", ()):
                yield from _drawn(part)


def _control(control: Json) -> str:
    if control["type"] == 2:
        shut = " (can't be pressed)" if control.get("disabled") else ""
        return f"[{control.get('label')}{shut}]"
    options = ", ".join(option["label"] for option in control.get("options", ()))
    return f"[{control.get('placeholder')} ▾ {options}]".replace(" ]", "]")
