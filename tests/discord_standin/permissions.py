"""Who may do what where: pure functions after Discord's "Permissions" page."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import IntEnum, IntFlag


class Permission(IntFlag):
    """The permissions that something here depends on, under Discord's own names."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    CONNECT = 1 << 20
    SPEAK = 1 << 21
    MOVE_MEMBERS = 1 << 24
    USE_VAD = 1 << 25
    CHANGE_NICKNAME = 1 << 26
    MANAGE_NICKNAMES = 1 << 27
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    SEND_VOICE_MESSAGES = 1 << 46
    SET_VOICE_CHANNEL_STATUS = 1 << 48


NOTHING = Permission(0)
EVERYTHING = Permission((1 << 52) - 1)
EVERYDAY = (
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.CONNECT
    | Permission.SPEAK
    | Permission.USE_VAD
    | Permission.CHANGE_NICKNAME
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.SEND_VOICE_MESSAGES
)
"""What @everyone has in a new guild, as far as it matters here."""

WHILE_TIMED_OUT = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY
"""What is left during a timeout ("Permissions for Timed Out Members")."""

WITH_SPEECH = Permission.MENTION_EVERYONE | Permission.EMBED_LINKS | Permission.ATTACH_FILES
"""Denied with SEND_MESSAGES ("Implicit Permissions")."""


class Target(IntEnum):
    """Whom an overwrite is for."""

    ROLE = 0
    MEMBER = 1


@dataclass(frozen=True, slots=True)
class Overwrite:
    """A channel's exception for one role or member."""

    target: Target
    allow: Permission = NOTHING
    deny: Permission = NOTHING


def in_guild(
    *, is_owner: bool, everyone: Permission, roles: Set[Permission] | tuple[Permission, ...]
) -> Permission:
    """Compute the permissions that hold across a guild: everyone's and each role's, joined."""
    if is_owner:
        return EVERYTHING
    joined = everyone
    for role in roles:
        joined |= role
    return EVERYTHING if Permission.ADMINISTRATOR in joined else joined


def in_channel(
    base: Permission,
    *,
    guild_id: str,
    role_ids: Set[str],
    user_id: str,
    overwrites: Mapping[str, Overwrite],
) -> Permission:
    """Apply a channel's overwrites: everyone's, then all roles' together, then the member's.

    An administrator is above all overwrites. Who can't view a channel can do nothing in it.
    """
    if Permission.ADMINISTRATOR in base:
        return EVERYTHING
    allowed = _with(base, overwrites.get(guild_id))
    allow = deny = NOTHING
    for role_id in role_ids:
        overwrite = overwrites.get(role_id, Overwrite(Target.ROLE))
        allow |= overwrite.allow
        deny |= overwrite.deny
    allowed = (allowed & ~deny) | allow
    allowed = _with(allowed, overwrites.get(user_id))
    return allowed if Permission.VIEW_CHANNEL in allowed else NOTHING


def _with(permissions: Permission, overwrite: Overwrite | None) -> Permission:
    if overwrite is None:
        return permissions
    return (permissions & ~overwrite.deny) | overwrite.allow


def without_speech(permissions: Permission, *, in_thread: bool) -> Permission:
    """Take away what depends on being allowed to send; in threads SEND_MESSAGES has no effect."""
    speech = Permission.SEND_MESSAGES_IN_THREADS if in_thread else Permission.SEND_MESSAGES
    return permissions if speech in permissions else permissions & ~WITH_SPEECH
