"""Follow-ups and edits with an interaction's token (Receiving and Responding, "Followup")."""

from tests.discord_standin.records.interaction import Callback, Interaction
from tests.discord_standin.records.message import Message, MessageFlag
from tests.discord_standin.refusals import ApiError, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rest.interactions import draft_for
from tests.discord_standin.rules.messages import check_message
from tests.discord_standin.world.posting import delete, edit, post
from tests.discord_standin.world.world import World

FLAGS = MessageFlag.EPHEMERAL | MessageFlag.IS_COMPONENTS_V2


def _answered(world: World, call: Call) -> Interaction:
    interaction = world.interactions.get(call.params["webhook_token"])
    if interaction is None or call.params["webhook_id"] != world.application.id:
        raise unknown("Webhook")
    if not interaction.token_is_valid(world.clock.now()):
        raise ApiError(401, 50027, "Invalid Webhook Token")
    if interaction.answered_with is None:
        raise unknown("Webhook")
    world.channel(interaction.channel.id)
    return interaction


def follow_up(world: World, call: Call) -> Reply:
    """Create Followup Message: the first one after a deferral fills the loading message."""
    interaction = _answered(world, call)
    first = interaction.message
    deferred = interaction.answered_with is Callback.DEFERRED_MESSAGE
    if deferred and first is not None and first.is_loading:
        check_message(call.body, call.uploads)
        filled = edit(world, first, call.body, call.uploads)
        return Reply(200, filled.payload())
    check_message(call.body, call.uploads)
    flags = int((call.body.get("flags") or 0) & FLAGS)
    draft = draft_for(interaction, call, call.body, flags)
    message = post(world, world.channel(interaction.channel.id), world.bot, draft)
    interaction.followups.append(message)
    world.changes.happened()
    return Reply(200, message.payload())


def _message(world: World, call: Call) -> Message:
    interaction = _answered(world, call)
    message_id = call.params.get("message_id")
    ours = [interaction.message, *interaction.followups]
    if message_id is None:
        ours = ours[:1]
    for message in ours:
        if message is None or message.id not in world.messages.get(message.channel_id, {}):
            continue
        if message_id in {None, message.id}:
            return message
    raise unknown("Message")


def fetch(world: World, call: Call) -> Reply:
    """Get Original Interaction Response, or a follow-up."""
    return Reply(200, _message(world, call).payload())


def change(world: World, call: Call) -> Reply:
    """Edit Original Interaction Response, or a follow-up."""
    message = _message(world, call)
    check_message(call.body or {}, call.uploads, edited=message)
    return Reply(200, edit(world, message, call.body or {}, call.uploads).payload())


def remove(world: World, call: Call) -> Reply:
    """Delete Original Interaction Response, or a follow-up."""
    delete(world, _message(world, call))
    return Reply()


HOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = (
    Route("POST", HOOK, follow_up),
    *(
        Route(method, f"{HOOK}/messages/{which}", play)
        for which in ("@original", "{message_id}")
        for method, play in (("GET", fetch), ("PATCH", change), ("DELETE", remove))
    ),
)
