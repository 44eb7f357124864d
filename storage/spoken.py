"""What a sitting held aloud leaves beside its words: who spoke when, and what may be kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import DatabaseUnusable
from bot.speech.timeline import Event, Mark, Row, Span, Timeline, Who
from storage.codec import Codec
from storage.database import Database

Stretches = tuple[tuple[float, float], ...]

_BEGIN = """
INSERT INTO spoken_sittings (sitting_id, clip_days) VALUES (:id, :days)
ON CONFLICT (sitting_id) DO UPDATE SET clip_days = excluded.clip_days
"""

# A sitting that was deleted meanwhile, or whose words are gone, gets no row again.
_KEEP = """
INSERT INTO spoken_sittings (sitting_id, timeline)
SELECT id, :timeline FROM sittings WHERE id = :id AND texts_dropped_at IS NULL
ON CONFLICT (sitting_id) DO UPDATE SET timeline = excluded.timeline
"""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One question as it is kept: stretches of each voice and moments, in seconds to 0.01."""

    prompt: str
    bot: Stretches = ()
    member: Stretches = ()
    moments: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptTimeline:
    """The rows in order."""

    rows: tuple[KeptRow, ...]


_TIMELINE = Codec(KeptTimeline)


class SpokenSittings:
    """Timelines and the members' wishes about sound, by sitting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, sitting_id: int, *, clip_days: int) -> None:
        """Remember for how many days the sound of answers may be kept; 0 is not at all.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(_BEGIN, id=sitting_id, days=clip_days)

    async def clip_days(self, sitting_id: int) -> int:
        """Give what `begin` was told; 0 for a sitting that isn't known."""
        sql = "SELECT clip_days FROM spoken_sittings WHERE sitting_id = :id"
        found = await self._database.rows(sql, id=sitting_id)
        return int(found[0]["clip_days"] or 0) if found else 0

    async def keep(self, sitting_id: int, timeline: Timeline) -> None:
        """Store who spoke when, in place of what was stored before.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        packed = _TIMELINE.pack(KeptTimeline(tuple(map(_packed, timeline.rows))))
        async with self._database.unit() as unit:
            await unit.rows(_KEEP, id=sitting_id, timeline=packed)

    async def timeline(self, sitting_id: int) -> Timeline:
        """Give who spoke when; without rows where nothing is kept.

        Raises:
            DatabaseUnusable: it can't be read.
        """
        sql = "SELECT timeline FROM spoken_sittings WHERE sitting_id = :id"
        found = await self._database.rows(sql, id=sitting_id)
        if not found or found[0]["timeline"] is None:
            return Timeline()
        kept = _TIMELINE.unpack(found[0]["timeline"])
        return Timeline(tuple(map(_unpacked, kept.rows)))


def _packed(row: Row) -> KeptRow:
    moments: dict[str, tuple[float, ...]] = {}
    for mark in row.marks:
        name = mark.event.name.lower()
        moments[name] = (*moments.get(name, ()), round(mark.at, 2))
    return KeptRow(row.prompt, _stretches(row, Who.BOT), _stretches(row, Who.MEMBER), moments)


def _stretches(row: Row, who: Who) -> Stretches:
    return tuple((round(s.start, 2), round(s.end, 2)) for s in row.spans if s.who is who)


def _unpacked(kept: KeptRow) -> Row:
    voices = ((Who.BOT, kept.bot), (Who.MEMBER, kept.member))
    try:
        marks = [
            Mark(Event[name.upper()], at) for name, all_ in kept.moments.items() for at in all_
        ]
    except KeyError:
        raise DatabaseUnusable(
            "A timeline in the database was written by another version of Greenroom. Use that one "
            "to see it."
        ) from None
    spans = [Span(who, *stretch) for who, stretches in voices for stretch in stretches]
    return Row(
        kept.prompt,
        tuple(sorted(spans, key=lambda span: span.start)),
        tuple(sorted(marks, key=lambda mark: mark.at)),
    )
