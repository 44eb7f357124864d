"""Messages (Message Resource)."""

from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message, MessageFlag
from tests.discord_standin.refusals import ApiError, FormError, InvalidForm
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.permits import has, require, require_active, require_unlocked
from tests.discord_standin.rules.messages import check_message
from tests.discord_standin.world.posting import Draft, delete, edit, post
from tests.discord_standin.world.world import World

KEPT_FLAGS = MessageFlag.IS_COMPONENTS_V2 | MessageFlag.IS_VOICE_MESSAGE


def create(world: World, call: Call) -> Reply:
    """Create Message."""
    channel = world.channel(call.params["channel_id"])
    _require_may_write(world, channel, call)
    check_message(call.body or {}, call.uploads)
    _require_quoted(world, channel, call)
    flags = (call.body.get("flags") or 0) & KEPT_FLAGS
    message = post(world, channel, world.bot, Draft(call.body, call.uploads, flags=flags))
    return Reply(200, message.payload())


def _require_may_write(world: World, channel: Channel, call: Call) -> None:
    if any(not user.accepts_direct_messages for user in channel.recipients):
        raise ApiError(403, 50007, "Cannot send messages to this user")
    speech = Permission.SEND_MESSAGES_IN_THREADS if channel.thread else Permission.SEND_MESSAGES
    body = call.body or {}
    if body.get("embeds"):
        speech |= Permission.EMBED_LINKS
    if call.uploads:
        speech |= Permission.ATTACH_FILES
    require(world, channel, speech)
    require_unlocked(world, channel)


def _require_quoted(world: World, channel: Channel, call: Call) -> None:
    reference = call.body.get("message_reference")
    if reference is None:
        return
    require(world, channel, Permission.READ_MESSAGE_HISTORY)
    if str(reference["message_id"]) not in world.messages.get(channel.id, {}):
        if reference.get("fail_if_not_exists", True):
            error = FormError("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            raise InvalidForm((error,))
        del call.body["message_reference"]


def _found(world: World, call: Call) -> tuple[Channel, Message]:
    channel = world.channel(call.params["channel_id"])
    require(world, channel)
    return channel, world.message(channel, call.params["message_id"])


def fetch(world: World, call: Call) -> Reply:
    """Get Channel Message."""
    channel, message = _found(world, call)
    require(world, channel, Permission.READ_MESSAGE_HISTORY)
    return Reply(200, message.payload())


def history(world: World, call: Call) -> Reply:
    """Get Channel Messages: newest first; none without READ_MESSAGE_HISTORY."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel)
    if not has(world, channel, Permission.READ_MESSAGE_HISTORY):
        return Reply(200, [])
    messages = [m for m in world.messages.get(channel.id, {}).values() if m.reader_id is None]
    before, after = call.query.get("before"), call.query.get("after")
    if before is not None:
        messages = [message for message in messages if int(message.id) < int(before)]
    limit = int(call.query.get("limit", "50"))
    if after is not None:
        messages = [message for message in messages if int(message.id) > int(after)][:limit]
    newest = list(reversed(messages))[:limit]
    return Reply(200, [message.payload() for message in newest])


def change(world: World, call: Call) -> Reply:
    """Edit Message: only the bot's own."""
    channel, message = _found(world, call)
    require_active(channel)
    if message.author is not world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    check_message(call.body or {}, call.uploads, edited=message)
    return Reply(200, edit(world, message, call.body or {}, call.uploads).payload())


def remove(world: World, call: Call) -> Reply:
    """Delete Message: others' need MANAGE_MESSAGES."""
    channel, message = _found(world, call)
    if message.author is not world.bot:
        require(world, channel, Permission.MANAGE_MESSAGES)
    delete(world, message)
    return Reply()


def remove_many(world: World, call: Call) -> Reply:
    """Bulk Delete Messages."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel, Permission.MANAGE_MESSAGES)
    for message_id in call.body["messages"]:
        message = world.messages.get(channel.id, {}).get(str(message_id))
        if message is not None:
            delete(world, message)
    return Reply()


def typing(world: World, call: Call) -> Reply:
    """Trigger Typing Indicator."""
    channel = world.channel(call.params["channel_id"])
    require(world, channel, Permission.VIEW_CHANNEL)
    return Reply()


ONE = "/channels/{channel_id}/messages/{message_id}"
ROUTES = (
    Route("POST", "/channels/{channel_id}/messages/bulk-delete", remove_many),
    Route("POST", "/channels/{channel_id}/messages", create),
    Route("GET", "/channels/{channel_id}/messages", history),
    Route("GET", ONE, fetch),
    Route("PATCH", ONE, change),
    Route("DELETE", ONE, remove),
    Route("POST", "/channels/{channel_id}/typing", typing),
)
