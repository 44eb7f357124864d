"""Everything that is kept, behind one door."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.attempts import Attempts
from storage.database import open_database
from storage.resumes import Resumes
from storage.sittings import Sittings


@dataclass(frozen=True, slots=True)
class Archive:
    """What is kept of members; usable until its `async with` block ends."""

    resumes: Resumes
    sittings: Sittings
    attempts: Attempts


@asynccontextmanager
async def open_archive(path: Path) -> AsyncIterator[Archive]:
    """Open the database file, making it and its directory if need be.

    Raises:
        DatabaseUnusable: see `open_database`; its advice says what to do.
    """
    async with open_database(path) as database:
        yield Archive(Resumes(database), Sittings(database), Attempts(database))
