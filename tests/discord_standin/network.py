"""The road from an unmodified client to the stand-in: its host names lead to 127.0.0.1."""

import fnmatch
import socket

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from tests.discord_standin.certificates import HOSTS, server_and_client_contexts


class Resolver(AbstractResolver):
    """Answers for Discord's hosts with the stand-in's port, and refuses all other names."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Give the stand-in's address.

        Raises:
            OSError: the host isn't Discord's; nothing leaves the machine.
        """
        if not any(fnmatch.fnmatch(host, known) for known in HOSTS):
            message = f"the stand-in plays no {host}:{port}"
            raise OSError(message)
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=self._port,
                family=socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Nothing is held open."""


def connector_to(port: int) -> aiohttp.TCPConnector:
    """Make the connector that a client is given in place of its own."""
    _, client = server_and_client_contexts()
    return aiohttp.TCPConnector(resolver=Resolver(port), ssl=client, limit=0, use_dns_cache=False)
