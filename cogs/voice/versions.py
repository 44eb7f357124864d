"""Whether the discord.py and davey that are installed are the ones that our voice is built on."""

from importlib.metadata import PackageNotFoundError, version

import davey
import discord
from discord.voice_state import SocketReader, VoiceConnectionState

from cogs.voice.refusals import VoiceRefused

_REACHED: dict[type, tuple[str, ...]] = {
    discord.VoiceClient: ("create_connection_state", "supported_modes", "checked_add", "cleanup"),
    VoiceConnectionState: (
        "_create_socket",
        "_handshake_websocket",
        "_connect_websocket",
        "_inner_connect",
        "_poll_voice_ws",
        "_potential_reconnect",
        "_recover_from_invalid_commit",
        "add_socket_listener",
        "can_encrypt",
    ),
    SocketReader: ("_do_run", "register", "stop"),
    davey.DaveSession: ("decrypt", "encrypt_opus", "epoch", "ready", "status"),
}
"""What connection.py and reconnecting.py use beyond the documented interface."""


def check_versions() -> None:
    """Say whether discord.py and davey are the ones that this file was written for.

    Raises:
        VoiceRefused: they aren't.
    """
    found = [_version(name) for name in ("discord.py", "davey")]
    fits = (
        found[0][:2] == (2, 7)
        and (0, 1, 7) <= found[1] < (0, 2)
        and all(hasattr(owner, name) for owner, names in _REACHED.items() for name in names)
    )
    if not fits:
        raise VoiceRefused(
            "Interviews by voice need discord.py 2.7 and davey 0.1.7, and others are installed. "
            "Run ./greenroom once, which installs the right ones; interviews in text work."
        )


def _version(package: str) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in version(package).split(".")[:3] if part.isdigit())
    except PackageNotFoundError:
        return ()
