"""`/help` and `/about`: how to begin, every command there is, and what this program is."""

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str
from discord.ext import commands

from cogs.cards import Card
from cogs.controls import laid_out
from cogs.fitting import MOST_TEXT, fitted

BEGIN = """## How to begin
1. `/resume upload`: send your resume, so that questions fit your work. You can do without.
2. `/interview start`: choose a track. Your first interview is a warm-up: free, and it counts \
nowhere.
3. A private thread opens. Answer in your own time; you can repeat, skip, pause or stop.
4. At the end you get a report that shows what each point stands on. Only you see its details."""
CALM = (
    "-# There are no trick questions and nobody is listening in. A question that you didn't "
    "understand is repeated as often as you like, at no cost."
)
ABOUT = """## Greenroom {version}
Practice interviews that dig deeper and show what each point stands on. It is modelled on public \
candidate reports, is not affiliated with any platform, and promises no job.

**Scores** come from rules about what you said: how specific, owned, deep and ordered it was, and \
which key points it covered. Accent, names and pace never count. They must not be used to decide \
about hiring anybody.

**Your data** stays on the machine of whoever runs this bot, unless they set up a server for \
speech or questions, which `/privacy show` names. `/privacy` shows your data, gives you a copy and \
deletes it.

-# Free software under the GPL, version 3 or later. It comes without any warranty."""


class HelpCog(commands.Cog):
    """Takes the tree whose commands it lists: `HelpCog(client.tree)`."""

    def __init__(self, tree: app_commands.CommandTree[Any]) -> None:
        self._tree = tree

    @app_commands.command(
        name=locale_str("help"), description="How to begin, and everything you can ask for"
    )
    async def help(self, interaction: discord.Interaction) -> None:
        """Show the first steps and the commands that this member may use."""
        await interaction.response.send_message(
            view=laid_out(help_card(self._tree, interaction.permissions)), ephemeral=True
        )

    @app_commands.command(
        name=locale_str("about"), description="What this is, what it scores, and where your data is"
    )
    async def about(self, interaction: discord.Interaction) -> None:
        """Show what this program is."""
        card = Card().add_item(ui.TextDisplay(ABOUT.format(version=_version())))
        await interaction.response.send_message(view=laid_out(card), ephemeral=True)


def help_card(tree: app_commands.CommandTree[Any], may: discord.Permissions) -> Card:
    """Compose the help for somebody with these permissions, from the commands there are."""
    listed = [(name, text) for name, text, needed in _commands(tree) if needed <= may]
    full = "\n".join(f"`/{name}` {text}" for name, text in listed)
    names = " ".join(f"`/{name}`" for name, _ in listed)
    parts = [(BEGIN,), (f"## Commands\n{full}", f"## Commands\n{names}"), (CALM,)]
    texts, _ = fitted(parts, MOST_TEXT)
    card = Card()
    for text in texts:
        card.add_item(ui.TextDisplay(text))
    return card


def _commands(
    tree: app_commands.CommandTree[Any],
) -> Iterator[tuple[str, str, discord.Permissions]]:
    """Give each command's name, description and the permissions that it asks for."""
    for top in sorted(tree.get_commands(), key=lambda command: command.name):
        if isinstance(top, app_commands.ContextMenu):
            continue
        needed = top.default_permissions or discord.Permissions.none()
        leaves = list(top.walk_commands()) if isinstance(top, app_commands.Group) else [top]
        for leaf in leaves:
            if isinstance(leaf, app_commands.Command):
                yield leaf.qualified_name, leaf.description, needed


def _version() -> str:
    try:
        return version("greenroom-interviews")
    except PackageNotFoundError:
        return ""
