"""The bot's account, its application, the way to the gateway, and its commands."""

from tests.discord_standin.refusals import InvalidForm, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rules.commands import command_errors, commands_errors
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import World


def me(world: World, call: Call) -> Reply:
    """Get Current User."""
    about = {"mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}
    return Reply(200, {**world.bot.payload(), **about})


def user(world: World, call: Call) -> Reply:
    """Get User."""
    found = world.users.get(call.params["user_id"])
    if found is None:
        raise unknown("User")
    return Reply(200, found.payload())


def application(world: World, call: Call) -> Reply:
    """Get Current Application."""
    return Reply(200, world.application.payload(len(world.guilds)))


def gateway(world: World, call: Call) -> Reply:
    """Get Gateway."""
    return Reply(200, {"url": "wss://gateway.discord.gg"})


def gateway_bot(world: World, call: Call) -> Reply:
    """Get Gateway Bot."""
    start = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    url = "wss://gateway.discord.gg"
    return Reply(200, {"url": url, "shards": 1, "session_start_limit": start})


def _scope(world: World, call: Call) -> dict[str, Json]:
    guild_id = call.params.get("guild_id")
    if guild_id is not None:
        world.guild(guild_id)
    return world.commands[guild_id]


def commands(world: World, call: Call) -> Reply:
    """Get Global or Guild Application Commands."""
    return Reply(200, list(_scope(world, call).values()))


def overwrite(world: World, call: Call) -> Reply:
    """Bulk Overwrite Application Commands: a command keeps its id by its name and type."""
    scope = _scope(world, call)
    errors = commands_errors(call.body)
    if errors:
        raise InvalidForm(tuple(errors))
    ids = {(command["name"], command["type"]): key for key, command in scope.items()}
    registered = [_registered(world, call, body, ids) for body in call.body]
    scope.clear()
    scope |= {command["id"]: command for command in registered}
    return Reply(200, registered)


def create(world: World, call: Call) -> Reply:
    """Create Application Command: one of the same name and type is overwritten."""
    scope = _scope(world, call)
    errors = command_errors(call.body)
    if errors:
        raise InvalidForm(tuple(errors))
    ids = {(command["name"], command["type"]): key for key, command in scope.items()}
    command = _registered(world, call, call.body, ids)
    is_new = command["id"] not in scope
    scope[command["id"]] = command
    return Reply(201 if is_new else 200, command)


def change(world: World, call: Call) -> Reply:
    """Edit Application Command."""
    scope = _scope(world, call)
    command = _command(world, call)
    changed = {**command, **{k: v for k, v in call.body.items() if v is not None}}
    errors = command_errors(changed)
    if errors:
        raise InvalidForm(tuple(errors))
    scope[command["id"]] = changed
    return Reply(200, changed)


def _command(world: World, call: Call) -> Json:
    command = _scope(world, call).get(call.params["command_id"])
    if command is None:
        raise unknown("Application Command")
    return command


def command(world: World, call: Call) -> Reply:
    """Get Application Command."""
    return Reply(200, _command(world, call))


def remove(world: World, call: Call) -> Reply:
    """Delete Application Command."""
    found = _command(world, call)
    del _scope(world, call)[found["id"]]
    return Reply()


def _registered(world: World, call: Call, body: Json, ids: dict[tuple[str, int], str]) -> Json:
    kind = body.get("type") or 1
    guild_id = call.params.get("guild_id")
    registered: Json = {
        "id": ids.get((body["name"], kind)) or world.snowflakes.new(),
        "application_id": world.application.id,
        "version": world.snowflakes.new(),
        "default_member_permissions": None,
        "description": "",
        "nsfw": False,
        **{key: value for key, value in body.items() if value is not None},
        "type": kind,
    }
    if registered["default_member_permissions"] is not None:
        registered["default_member_permissions"] = str(registered["default_member_permissions"])
    if guild_id is not None:
        return {**registered, "guild_id": guild_id}
    registered.setdefault("contexts", None)
    registered.setdefault("integration_types", [0])
    return registered


GLOBAL = "/applications/{application_id}/commands"
IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = (
    Route("GET", "/users/@me", me),
    Route("GET", "/users/{user_id}", user),
    Route("GET", "/applications/@me", application),
    Route("GET", "/oauth2/applications/@me", application),
    Route("GET", "/gateway", gateway),
    Route("GET", "/gateway/bot", gateway_bot),
    *(
        route
        for scope in (GLOBAL, IN_GUILD)
        for route in (
            Route("GET", scope, commands),
            Route("PUT", scope, overwrite),
            Route("POST", scope, create),
            Route("GET", f"{scope}/{{command_id}}", command),
            Route("PATCH", f"{scope}/{{command_id}}", change),
            Route("DELETE", f"{scope}/{{command_id}}", remove),
        )
    ),
)
