"""discord.js as another bot, in a process of its own: orders in, events out, one JSON line each."""

import asyncio
import base64
import json
import os
import ssl
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.discord_standin import Discord, Stage
from tests.discord_standin.certificates import server_and_client_contexts
from tests.discord_standin.records.channel import Channel

CLIENT = Path(__file__).with_name("client.mjs")
PATIENCE = 30.0
"""Seconds; Node starts in one or two on a busy machine."""


class Guest:
    """The other bot. `events` has all that it told."""

    def __init__(self, played: Discord, user_id: int, process: asyncio.subprocess.Process) -> None:
        self.user_id = user_id
        self.events: list[dict[str, Any]] = []
        self._played = played
        self._process = process

    async def read(self) -> None:
        """Take what it tells until it ends."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.events.append(json.loads(line))
            self._played.world.changes.happened()

    def order(self, what: str, **more: object) -> None:
        """Tell it to do something."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **more}).encode() + b"\n")

    def play(self, packets: Sequence[bytes]) -> None:
        """Let it play Opus frames."""
        self.order("play", packets=[base64.b64encode(packet).decode() for packet in packets])

    def told(self, event: str) -> list[dict[str, Any]]:
        """Give its events of one kind."""
        return [found for found in self.events if found["event"] == event]

    def opus(self, user_id: int) -> list[bytes]:
        """Give the Opus frames that it decrypted of somebody, without silence."""
        frames = [
            base64.b64decode(found["data"])
            for found in self.told("opus")
            if found["user"] == str(user_id)
        ]
        return [frame for frame in frames if frame != b"\xf8\xff\xfe"]

    async def until(self, look: Callable[[], object], what: str) -> None:
        """Wait for something; says what it told when that doesn't come about."""
        try:
            await self._played.until(look, what, PATIENCE)
        except AssertionError as failure:
            said = [event for event in self.events if event["event"] != "opus"][-12:]
            failure.add_note(f"it told: {said}")
            raise


@asynccontextmanager
async def guest(
    node: str, played: Discord, stage: Stage, room: Channel, folder: Path
) -> AsyncIterator[Guest]:
    """Log discord.js in as a bot of its own; it ends with the block."""
    user, token = stage.guest("Guest")
    authority = folder / "authority.pem"
    _, context = server_and_client_contexts()
    authority.write_text(ssl.DER_cert_to_PEM_cert(context.get_ca_certs(binary_form=True)[0]))
    process = await asyncio.create_subprocess_exec(
        node,
        str(CLIENT),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 22,
        env={
            "PATH": os.environ["PATH"],
            "NODE_EXTRA_CA_CERTS": str(authority),
            "PORT": str(played.port),
            "TOKEN": token,
            "GUILD": str(stage.id),
            "CHANNEL": room.id,
        },
    )
    other = Guest(played, int(user.id), process)
    reading = asyncio.create_task(other.read())
    try:
        await other.until(lambda: other.told("login"), "discord.js didn't log in")
        yield other
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 5.0)
        except TimeoutError:
            process.kill()
            await process.wait()
        await reading
