"""Guilds and their members (Guild Resource; User Resource)."""

from datetime import datetime

from tests.discord_standin.intents import Intent
from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import Membership
from tests.discord_standin.refusals import missing_access, missing_permissions, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.permits import require_in_guild
from tests.discord_standin.world.guilds import leave, member_changed, remove_bot
from tests.discord_standin.world.world import World


def fetch(world: World, call: Call) -> Reply:
    """Get Guild."""
    guild = world.guild(call.params["guild_id"])
    counts = {}
    if call.wants("with_counts"):
        count = len(guild.memberships)
        counts = {"approximate_member_count": count, "approximate_presence_count": count}
    return Reply(200, {**guild.payload(), **counts})


def mine(world: World, call: Call) -> Reply:
    """Get Current User Guilds."""
    bot_id = world.bot.id
    guilds = [guild for guild in world.guilds.values() if bot_id in guild.memberships]
    return Reply(
        200,
        [
            {
                "id": guild.id,
                "name": guild.name,
                "icon": None,
                "banner": None,
                "owner": guild.owner_id == bot_id,
                "permissions": str(int(guild.permissions_of(bot_id))),
                "features": [],
            }
            for guild in guilds
        ],
    )


def leave_guild(world: World, call: Call) -> Reply:
    """Leave Guild."""
    remove_bot(world, world.guild(call.params["guild_id"]))
    return Reply()


def member_of(guild: Guild, user_id: str) -> Membership:
    """Find a member."""
    if user_id not in guild.memberships:
        raise unknown("Member")
    return guild.memberships[user_id]


def member(world: World, call: Call) -> Reply:
    """Get Guild Member."""
    guild = world.guild(call.params["guild_id"])
    return Reply(200, member_of(guild, call.params["user_id"]).payload())


def members(world: World, call: Call) -> Reply:
    """List Guild Members: only with the intent GUILD_MEMBERS enabled for the application."""
    guild = world.guild(call.params["guild_id"])
    if Intent.GUILD_MEMBERS not in world.application.privileged:
        raise missing_access()
    after, limit = int(call.query.get("after", "0")), int(call.query.get("limit", "1"))
    later = sorted((user_id for user_id in guild.memberships if int(user_id) > after), key=int)
    return Reply(200, [guild.memberships[user_id].payload() for user_id in later[:limit]])


def require_above(world: World, guild: Guild, user_id: str) -> None:
    """Refuse to act on the owner, or on somebody whose highest role isn't below the bot's."""
    above = guild.top_role(user_id) >= guild.top_role(world.bot.id)
    if user_id == guild.owner_id or (above and user_id != world.bot.id):
        raise missing_permissions()


def kick(world: World, call: Call) -> Reply:
    """Remove Guild Member."""
    guild = world.guild(call.params["guild_id"])
    target = member_of(guild, call.params["user_id"])
    require_in_guild(world, guild, Permission.KICK_MEMBERS)
    require_above(world, guild, target.user.id)
    leave(world, guild, target.user)
    return Reply()


def change_member(world: World, call: Call) -> Reply:
    """Modify Guild Member: nick, roles and timeout are played."""
    guild = world.guild(call.params["guild_id"])
    target = member_of(guild, call.params["user_id"])
    require_above(world, guild, target.user.id)
    needs = {
        "nick": Permission.MANAGE_NICKNAMES,
        "roles": Permission.MANAGE_ROLES,
        "communication_disabled_until": Permission.MODERATE_MEMBERS,
    }
    for key, permission in needs.items():
        if key in call.body:
            require_in_guild(world, guild, permission)
    if "nick" in call.body:
        target.nick = call.body["nick"] or None
    if "roles" in call.body:
        target.role_ids = {str(role_id) for role_id in call.body["roles"] or []}
    if "communication_disabled_until" in call.body:
        until = call.body["communication_disabled_until"]
        target.timed_out_until = datetime.fromisoformat(until).timestamp() if until else 0.0
    member_changed(world, guild, target)
    return Reply(200, target.payload())


def change_me(world: World, call: Call) -> Reply:
    """Modify Current Member: the bot's own nick."""
    guild = world.guild(call.params["guild_id"])
    require_in_guild(world, guild, Permission.CHANGE_NICKNAME)
    me = guild.memberships[world.bot.id]
    me.nick = (call.body or {}).get("nick") or None
    member_changed(world, guild, me)
    return Reply(200, me.with_permissions(guild.permissions_of(world.bot.id)))


ONE = "/guilds/{guild_id}"
ROUTES = (
    Route("GET", ONE, fetch),
    Route("GET", "/users/@me/guilds", mine),
    Route("DELETE", "/users/@me/guilds/{guild_id}", leave_guild),
    Route("GET", f"{ONE}/members", members),
    Route("PATCH", f"{ONE}/members/@me", change_me),
    Route("GET", f"{ONE}/members/{{user_id}}", member),
    Route("PATCH", f"{ONE}/members/{{user_id}}", change_member),
    Route("DELETE", f"{ONE}/members/{{user_id}}", kick),
)
