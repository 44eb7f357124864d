"""Finds a button or select that a person sees, and what pressing or choosing sends."""

from typing import Any

from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.acting.resolving import Resolved
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message
from tests.discord_standin.wire import Json, walk
from tests.discord_standin.world.world import World

BUTTON, STRING_SELECT = 2, 3
LINK, PREMIUM = 5, 6


def find_control(messages: list[Message], name: str, *, button: bool) -> tuple[Message, Json]:
    """Find a control by label, placeholder or custom id, in the newest message that has it.

    Raises:
        ClientRefuses: nobody sees such a control, or it is disabled.
    """
    seen = []
    for message in reversed(messages):
        for component in walk(message.components):
            if "custom_id" not in component and component["type"] != BUTTON:
                continue
            names = [component.get(key) for key in ("label", "placeholder", "custom_id")]
            seen.append(str(names[0] or names[1] or names[2]))
            if name in names and (component["type"] == BUTTON) == button:
                if component.get("disabled"):
                    refusal = f"{name} is disabled"
                    raise ClientRefuses(refusal)
                return message, component
    refusal = f"there is no {name!r} to be seen; there are {', '.join(seen) or 'no controls'}"
    raise ClientRefuses(refusal)


def pressed(button: Json) -> Json:
    """Give an interaction's data for a pressed button.

    Raises:
        ClientRefuses: the button opens a link or a shop; the bot never hears of that.
    """
    if button["style"] in {LINK, PREMIUM}:
        refusal = f"{button.get('label')} opens a page and asks no bot"
        raise ClientRefuses(refusal)
    keys = {"component_type": BUTTON, "custom_id": button["custom_id"], "id": button["id"]}
    return dict(keys)


def chosen(world: World, channel: Channel, select: Json, values: tuple[Any, ...]) -> Json:
    """Give an interaction's data for what was chosen in a select.

    Raises:
        ClientRefuses: too few or too many, or not among the options.
    """
    least, most = select["min_values"], select["max_values"]
    if not least <= len(values) <= most:
        refusal = f"{len(values)} chosen; {least} to {most} are allowed"
        raise ClientRefuses(refusal)
    resolved = Resolved(world, channel)
    if select["type"] == STRING_SELECT:
        ids = [_option(select, value) for value in values]
    else:
        ids = [resolved.thing(value) for value in values]
    data: Json = {
        "component_type": select["type"],
        "custom_id": select["custom_id"],
        "id": select["id"],
        "values": ids,
    }
    return {**data, "resolved": resolved.found} if resolved.found else data


def _option(select: Json, value: Any) -> str:
    for option in select["options"]:
        if value in {option["label"], option["value"]}:
            return str(option["value"])
    labels = ", ".join(option["label"] for option in select["options"])
    refusal = f"{value!r} isn't offered; there are {labels}"
    raise ClientRefuses(refusal)
