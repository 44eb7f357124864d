"""IP discovery: a call asks the voice server under which address its packets arrive.

discord.py sends one datagram, then begins to listen for the answer, and waits for it as long as the
whole connection may take. Either datagram may be lost, and an answer that is quick is overheard: of
eight calls that began within seconds on one machine, one or two never came about.
"""

import asyncio
import contextlib
import struct

from discord.voice_state import VoiceConnectionState

ASK_AGAIN = 1.0
"""Seconds without an answer after which it is asked again."""
_SIZE, _REQUEST, _RESPONSE, _LENGTH = 74, 1, 2, 70
"""The datagram (Voice Connections, "IP Discovery"): type, rest's length, SSRC, address, port."""


async def discovered(state: VoiceConnectionState) -> tuple[str, int]:
    """Ask until the voice server answers; give address and port. The caller sets the deadline."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[bytes] = loop.create_future()

    def settle(data: bytes) -> None:
        if not answered.done():
            answered.set_result(data)

    def heard(data: bytes) -> None:  # on the reader's thread
        if len(data) == _SIZE and data[1] == _RESPONSE:
            loop.call_soon_threadsafe(settle, data)

    request = struct.pack(">HHI", _REQUEST, _LENGTH, state.ssrc).ljust(_SIZE, b"\0")
    state.add_socket_listener(heard)
    try:
        while not answered.done():
            await loop.sock_sendall(state.socket, request)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(answered), ASK_AGAIN)
    finally:
        state.remove_socket_listener(heard)
    data = answered.result()
    address, _, _ = data[8:-2].partition(b"\0")
    return address.decode("ascii"), struct.unpack_from(">H", data, _SIZE - 2)[0]
