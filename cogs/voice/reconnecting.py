"""discord.py's voice connection, with what stands in the way of a long call mended.

Found by playing faults against a local voice server: the socket reader sleeps up to 30 s on a
closed socket, so that a reconnect runs into its timeout; after 4015 it waits for what never comes;
after one reconnect that took too long it takes the call for left; closes that forbid another try
are tried again; an error outside its list leaves a dead call behind.
"""

import contextlib
import logging
import socket
from collections.abc import Awaitable, Callable, Iterator
from functools import partial

import aiohttp
from discord.errors import ConnectionClosed
from discord.gateway import DiscordVoiceWebSocket
from discord.utils import MISSING
from discord.voice_state import ConnectionFlowState, SocketReader, VoiceConnectionState

from bot.errors import trail
from cogs.voice.discovery import discovered
from cogs.voice.refusals import VoiceRefused

_NEWS = 5.0
"""Seconds that word of another voice server may take after 4014 or 4022."""
_FINAL = {
    4004: "Discord's voice server didn't accept me. Please try again in a minute.",
    4014: "I was disconnected from the voice channel. Invite me again when you are ready.",
    4016: "Discord's voice server offers no encryption that I know. Update me, then try again.",
    4017: "Discord's voice server doesn't accept my end-to-end encryption. Update me, then try "
    "again; interviews in text work meanwhile.",
    4021: "Discord asks me to join voice channels less often. Please try again in a few minutes.",
    4022: "The call in that voice channel was ended. Join it again and try once more.",
}
"""Close codes after which trying again makes it worse (Opcodes, "Voice Close Event Codes")."""


class CallState(VoiceConnectionState):
    """discord.py's connection, with its reconnecting mended."""

    def _create_socket(self) -> None:
        """Read each socket with a reader of its own; the old one may sleep on a closed socket."""
        old = self._socket_reader
        reader = SocketReader(self, start_paused=False)
        reader._callbacks = list(old._callbacks)  # noqa: SLF001 - this file's purpose
        reader._idle_paused = False  # noqa: SLF001 - this file's purpose
        old.stop()
        self._socket_reader = reader
        super()._create_socket()
        reader.start()

    async def _inner_connect(
        self,
        reconnect: bool,  # noqa: FBT001 - discord.py's signature
        self_deaf: bool,  # noqa: FBT001 - discord.py's signature
        self_mute: bool,  # noqa: FBT001 - discord.py's signature
        resume: bool,  # noqa: FBT001 - discord.py's signature
    ) -> None:
        """Begin a new session where discord.py would resume (4015) and never get there."""
        if resume:
            await self.disconnect(cleanup=False)
        await super()._inner_connect(reconnect, self_deaf, self_mute, resume=False)

    async def disconnect(
        self, *, force: bool = True, cleanup: bool = True, wait: bool = False
    ) -> None:
        """Disconnect; between two tries, don't let it look as if the call had been left (1000)."""
        with self._reader_let_go():
            await super().disconnect(force=force, cleanup=cleanup, wait=wait)
        if not cleanup and self.ws is not MISSING:
            self.ws._close_code = 1006  # noqa: SLF001 - this file's purpose

    async def soft_disconnect(
        self,
        *,
        with_state: ConnectionFlowState = ConnectionFlowState.got_both_voice_updates,
    ) -> None:
        """Disconnect in order to connect somewhere else."""
        with self._reader_let_go():
            await super().soft_disconnect(with_state=with_state)

    @contextlib.contextmanager
    def _reader_let_go(self) -> Iterator[None]:
        """Wake the thread that sleeps on a socket which is closed here, up to 30 s, otherwise."""
        second = None
        with contextlib.suppress(OSError):  # it is closed already
            second = None if self.socket is MISSING else self.socket.dup()
        try:
            yield
        finally:
            if second is not None:
                with contextlib.suppress(OSError):  # unconnected; sleepers are woken all the same
                    second.shutdown(socket.SHUT_RDWR)
                second.close()

    async def _connect_websocket(self, resume: bool) -> DiscordVoiceWebSocket:  # noqa: FBT001 - discord.py's signature
        """Take a network that is away for a server that is slow, which discord.py tries again."""
        try:
            gateway = await super()._connect_websocket(resume)
        except (aiohttp.ClientError, OSError) as away:
            raise TimeoutError from away
        gateway.discover_ip = partial(discovered, self)  # type: ignore[method-assign]
        for name in ("send_as_json", "send_binary"):
            setattr(gateway, name, _unless_closing(getattr(gateway, name)))
        return gateway

    async def _handshake_websocket(self) -> None:
        try:
            await super()._handshake_websocket()
        except ConnectionClosed as closed:
            if (advice := _FINAL.get(closed.code)) is not None:
                raise VoiceRefused(advice) from closed
            raise

    async def _potential_reconnect(self) -> bool:
        """Wait for another voice server, but not for half a minute."""
        patience, self.timeout = self.timeout, min(self.timeout, _NEWS)
        try:
            return await super()._potential_reconnect()
        finally:
            self.timeout = patience

    async def _poll_voice_ws(self, reconnect: bool) -> None:  # noqa: FBT001 - discord.py's signature
        """Read the socket; whatever ends it for good ends the call, too."""
        try:
            await super()._poll_voice_ws(reconnect)
        except Exception as error:  # noqa: BLE001 - discord.py leaves a dead call behind otherwise
            logging.getLogger(__name__).warning("a call ended by an error: %s", trail(error))
            with contextlib.suppress(Exception):
                await self.disconnect()


def _unless_closing(send: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Let an answer on a socket that is being closed go: its close says what comes next."""

    async def sent(*args: object) -> None:
        with contextlib.suppress(ConnectionError):
            await send(*args)

    return sent
