"""The sound of members' own answers, one file each, for those who wished to keep it.

The files lie beside the database, in clips/: so they are in no copy of it, and a copy that is put
back brings none of them back. A row names each; a file without a row is nobody's, and deleted. So
whatever deletes rows, a member's wish, time, or a sitting that goes, deletes sound.
"""

import asyncio
import os
import secrets
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import DatabaseUnusable
from storage.database import Database

FOLDER = "clips"
MOST_BYTES = 8 << 20
"""Bytes of one answer; the longest there can be takes half (bot/speech/ogg.py)."""

_DAY = 86_400
_FULL = (
    "The sound of an answer can't be written to {folder} ({reason}). Make room on that disk, or "
    "make the folder writable."
)
STUCK = (
    "The sound can't be opened any more, but its file in {folder} can't be deleted just now. Ask "
    "whoever runs this bot to make that folder writable; it is tried again every hour."
)

# Only while the sitting and its words are there, and only for as long as its member agreed to.
_KEEP = """
INSERT INTO clips (sitting_id, prompt_id, file, kept_at, expires_at)
SELECT id, :prompt, :file, :now, :now + spoken_sittings.clip_days * :day
FROM sittings JOIN spoken_sittings ON spoken_sittings.sitting_id = sittings.id
WHERE id = :id AND clip_days > 0 AND texts_dropped_at IS NULL
ON CONFLICT (sitting_id, prompt_id) DO UPDATE SET
  file = excluded.file, kept_at = excluded.kept_at, expires_at = excluded.expires_at
RETURNING 1
"""

_OF_MEMBER = """
SELECT sitting_id, prompt_id, file, expires_at FROM clips
WHERE sitting_id IN (SELECT id FROM sittings WHERE member = :member)
  AND (:id IS NULL OR sitting_id = :id) AND expires_at > :now
ORDER BY sitting_id, kept_at, prompt_id
"""

_DROP = """
DELETE FROM clips
WHERE sitting_id = :id AND sitting_id IN (SELECT id FROM sittings WHERE member = :member)
RETURNING 1
"""


@dataclass(frozen=True, slots=True)
class KeptClip:
    """The sound of one answer: the sitting's and the prompt's id, and when it goes (unix time)."""

    sitting: int
    prompt: str
    file: str
    expires_at: int


class Clips:
    """Keeps sound, gives it to its member, and deletes it; the folder is made when it is needed."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._folder = path.parent / FOLDER
        self._files = asyncio.Lock()

    async def keep(self, sitting_id: int, prompt: str, data: bytes, now: int) -> bool:
        """Store an answer's sound in place of what was kept of it; False where it may not be.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        if not data or len(data) > MOST_BYTES:
            return False
        name = f"{secrets.token_hex(16)}.ogg"
        async with self._files:
            try:
                await asyncio.to_thread(_write, self._folder, name, data)
            except OSError as error:
                raise DatabaseUnusable(
                    _FULL.format(folder=self._folder, reason=error.strerror)
                ) from error
            kept = False
            try:
                async with self._database.unit() as unit:
                    found = await unit.rows(
                        _KEEP, id=sitting_id, prompt=prompt, file=name, now=now, day=_DAY
                    )
                    kept = bool(found)
            finally:
                await self._tidy()
        return kept

    async def of(
        self, member: str, now: int, sitting_id: int | None = None
    ) -> tuple[KeptClip, ...]:
        """List what is kept of a member, in all sittings or in one, in the order it was said."""
        rows = await self._database.rows(_OF_MEMBER, member=member, id=sitting_id, now=now)
        return tuple(
            KeptClip(
                int(row["sitting_id"] or 0),
                str(row["prompt_id"]),
                str(row["file"]),
                int(row["expires_at"] or 0),
            )
            for row in rows
        )

    async def sound(self, clip: KeptClip) -> bytes | None:
        """Give the file's bytes; None when it isn't there any more."""
        with suppress(OSError):
            return await asyncio.to_thread((self._folder / clip.file).read_bytes)
        return None

    async def drop(self, member: str, sitting_id: int) -> int:
        """Delete the sound of a member's sitting; give of how many answers.

        Raises:
            DatabaseUnusable: it can't be deleted.
        """
        async with self._database.unit() as unit:
            gone = await unit.rows(_DROP, member=member, id=sitting_id)
        if not await self.tidy():
            raise DatabaseUnusable(STUCK.format(folder=self._folder))
        return len(gone)

    async def drop_expired(self, now: int) -> bool:
        """Delete what is over its time, and files that nothing names; False when some stay.

        Raises:
            DatabaseUnusable: the database can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows("DELETE FROM clips WHERE expires_at <= :now", now=now)
        return await self.tidy()

    async def tidy(self) -> bool:
        """Delete the files that no row names, after rows were deleted; False when some stay."""
        async with self._files:
            return await self._tidy()

    async def _tidy(self) -> bool:
        rows = await self._database.rows("SELECT file FROM clips")
        named = {str(row["file"]) for row in rows}
        return await asyncio.to_thread(_delete_others, self._folder, named)


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write a file that is its owner's alone, and would survive a power cut."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / name
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _delete_others(folder: Path, named: Set[str]) -> bool:
    """Delete the files that aren't named; overwritten first, as the database does with rows."""
    stuck = False
    for path in sorted(folder.glob("*.ogg")):
        if path.name in named:
            continue
        try:
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            continue
        except OSError:
            stuck = True
    return not stuck
