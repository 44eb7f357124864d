"""Packets of bank sentences on disk, under a size limit; a member's own words never come here."""

import asyncio
import hashlib
import logging
import os
import secrets
import struct
import time
import zlib
from pathlib import Path

_log = logging.getLogger(__name__)

_MARK = b"GRV1"
_LENGTH, _SUM = struct.Struct("<H"), struct.Struct("<I")
_DEFAULT_BYTES = 64 << 20


class SaidBefore:
    """A folder of sentences; the one that was longest unused goes first.

    `edition` names the engines' versions, so that an update is heard. A disk that is full or
    broken costs the memory of a sentence, never the sentence.
    """

    def __init__(self, folder: Path, edition: str, *, most_bytes: int = _DEFAULT_BYTES) -> None:
        self._folder, self._edition, self._most = folder, edition, most_bytes
        self._lock = asyncio.Lock()

    async def find(self, engine: str, text: str) -> tuple[bytes, ...]:
        """Give the packets of a sentence, () when they aren't there or are damaged."""
        return await asyncio.to_thread(_read, self._path(engine, text))

    async def keep(self, engine: str, text: str, packets: tuple[bytes, ...]) -> None:
        """Store the packets of a sentence and make room for them."""
        async with self._lock:
            try:
                await asyncio.to_thread(self._write, self._path(engine, text), packets)
            except OSError as error:
                _log.warning("spoken sentences can't be kept: %s", type(error).__name__)

    def _path(self, engine: str, text: str) -> Path:
        key = hashlib.sha256("\0".join((self._edition, engine, text)).encode()).hexdigest()
        return self._folder / f"{key}.packets"

    def _write(self, path: Path, packets: tuple[bytes, ...]) -> None:
        body = b"".join(_LENGTH.pack(len(packet)) + packet for packet in packets)
        data = _MARK + _SUM.pack(zlib.crc32(body)) + body
        if len(data) > self._most:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self._make_room(len(data))
        part = path.with_suffix(f".{secrets.token_hex(4)}")
        try:
            part.write_bytes(data)
            _touch(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _make_room(self, size: int) -> None:
        files = [(file.stat(), file) for file in self._folder.glob("*.packets")]
        files.sort(key=lambda found: found[0].st_mtime_ns)
        total = size + sum(stat.st_size for stat, _ in files)
        for stat, file in files:
            if total <= self._most:
                return
            file.unlink(missing_ok=True)
            total -= stat.st_size


def _read(path: Path) -> tuple[bytes, ...]:
    try:
        data = path.read_bytes()
        _touch(path)
    except OSError:
        return ()
    body = data[len(_MARK) + _SUM.size :]
    if not data.startswith(_MARK + _SUM.pack(zlib.crc32(body))):
        return ()
    packets, at = [], 0
    while at < len(body):
        (length,) = _LENGTH.unpack_from(body, at)
        packets.append(body[at + _LENGTH.size : at + _LENGTH.size + length])
        at += _LENGTH.size + length
    return tuple(packets)


def _touch(path: Path) -> None:
    """Note the use to the nanosecond; a file system's own clock may tick in milliseconds."""
    now = time.time_ns()
    os.utime(path, ns=(now, now))
