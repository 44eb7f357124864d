"""A guild as a test sets it up and changes it: its members, channels, roles and moderators."""

from tests.discord_standin.acting.member import Member
from tests.discord_standin.permissions import NOTHING, Overwrite, Permission, Target
from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.people import Role
from tests.discord_standin.voice.moderating import VoiceStage
from tests.discord_standin.world.guilds import (
    add_bot,
    add_channel,
    add_role,
    change_role,
    found_guild,
    join,
    leave,
    member_changed,
    overwrite_channel,
    remove_bot,
)
from tests.discord_standin.world.threads import change_thread, delete_channel
from tests.discord_standin.world.world import World


class Stage(VoiceStage):
    """A guild with one text channel, into which the bot was invited."""

    def __init__(self, world: World, name: str, bot_permissions: Permission) -> None:
        self._world = world
        owner = world.new_user(f"{name} owner")
        self.guild: Guild = found_guild(world, name, owner)
        self.general: Channel = self.text_channel("general")
        self.owner = Member(world, self.guild, owner, self.general)
        self._bot_role = add_bot(world, self.guild, bot_permissions)

    @property
    def id(self) -> int:
        """The guild's id, as discord.py has it."""
        return int(self.guild.id)

    def member(self, name: str, *roles: Role) -> Member:
        """Let a person join, with these roles."""
        user = self._world.new_user(name)
        membership = join(self._world, self.guild, user)
        membership.role_ids |= {role.id for role in roles}
        return Member(self._world, self.guild, user, self.general)

    def text_channel(self, name: str) -> Channel:
        """Create a text channel."""
        return add_channel(self._world, self.guild, name, ChannelKind.TEXT)

    def role(self, name: str, permissions: Permission = NOTHING) -> Role:
        """Create a role; give it to people when they join, or with `give`."""
        return add_role(self._world, self.guild, name, permissions)

    def give(self, member: Member, role: Role) -> None:
        """Give somebody a role."""
        membership = self.guild.memberships[member.user.id]
        membership.role_ids.add(role.id)
        member_changed(self._world, self.guild, membership)

    def time_out(self, member: Member, seconds: float) -> None:
        """Put somebody into a timeout."""
        membership = self.guild.memberships[member.user.id]
        membership.timed_out_until = self._world.clock.now() + seconds
        member_changed(self._world, self.guild, membership)

    def bot_may(self, permissions: Permission) -> None:
        """Change what the bot's own role allows."""
        change_role(self._world, self.guild, self._bot_role, permissions)

    def everyone_may(self, permissions: Permission) -> None:
        """Change what @everyone's role allows."""
        role = self.guild.roles[self.guild.id]
        change_role(self._world, self.guild, role, permissions)

    def overwrite(
        self,
        channel: Channel,
        whom: Role | Member | None = None,
        *,
        allow: Permission = NOTHING,
        deny: Permission = NOTHING,
    ) -> None:
        """Make a channel's exception for a role or member; for the bot when nobody is named."""
        if whom is None:
            target_id, target = self._world.bot.id, Target.MEMBER
        elif isinstance(whom, Role):
            target_id, target = whom.id, Target.ROLE
        else:
            target_id, target = whom.user.id, Target.MEMBER
        overwrite_channel(self._world, channel, target_id, Overwrite(target, allow, deny))

    def boost(self, tier: int) -> None:
        """Set the guild's boost tier; from 2 on members may send larger files."""
        self.guild.boost_tier = tier

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Archive a thread, as a moderator or time does."""
        change_thread(self._world, thread, {"archived": True, "locked": locked})

    def delete(self, channel: Channel) -> None:
        """Delete a channel or thread, as a moderator does."""
        delete_channel(self._world, channel)

    def kick(self, member: Member) -> None:
        """Kick somebody."""
        leave(self._world, self.guild, member.user)

    def kick_bot(self) -> None:
        """Kick the bot."""
        remove_bot(self._world, self.guild)
