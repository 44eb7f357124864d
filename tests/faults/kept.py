"""What a database file holds of one member's only interview, read without the bot's own code."""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers in order, those of them without a score, and the attempt's and file's state.

    `spent` is None where no attempt was begun; `sound` is the verdict of SQLite's whole check.
    """

    answers: tuple[str, ...]
    unscored: tuple[str, ...]
    ending: str | None
    spent: bool | None
    sound: bool


def kept(database: Path, member: str) -> Kept:
    """Read what is kept of a member; the file may be one that a fault left behind."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchall()
        astray = connection.execute("PRAGMA foreign_key_check").fetchall()
        sql = (
            "SELECT turn FROM turns JOIN sittings ON sittings.id = sitting_id "
            "WHERE member = ? ORDER BY sitting_id, position"
        )
        turns = [json.loads(turn) for (turn,) in connection.execute(sql, (member,))]
        sql = "SELECT ending FROM sittings WHERE member = ?"
        endings = connection.execute(sql, (member,)).fetchall()
        sql = "SELECT spent FROM attempts WHERE member = ?"
        spent = connection.execute(sql, (member,)).fetchall()
    answered = [turn for turn in turns if turn["answer"] is not None]
    return Kept(
        answers=tuple(turn["answer"]["text"] for turn in answered),
        unscored=tuple(turn["answer"]["text"] for turn in answered if not turn["assessment"]),
        ending=endings[-1][0] if endings else None,
        spent=bool(spent[-1][0]) if spent else None,
        sound=check == [("ok",)] and not astray,
    )


def as_left(database: Path, member: str) -> Kept:
    """Read a copy of what lies on the disk, so that the bot finds it as it was left."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copy(f"{database}{suffix}", f"{folder}/copy.db{suffix}")
        return kept(Path(folder, "copy.db"), member)
