"""Why a database can't be used, as sentences that say what to do about it (pure)."""

from pathlib import Path

from bot.errors import DatabaseUnusable

APPLICATION_ID = 0x4752524D
"""`PRAGMA application_id` of Greenroom's databases: "GRRM"."""

IN_USE = (5, 6)
"""Primary result codes of SQLite for a lock that somebody else holds: BUSY, LOCKED."""

_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables

_CANT_OPEN = (
    "{path} can't be opened. Check that you may read and write that file and its directory, "
    "or set GREENROOM_DATA to another directory."
)
_HELD = (
    "Another program is using {path}. Close it, then try again; nothing was changed. "
    "One data directory serves one bot."
)
_ADVICE = {  # by primary result code: sqlite.org/rescode.html
    3: _CANT_OPEN,  # PERM
    5: _HELD,  # BUSY
    6: _HELD,  # LOCKED
    8: "{path} can't be written: the file or its disk is read-only. Give yourself permission to "
    "write, or set GREENROOM_DATA to another directory.",  # READONLY
    10: "The disk reported a fault at {path}. Check the disk and the space left on it, "
    "then try again; what was being written was not kept.",  # IOERR
    11: "{path} is damaged. Put the newest copy from the backups folder beside it in its "
    "place.",  # CORRUPT
    13: "The disk is full, so {path} can't grow. Free some space and try again; what was being "
    "written was not kept.",  # FULL
    14: _CANT_OPEN,  # CANTOPEN
    26: "{path} is not a database. Move that file away, or set GREENROOM_DATA to another "
    "directory.",  # NOTADB
}


def advice(code: int, path: Path) -> str | None:
    """Say what to do about an error of SQLite's; None for a mistake of ours."""
    sentence = _ADVICE.get(code)
    return sentence and sentence.format(path=path)


def refuse_old_sqlite(version: tuple[int, ...]) -> None:
    """Check the version of the SQLite library that Python was built with.

    Raises:
        DatabaseUnusable: it is older than 3.37.
    """
    if version < _OLDEST_SQLITE:
        raise DatabaseUnusable(
            f"This Python comes with SQLite {'.'.join(map(str, version))}, and Greenroom needs "
            "3.37 or newer. Use a newer Python or a newer system."
        )


def refuse_foreign(
    path: Path, *, application_id: int, version: int, newest: int, empty: bool
) -> None:
    """Check whose database this is; `version` is its own, `newest` the last this program knows.

    Raises:
        DatabaseUnusable: it is another program's, or a newer Greenroom's.
    """
    if application_id != APPLICATION_ID and (application_id or version or not empty):
        raise DatabaseUnusable(
            f"{path} is the database of another program. Move that file away, "
            "or set GREENROOM_DATA to another directory."
        )
    if version > newest:
        raise DatabaseUnusable(
            f"{path} was written by a newer Greenroom (version {version} of the database; this "
            f"one knows {newest}). Update Greenroom, or go back to a copy from the backups folder."
        )
