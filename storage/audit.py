"""What was done in a server that its organisers should know, noted in the deed's transaction."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from storage.codec import Codec
from storage.database import Database, Statements
from storage.records import LOCAL

KEPT = 365 * 86_400
"""Seconds for which a deed stays in the list."""


class Action(StrEnum):
    """The deeds that are noted."""

    GRANT = "grant"
    RESET = "reset"
    APPEAL_GRANTED = "appeal granted"
    APPEAL_DECLINED = "appeal declined"
    SETTINGS = "settings"
    RETAKES = "retakes"
    TIER_ROLE = "tier role"
    CORRECTED = "transcript corrected"


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed. `amount` counts attempts granted, days or attempts set, words corrected.

    `track` is the track, the format whose retakes were set, or the tier whose role was. `actor` and
    `subject` are None once that person's data was deleted.
    """

    scope: str
    actor: str | None
    action: Action
    at: int
    subject: str | None = None
    track: str | None = None
    amount: int | None = None


_DEED = Codec(Deed)

_NOTE = """
INSERT INTO audit (scope, actor, action, at, subject, track, amount)
VALUES (:scope, :actor, :action, :at, :subject, :track, :amount)
"""

_LATEST = """
SELECT scope, actor, action, at, subject, track, amount FROM audit
WHERE scope = :scope ORDER BY at DESC, id DESC LIMIT :limit
"""


class Audit:
    """The list of deeds, read by the organisers of the server they were done in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def latest(self, scope: str, limit: int = 10) -> tuple[Deed, ...]:
        """List the server's latest deeds, the newest first."""
        rows = await self._database.rows(_LATEST, scope=scope, limit=limit)
        return tuple(map(_DEED.record, rows))

    async def drop_before(self, time: int) -> None:
        """Delete older deeds.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows("DELETE FROM audit WHERE at < :time", time=time)


async def note(unit: Statements, deed: Deed) -> None:
    """Add a deed to the list; one at the keyboard is nobody else's business."""
    if deed.scope != LOCAL:
        await unit.rows(_NOTE, **asdict(deed))
