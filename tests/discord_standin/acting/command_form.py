"""Fills in a slash command as the client's command picker does, and refuses what it refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.discord_standin.acting.interacting import BOT_DM, GUILD
from tests.discord_standin.acting.refusing import ClientRefuses
from tests.discord_standin.acting.resolving import Resolved
from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import World

SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(3, 12)
THINGS = frozenset({USER, CHANNEL, ROLE, MENTIONABLE})
TYPES: Mapping[int, tuple[type, ...]] = {
    STRING: (str,),
    INTEGER: (int,),
    BOOLEAN: (bool,),
    NUMBER: (int, float),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: `/path` with options; `focused` names the one being completed."""

    path: str
    options: Mapping[str, Any]
    focused: str | None = None


def fill_command(world: World, user: User, channel: Channel, typed: Typed) -> Json:
    """Give an interaction's data for a typed command.

    Raises:
        ClientRefuses: no such command is offered to this person here, or an option is wrong.
    """
    command = _offered(world, user, channel, typed.path.split()[0])
    leaf, branches = command, []
    for name in typed.path.split()[1:]:
        leaf = _branch(leaf, name, typed.path)
        branches.append(leaf)
    resolved = Resolved(world, channel)
    options = _options(leaf, typed, resolved)
    for branch in reversed(branches):
        options = [{"type": branch["type"], "name": branch["name"], "options": options}]
    data: Json = {"id": command["id"], "name": command["name"], "type": 1, "options": options}
    if resolved.found:
        data["resolved"] = resolved.found
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def _offered(world: World, user: User, channel: Channel, name: str) -> Json:
    scopes = [world.commands[None]]
    guild = world.guilds.get(channel.guild_id or "")
    if guild is not None:
        present = world.bot.id in guild.memberships
        scopes = [world.commands[guild.id], world.commands[None]] if present else []
    context = BOT_DM if guild is None else GUILD
    hidden = ""
    for command in (command for scope in scopes for command in scope.values()):
        if command["name"] != name or command["type"] != 1:
            continue
        hidden = _why_hidden(world, user, channel, command, context)
        if not hidden:
            return command
    raise ClientRefuses(hidden or f"there is no command /{name} here; was it synced?")


def _why_hidden(world: World, user: User, channel: Channel, command: Json, context: int) -> str:
    contexts = command.get("contexts")
    if contexts is None and command.get("dm_permission") is False:
        contexts = [GUILD]
    if contexts is not None and context not in contexts:
        return f"/{command['name']} isn't offered in this kind of place"
    needed = command.get("default_member_permissions")
    if needed is not None and context == GUILD:
        allowed = world.permissions(user.id, channel)
        wanted = Permission(int(needed)) or Permission.ADMINISTRATOR
        if wanted not in allowed:
            return f"/{command['name']} is hidden from {user.name}"
    return ""


def _branch(parent: Json, name: str, path: str) -> Json:
    for option in parent.get("options") or []:
        if option["name"] == name and option["type"] in {SUBCOMMAND, GROUP}:
            found: Json = option
            return found
    message = f"there is no command /{path}"
    raise ClientRefuses(message)


def _options(leaf: Json, typed: Typed, resolved: Resolved) -> list[Json]:
    known = {option["name"]: option for option in leaf.get("options") or []}
    if any(option["type"] in {SUBCOMMAND, GROUP} for option in known.values()):
        message = f"/{typed.path} is a group: name one of {', '.join(known)}"
        raise ClientRefuses(message)
    strange = set(typed.options) - set(known)
    if strange:
        message = f"/{typed.path} has no option {', '.join(sorted(strange))}"
        raise ClientRefuses(message)
    filled = []
    for name, option in known.items():
        if name not in typed.options:
            if option.get("required") and typed.focused is None:
                message = f"/{typed.path} needs {name}"
                raise ClientRefuses(message)
            continue
        focused = name == typed.focused
        value = typed.options[name]
        value = value if focused else _value(option, value, resolved)
        part = {"type": option["type"], "name": name, "value": value}
        filled.append({**part, "focused": True} if focused else part)
    return filled


def _value(option: Json, value: Any, resolved: Resolved) -> Any:
    kind = option["type"]
    if kind == ATTACHMENT:
        return resolved.upload(value)
    if kind in THINGS:
        return resolved.thing(value)
    if option.get("choices"):
        return _choice(option, value)
    wrong_type = not isinstance(value, TYPES[kind])
    if wrong_type or (isinstance(value, bool) and kind != BOOLEAN):
        message = f"{option['name']} can't be {value!r}"
        raise ClientRefuses(message)
    size = len(value) if kind == STRING else value
    low, high = ("min_length", "max_length") if kind == STRING else ("min_value", "max_value")
    least, most = option.get(low), option.get(high)
    if (least is not None and size < least) or (most is not None and size > most):
        message = f"{option['name']} can't be {value!r}: outside {least} to {most}"
        raise ClientRefuses(message)
    return value


def _choice(option: Json, value: Any) -> Any:
    for choice in option["choices"]:
        if value in {choice["name"], choice["value"]}:
            return choice["value"]
    names = ", ".join(choice["name"] for choice in option["choices"])
    message = f"{option['name']} can't be {value!r}; offered are {names}"
    raise ClientRefuses(message)
