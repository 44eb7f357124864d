"""Roles (Guild Resource, "Roles")."""

from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import Role
from tests.discord_standin.refusals import missing_permissions, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.guilds import member_of
from tests.discord_standin.rest.permits import require_in_guild
from tests.discord_standin.world.guilds import add_role, change_role, delete_role, member_changed
from tests.discord_standin.world.world import World


def _guild(world: World, call: Call) -> Guild:
    guild = world.guild(call.params["guild_id"])
    require_in_guild(world, guild, Permission.MANAGE_ROLES)
    return guild


def _role(world: World, guild: Guild, call: Call) -> Role:
    role = guild.roles.get(call.params["role_id"])
    if role is None:
        raise unknown("Role")
    if role.position >= guild.top_role(world.bot.id):
        raise missing_permissions()
    return role


def _permissions(call: Call, otherwise: Permission) -> Permission:
    wanted = (call.body or {}).get("permissions")
    return otherwise if wanted is None else Permission(int(wanted))


def listed(world: World, call: Call) -> Reply:
    """Get Guild Roles."""
    guild = world.guild(call.params["guild_id"])
    return Reply(200, [role.payload() for role in guild.roles.values()])


def create(world: World, call: Call) -> Reply:
    """Create Guild Role."""
    guild = _guild(world, call)
    permissions = _permissions(call, guild.roles[guild.id].permissions)
    role = add_role(world, guild, (call.body or {}).get("name") or "new role", permissions)
    role.position = 0  # a new role is the lowest; tests' own roles go above
    return Reply(200, role.payload())


def change(world: World, call: Call) -> Reply:
    """Modify Guild Role: only below the bot's own."""
    guild = _guild(world, call)
    role = _role(world, guild, call)
    role.name = call.body.get("name") or role.name
    change_role(world, guild, role, _permissions(call, role.permissions))
    return Reply(200, role.payload())


def remove(world: World, call: Call) -> Reply:
    """Delete Guild Role."""
    guild = _guild(world, call)
    delete_role(world, guild, _role(world, guild, call))
    return Reply()


def give(world: World, call: Call) -> Reply:
    """Add Guild Member Role."""
    guild = _guild(world, call)
    membership = member_of(guild, call.params["user_id"])
    membership.role_ids.add(_role(world, guild, call).id)
    member_changed(world, guild, membership)
    return Reply()


def take(world: World, call: Call) -> Reply:
    """Remove Guild Member Role."""
    guild = _guild(world, call)
    membership = member_of(guild, call.params["user_id"])
    membership.role_ids.discard(_role(world, guild, call).id)
    member_changed(world, guild, membership)
    return Reply()


ALL = "/guilds/{guild_id}/roles"
OF_MEMBER = "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"
ROUTES = (
    Route("GET", ALL, listed),
    Route("POST", ALL, create),
    Route("PATCH", f"{ALL}/{{role_id}}", change),
    Route("DELETE", f"{ALL}/{{role_id}}", remove),
    Route("PUT", OF_MEMBER, give),
    Route("DELETE", OF_MEMBER, take),
)
