"""Channels, their overwrites, and direct messages (Channel Resource; User Resource)."""

from tests.discord_standin.permissions import EVERYTHING, Overwrite, Permission, Target
from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.discord_standin.records.people import User
from tests.discord_standin.refusals import ApiError, missing_permissions, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.permits import has, require, require_in_guild
from tests.discord_standin.wire import Json
from tests.discord_standin.world.guilds import add_channel, overwrite_channel
from tests.discord_standin.world.threads import change_thread, delete_channel
from tests.discord_standin.world.world import Event, World

THE_OWNERS = frozenset({"name", "archived", "auto_archive_duration", "invitable"})
"""What a thread's creator may change without MANAGE_THREADS (Threads, "Editing")."""


def fetch(world: World, call: Call) -> Reply:
    """Get Channel."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel)
    return Reply(200, channel.payload(world.bot.id))


def change(world: World, call: Call) -> Reply:
    """Modify Channel."""
    channel = world.channel(call.params["channel_id"])
    wanted = {key: value for key, value in (call.body or {}).items() if value is not None}
    if channel.thread is not None:
        _require_may_change_thread(world, channel, wanted)
        change_thread(world, channel, wanted)
    else:
        require(world, channel, Permission.MANAGE_CHANNELS)
        channel.name = wanted.get("name", channel.name)
        channel.topic = wanted.get("topic", channel.topic)
        channel.slowmode = wanted.get("rate_limit_per_user", channel.slowmode)
        if "permission_overwrites" in wanted:
            channel.overwrites = _overwrites(wanted["permission_overwrites"])
        world.record(Event("CHANNEL_UPDATE", channel.payload(), channel))
    return Reply(200, channel.payload(world.bot.id))


def _require_may_change_thread(world: World, channel: Channel, wanted: Json) -> None:
    require(world, channel)
    state = channel.thread
    if state is None or has(world, channel, Permission.MANAGE_THREADS):
        return
    mine = state.owner_id == world.bot.id
    only_wakes = wanted == {"archived": False} and not state.locked
    if only_wakes and world.bot.id in state.members:
        return
    if not (mine and set(wanted) <= THE_OWNERS):
        raise missing_permissions()
    if state.archived and wanted.get("archived", True):
        raise ApiError(400, 50083, "Thread is archived")


def remove(world: World, call: Call) -> Reply:
    """Delete/Close Channel: threads need MANAGE_THREADS, channels MANAGE_CHANNELS."""
    channel = world.channel(call.params["channel_id"])
    threads, others = Permission.MANAGE_THREADS, Permission.MANAGE_CHANNELS
    require(world, channel, threads if channel.thread is not None else others)
    body = channel.payload(world.bot.id)
    if channel.guild_id is not None:
        delete_channel(world, channel)
    return Reply(200, body)


def listed(world: World, call: Call) -> Reply:
    """Get Guild Channels: without threads."""
    guild = world.guild(call.params["guild_id"])
    places = [channel for channel in world.channels.values() if channel.guild_id == guild.id]
    return Reply(200, [channel.payload() for channel in places if channel.thread is None])


def create(world: World, call: Call) -> Reply:
    """Create Guild Channel."""
    guild = world.guild(call.params["guild_id"])
    require_in_guild(world, guild, Permission.MANAGE_CHANNELS)
    kind = ChannelKind(call.body.get("type") or ChannelKind.TEXT)
    channel = add_channel(world, guild, call.body["name"], kind)
    channel.topic = call.body.get("topic")
    channel.overwrites = _overwrites(call.body.get("permission_overwrites") or [])
    return Reply(201, channel.payload())


def _overwrites(listed_ones: list[Json]) -> dict[str, Overwrite]:
    return {str(body["id"]): _overwrite(body) for body in listed_ones}


def _overwrite(body: Json) -> Overwrite:
    allow, deny = int(body.get("allow") or 0), int(body.get("deny") or 0)
    return Overwrite(Target(body["type"]), Permission(allow), Permission(deny))


def overwrite(world: World, call: Call) -> Reply:
    """Edit Channel Permissions: the bot can give only what it has itself there."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel, Permission.MANAGE_ROLES)
    wanted = _overwrite(call.body)
    own = world.permissions(world.bot.id, channel)
    if own != EVERYTHING and (wanted.allow | wanted.deny) & ~own:
        raise missing_permissions()
    overwrite_channel(world, channel, call.params["overwrite_id"], wanted)
    return Reply()


def remove_overwrite(world: World, call: Call) -> Reply:
    """Delete Channel Permission."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel, Permission.MANAGE_ROLES)
    overwrite_channel(world, channel, call.params["overwrite_id"], None)
    return Reply()


def open_direct(world: World, call: Call) -> Reply:
    """Create DM: gives the one that is there already."""
    user = world.users.get(str(call.body.get("recipient_id")))
    if user is None:
        raise unknown("User")
    return Reply(200, direct_channel(world, user).payload())


def direct_channel(world: World, user: User) -> Channel:
    """Give the DM between the bot and somebody, opened if need be."""
    channel = world.direct_channel(user)
    if channel is None:
        channel = Channel(world.snowflakes.new(), ChannelKind.DIRECT, recipients=(user,))
        world.channels[channel.id] = channel
    return channel


ONE = "/channels/{channel_id}"
ROUTES = (
    Route("GET", ONE, fetch),
    Route("PATCH", ONE, change),
    Route("DELETE", ONE, remove),
    Route("PUT", f"{ONE}/permissions/{{overwrite_id}}", overwrite),
    Route("DELETE", f"{ONE}/permissions/{{overwrite_id}}", remove_overwrite),
    Route("GET", "/guilds/{guild_id}/channels", listed),
    Route("POST", "/guilds/{guild_id}/channels", create),
    Route("POST", "/users/@me/channels", open_direct),
)
