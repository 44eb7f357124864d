"""Accounts, and what an account is in one guild (User Resource; Guild Resource, "Guild Member")."""

from dataclasses import dataclass, field

from tests.discord_standin.permissions import NOTHING, Permission
from tests.discord_standin.wire import Json, timestamp


@dataclass(slots=True)
class User:
    """An account: a person's or a bot's."""

    id: str
    name: str
    bot: bool = False
    accepts_direct_messages: bool = True

    def payload(self) -> Json:
        """Give the user object."""
        return {
            "id": self.id,
            "username": self.name.lower().replace(" ", "_"),
            "discriminator": "0",
            "global_name": None if self.bot else self.name,
            "avatar": None,
            "banner": None,
            "accent_color": None,
            "bot": self.bot,
            "system": False,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }


@dataclass(slots=True)
class Role:
    """A guild's role; the one with the guild's id is @everyone's."""

    id: str
    name: str
    permissions: Permission
    position: int = 0
    managed_by: str | None = None

    def payload(self) -> Json:
        """Give the role object; a bot's own role says whose it is."""
        colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        role: Json = {
            "id": self.id,
            "name": self.name,
            "permissions": str(int(self.permissions)),
            "position": self.position,
            "color": 0,
            "colors": colors,
            "hoist": False,
            "managed": self.managed_by is not None,
            "mentionable": False,
            "icon": None,
            "unicode_emoji": None,
            "flags": 0,
        }
        if self.managed_by is not None:
            role["tags"] = {"bot_id": self.managed_by}
        return role


@dataclass(slots=True)
class Membership:
    """What an account is in one guild."""

    user: User
    guild_id: str
    joined: float
    role_ids: set[str] = field(default_factory=set)
    nick: str | None = None
    timed_out_until: float = 0.0

    def payload(self) -> Json:
        """Give the guild member object."""
        until = self.timed_out_until
        return {
            "user": self.user.payload(),
            "nick": self.nick,
            "avatar": None,
            "banner": None,
            "roles": sorted(self.role_ids),
            "joined_at": timestamp(self.joined),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": timestamp(until) if until else None,
        }

    def with_permissions(self, permissions: Permission = NOTHING) -> Json:
        """Give the member as interactions carry it: with the permissions in that channel."""
        return {**self.payload(), "permissions": str(int(permissions))}
