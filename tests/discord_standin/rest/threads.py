"""Threads and their members (Threads; Channel Resource)."""

from tests.discord_standin.intents import Intent
from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel, ChannelKind, ThreadState
from tests.discord_standin.refusals import ApiError, missing_access, missing_permissions, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.permits import has, require, require_active
from tests.discord_standin.world.threads import (
    NewThread,
    add_to_thread,
    open_thread,
    remove_from_thread,
)
from tests.discord_standin.world.world import World


def start(world: World, call: Call) -> Reply:
    """Start Thread without Message; private unless the type says otherwise."""
    parent = world.channel(call.params["channel_id"])
    kind = ChannelKind(call.body.get("type") or ChannelKind.PRIVATE_THREAD)
    return _opened(world, parent, call, kind, None)


def start_from_message(world: World, call: Call) -> Reply:
    """Start Thread from Message: public, with the message's id."""
    parent = world.channel(call.params["channel_id"])
    message = world.message(parent, call.params["message_id"])
    if message.id in world.channels:
        raise ApiError(400, 160004, "A thread has already been created for this message")
    return _opened(world, parent, call, ChannelKind.PUBLIC_THREAD, message.id)


def _opened(
    world: World, parent: Channel, call: Call, kind: ChannelKind, starter_id: str | None
) -> Reply:
    if parent.kind is not ChannelKind.TEXT:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    private = kind is ChannelKind.PRIVATE_THREAD
    public, secret = Permission.CREATE_PUBLIC_THREADS, Permission.CREATE_PRIVATE_THREADS
    require(world, parent, secret if private else public)
    invitable = call.body.get("invitable")
    new = NewThread(
        kind=kind,
        name=call.body["name"],
        invitable=True if invitable is None else invitable,
        auto_archive=int(call.body.get("auto_archive_duration") or 4320),
        starter_id=starter_id,
    )
    return Reply(201, open_thread(world, parent, world.bot, new).payload(world.bot.id))


def _thread(world: World, call: Call) -> tuple[Channel, ThreadState]:
    channel = world.channel(call.params["channel_id"])
    require(world, channel)
    if channel.thread is None:
        raise ApiError(400, 50024, "Cannot execute action on this channel type")
    return channel, channel.thread


def add(world: World, call: Call) -> Reply:
    """Add Thread Member: the bot must be able to write there, the member to see the parent."""
    thread, state = _thread(world, call)
    require(world, thread, Permission.SEND_MESSAGES_IN_THREADS)
    require_active(thread)
    closed = thread.is_private_thread and not state.invitable
    if closed and state.owner_id != world.bot.id:
        require(world, thread, Permission.MANAGE_THREADS)
    user_id = call.params["user_id"]
    guild = world.guild(thread.guild_id or "")
    if user_id not in guild.memberships:
        raise unknown("Member")
    if not world.can_view(user_id, world.channels[thread.parent_id or ""]):
        raise missing_access()
    add_to_thread(world, thread, world.users[user_id])
    return Reply()


def remove(world: World, call: Call) -> Reply:
    """Remove Thread Member: needs MANAGE_THREADS, or to have created the private thread."""
    thread, state = _thread(world, call)
    require_active(thread)
    own = thread.is_private_thread and state.owner_id == world.bot.id
    if not own:
        require(world, thread, Permission.MANAGE_THREADS)
    if call.params["user_id"] not in state.members:
        raise unknown("Member")
    remove_from_thread(world, thread, world.users[call.params["user_id"]])
    return Reply()


def enter(world: World, call: Call) -> Reply:
    """Join Thread."""
    thread, _ = _thread(world, call)
    require_active(thread)
    add_to_thread(world, thread, world.bot)
    return Reply()


def leave(world: World, call: Call) -> Reply:
    """Leave Thread."""
    thread, _ = _thread(world, call)
    require_active(thread)
    remove_from_thread(world, thread, world.bot)
    return Reply()


def members(world: World, call: Call) -> Reply:
    """List Thread Members: only with the intent GUILD_MEMBERS enabled for the application."""
    thread, state = _thread(world, call)
    if Intent.GUILD_MEMBERS not in world.application.privileged:
        raise missing_access()
    return Reply(200, [thread.thread_member(user_id) for user_id in state.members])


def member(world: World, call: Call) -> Reply:
    """Get Thread Member."""
    thread, state = _thread(world, call)
    if call.params["user_id"] not in state.members:
        raise unknown("Member")
    return Reply(200, thread.thread_member(call.params["user_id"]))


def active(world: World, call: Call) -> Reply:
    """List Active Guild Threads: those that the bot sees."""
    guild = world.guild(call.params["guild_id"])
    found = [
        channel
        for channel in world.channels.values()
        if channel.guild_id == guild.id and channel.thread and not channel.thread.archived
    ]
    return _listed(world, found)


def _archived(world: World, call: Call, kind: ChannelKind) -> list[Channel]:
    parent = world.channel(call.params["channel_id"])
    require(world, parent, Permission.READ_MESSAGE_HISTORY)
    return [
        channel
        for channel in world.channels.values()
        if channel.parent_id == parent.id
        and channel.kind is kind
        and channel.thread
        and channel.thread.archived
    ]


def archived_public(world: World, call: Call) -> Reply:
    """List Public Archived Threads."""
    return _listed(world, _archived(world, call, ChannelKind.PUBLIC_THREAD))


def archived_private(world: World, call: Call) -> Reply:
    """List Private Archived Threads: needs MANAGE_THREADS."""
    if not has(world, world.channel(call.params["channel_id"]), Permission.MANAGE_THREADS):
        raise missing_permissions()
    return _listed(world, _archived(world, call, ChannelKind.PRIVATE_THREAD))


def archived_joined(world: World, call: Call) -> Reply:
    """List Joined Private Archived Threads."""
    return _listed(world, _archived(world, call, ChannelKind.PRIVATE_THREAD))


def _listed(world: World, found: list[Channel]) -> Reply:
    bot_id = world.bot.id
    threads = [channel for channel in found if world.can_view(bot_id, channel)]
    joined = [channel for channel in threads if channel.thread and bot_id in channel.thread.members]
    body = {
        "threads": [channel.payload(bot_id) for channel in reversed(threads)],
        "members": [channel.thread_member(bot_id) for channel in joined],
        "has_more": False,
    }
    return Reply(200, body)


MEMBERS = "/channels/{channel_id}/thread-members"
ROUTES = (
    Route("POST", "/channels/{channel_id}/threads", start),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", start_from_message),
    Route("GET", MEMBERS, members),
    Route("PUT", f"{MEMBERS}/@me", enter),
    Route("DELETE", f"{MEMBERS}/@me", leave),
    Route("GET", f"{MEMBERS}/{{user_id}}", member),
    Route("PUT", f"{MEMBERS}/{{user_id}}", add),
    Route("DELETE", f"{MEMBERS}/{{user_id}}", remove),
    Route("GET", "/guilds/{guild_id}/threads/active", active),
    Route("GET", "/channels/{channel_id}/threads/archived/public", archived_public),
    Route("GET", "/channels/{channel_id}/threads/archived/private", archived_private),
    Route("GET", "/channels/{channel_id}/users/@me/threads/archived/private", archived_joined),
)
