"""Writing, changing and deleting messages, by bots and by people alike (Message Resource)."""

import re
from dataclasses import dataclass

from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Attachment, Message, MessageFlag, MessageKind
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json
from tests.discord_standin.world.dressing import Wardrobe
from tests.discord_standin.world.files import Upload
from tests.discord_standin.world.threads import add_to_thread, wake_thread
from tests.discord_standin.world.world import Event, World

MENTIONED_USERS = re.compile(r"<@!?(\d+)>")
MENTIONED_ROLES = re.compile(r"<@&(\d+)>")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be posted: the body as sent, its files, and how it answers what."""

    body: Json
    uploads: tuple[Upload, ...] = ()
    kind: MessageKind = MessageKind.DEFAULT
    flags: int = 0
    reader_id: str | None = None
    interaction: Json | None = None


def post(world: World, channel: Channel, author: User, draft: Draft) -> Message:
    """Put a message into a channel and tell whoever hears of it."""
    body = draft.body
    message = Message(
        id=world.snowflakes.new(),
        channel_id=channel.id,
        author=author,
        sent=world.clock.now(),
        kind=draft.kind,
        content=body.get("content") or "",
        flags=draft.flags,
        nonce=_nonce(body),
        reader_id=draft.reader_id,
        guild_id=channel.guild_id,
        interaction=draft.interaction,
    )
    message.attachments = _stored(world, message, body, draft.uploads)
    wardrobe = Wardrobe(world.snowflakes, message.attachments)
    message.embeds = wardrobe.embeds(body.get("embeds") or [])
    message.components = wardrobe.components(body.get("components") or [])
    _mention(world, channel, message, body.get("allowed_mentions"))
    _quote(world, channel, message, body)
    world.messages.setdefault(channel.id, {})[message.id] = message
    if draft.reader_id is None:
        _arrive(world, channel, message)
    world.changes.happened()
    return message


def _nonce(body: Json) -> str | None:
    nonce = body.get("nonce")
    return None if nonce is None else str(nonce)


def _arrive(world: World, channel: Channel, message: Message) -> None:
    wake_thread(world, channel)
    channel.last_message_id = message.id
    if channel.thread is not None:
        channel.thread.sent += 1
        newcomers = message.mentions if channel.is_private_thread else []
        for user in [message.author, *newcomers]:
            add_to_thread(world, channel, user)
    world.record(Event("MESSAGE_CREATE", event_body(world, message), channel, message))


def _stored(
    world: World, message: Message, body: Json, uploads: tuple[Upload, ...]
) -> list[Attachment]:
    about = {str(part.get("id")): part for part in body.get("attachments") or []}
    described = [
        Upload(
            filename=about.get(str(index), {}).get("filename") or upload.filename,
            data=upload.data,
            content_type=upload.content_type,
            description=about.get(str(index), {}).get("description") or upload.description,
            seconds=upload.seconds,
            waveform=upload.waveform,
        )
        for index, upload in enumerate(uploads)
    ]
    ephemeral = message.reader_id is not None
    return [world.files.store(message.channel_id, part, ephemeral=ephemeral) for part in described]


def _mention(world: World, channel: Channel, message: Message, allowed: Json | None) -> None:
    kinds = {"users", "roles", "everyone"} if allowed is None else set(allowed.get("parse") or [])
    named = {str(user_id) for user_id in (allowed or {}).get("users") or []}
    found = dict.fromkeys(MENTIONED_USERS.findall(message.content))
    message.mentions = [
        world.users[user_id]
        for user_id in found
        if user_id in world.users and ("users" in kinds or user_id in named)
    ]
    if "roles" in kinds:
        message.mentioned_role_ids = MENTIONED_ROLES.findall(message.content)
    if "everyone" in kinds and re.search(r"@(everyone|here)\b", message.content):
        may = world.permissions(message.author.id, channel)
        message.mentions_everyone = Permission.MENTION_EVERYONE in may


def _quote(world: World, channel: Channel, message: Message, body: Json) -> None:
    reference = body.get("message_reference")
    if reference is None:
        return
    message.replies_to = world.message(channel, str(reference["message_id"]))
    message.kind = MessageKind.REPLY
    replied = (body.get("allowed_mentions") or {}).get("replied_user", True)
    if replied and message.replies_to.author not in message.mentions:
        message.mentions.append(message.replies_to.author)


def edit(world: World, message: Message, body: Json, uploads: tuple[Upload, ...] = ()) -> Message:
    """Change the parts of a message that the body names; a loading one has then loaded."""
    message.attachments = _kept(message, body) + _stored(world, message, body, uploads)
    wardrobe = Wardrobe(world.snowflakes, message.attachments)
    if "content" in body:
        message.content = body["content"] or ""
    if "embeds" in body:
        message.embeds = wardrobe.embeds(body["embeds"] or [])
    if "components" in body:
        message.components = wardrobe.components(body["components"] or [])
    message.flags |= (body.get("flags") or 0) & MessageFlag.IS_COMPONENTS_V2
    if not message.is_loading:
        message.edited = world.clock.now()
    message.flags &= ~MessageFlag.LOADING
    channel = world.channels[message.channel_id]
    if message.reader_id is None:
        world.record(Event("MESSAGE_UPDATE", event_body(world, message), channel, message))
    world.changes.happened()
    return message


def _kept(message: Message, body: Json) -> list[Attachment]:
    if body.get("attachments") is None:
        return message.attachments
    kept = {str(part.get("id")) for part in body["attachments"]}
    return [attachment for attachment in message.attachments if attachment.id in kept]


def delete(world: World, message: Message) -> None:
    """Take a message away for everybody."""
    del world.messages[message.channel_id][message.id]
    gone: Json = {"id": message.id, "channel_id": message.channel_id}
    if message.guild_id is not None:
        gone["guild_id"] = message.guild_id
    if message.reader_id is None:
        channel = world.channels[message.channel_id]
        world.record(Event("MESSAGE_DELETE", gone, channel))
    world.changes.happened()


def event_body(world: World, message: Message) -> Json:
    """Give the message as the gateway sends it: with the guild, and the author's membership."""
    if message.guild_id is None:
        return message.payload()
    membership = world.guilds[message.guild_id].memberships.get(message.author.id)
    body = {**message.payload(), "guild_id": message.guild_id}
    if membership is not None:
        body["member"] = {k: v for k, v in membership.payload().items() if k != "user"}
    return body
