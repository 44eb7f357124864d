"""Who comes into a voice channel, moves, and goes (Gateway Events, "Voice"; Permissions)."""

from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel, ChannelKind
from tests.discord_standin.records.guild import Guild
from tests.discord_standin.records.voice import VoiceState
from tests.discord_standin.voice.call import Call
from tests.discord_standin.voice.client import Client
from tests.discord_standin.voice.headset import Headset
from tests.discord_standin.voice.ops import Close
from tests.discord_standin.wire import Json
from tests.discord_standin.world.world import Event, World

SERVER_LATER = 0.02
"""Seconds from a bot's voice state to its voice server; real ones are two messages apart too."""


def call_in(world: World, channel: Channel) -> Call:
    """Give the call in a channel; stages are outside DAVE."""
    return world.calls.of(channel.id, dave=channel.kind is ChannelKind.VOICE)


def may_enter(world: World, user_id: str, channel: Channel) -> bool:
    """Whether somebody may connect: sees it, may connect, and there is room or they may move."""
    allowed = world.permissions(user_id, channel)
    if Permission.VIEW_CHANNEL | Permission.CONNECT not in allowed:
        return False
    states = world.guilds[channel.guild_id or ""].voice_states
    there = [state for state in states.values() if state.channel_id == channel.id]
    inside = any(state.user_id == user_id for state in there)
    room = not channel.user_limit or len(there) < channel.user_limit
    return inside or room or Permission.MOVE_MEMBERS in allowed


def enter(world: World, channel: Channel, user_id: str, session_id: str, **self_set: bool) -> None:
    """Let somebody into a channel, from outside or from another one; asks nothing."""
    guild = world.guilds[channel.guild_id or ""]
    earlier = guild.voice_states.get(user_id)
    may_speak = Permission.SPEAK in world.permissions(user_id, channel)
    state = VoiceState(
        user_id,
        guild.id,
        channel.id,
        session_id,
        deaf=earlier.deaf if earlier else False,
        mute=earlier.mute if earlier else False,
        suppress=not may_speak or channel.kind is ChannelKind.STAGE,
        **self_set,
    )
    guild.voice_states[user_id] = state
    _announce(world, guild, state)
    if earlier is not None and earlier.channel_id != channel.id:
        world.calls.throw_out(earlier.channel_id, user_id)


def change(world: World, state: VoiceState, **parts: bool) -> None:
    """Mute, deafen, and so on."""
    for name, value in parts.items():
        setattr(state, name, value)
    _announce(world, world.guilds[state.guild_id], state)


def go(world: World, guild: Guild, user_id: str, code: int = Close.DISCONNECTED) -> None:
    """Take somebody out of voice, whoever wanted it."""
    state = guild.voice_states.pop(user_id, None)
    if state is None:
        return
    _announce(world, guild, state, channel_id=None)
    world.calls.void(guild.id, user_id)
    world.calls.throw_out(state.channel_id, user_id, code)


def clear(world: World, channel: Channel) -> None:
    """Take everybody out of a channel that is being deleted."""
    guild = world.guilds.get(channel.guild_id or "")
    states = list(guild.voice_states.values()) if guild else []
    for state in states:
        if guild is not None and state.channel_id == channel.id:
            go(world, guild, state.user_id, Close.CALL_TERMINATED)


def _announce(world: World, guild: Guild, state: VoiceState, **instead: None) -> None:
    membership = guild.memberships.get(state.user_id)
    body: Json = {**state.payload(), "guild_id": guild.id, **instead}
    if membership is not None:
        body["member"] = membership.payload()
    world.record(Event("VOICE_STATE_UPDATE", body))


def lead_bot(world: World, state: VoiceState) -> None:
    """Tell a bot which voice server to connect to, a moment later."""
    call = call_in(world, world.channels[state.channel_id])
    ticket = world.calls.admit(state, call)
    body = {"token": ticket.token, "guild_id": state.guild_id, "endpoint": f"{call.host}:443"}

    def tell() -> None:
        if world.calls.holds(ticket):
            world.record(Event("VOICE_SERVER_UPDATE", body, only_for=state.user_id))

    world.calls.later(SERVER_LATER, tell)


def asked(world: World, bot_id: str, session_id: str, body: Json) -> None:
    """Do what a bot's op 4 asks; what isn't allowed is met with silence, as by Discord."""
    guild = world.guilds.get(str(body.get("guild_id")))
    if guild is None or bot_id not in guild.memberships:
        return
    if body.get("channel_id") is None:
        go(world, guild, bot_id)
        return
    channel = world.channels.get(str(body["channel_id"]))
    voiced = channel is not None and channel.kind in {ChannelKind.VOICE, ChannelKind.STAGE}
    if channel is None or not voiced or channel.guild_id != guild.id:
        return
    self_set = {name: bool(body.get(name)) for name in ("self_mute", "self_deaf")}
    state = guild.voice_states.get(bot_id)
    if state is not None and state.channel_id == channel.id:
        change(world, state, **self_set)
        if not _connected(world, state):
            lead_bot(world, state)
    elif may_enter(world, bot_id, channel):
        enter(world, channel, bot_id, session_id, **self_set)
        lead_bot(world, guild.voice_states[bot_id])


def _connected(world: World, state: VoiceState) -> bool:
    found = world.calls.of(state.channel_id).people.get(int(state.user_id))
    return isinstance(found, Client) and found.link is not None


def move(world: World, guild: Guild, user_id: str, channel: Channel) -> None:
    """Move somebody who is in voice to another channel, as a moderator does."""
    state = guild.voice_states[user_id]
    if state.channel_id == channel.id:
        return
    headset = call_in(world, world.channels[state.channel_id]).people.get(int(user_id))
    self_set = {"self_mute": state.self_mute, "self_deaf": state.self_deaf}
    enter(world, channel, user_id, state.session_id, **self_set)
    state = guild.voice_states[user_id]
    if world.users[user_id].bot:
        lead_bot(world, state)
    elif isinstance(headset, Headset):
        headset.enter(call_in(world, channel), state)
        world.changes.happened()


def change_region(world: World, channel: Channel, *, rekeying: bool) -> Call:
    """Hold a channel's call on another voice server; everybody is led there.

    With `rekeying` the old server still changes keys as the first ones leave it.
    """
    old = call_in(world, channel)
    if old.group is not None and not rekeying:
        old.group.stop()
    new = world.calls.elsewhere(channel.id)
    guild = world.guilds[channel.guild_id or ""]
    for participant in list(old.people.values()):
        if isinstance(participant, Headset) and participant.state is not None:
            participant.leave()
            participant.enter(new, participant.state)
    for state in guild.voice_states.values():
        if state.channel_id == channel.id and world.users[state.user_id].bot:
            lead_bot(world, state)
    return new
