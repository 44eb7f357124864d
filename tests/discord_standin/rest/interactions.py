"""The first answer to an interaction (Receiving and Responding, "Create Interaction Response")."""

from collections.abc import Callable, Mapping

from tests.discord_standin.records.interaction import (
    ALLOWED,
    Callback,
    Interaction,
    InteractionKind,
)
from tests.discord_standin.records.message import MessageFlag, MessageKind
from tests.discord_standin.refusals import ApiError, FormError, InvalidForm, unknown
from tests.discord_standin.rest.call import Call, Reply, Route
from tests.discord_standin.rules.commands import choice_errors
from tests.discord_standin.rules.messages import check_message
from tests.discord_standin.rules.modals import modal_errors
from tests.discord_standin.wire import Json
from tests.discord_standin.world.posting import Draft, edit, post
from tests.discord_standin.world.world import World


def answer(world: World, call: Call) -> Reply:
    """Create Interaction Response: once, within 3 seconds, in a way that suits what was done."""
    interaction = _waiting(world, call)
    callback = Callback(call.body["type"])
    if callback not in ALLOWED[interaction.kind]:
        choices = sorted(int(kind) for kind in ALLOWED[interaction.kind])
        message = f"Value must be one of {choices}."
        raise InvalidForm((FormError("type", "BASE_TYPE_CHOICES", message),))
    PLAYS[callback](world, interaction, call)
    interaction.answered_with = callback
    if not interaction.acknowledged.done():
        interaction.acknowledged.set_result(None)
    world.changes.happened()
    if not call.wants("with_response"):
        return Reply()
    return Reply(200, _response(interaction, callback))


def _waiting(world: World, call: Call) -> Interaction:
    interaction = world.interactions.get(call.params["interaction_token"])
    if interaction is None or interaction.id != call.params["interaction_id"]:
        raise unknown("Interaction")
    if interaction.answered_with is not None:
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if not interaction.may_be_acknowledged(world.clock.now()):
        raise unknown("Interaction")
    return interaction


def _data(call: Call) -> Json:
    data: Json = call.body.get("data") or {}
    return data


def draft_for(interaction: Interaction, call: Call, body: Json, flags: int) -> Draft:
    """Make the draft of a message that answers an interaction."""
    is_command = interaction.kind is InteractionKind.COMMAND
    return Draft(
        body,
        call.uploads,
        kind=MessageKind.COMMAND if is_command else MessageKind.DEFAULT,
        flags=flags,
        reader_id=interaction.user.id if flags & MessageFlag.EPHEMERAL else None,
        interaction=interaction.metadata(),
    )


def _flags(data: Json) -> int:
    flags = data.get("flags") or 0
    return int(flags & (MessageFlag.EPHEMERAL | MessageFlag.IS_COMPONENTS_V2))


def _message(world: World, interaction: Interaction, call: Call) -> None:
    data = _data(call)
    _check(data, call)
    _post_first(world, interaction, call, data, _flags(data))


def _check(data: Json, call: Call) -> None:
    try:
        check_message(data, call.uploads)
    except InvalidForm as invalid:
        raise InvalidForm(
            tuple(FormError(f"data.{e.where}", e.code, e.message) for e in invalid.errors)
        ) from None


def _deferred_message(world: World, interaction: Interaction, call: Call) -> None:
    flags = _flags(_data(call)) & MessageFlag.EPHEMERAL
    _post_first(world, interaction, call, {}, flags | MessageFlag.LOADING)


def _post_first(world: World, interaction: Interaction, call: Call, body: Json, flags: int) -> None:
    channel = world.channel(interaction.channel.id)
    interaction.ephemeral = bool(flags & MessageFlag.EPHEMERAL)
    draft = draft_for(interaction, call, body, flags)
    interaction.message = post(world, channel, world.bot, draft)


def _deferred_update(world: World, interaction: Interaction, call: Call) -> None:
    if interaction.source is None:
        message = "There is no message to update."
        raise InvalidForm((FormError("type", "BASE_TYPE_CHOICES", message),))
    interaction.message = interaction.source
    interaction.ephemeral = interaction.source.reader_id is not None


def _update(world: World, interaction: Interaction, call: Call) -> None:
    _deferred_update(world, interaction, call)
    source = interaction.message
    if source is not None and source.id not in world.messages.get(source.channel_id, {}):
        raise unknown("Message")
    if source is not None:
        check_message(_data(call), call.uploads, edited=source)
        edit(world, source, _data(call), call.uploads)


def _choices(world: World, interaction: Interaction, call: Call) -> None:
    choices = _data(call).get("choices") or []
    errors = choice_errors(choices, _focused_type(interaction.data.get("options") or []))
    if errors:
        raise InvalidForm(tuple(errors))
    interaction.choices = choices


def _focused_type(options: list[Json]) -> int:
    for option in options:
        if option.get("focused"):
            return int(option["type"])
        inner = _focused_type(option.get("options") or [])
        if inner:
            return inner
    return 0


def _modal(world: World, interaction: Interaction, call: Call) -> None:
    errors = modal_errors(_data(call))
    if errors:
        raise InvalidForm(tuple(errors))
    interaction.modal = _data(call)


PLAYS: Mapping[Callback, Callable[[World, Interaction, Call], None]] = {
    Callback.MESSAGE: _message,
    Callback.DEFERRED_MESSAGE: _deferred_message,
    Callback.DEFERRED_UPDATE: _deferred_update,
    Callback.UPDATE: _update,
    Callback.CHOICES: _choices,
    Callback.OPEN_MODAL: _modal,
}


def _response(interaction: Interaction, callback: Callback) -> Json:
    about: Json = {
        "id": interaction.id,
        "type": int(interaction.kind),
        "response_message_loading": callback is Callback.DEFERRED_MESSAGE,
        "response_message_ephemeral": interaction.ephemeral,
        "channel_id": interaction.channel.id,
    }
    if interaction.channel.guild_id is not None:
        about["guild_id"] = interaction.channel.guild_id
    response: Json = {"interaction": about}
    if interaction.message is not None:
        about["response_message_id"] = interaction.message.id
        if callback in {Callback.MESSAGE, Callback.UPDATE}:
            message = interaction.message.payload()
            response["resource"] = {"type": int(callback), "message": message}
    return response


ROUTES = (Route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", answer),)
