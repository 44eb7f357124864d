"""Everything that Discord knows: accounts, guilds, channels, messages, commands, interactions."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.discord_standin.clock import Clock
from tests.discord_standin.intents import Intent
from tests.discord_standin.permissions import (
    EVERYTHING,
    NOTHING,
    WHILE_TIMED_OUT,
    Permission,
    in_channel,
    without_speech,
)
from tests.discord_standin.records.application import Application
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.interaction import Interaction
from tests.discord_standin.records.message import Message
from tests.discord_standin.records.people import User
from tests.discord_standin.refusals import unknown
from tests.discord_standin.snowflakes import Snowflakes
from tests.discord_standin.voice.calls import Calls
from tests.discord_standin.wire import Json
from tests.discord_standin.world.changes import Changes
from tests.discord_standin.world.files import MOST_BYTES, Files

TOKEN = "a.bot.token"  # noqa: S105 - opens nothing but this stand-in


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with what decides who may hear of it."""

    name: str
    data: Json
    channel: Channel | None = None
    message: Message | None = None
    about_bot: bool = False
    only_for: str | None = None
    """The account that alone hears of it."""


class World:
    """The state, and how things in it are found. `emit` is where events go: the gateway's."""

    def __init__(self, clock: Clock, privileged: Intent) -> None:
        self.clock = clock
        self.snowflakes = Snowflakes(clock)
        self.changes = Changes()
        self.calls = Calls(self.changes)
        self.files = Files(clock, self.snowflakes)
        self.users: dict[str, User] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.commands: dict[str | None, dict[str, Json]] = {None: {}}
        self.interactions: dict[str, Interaction] = {}
        self.guests: dict[str, User] = {}
        """Other bots by their tokens; they hear of guilds and voice, and may speak there."""
        self.emit: Callable[[Event], None] = lambda _: None
        self.application = Application(
            bot=self.new_user("Stage Manager", bot=True),
            owner=self.new_user("Owner"),
            token=TOKEN,
            privileged=privileged,
        )

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.application.bot

    def account(self, token: object) -> User | None:
        """Find the bot, or another one, by its token."""
        if token == self.application.token:
            return self.bot
        return self.guests.get(str(token))

    def new_user(self, name: str, *, bot: bool = False) -> User:
        """Create an account."""
        user = User(self.snowflakes.new(), name, bot)
        self.users[user.id] = user
        return user

    def guild(self, guild_id: str) -> Guild:
        """Find a guild that the bot is in; for others Discord says that there is none."""
        guild = self.guilds.get(guild_id)
        if guild is None or self.bot.id not in guild.memberships:
            raise unknown("Guild")
        return guild

    def channel(self, channel_id: str) -> Channel:
        """Find a channel, thread or DM."""
        if channel_id not in self.channels:
            raise unknown("Channel")
        return self.channels[channel_id]

    def message(self, channel: Channel, message_id: str) -> Message:
        """Find a message that isn't ephemeral."""
        message = self.messages.get(channel.id, {}).get(message_id)
        if message is None or message.reader_id is not None:
            raise unknown("Message")
        return message

    def messages_seen_by(self, user_id: str) -> list[Message]:
        """Give all messages that somebody sees, oldest first, their own ephemerals included."""
        seen = [
            message
            for channel_id, messages in self.messages.items()
            if channel_id in self.channels and self.can_view(user_id, self.channels[channel_id])
            for message in messages.values()
            if message.reader_id in {None, user_id}
        ]
        return sorted(seen, key=lambda message: int(message.id))

    def permissions(self, user_id: str, channel: Channel) -> Permission:
        """Compute what somebody may do in a channel or thread (Permissions; Threads)."""
        if channel.guild_id is None:
            there = user_id in {user.id for user in channel.recipients} | {self.bot.id}
            return EVERYTHING if there else NOTHING
        guild = self.guilds.get(channel.guild_id)
        if guild is None or user_id not in guild.memberships:
            return NOTHING
        place = channel if channel.thread is None else self.channels[channel.parent_id or ""]
        membership = guild.memberships[user_id]
        allowed = in_channel(
            guild.permissions_of(user_id),
            guild_id=guild.id,
            role_ids=membership.role_ids,
            user_id=user_id,
            overwrites=place.overwrites,
        )
        if membership.timed_out_until > self.clock.now() and allowed != EVERYTHING:
            allowed &= WHILE_TIMED_OUT
        if channel.thread is not None and channel.is_private_thread:
            hidden = user_id not in channel.thread.members
            if hidden and Permission.MANAGE_THREADS not in allowed:
                return NOTHING
        return without_speech(allowed, in_thread=channel.thread is not None)

    def most_bytes(self, channel: Channel) -> int:
        """Give the size that a file sent in a channel may have."""
        guild = self.guilds.get(channel.guild_id or "")
        return (guild.most_bytes if guild else None) or MOST_BYTES

    def can_view(self, user_id: str, channel: Channel) -> bool:
        """Whether somebody sees a channel and what is in it."""
        return Permission.VIEW_CHANNEL in self.permissions(user_id, channel)

    def direct_channel(self, user: User) -> Channel | None:
        """Find the DM between the bot and somebody."""
        direct = (channel for channel in self.channels.values() if channel.recipients == (user,))
        return next(direct, None)

    def record(self, event: Event) -> None:
        """Send an event to whoever hears it, and wake those who wait for a change."""
        self.emit(event)
        self.changes.happened()
