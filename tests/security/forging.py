"""Interactions as no client sends them: any command from anybody, any custom id on any message.

Discord keeps hidden commands from members and its clients press only what they see. The bot must
not lean on that, so these reach it whatever the client would have refused.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.cogs.house import House
from tests.discord_standin import Member, Outcome, text_of
from tests.discord_standin.acting.interacting import Deed, interact
from tests.discord_standin.acting.resolving import Resolved
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.interaction import Interaction, InteractionKind
from tests.discord_standin.records.message import Message, MessageFlag
from tests.discord_standin.wire import Json, walk
from tests.discord_standin.world.posting import Draft, post

_WORKING = ("discord-ui-dynamic-item", "CommandTree-invoker", "discord.py: on_interaction")
_STRING, _INTEGER, _BOOLEAN, _USER = 3, 4, 5, 6
_BUTTON, _TEXTS, _CHANNELS = 2, 3, 8


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody at a place."""

    who: Member
    place: Channel


async def command(house: House, actor: Actor, path: str, **options: Any) -> str:
    """Send a command, offered or not, and give all that came back."""
    world = house.played.world
    top, *branches = path.split()
    registered = next(c for c in world.commands[None].values() if c["name"] == top)
    resolved = Resolved(world, actor.place)
    filled = [_option(name, value, resolved) for name, value in options.items()]
    for branch in reversed(branches):
        filled = [{"type": 1, "name": branch, "options": filled}]
    data: Json = {"id": registered["id"], "name": top, "type": 1, "options": filled}
    if resolved.found:
        data["resolved"] = resolved.found
    deed = Deed(InteractionKind.COMMAND, actor.who.user, actor.place, data, f"/{path}")
    return await finished(house, await interact(world, deed))


async def press(house: House, actor: Actor, custom_id: str, *values: str) -> str:
    """Press a button, or choose in a select where there are values; give all that came back."""
    world, channels = house.played.world, custom_id == "setup:channel"
    control: Json = {"type": _BUTTON, "style": 2, "label": "x", "custom_id": custom_id}
    if values:
        control = {"type": _CHANNELS if channels else _TEXTS, "custom_id": custom_id}
        control |= {"min_values": 1, "max_values": 1}
        if not channels:
            control["options"] = [{"label": "x", "value": value} for value in values]
    flags = 0 if custom_id.startswith(("room:", "start:")) else int(MessageFlag.IS_COMPONENTS_V2)
    body = {"components": [{"type": 1, "components": [control]}]}
    message = post(world, actor.place, world.bot, Draft(body, flags=flags))
    found = next(c for c in walk(message.components) if c.get("custom_id") == custom_id)
    data: Json = {"component_type": control["type"], "custom_id": custom_id, "id": found["id"]}
    if values:
        data["values"] = list(values)
    if channels:
        data["resolved"] = {"channels": {values[0]: actor.place.payload(actor.who.user.id)}}
    deed = Deed(
        InteractionKind.COMPONENT, actor.who.user, actor.place, data, custom_id, message
    )  # fmt: skip
    return await finished(house, await interact(world, deed))


async def form(house: House, actor: Actor, custom_id: str, text: str) -> str:
    """Send a form that was never opened, and give all that came back."""
    field = {"type": 4, "id": 2, "custom_id": "answer", "value": text}
    data: Json = {
        "custom_id": custom_id,
        "components": [{"type": 18, "id": 1, "component": field}],
    }
    deed = Deed(
        InteractionKind.MODAL, actor.who.user, actor.place, data, "form", *opening(house, actor)
    )  # fmt: skip
    return await finished(house, await interact(house.played.world, deed))


def opening(house: House, actor: Actor) -> tuple[Message, Interaction]:
    """Make a message, and the press on it that would have opened a form."""
    world = house.played.world
    message = post(world, actor.place, world.bot, Draft({"content": "x"}))
    press = Interaction(
        id=world.snowflakes.new(),
        token="",
        kind=InteractionKind.COMPONENT,
        user=actor.who.user,
        channel=actor.place,
        born=world.clock.now(),
        data={},
        acknowledged=asyncio.get_running_loop().create_future(),
        source=message,
    )
    return message, press


def _option(name: str, value: Any, resolved: Resolved) -> Json:
    if isinstance(value, Member):
        return {"type": _USER, "name": name, "value": resolved.thing(value)}
    kind = _BOOLEAN if isinstance(value, bool) else _INTEGER if isinstance(value, int) else _STRING
    return {"type": kind, "name": name, "value": value}


async def finished(house: House, interaction: Interaction) -> str:
    """Wait until the bot has done all that it does about an interaction."""
    working = [t for t in asyncio.all_tasks() if t.get_name().startswith(_WORKING)]
    await asyncio.wait_for(asyncio.gather(*working, return_exceptions=True), 10)
    return "\n".join(_replies(Outcome(house.played.world, interaction)))


def _replies(outcome: Outcome) -> Iterator[str]:
    interaction = outcome.interaction
    if interaction.modal is not None:
        yield f"[form] {interaction.modal}"
    if interaction.message is not None:
        yield text_of(interaction.message)
        yield from (
            file.data.decode("utf-8", "replace") for file in interaction.message.attachments
        )
    for message in interaction.followups:
        yield text_of(message)
        yield from (file.data.decode("utf-8", "replace") for file in message.attachments)
