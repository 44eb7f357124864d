"""A child process for strangers' files: little memory, little time, nowhere to write, an end."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from types import ModuleType

_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")
_CHUNK = 65_536


class ChildStopped(Exception):
    """The child took too long or said more than any honest one; it was ended."""


async def ask_child(module: str, message: bytes, *, seconds: float, most_reply: int) -> bytes:
    """Run `python -I -m module`, send it the message, and give all that it replies.

    Raises:
        ChildStopped: no reply within `seconds`, or one of more than `most_reply` bytes.
    """
    with tempfile.TemporaryDirectory(prefix="greenroom-", ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            "-m",
            module,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=folder,
            env={name: os.environ[name] for name in _KEPT if name in os.environ}
            | {"TMPDIR": folder, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        feeding = asyncio.create_task(_feed(process, message))
        try:
            async with asyncio.timeout(seconds):
                return await _reply(process, most_reply)
        except TimeoutError:
            raise ChildStopped from None
        finally:
            feeding.cancel()
            await asyncio.gather(feeding, return_exceptions=True)
            await _end(process)


def limit(*, memory: int, cpu_seconds: int, file_bytes: int = 0) -> None:
    """Limit this process, in the child and before any foreign library is loaded.

    Where the system has no such limits (Windows) the parent's wall clock is the only one.
    """
    limits = _resource()
    if limits is None:
        return
    for which, most in (
        (limits.RLIMIT_AS, memory),
        (limits.RLIMIT_CPU, cpu_seconds),
        (limits.RLIMIT_FSIZE, file_bytes),
        (limits.RLIMIT_CORE, 0),
    ):
        limits.setrlimit(which, (most, most))


def _resource() -> ModuleType | None:
    try:
        import resource  # noqa: PLC0415 - exists on POSIX only
    except ImportError:
        return None
    return resource


async def _feed(process: asyncio.subprocess.Process, message: bytes) -> None:
    if process.stdin is None:
        return
    with contextlib.suppress(ConnectionError):
        process.stdin.write(message)
        await process.stdin.drain()
    process.stdin.close()


async def _reply(process: asyncio.subprocess.Process, most: int) -> bytes:
    raw = bytearray()
    while process.stdout is not None and (more := await process.stdout.read(_CHUNK)):
        raw += more
        if len(raw) > most:
            raise ChildStopped
    return bytes(raw)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the child and whatever it may have started; a session of its own makes this safe.

    asyncio waits for the pipes as well as for the process, and a full pipe that nobody reads never
    ends: so what is left in it is read first, and no wait is without an end.
    """
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.returncode is None:
        process.kill()
    if process.stdin is not None and not process.stdin.is_closing():
        process.stdin.transport.abort()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(2):
            while process.stdout is not None and await process.stdout.read(_CHUNK):
                pass
            await process.wait()
