"""The UDP side of all voice servers: IP discovery, and datagrams to and fro."""

import asyncio
import struct
import time
from typing import Protocol

DISCOVERY_SIZE = 74
REQUEST, RESPONSE, LENGTH = 1, 2, 70


class Sender(Protocol):
    """Who sends datagrams; a client."""

    ssrc: int
    address: tuple[str, int] | None

    def sent(self, data: bytes) -> None:
        """Take a datagram."""


class Media(asyncio.DatagramProtocol):
    """One socket for all calls: SSRCs are unique, and an address belongs to one client.

    Attributes:
        complaints: what clients did that Discord disconnects for.
        unheard: so many of the next IP discoveries get lost.
    """

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.unheard = 0
        self.port = 0
        self._transport: asyncio.DatagramTransport | None = None
        self._by_ssrc: dict[int, Sender] = {}
        self._by_address: dict[tuple[str, int], Sender] = {}

    async def open(self) -> None:
        """Start to listen on 127.0.0.1."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(
            lambda: self, local_addr=("127.0.0.1", 0)
        )
        self.port = self._transport.get_extra_info("sockname")[1]

    def close(self) -> None:
        """Stop."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    @staticmethod
    def now() -> float:
        """Seconds by which silence is measured: the machine's, as a router's are."""
        return time.monotonic()

    def expect(self, client: Sender) -> None:
        """Answer this client's IP discovery."""
        self._by_ssrc[client.ssrc] = client

    def forget(self, client: Sender) -> None:
        """Take no more from a client."""
        self._by_ssrc.pop(client.ssrc, None)
        if client.address is not None:
            self._by_address.pop(client.address, None)

    def complain(self, client: Sender, fault: str) -> None:
        """Note a fault of a client's."""
        self.complaints.append(f"SSRC {client.ssrc}: {fault}")

    def send(self, data: bytes, address: tuple[str, int]) -> None:
        """Send a datagram."""
        if self._transport is not None:
            self._transport.sendto(data, address)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer IP discovery (Voice Connections, "IP Discovery"), or pass audio on."""
        if len(data) == DISCOVERY_SIZE and struct.unpack_from(">HH", data) == (REQUEST, LENGTH):
            if self.unheard:
                self.unheard -= 1
            else:
                self._discover(struct.unpack_from(">I", data, 4)[0], addr)
            return
        client = self._by_address.get(addr)
        if client is not None:
            client.sent(data)

    def _discover(self, ssrc: int, address: tuple[str, int]) -> None:
        client = self._by_ssrc.get(ssrc)
        if client is None:
            return
        if client.address is not None:
            self._by_address.pop(client.address, None)
        client.address = address
        self._by_address[address] = client
        head = struct.pack(">HHI", RESPONSE, LENGTH, ssrc)
        tail = address[0].encode().ljust(64, b"\0") + struct.pack(">H", address[1])
        self.send(head + tail, address)
