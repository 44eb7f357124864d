"""Starts, goes on with and closes one member's interviews in one place."""

import hashlib
import time
from collections.abc import AsyncIterator, Callable, Container, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import BankInvalid, InputInvalid, RetakeTooSoon
from bot.interview.drills import drill_plan, require_resume
from bot.interview.formats import Format
from bot.interview.interviewer import RuleInterviewer
from bot.interview.model_seat import seated
from bot.interview.plan import Plan, make_plan
from bot.interview.ports import Room, Scorer
from bot.interview.report import Report, make_report
from bot.interview.sitting import hold
from bot.interview.transcript import Ending, Mode, Transcript
from bot.resume.profile import Profile, Role
from bot.resume.reader import load_file, read_resume
from bot.retakes import RESUMABLE, Exhausted, WaitUntil
from bot.scoring.rubric import RUBRIC_VERSION
from bot.shelf import Shelf
from storage.archive import Archive, open_archive
from storage.journal import SittingJournal
from storage.records import LOCAL, KeptResume, RoomName, SittingRecord, SittingStart
from storage.register import Register
from storage.told import scored_if_possible, told_before
from storage.written import WrittenDrills


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sitting should be: resolved options of the command line."""

    track: str
    shape: Format
    seed: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sitting that is begun in the archive and ready to be held."""

    id: int
    plan: Plan
    mode: Mode
    so_far: Transcript


@dataclass(frozen=True, slots=True)
class Seat:
    """Whose desk it is and where: a member in a scope (a server's id, or `local`) and a room."""

    member: str
    scope: str = LOCAL
    room: RoomName = RoomName.TERMINAL


class Desk:
    """One member's desk. `now` gives unix seconds.

    A `repeatable` desk plans each sitting as if it were the first, so that the same seed, resume
    and answers give the same interview; else the questions of the last sitting are avoided.
    """

    def __init__(
        self,
        archive: Archive,
        shelf: Shelf,
        seat: Seat,
        now: Callable[[], float],
        *,
        repeatable: bool = False,
    ) -> None:
        self._archive = archive
        self._shelf = shelf
        self._seat = seat
        self._now = now
        self._repeatable = repeatable

    @property
    def written(self) -> WrittenDrills:
        """The member's written drills here."""
        seat = self._seat
        return WrittenDrills(self._archive.sittings, seat.member, seat.scope, self._now)

    async def take_in(self, path: Path) -> KeptResume:
        """Read a resume file and keep it; the same bytes again are not read again.

        Raises:
            ResumeUnreadable: see its advice.
        """
        data = load_file(path)
        digest = hashlib.sha256(data).hexdigest()
        known = await self._archive.resumes.by_digest(self._seat.member, digest)
        profile = known.profile if known else await read_resume(data, terms=self._shelf.terms)
        return await self._keep(digest, profile)

    async def with_roles(self, kept: KeptResume, roles: Sequence[Role]) -> KeptResume:
        """Keep a resume with the roles that the member put right, in place of those read."""
        return await self._keep(kept.digest, replace(kept.profile, roles=tuple(roles)))

    async def _keep(self, digest: str, profile: Profile) -> KeptResume:
        member, now = self._seat.member, int(self._now())
        number = await self._archive.resumes.keep(member, digest, profile, now)
        return KeptResume(number, member, digest, profile, now)

    async def resume_in_use(self) -> KeptResume | None:
        """Give the resume that was taken in last."""
        return await self._archive.resumes.latest(self._seat.member)

    async def unfinished(self, held: Container[int] = ()) -> SittingRecord | None:
        """Find a sitting to go on with; one that broke off too long ago is closed as a fault.

        Those that are `held` just now are under way however long ago they were heard from.
        """
        record = await self._archive.sittings.unfinished(self._seat.member, self._seat.scope)
        if record is None or record.id in held:
            return record
        if self._now() - record.heartbeat_at > RESUMABLE:
            await self.give_up(record, Ending.FAULT)
            return None
        return record

    async def give_up(self, record: SittingRecord, ending: Ending) -> Report | None:
        """Close an unfinished sitting with a report of what was answered.

        None when its track or format is no longer there: it is closed without a score then.
        """
        try:
            prepared = await self.go_on(record)
        except (InputInvalid, BankInvalid):
            await self._archive.sittings.finish(
                record.id, ending, overall=None, tier=None, report_json=None, now=int(self._now())
            )
            return None
        journal = SittingJournal(self._archive.sittings, record.id, self._now)
        scorer = await self._scorer(prepared)
        so_far = await scored_if_possible(prepared.so_far, scorer, journal)
        report = make_report(prepared.plan.format, so_far.ended(ending), prepared.mode)
        await Register(self._archive, record.id, self._now).close(report)
        return report

    async def go_on(self, record: SittingRecord) -> Prepared:
        """Prepare an unfinished sitting as it was planned."""
        kept = await self._archive.resumes.load(record.profile_id) if record.profile_id else None
        sources = await self._sources(record.track, before=record.id)
        wish = Wish(record.track, self._shelf.format(record.format), record.seed, record.mode)
        plan = self._plan(wish, kept.profile if kept else None, sources)
        so_far = await self._archive.sittings.transcript(record.id)
        return Prepared(record.id, plan, record.mode, so_far)

    async def begin(self, wish: Wish, resume: KeptResume | None) -> Prepared:
        """Begin a new sitting.

        Raises:
            RetakeTooSoon: a scored one isn't allowed yet.
            InterviewUnderWay: the last one isn't over.
            InputInvalid: a drill on a resume line, and there is no line to ask about.
        """
        require_resume(wish.shape, resume.profile if resume else None)
        sources = await self._sources(wish.track)
        plan = self._plan(wish, resume.profile if resume else None, sources)
        start = SittingStart(
            member=self._seat.member,
            scope=self._seat.scope,
            room=self._seat.room,
            mode=wish.mode,
            track=wish.track,
            format=wish.shape.id,
            seed=wish.seed,
            profile_id=resume.id if resume else None,
            bank_version=plan.bank.version,
            rubric_version=RUBRIC_VERSION,
            started_at=int(self._now()),
        )
        return Prepared(await self._begun(start, wish.shape), plan, wish.mode, Transcript())

    async def _begun(self, start: SittingStart, shape: Format) -> int:
        if start.mode is Mode.WARM_UP:
            return await self._archive.sittings.begin(start)
        policy = await self._archive.guilds.policy(start.scope, shape)
        match await self._archive.attempts.start_scored(start, policy):
            case WaitUntil(when, left):
                raise RetakeTooSoon(datetime.fromtimestamp(when, UTC), left)
            case Exhausted(when):
                raise RetakeTooSoon(datetime.fromtimestamp(when, UTC), 0)
            case sitting_id:
                return sitting_id

    async def hold(
        self, prepared: Prepared, room: Room, kept: Callable[[], None] = lambda: None
    ) -> Report:
        """Hold a prepared sitting to its end; `kept` is called when an answer is durable."""
        plan = prepared.plan
        access = None if self._repeatable else self._shelf.model
        async with seated(RuleInterviewer(plan, self._shelf.finder), access) as seats:
            return await hold(
                plan,
                prepared.mode,
                prepared.so_far,
                room=room,
                interviewer=seats.interviewer,
                scorer=await self._scorer(prepared),
                journal=SittingJournal(self._archive.sittings, prepared.id, self._now, kept),
                register=Register(self._archive, prepared.id, self._now),
                judge=seats.judge,
            )

    async def _scorer(self, prepared: Prepared) -> Scorer:
        seat, track = self._seat, prepared.plan.bank.track
        told = []
        if not self._repeatable:
            told = await told_before(self._archive.sittings, seat.member, seat.scope, track)
        return self._shelf.scorer(track).remembering(told, scored=prepared.mode is Mode.SCORED)

    async def _sources(self, track: str, before: int | None = None) -> frozenset[str]:
        if self._repeatable:
            return frozenset()
        return await self._archive.sittings.recent_sources(self._seat.member, track, before=before)

    def _plan(self, wish: Wish, profile: Profile | None, avoid: frozenset[str]) -> Plan:
        bank = self._shelf.bank(wish.track)
        return drill_plan(make_plan(wish.shape, bank, profile, seed=wish.seed, avoid=avoid))


@asynccontextmanager
async def open_desk(
    database: Path, shelf: Shelf, member: str, *, repeatable: bool = False
) -> AsyncIterator[Desk]:
    """Open a member's desk in the terminal, on the archive at `database`.

    Raises:
        DatabaseUnusable: see its advice.
    """
    async with open_archive(database) as archive:
        yield Desk(archive, shelf, Seat(member), time.time, repeatable=repeatable)
