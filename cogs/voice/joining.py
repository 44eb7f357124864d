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


async def join(
    channel: discord.VoiceChannel | discord.StageChannel, *, patience: float = PATIENCE
) -> Call:
    """Join a voice channel, undeafened.

    Raises:
        VoiceRefused: the wrong versions, no Opus, no permission, a stage, a full channel, another
            call in this server, or a voice server that refuses or doesn't answer.
    """
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
