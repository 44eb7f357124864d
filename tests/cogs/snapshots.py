"""Texts compared to files; `GREENROOM_UPDATE_GOLDEN=1` writes the files anew."""

import os
from pathlib import Path

import discord
from discord import ui

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
