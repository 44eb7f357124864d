"""Reads a resume in a limited child process and turns its failures into advice."""

import asyncio
import contextlib
import io
import os
import signal
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from bot.bank import Term
from bot.errors import ResumeUnreadable, Unreadable
from bot.resume.profile import Profile
from bot.resume.wire import MOST_REPLY, FileKind, read_reply, request

MOST_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 20 * 1024 * 1024
_MOST_ENTRIES = 2_000
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")


def sniff(data: bytes) -> FileKind:
    """Tell what kind of file the bytes are, by what they hold, whatever the file is called.

    Raises:
        ResumeUnreadable: empty, larger than 5 MB, or nothing that can be a resume.
    """
    if not data.strip():
        raise ResumeUnreadable(Unreadable.EMPTY)
    if len(data) > MOST_BYTES:
        raise ResumeUnreadable(Unreadable.TOO_BIG)
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        raise ResumeUnreadable(Unreadable.ENCRYPTED)
    if _is_text(data):
        return FileKind.PLAIN
    raise ResumeUnreadable(Unreadable.NOT_A_RESUME_FILE)


class ResumeReader:
    """Reads resumes, at most `most` at once: each child may take 512 MB and a core."""

    def __init__(
        self, *, most: int = 2, seconds: float = 11.5, python: str = sys.executable
    ) -> None:
        self._room = asyncio.Semaphore(most)
        self._seconds = seconds
        self._python = python

    async def read(self, data: bytes, *, terms: Sequence[Term]) -> Profile:
        """Read one resume; `seconds` at most once its turn has come, and half a one to end it.

        Raises:
            ResumeUnreadable: with the reason that its advice is chosen by.
        """
        kind = sniff(data)
        async with self._room:
            with tempfile.TemporaryDirectory(
                prefix="greenroom-", ignore_cleanup_errors=True
            ) as folder:
                raw = await self._ask_child(request(kind, terms, data), folder)
        return read_reply(raw)

    async def _ask_child(self, message: bytes, folder: str) -> bytes:
        process = await asyncio.create_subprocess_exec(
            self._python,
            "-I",
            "-m",
            "bot.resume.child",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=folder,
            env={name: os.environ[name] for name in _KEPT if name in os.environ}
            | {"TMPDIR": folder},
            start_new_session=True,
        )
        feeding = asyncio.create_task(_feed(process, message))
        try:
            async with asyncio.timeout(self._seconds):
                return await _answer(process)
        except TimeoutError:
            raise ResumeUnreadable(Unreadable.UNSAFE) from None
        finally:
            feeding.cancel()
            await asyncio.gather(feeding, return_exceptions=True)
            await _end(process)


_READERS: WeakKeyDictionary[asyncio.AbstractEventLoop, ResumeReader] = WeakKeyDictionary()


def shared_reader() -> ResumeReader:
    """Give this process's one reader, so that never more than its two children run at once.

    It is kept by event loop, because a semaphore belongs to one; a program has one loop.
    """
    return _READERS.setdefault(asyncio.get_running_loop(), ResumeReader())


async def read_resume(data: bytes, *, terms: Sequence[Term]) -> Profile:
    """Read one resume with the process's reader; see `ResumeReader.read`."""
    return await shared_reader().read(data, terms=terms)


async def read_resume_file(path: Path, *, terms: Sequence[Term]) -> Profile:
    """Read the resume at a path; never more than 5 MB of the file are loaded.

    Raises:
        ResumeUnreadable: missing, a folder, or any reason of `ResumeReader.read`.
    """
    return await read_resume(await asyncio.to_thread(load_file, path), terms=terms)


def load_file(path: Path) -> bytes:
    """Read at most one byte more of a file than a resume may have.

    Raises:
        ResumeUnreadable: missing, a folder, or no plain file.
    """
    try:
        if path.is_dir():
            raise ResumeUnreadable(Unreadable.FOLDER)
        if path.exists() and not path.is_file():
            raise ResumeUnreadable(Unreadable.NOT_A_RESUME_FILE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise ResumeUnreadable(Unreadable.MISSING) from None


async def _feed(process: asyncio.subprocess.Process, message: bytes) -> None:
    if process.stdin is None:
        return
    with contextlib.suppress(ConnectionError):
        process.stdin.write(message)
        await process.stdin.drain()
    process.stdin.close()


async def _answer(process: asyncio.subprocess.Process) -> bytes:
    """Read the reply to its end, or stop when it is longer than any honest one."""
    raw = b""
    while process.stdout is not None and (more := await process.stdout.read(65_536)):
        raw += more
        if len(raw) > MOST_REPLY:
            raise ResumeUnreadable(Unreadable.UNSAFE)
    return raw


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
            while process.stdout is not None and await process.stdout.read(65_536):
                pass
            await process.wait()


def _archive(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, EOFError, NotImplementedError):
        raise ResumeUnreadable(Unreadable.DAMAGED) from None
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise ResumeUnreadable(Unreadable.NOT_A_RESUME_FILE)
    if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _MOST_UNPACKED:
        raise ResumeUnreadable(Unreadable.UNSAFE)
    return FileKind.DOCX


def _is_text(data: bytes) -> bool:
    """Plain text has no control bytes; HTML, RTF and pictures are told apart by their start."""
    start = data[:4096].lstrip()
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    lowered = start[:512].lower()
    if lowered.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body", b"{\\rtf")):
        return False
    if b"<html" in lowered or b"<body" in lowered:
        return False
    control = sum(byte < 9 or 13 < byte < 32 for byte in data[:65_536])
    return control == 0 and b"\0" not in data
