"""What happens to guilds, their members, roles and channels (Gateway Events, "Guilds")."""

from tests.discord_standin.permissions import Overwrite, Permission
from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import Membership, Role, User
from tests.discord_standin.voice.entrance import go
from tests.discord_standin.wire import Json
from tests.discord_standin.world.threads import remove_from_thread
from tests.discord_standin.world.world import Event, World


def found_guild(world: World, name: str, owner: User) -> Guild:
    """Create a guild with its owner in it; the bot isn't yet."""
    guild = Guild(world.snowflakes.new(), name, owner.id)
    guild.memberships[owner.id] = Membership(owner, guild.id, world.clock.now())
    world.guilds[guild.id] = guild
    world.commands.setdefault(guild.id, {})
    return guild


def add_bot(world: World, guild: Guild, permissions: Permission) -> Role:
    """Let the bot in with a role of its own, as the invite link does; it hears GUILD_CREATE."""
    role = add_role(world, guild, world.bot.name, permissions, managed_by=world.bot.id)
    membership = Membership(world.bot, guild.id, world.clock.now(), {role.id})
    guild.memberships[world.bot.id] = membership
    world.record(Event("GUILD_CREATE", guild_create(world, guild)))
    return role


def remove_bot(world: World, guild: Guild) -> None:
    """Kick the bot, which then hears that the guild is gone."""
    go(world, guild, world.bot.id)
    del guild.memberships[world.bot.id]
    guild.roles = {k: role for k, role in guild.roles.items() if role.managed_by != world.bot.id}
    world.record(Event("GUILD_DELETE", {"id": guild.id}))


def guild_create(world: World, guild: Guild, user_id: str | None = None) -> Json:
    """Give the body of GUILD_CREATE: all channels, and the active threads that a bot sees."""
    bot_id = user_id or world.bot.id
    places = [channel for channel in world.channels.values() if channel.guild_id == guild.id]
    threads = [
        channel.payload(bot_id)
        for channel in places
        if channel.thread and not channel.thread.archived and world.can_view(bot_id, channel)
    ]
    return guild.arrival(
        joined=guild.memberships[bot_id],
        channels=[channel.payload() for channel in places if channel.thread is None],
        threads=threads,
    )


def add_role(
    world: World,
    guild: Guild,
    name: str,
    permissions: Permission,
    managed_by: str | None = None,
) -> Role:
    """Create a role above the others."""
    role = Role(world.snowflakes.new(), name, permissions, len(guild.roles), managed_by)
    guild.roles[role.id] = role
    body = {"guild_id": guild.id, "role": role.payload()}
    world.record(Event("GUILD_ROLE_CREATE", body))
    return role


def change_role(world: World, guild: Guild, role: Role, permissions: Permission) -> None:
    """Change what a role may do."""
    role.permissions = permissions
    body = {"guild_id": guild.id, "role": role.payload()}
    world.record(Event("GUILD_ROLE_UPDATE", body))


def delete_role(world: World, guild: Guild, role: Role) -> None:
    """Delete a role and take it from everybody."""
    del guild.roles[role.id]
    for membership in guild.memberships.values():
        membership.role_ids.discard(role.id)
    body = {"guild_id": guild.id, "role_id": role.id}
    world.record(Event("GUILD_ROLE_DELETE", body))


def join(world: World, guild: Guild, user: User) -> Membership:
    """Let somebody into a guild."""
    membership = Membership(user, guild.id, world.clock.now())
    guild.memberships[user.id] = membership
    world.record(Event("GUILD_MEMBER_ADD", {**membership.payload(), "guild_id": guild.id}))
    return membership


def leave(world: World, guild: Guild, user: User) -> None:
    """Take somebody out of a guild, out of its threads and out of voice."""
    go(world, guild, user.id)
    for channel in list(world.channels.values()):
        if channel.guild_id == guild.id and channel.thread:
            remove_from_thread(world, channel, user)
    del guild.memberships[user.id]
    body = {"guild_id": guild.id, "user": user.payload()}
    world.record(Event("GUILD_MEMBER_REMOVE", body))


def member_changed(world: World, guild: Guild, membership: Membership) -> None:
    """Tell of new roles, a new nick or a timeout; of itself the bot hears without any intent."""
    about_bot = membership.user.id == world.bot.id
    body = {**membership.payload(), "guild_id": guild.id}
    world.record(Event("GUILD_MEMBER_UPDATE", body, about_bot=about_bot))


def add_channel(
    world: World, guild: Guild, name: str, kind: ChannelKind, user_limit: int = 0
) -> Channel:
    """Create a channel below the others; a limit of 0 is none, and only voice channels have one."""
    siblings = [channel for channel in world.channels.values() if channel.guild_id == guild.id]
    channel = Channel(world.snowflakes.new(), kind, name, guild.id, position=len(siblings))
    channel.user_limit = user_limit
    world.channels[channel.id] = channel
    world.record(Event("CHANNEL_CREATE", channel.payload(), channel))
    return channel


def overwrite_channel(
    world: World, channel: Channel, target_id: str, overwrite: Overwrite | None
) -> None:
    """Set or remove a channel's exception for a role or member."""
    if overwrite is None:
        channel.overwrites.pop(target_id, None)
    else:
        channel.overwrites[target_id] = overwrite
    world.record(Event("CHANNEL_UPDATE", channel.payload(), channel))
