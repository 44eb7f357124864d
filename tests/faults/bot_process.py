"""The bot in a process of its own, which can be killed, stopped and starved of disk."""

import asyncio
import os
import resource
import signal
import ssl
import sys
from pathlib import Path

from tests.discord_standin import Discord
from tests.discord_standin.certificates import server_and_client_contexts

ROOT = Path(__file__).parents[2]
PATIENT = 120.0
"""Seconds to wait for a process or for what it does: the machine may be busy with others."""
WRITING, SPOKEN = "tests.cogs.process", "tests.faults.spoken_process"


class BotProcess:
    """One bot after another on the same data."""

    def __init__(self, played: Discord, data: Path, module: str = WRITING) -> None:
        self._played, self._data, self._module = played, data, module
        self._running: asyncio.subprocess.Process | None = None

    @property
    def database(self) -> Path:
        """Where it keeps everything."""
        return self._data / "greenroom.db"

    @property
    def pid(self) -> int:
        """The running process."""
        assert self._running is not None
        return self._running.pid

    async def start(self) -> None:
        """Start the bot and wait until Discord has its session."""
        certificate = self._data / "standin.pem"
        certificate.write_text(_certificate(), encoding="ascii")
        with (self._data / "bot.log").open("ab") as log:
            self._running = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", self._module, str(self._played.port)),
                *(str(certificate), str(self._data)),
                cwd=ROOT,
                env={**os.environ, "DISCORD_TOKEN": self._played.token},
                stderr=log,
            )
        up = asyncio.create_task(
            self._played.until(lambda: self._played.gateway.sessions, "it didn't come up", PATIENT)
        )
        died = asyncio.create_task(self._running.wait())
        await asyncio.wait({up, died}, return_when=asyncio.FIRST_COMPLETED)
        died.cancel()
        await asyncio.gather(died, return_exceptions=True)
        if not up.done():
            up.cancel()
            await asyncio.gather(up, return_exceptions=True)
            message = f"the bot ended with {self._running.returncode} instead of coming up"
            raise RuntimeError(message)
        await up

    def complaints(self) -> tuple[str, ...]:
        """Give what the bot logged of faults of its own: kinds and places in the code."""
        lines = (self._data / "bot.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return tuple(line for line in lines if " at " in line)

    async def kill(self) -> None:
        """Kill -9, and let Discord notice and forget the session as it does in time."""
        assert self._running is not None
        self._running.send_signal(signal.SIGKILL)
        await self._running.wait()
        gateway = self._played.gateway
        await self._played.until(
            lambda: all(one.connection is None for one in gateway.sessions.values()),
            "Discord didn't notice",
            PATIENT,
        )
        gateway.sessions.clear()

    async def end(self) -> int:
        """End the bot as a service is ended; give its exit status, -9 if it hung."""
        if self._running is None:
            return 0
        if self._running.returncode is None:
            self._running.terminate()
        try:
            async with asyncio.timeout(PATIENT):
                return await self._running.wait()
        except TimeoutError:
            self._running.kill()
            return await self._running.wait()

    def freeze(self) -> None:
        """Stop the process where it is, as a power cut does, until `thaw`."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)

    def limit_files(self, most: int | None) -> None:
        """Let no file grow beyond so many bytes; None lifts that."""
        soft = resource.RLIM_INFINITY if most is None else most
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (soft, resource.RLIM_INFINITY))


def _certificate() -> str:
    _, client = server_and_client_contexts()
    (public,) = client.get_ca_certs(binary_form=True)
    return ssl.DER_cert_to_PEM_cert(public)
