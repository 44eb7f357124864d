"""Taking in a resume file that a member sent: checked, counted, read apart, and kept."""

import asyncio
import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import discord

from bot.bank import Term
from bot.errors import InputInvalid, ResumeUnreadable, Unreadable
from bot.resume.profile import Profile, Role
from bot.resume.reader import MOST_BYTES, ResumeReader
from storage.records import KeptResume
from storage.resumes import REPLACED, Resumes

MOST_FILES, WINDOW = 5, 600
"""Files that one member may have read in so many seconds: each takes a process and a core."""
LONGEST_WAIT = 600.0
"""Seconds to wait for a turn and be read; Discord takes the answer for 15 minutes at most."""
_NEVER_TEXT = ("image/", "audio/", "video/")
BUSY = "Many resumes are being read right now. Please upload yours again in a few minutes."


class Intake:
    """Reads members' resumes with one reader for the whole process; `now` is in unix seconds.

    `terms` are the skills that are known by name.
    """

    def __init__(
        self,
        resumes: Resumes,
        reader: ResumeReader,
        terms: Sequence[Term],
        now: Callable[[], float],
    ) -> None:
        self._resumes = resumes
        self._reader = reader
        self.terms = tuple(terms)
        self._now = now
        self._read_at: defaultdict[str, deque[float]] = defaultdict(deque)

    async def take_in(self, member: str, file: discord.Attachment) -> KeptResume:
        """Read an uploaded file and keep what was read; the same file again isn't read again.

        Raises:
            ResumeUnreadable: see its advice.
            InputInvalid: the member has sent too many files, or too many members have, or they
                deleted their data meanwhile.
        """
        refuse_at_sight(file.size, file.content_type)
        self._count(member)
        with self._resumes.reading(member) as work:
            data = await file.read()
            digest = hashlib.sha256(data).hexdigest()
            known = await self._resumes.by_digest(member, digest)
            profile = known.profile if known else await self._profile(data)
            now = int(self._now())
            number = await self._resumes.keep(member, digest, profile, now, work=work)
        return KeptResume(number, member, digest, profile, now)

    def month(self) -> str:
        """Give the current month as "2026-11", in UTC."""
        return datetime.fromtimestamp(self._now(), UTC).strftime("%Y-%m")

    async def with_roles(self, kept: KeptResume, roles: Sequence[Role]) -> KeptResume:
        """Keep a resume with the roles that the member put right.

        It is kept as another one, so that an interview under way goes on with what it began with.

        Raises:
            InputInvalid: it was replaced or deleted meanwhile.
        """
        member, now = kept.member, int(self._now())
        profile = replace(kept.profile, roles=tuple(roles))
        digest = hashlib.sha256(f"{kept.digest}{roles!r}".encode()).hexdigest()
        number = await self._resumes.keep(member, digest, profile, now, corrects=kept.id)
        return KeptResume(number, member, digest, profile, now)

    async def mine(self, member: str, resume_id: int) -> KeptResume:
        """Give the member's resume of that id.

        Raises:
            InputInvalid: it is gone, or isn't theirs.
        """
        kept = await self._resumes.load(resume_id)
        if kept is None or kept.member != member:
            raise InputInvalid(REPLACED)
        return kept

    async def _profile(self, data: bytes) -> Profile:
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                return await self._reader.read(data, terms=self.terms)
        except TimeoutError:
            raise InputInvalid(BUSY) from None

    def _count(self, member: str) -> None:
        now = self._now()
        for one in [m for m, times in self._read_at.items() if times[-1] <= now - WINDOW]:
            del self._read_at[one]
        times = self._read_at[member]
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if len(times) >= MOST_FILES:
            minutes = max(1, round((times[0] + WINDOW - now) / 60))
            raise InputInvalid(
                f"You sent {MOST_FILES} files in {WINDOW // 60} minutes. Please try again in "
                f"{minutes} {'minute' if minutes == 1 else 'minutes'}."
            )
        times.append(now)


def refuse_at_sight(size: int, content_type: str | None) -> None:
    """Refuse what can't be a resume before it is downloaded; the rest is told by what it holds.

    Raises:
        ResumeUnreadable: empty, larger than 5 MB, or a picture, a sound or a film.
    """
    if size == 0:
        raise ResumeUnreadable(Unreadable.EMPTY)
    if size > MOST_BYTES:
        raise ResumeUnreadable(Unreadable.TOO_BIG)
    if content_type and content_type.lower().startswith(_NEVER_TEXT):
        raise ResumeUnreadable(Unreadable.NOT_A_RESUME_FILE)
