"""What was read from members' resumes: one in use each, the files themselves never kept."""

from contextlib import AbstractContextManager

from bot.errors import InputInvalid
from bot.resume.profile import Profile
from storage.codec import Codec
from storage.database import Database, Row, Statements
from storage.records import KeptResume
from storage.withdrawals import Withdrawals, Work

_PROFILE = Codec(Profile)

_KEEP = """
INSERT INTO resumes (member, digest, profile, kept_at, sequence)
SELECT :member, :digest, :profile, :now, coalesce(max(sequence), 0) + 1
FROM resumes WHERE member = :member
ON CONFLICT (member, digest) DO UPDATE SET
  profile = excluded.profile, kept_at = excluded.kept_at, sequence = excluded.sequence
RETURNING id
"""

# A sitting under way still asks about the resume it began with.
_DROP_REPLACED = """
DELETE FROM resumes
WHERE member = :member
  AND sequence < (SELECT max(sequence) FROM resumes WHERE member = :member)
  AND id NOT IN (
    SELECT profile_id FROM sittings WHERE ended_at IS NULL AND profile_id IS NOT NULL
  )
RETURNING id
"""

_THERE = "SELECT 1 FROM resumes WHERE id = :id AND member = :member"
_ANY = "SELECT 1 FROM resumes WHERE member = :member LIMIT 1"

REPLACED = "That resume was replaced or deleted in the meantime. See the one in use: `/resume show`"

_COLUMNS = "SELECT id, member, digest, profile, kept_at FROM resumes"


class Resumes:
    """Members' resumes. A new one replaces the old, which is then gone from the disk too."""

    def __init__(self, database: Database, withdrawals: Withdrawals | None = None) -> None:
        self._database = database
        self._withdrawals = withdrawals or Withdrawals()

    def reading(self, member: str) -> AbstractContextManager[Work]:
        """Read a member's file while the block lasts; `keep` takes the work that this gives."""
        return self._withdrawals.work(member)

    async def keep(
        self,
        member: str,
        digest: str,
        profile: Profile,
        now: int,
        *,
        work: Work | None = None,
        corrects: int | None = None,
    ) -> int:
        """Store a resume and give its id; the same file again (by sha256) is the same row.

        Args:
            member: whose it is.
            digest: the file's sha256.
            profile: what was read.
            now: unix seconds.
            work: what `reading` gave when the reading began.
            corrects: the id of the resume that it is a better reading of.

        Raises:
            InputInvalid: the member deleted their data meanwhile, or the one it corrects is gone.
            DatabaseUnusable: it can't be written.
        """
        packed = _PROFILE.pack(profile)
        async with self._database.unit() as unit:
            if work is not None:
                work.require()
            if corrects is not None and not await unit.rows(_THERE, id=corrects, member=member):
                raise InputInvalid(REPLACED)
            others = await unit.rows(_ANY, member=member)
            kept = await unit.rows(_KEEP, member=member, digest=digest, profile=packed, now=now)
            await drop_replaced(unit, member)
        if others:
            await self._database.forget_deleted()
        return int(kept[0]["id"] or 0)

    async def by_digest(self, member: str, digest: str) -> KeptResume | None:
        """Find the member's resume that was read from a file with this sha256."""
        sql = f"{_COLUMNS} WHERE member = :member AND digest = :digest"
        return _first(await self._database.rows(sql, member=member, digest=digest))

    async def latest(self, member: str) -> KeptResume | None:
        """Give the resume in use: the one that was kept last."""
        sql = f"{_COLUMNS} WHERE member = :member ORDER BY sequence DESC LIMIT 1"
        return _first(await self._database.rows(sql, member=member))

    async def load(self, resume_id: int) -> KeptResume | None:
        """Give one resume, None when it was replaced or deleted."""
        return _first(await self._database.rows(f"{_COLUMNS} WHERE id = :id", id=resume_id))

    async def delete(self, member: str) -> int:
        """Delete all of a member's resumes, also from the log on the disk; give how many."""
        sql = "DELETE FROM resumes WHERE member = :member RETURNING id"
        async with self._database.unit() as unit:
            deleted = await unit.rows(sql, member=member)
        await self._database.forget_deleted()
        return len(deleted)


async def drop_replaced(unit: Statements, member: str) -> bool:
    """Delete resumes that a newer one replaced and no sitting under way needs; say if any."""
    return bool(await unit.rows(_DROP_REPLACED, member=member))


def _first(rows: tuple[Row, ...]) -> KeptResume | None:
    if not rows:
        return None
    return _RECORD.record({**rows[0], "profile": _PROFILE.unpack(rows[0]["profile"])})


_RECORD = Codec(KeptResume)
