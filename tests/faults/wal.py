"""A database and its write-ahead log as a power cut may leave them (sqlite.org/fileformat, "WAL").

With synchronous=FULL a commit is on the disk before it is acknowledged. Of what is written after
the last such commit anything may be there or not, in pieces too; of the database file itself, any
page that a checkpoint was writing may be torn, and the log still has it.
"""

import random
import struct
from dataclasses import dataclass
from pathlib import Path

_HEADER, _FRAME = 32, 24


@dataclass(frozen=True, slots=True)
class Files:
    """The bytes of both files at one moment."""

    database: bytes
    log: bytes

    @classmethod
    def read(cls, path: Path) -> "Files":
        """Read both; a log that isn't there is empty."""
        log = Path(f"{path}-wal")
        return cls(path.read_bytes(), log.read_bytes() if log.exists() else b"")

    def write(self, path: Path) -> Path:
        """Lay both down under another name."""
        path.write_bytes(self.database)
        Path(f"{path}-wal").write_bytes(self.log)
        return path


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the log reached when something was durable: its salts, and the last commit's end."""

    salts: bytes
    end: int


def mark(log: bytes) -> Mark:
    """Find the last commit in a log."""
    salts, end = log[16:24], _HEADER
    for start, frame in _frames(log):
        if log[start + 8 : start + 16] != salts:
            break  # what was written before the log was begun anew
        if struct.unpack(">I", log[start + 4 : start + 8])[0]:
            end = start + frame
    return Mark(salts, min(end, len(log)))


def cut(files: Files, durable: Mark, rng: random.Random) -> Files:
    """Leave off the log somewhere after what was durable."""
    return Files(files.database, files.log[: rng.randint(_least(files, durable), len(files.log))])


def torn(files: Files, durable: Mark, rng: random.Random) -> Files:
    """Have garbage in the log somewhere after what was durable, and zeroes at its end."""
    least = _least(files, durable)
    start = rng.randint(least, len(files.log))
    length = rng.randint(1, 8192)
    garbage = rng.randbytes(length) + bytes(rng.choice((0, 512, 4096)))
    return Files(files.database, files.log[:start] + garbage)


def half_written(files: Files, durable: Mark, rng: random.Random) -> Files:
    """Have a next commit in the log whose page is torn: its header is right, its content isn't."""
    frames = [(start, size) for start, size in _frames(files.log) if start + size <= durable.end]
    if not frames:
        return files
    start, size = rng.choice(frames)
    frame = files.log[start : start + size]
    keep = rng.randint(_FRAME, size - 1)
    again = frame[:keep] + bytes(size - keep)
    return Files(files.database, files.log[: _least(files, durable)] + again)


def checkpointing(files: Files, durable: Mark, rng: random.Random) -> Files:
    """Tear pages of the database that a checkpoint was writing; the log has all of them whole."""
    database = bytearray(files.database)
    for start, size in _frames(files.log[: durable.end]):
        if files.log[start + 8 : start + 16] != durable.salts or rng.random() < 0.5:
            continue
        page = (struct.unpack(">I", files.log[start : start + 4])[0] - 1) * (size - _FRAME)
        written = rng.randint(0, size - _FRAME)
        if page and page + size - _FRAME <= len(database):  # the first page has the file's header
            database[page : page + written] = rng.randbytes(written)
    return Files(bytes(database), files.log)


def _frames(log: bytes) -> list[tuple[int, int]]:
    if len(log) < _HEADER:
        return []
    size = struct.unpack(">I", log[8:12])[0] + _FRAME
    return [(start, size) for start in range(_HEADER, len(log) - size + 1, size)]


def _least(files: Files, durable: Mark) -> int:
    same = files.log[16:24] == durable.salts
    return min(durable.end, len(files.log)) if same else len(files.log)
