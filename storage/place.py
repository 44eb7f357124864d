"""Where the database file lies: its directory, its permissions, the copies beside it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from bot.errors import DatabaseUnusable

_SMALLEST = 512
"""Bytes of SQLite's smallest page; it takes a shorter file for an empty one and overwrites it."""


def make_ready(path: Path) -> Path:
    """Make the data directory (0700) and an empty file (0600) if there are none yet.

    Gives the absolute path, so that ":memory:" is a file like any other.

    Raises:
        DatabaseUnusable: a folder or a device is in the file's place, or nothing can be written.
    """
    path = path.absolute()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _create(path)
    except OSError as error:
        raise DatabaseUnusable(
            f"The data directory {path.parent} can't be used ({error.strerror}). "
            "Set GREENROOM_DATA to a directory that you may write to."
        ) from error
    _check(path)
    _close_to_others(path)
    return path


def reserve_backup(path: Path, version: int) -> Path:
    """Make an empty file for the copy of database `path` at schema `version`; never reuse one.

    Raises:
        DatabaseUnusable: the backups folder can't be written.
    """
    folder = path.parent / "backups"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        taken = len(list(folder.glob(f"{path.stem}-v{version}-*")))
        while True:
            taken += 1
            copy = folder / f"{path.stem}-v{version}-{taken}.db"
            with suppress(FileExistsError):
                os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                return copy
    except OSError as error:
        raise DatabaseUnusable(
            f"No copy of the database can be written to {folder} ({error.strerror}), so it was "
            "not updated. Make that folder writable and try again."
        ) from error


def flush(path: Path) -> None:
    """Wait until the file would survive a power cut; the file must not be open anywhere else."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _create(path: Path) -> None:
    # An existing database is never opened here: closing it would drop SQLite's own file locks
    # (sqlite.org/howtocorrupt.html, 2.2).
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _check(path: Path) -> None:
    if not path.is_file():
        what = "a folder" if path.is_dir() else "not an ordinary file"
        raise DatabaseUnusable(
            f"{path} is {what}, and the database belongs there. Move it away, "
            "or set GREENROOM_DATA to another directory."
        )
    if 0 < path.stat().st_size < _SMALLEST:
        raise DatabaseUnusable(
            f"{path} is not a database. Move that file away, "
            "or set GREENROOM_DATA to another directory."
        )
    for place in (path, path.parent):
        if not os.access(place, os.R_OK | os.W_OK):
            raise DatabaseUnusable(
                f"{place} can't be written: it or its disk is read-only for you. Give yourself "
                "permission to write, or set GREENROOM_DATA to another directory."
            )


def _close_to_others(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        with suppress(OSError):  # the file is another user's, who shares it on purpose
            path.chmod(mode & 0o700)
