import re
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from discord import Permissions
from discord.app_commands import CommandTree

from cogs.consent import NEEDED
from cogs.controls import laid_out
from cogs.help import help_card
from tests.cogs.house import House
from tests.cogs.snapshots import shown

Tree: TypeAlias = CommandTree[Any]


@pytest.fixture
def tree(house: House) -> Tree:
    """All commands of the running bot."""
    return house.app.client.tree


async def test_help_names_every_command_that_the_member_may_use(tree: Tree) -> None:
    """Each command stands with its description; what organisers alone may use is theirs to see."""
    text = shown(laid_out(help_card(tree, Permissions.none())))
    everything = shown(laid_out(help_card(tree, Permissions.all())))
    assert "`/results compare` Two of your interviews" in text
    assert "`/resume upload` Send your resume" in text
    for command in tree.walk_commands():
        if not hasattr(command, "commands"):
            assert f"`/{command.qualified_name}`" in everything
    hidden = [c.name for c in tree.get_commands() if c.default_permissions]
    assert not any(f"`/{name}" in text for name in hidden)


async def test_help_and_about_answer_the_asker_alone(house: House) -> None:
    """Both are short enough for one message and nobody else sees them."""
    for command, words in (("help", "How to begin"), ("about", "promises no job")):
        answer = await house.ada.slash(command)
        assert answer.ephemeral
        assert words in answer.text


async def test_descriptions_fit_the_clients_picker(tree: Tree) -> None:
    """Every command and option explains itself in at most 100 characters."""
    for command in tree.walk_commands():
        assert 10 <= len(command.description) <= 100
        for option in getattr(command, "parameters", ()):
            explained = str(option.description)
            assert 4 <= len(explained) <= 100, f"{command.qualified_name} {option.name}"


def test_the_invitation_asks_for_what_an_interview_needs_and_no_more() -> None:
    """The README's numbers are those of what the start checks, in writing and aloud."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    written, aloud = re.findall(r"permissions=(\d+)", readme)
    needed = {"read_messages" if name == "view_channel" else name for name in NEEDED}
    assert {name for name, granted in Permissions(int(written)) if granted} == needed
    assert {name for name, granted in Permissions(int(aloud)) if granted} == {
        *needed,
        "connect",
        "speak",
    }
