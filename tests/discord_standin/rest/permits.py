"""What the bot needs to be allowed before an operation does anything (Permissions)."""

from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.refusals import ApiError, missing_access, missing_permissions
from tests.discord_standin.world.world import World


def require(world: World, channel: Channel, needed: Permission = Permission.VIEW_CHANNEL) -> None:
    """Let the bot go on only if it sees the channel and has all that is needed there.

    Raises:
        ApiError: 50001 when it can't see it, 50013 when it may not do that.
    """
    allowed = world.permissions(world.bot.id, channel)
    if Permission.VIEW_CHANNEL not in allowed:
        raise missing_access()
    if needed not in allowed:
        raise missing_permissions()


def has(world: World, channel: Channel, wanted: Permission) -> bool:
    """Whether the bot has a permission in a channel."""
    return wanted in world.permissions(world.bot.id, channel)


def require_in_guild(world: World, guild: Guild, needed: Permission) -> None:
    """Let the bot go on only if it has the permissions across the guild."""
    if needed not in guild.permissions_of(world.bot.id):
        raise missing_permissions()


def require_active(thread: Channel) -> None:
    """Refuse to change anything in an archived thread."""
    if thread.thread is not None and thread.thread.archived:
        message = "Tried to perform an operation on an archived thread"
        raise ApiError(400, 50083, message)


def require_unlocked(world: World, channel: Channel) -> None:
    """Refuse to write in a locked thread without MANAGE_THREADS."""
    locked = channel.thread is not None and channel.thread.locked
    if locked and not has(world, channel, Permission.MANAGE_THREADS):
        raise ApiError(400, 160005, "Thread is locked")
