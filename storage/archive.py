"""Everything that is kept, behind one door."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.appeals import Appeals
from storage.attempts import Attempts
from storage.audit import Audit
from storage.backups import Backups
from storage.clips import Clips
from storage.database import open_database
from storage.departures import Departures
from storage.erasure import Erasure
from storage.guilds import Guilds
from storage.health import Checkup
from storage.ledger import Ledger, read_secret
from storage.preferences import Preferences
from storage.question_statistics import QuestionStatistics
from storage.rescoring import Rescoring
from storage.resumes import Resumes
from storage.rooms import Rooms
from storage.sittings import Sittings
from storage.spoken import SpokenSittings
from storage.standings import Standings
from storage.tier_roles import TierRoles
from storage.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class Archive:
    """What is kept of members; usable until its `async with` block ends."""

    resumes: Resumes
    sittings: Sittings
    attempts: Attempts
    rooms: Rooms
    standings: Standings
    guilds: Guilds
    appeals: Appeals
    audit: Audit
    erasure: Erasure
    backups: Backups
    checkup: Checkup
    preferences: Preferences
    tier_roles: TierRoles
    rescoring: Rescoring
    departures: Departures
    questions: QuestionStatistics
    spoken: SpokenSittings
    clips: Clips


@asynccontextmanager
async def open_archive(path: Path) -> AsyncIterator[Archive]:
    """Open the database file, making it and its directory if need be.

    Raises:
        DatabaseUnusable: see `open_database`; its advice says what to do.
    """
    async with open_database(path) as database:
        secret = await asyncio.to_thread(read_secret, path)
        ledger, withdrawals = Ledger(secret), Withdrawals()
        clips = Clips(database, path)
        yield Archive(
            resumes=Resumes(database, withdrawals),
            sittings=Sittings(database, ledger),
            attempts=Attempts(database, ledger),
            rooms=Rooms(database),
            standings=Standings(database),
            guilds=Guilds(database),
            appeals=Appeals(database),
            audit=Audit(database),
            erasure=Erasure(database, ledger, withdrawals, clips),
            backups=Backups(database, path),
            checkup=Checkup(database, path),
            preferences=Preferences(database),
            tier_roles=TierRoles(database),
            rescoring=Rescoring(database),
            departures=Departures(database),
            questions=QuestionStatistics(database),
            spoken=SpokenSittings(database),
            clips=clips,
        )
