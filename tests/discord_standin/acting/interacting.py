"""Sends an interaction to the bot and waits for its acknowledgement (Interaction Object)."""

import asyncio
import secrets
from dataclasses import dataclass

from tests.discord_standin.acting.refusing import DidNotRespond
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.interaction import (
    SECONDS_TO_ACKNOWLEDGE,
    Interaction,
    InteractionKind,
)
from tests.discord_standin.records.message import Message
from tests.discord_standin.records.people import User
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import Event, World

GUILD, BOT_DM = 0, 1
"""Interaction context types."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did, where, and on which message or with which modal."""

    kind: InteractionKind
    user: User
    channel: Channel
    data: Json
    label: str
    source: Message | None = None
    opened_by: Interaction | None = None
    locale: str = "en-US"


async def interact(world: World, deed: Deed) -> Interaction:
    """Tell the bot what somebody did and wait for its first answer.

    Raises:
        DidNotRespond: none came within 3 seconds of the stand-in's clock.
    """
    interaction = Interaction(
        id=world.snowflakes.new(),
        token=secrets.token_urlsafe(96),
        kind=deed.kind,
        user=deed.user,
        channel=deed.channel,
        born=world.clock.now(),
        data=deed.data,
        acknowledged=asyncio.get_running_loop().create_future(),
        source=deed.source,
        opened_by=deed.opened_by,
    )
    world.interactions[interaction.token] = interaction
    world.record(Event("INTERACTION_CREATE", _payload(world, interaction, deed)))
    alarm = world.clock.alarm(SECONDS_TO_ACKNOWLEDGE)
    await asyncio.wait({interaction.acknowledged, alarm}, return_when=asyncio.FIRST_COMPLETED)
    alarm.cancel()
    if not interaction.acknowledged.done():
        interaction.expired = True
        message = f"{deed.label}: The application did not respond"
        raise DidNotRespond(message)
    return interaction


def _payload(world: World, interaction: Interaction, deed: Deed) -> Json:
    channel, user = deed.channel, deed.user
    allowed = world.permissions(user.id, channel)
    payload: Json = {
        "id": interaction.id,
        "application_id": world.application.id,
        "type": int(deed.kind),
        "token": interaction.token,
        "version": 1,
        "data": deed.data,
        "channel_id": channel.id,
        "channel": {**channel.payload(user.id), "permissions": str(int(allowed))},
        "locale": deed.locale,
        "app_permissions": str(int(world.permissions(world.bot.id, channel))),
        "entitlements": [],
        "attachment_size_limit": world.most_bytes(channel),
    }
    if deed.source is not None:
        payload["message"] = deed.source.payload()
    if channel.guild_id is None:
        owners = {"0": "0"}
        place = {"user": user.payload(), "context": BOT_DM}
    else:
        owners = {"0": channel.guild_id}
        membership = world.guilds[channel.guild_id].memberships[user.id]
        place = {
            "guild_id": channel.guild_id,
            "guild": {"id": channel.guild_id, "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": membership.with_permissions(allowed),
            "context": GUILD,
        }
    return {**payload, **place, "authorizing_integration_owners": owners}
