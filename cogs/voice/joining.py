"""Into a voice channel, or a sentence that says what is in the way."""

import discord

from cogs.voice.connection import Call
from cogs.voice.opus import library
from cogs.voice.refusals import VoiceRefused
from cogs.voice.versions import check_versions

PATIENCE = 15.0
"""Seconds for joining; on a good line it takes well under one."""

_NEEDED = {"view_channel": "View Channel", "connect": "Connect", "speak": "Speak"}
_TOO_SLOW = (
    "Discord's voice server didn't answer in time. Please try again in a minute; if it goes on, "
    "an organiser can set another region in the channel's settings."
)
_OPEN = (
    "The call in that voice channel isn't end-to-end encrypted, so I hold no interviews in it. "
    "Pick another voice channel, or take yours in text."
)
_BUSY = (
    "I am in a voice channel of this server already, and can be in one only. Wait until that "
    "interview is over, or take yours in text."
)


def hindrance(channel: discord.VoiceChannel | discord.StageChannel) -> str | None:
    """Say why the bot can't hold an interview in a channel; None when it can."""
    if isinstance(channel, discord.StageChannel):
        return (
            "Stages aren't end-to-end encrypted, so I hold no interviews on them. Pick an "
            "ordinary voice channel."
        )
    allowed = channel.permissions_for(channel.guild.me)
    missing = [name for flag, name in _NEEDED.items() if not getattr(allowed, flag)]
    if missing:
        return (
            f"I can't join {channel.mention}: I lack the permission {' and '.join(missing)} there. "
            "Ask an organiser to allow it in the channel's settings, or pick another channel."
        )
    full = channel.user_limit and len(channel.voice_states) >= channel.user_limit
    if full and not allowed.move_members:
        return f"{channel.mention} is full. Raise its user limit, or pick another channel."
    return None


def silenced(call: Call) -> str | None:
    """Say what keeps the bot in a call from hearing or being heard; None when nothing does."""
    state = call.guild.me.voice
    if state is None or not (state.deaf or state.mute or state.suppress):
        return None
    what = "deafened" if state.deaf else "muted"
    return (
        f"I am {what} in this server, so no interview is possible. Ask an organiser to right-click "
        f"me in the voice channel and to undo it, then try again."
    )


async def join(
    channel: discord.VoiceChannel | discord.StageChannel, *, patience: float = PATIENCE
) -> Call:
    """Join a voice channel, undeafened.

    Raises:
        VoiceRefused: the wrong versions, no Opus, no permission, a stage, a full channel, another
            call in this server, a voice server that refuses, doesn't answer or can't encrypt, or
            an organiser who has muted or deafened the bot.
    """
    call = await _connected(channel, patience)
    advice = silenced(call) if call.could_be_private else _OPEN
    if advice is not None:
        await call.disconnect(force=True)
        raise VoiceRefused(advice)
    return call


async def _connected(channel: discord.VoiceChannel | discord.StageChannel, patience: float) -> Call:
    check_versions()
    library()
    if (advice := hindrance(channel)) is not None:
        raise VoiceRefused(advice)
    if channel.guild.voice_client is not None:
        raise VoiceRefused(_BUSY)
    try:
        return await channel.connect(
            cls=Call, timeout=patience, reconnect=True, self_deaf=False, self_mute=False
        )
    except TimeoutError as slow:
        raise VoiceRefused(_TOO_SLOW) from slow
    except (discord.ClientException, OSError) as failed:
        raise VoiceRefused(_TOO_SLOW) from failed
