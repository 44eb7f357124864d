"""Which events a bot hears, and how much of them (Gateway, "Gateway Intents")."""

from tests.discord_standin.intents import ALWAYS, IN_DIRECT_MESSAGES, IN_GUILDS, Intent
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import Event, World

CONTENT = {"content": "", "embeds": [], "attachments": [], "components": []}
"""What is left of these fields without the MESSAGE_CONTENT intent."""

FOR_GUESTS = ("GUILD_", "CHANNEL_", "VOICE_")
"""How events begin that other bots than the tested one are told of."""

SEEN_BY_PLACE = frozenset(
    {
        "MESSAGE_CREATE",
        "MESSAGE_UPDATE",
        "MESSAGE_DELETE",
        "TYPING_START",
        "THREAD_CREATE",
        "THREAD_UPDATE",
        "THREAD_DELETE",
        "THREAD_MEMBERS_UPDATE",
    }
)
"""Only for those who can view the channel or thread."""


def hears(world: World, user: User, intents: Intent, event: Event) -> bool:
    """Decide whether a bot is told of an event; guests are told of guilds and voice."""
    if event.name in ALWAYS or not _is_for(world, user, event):
        return _is_for(world, user, event)
    guild_id = _guild_id(event)
    if guild_id is not None and event.name != "GUILD_DELETE":
        guild = world.guilds.get(guild_id)
        if guild is None or user.id not in guild.memberships:
            return False
    place = event.channel if event.name in SEEN_BY_PLACE else None
    if place is not None and not world.can_view(user.id, place):
        return False
    if event.about_bot and event.name == "GUILD_MEMBER_UPDATE":
        return True
    if event.name == "THREAD_MEMBERS_UPDATE" and not event.about_bot:
        return Intent.GUILDS | Intent.GUILD_MEMBERS in intents
    table = IN_DIRECT_MESSAGES if guild_id is None else IN_GUILDS
    needed = table.get(event.name)
    return needed is not None and needed in intents


def _is_for(world: World, user: User, event: Event) -> bool:
    if user is not world.bot and not event.name.startswith(FOR_GUESTS):
        return False
    return event.only_for in {None, user.id}


def _guild_id(event: Event) -> str | None:
    if event.channel is not None:
        return event.channel.guild_id
    if event.name.startswith("GUILD_") and "guild_id" not in event.data:
        own: str = event.data["id"]
        return own
    found: str | None = event.data.get("guild_id")
    return found


def arrival_for(intents: Intent, body: Json) -> Json:
    """Give the body of GUILD_CREATE: who is in voice only with GUILD_VOICE_STATES."""
    if Intent.GUILD_VOICE_STATES in intents:
        return body
    return {**body, "voice_states": [], "members": body["members"][:1]}


def body_for(world: World, intents: Intent, event: Event) -> Json:
    """Give an event's body, without a message's content where the bot may not read it.

    It may with the privileged intent, in DMs, when it is mentioned, and its own messages.
    """
    if event.name == "GUILD_CREATE":
        return arrival_for(intents, event.data)
    message = event.message
    if message is None or message.guild_id is None or Intent.MESSAGE_CONTENT in intents:
        return event.data
    bot = world.bot.id
    if message.author.id == bot or any(user.id == bot for user in message.mentions):
        return event.data
    return {**event.data, **CONTENT}
