"""Boards: who asked to stand on one, and the places there (contract: Boards).

A board ranks scored sittings of members who joined, each with enough answered main questions, of
one server, track, room, season and version of the rubric. Whoever leaves is off it at once, and on
it again, with their old scores, if they come back.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from bot.scoring.rubric import Tier
from storage.codec import Codec
from storage.database import Database
from storage.records import RoomName

ENOUGH_ANSWERS = 4
"""Main questions to be answered for a place (contract: Boards)."""


class Order(StrEnum):
    """What a board ranks: the best attempt, or the latest one's points minus the first one's."""

    BEST = "best"
    IMPROVEMENT = "improvement"


@dataclass(frozen=True, slots=True)
class Board:
    """One board; `since` is the unix second at which its season began.

    `hidden` holds (format, unix second): sittings of that format which ended later than that are
    not shown to their own members yet, and so to nobody.
    """

    scope: str
    track: str
    room: RoomName
    rubric_version: str
    since: int
    order: Order = Order.BEST
    hidden: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's place. Equal points share a place, and the next place comes after all of them.

    `points` are 0-100 with one decimal; on the improvement board, those won or lost. `tier` is
    that of the best attempt, or of the latest one on the improvement board. `members` counts all
    who are on the board.
    """

    member: str
    place: int
    points: float
    tier: Tier | None
    attempts: int
    members: int


_STANDING = Codec(Standing)
_FOREVER = 2**63 - 1

# CROSS JOIN, in SQLite, keeps the tables in this order: first the stretch of `sittings_board`.
_ELIGIBLE = """
WITH eligible AS (
  SELECT s.id, s.member, round(s.overall, 1) AS points, s.tier, s.ended_at
  FROM sittings AS s
  CROSS JOIN board_members AS b ON b.scope = s.scope AND b.member = s.member
  CROSS JOIN attempts AS a ON a.sitting_id = s.id AND a.main_answers >= :enough
  WHERE s.scope = :scope AND s.track = :track AND s.room = :room
    AND s.rubric_version = :rubric_version AND s.ended_at >= :since
    AND s.mode = 'scored' AND s.overall IS NOT NULL AND s.ending <> 'fault'
    AND (s.ended_at <= :all_shown OR NOT EXISTS (
      SELECT 1 FROM json_each(:hidden) AS h WHERE h.key = s.format AND s.ended_at > h.value
    ))
),
"""

# Beside max(), SQLite takes the other columns from the row that has it (sqlite.org/lang_select).
_BEST = """
scored AS (
  SELECT member, max(points) AS points, tier, ended_at, count(*) AS attempts
  FROM eligible GROUP BY member
),
"""

_IMPROVEMENT = """
ordered AS (
  SELECT member, tier, ended_at, points,
         first_value(points) OVER mine AS first,
         count(*) OVER (PARTITION BY member) AS attempts,
         row_number() OVER (PARTITION BY member ORDER BY ended_at DESC, id DESC) AS age
  FROM eligible
  WINDOW mine AS (PARTITION BY member ORDER BY ended_at, id)
),
scored AS (
  SELECT member, round(points - first, 1) AS points, tier, ended_at, attempts
  FROM ordered WHERE age = 1 AND attempts >= 2
),
"""

_PLACED = """
placed AS (
  SELECT member, points, tier, attempts, ended_at,
         rank() OVER (ORDER BY points DESC) AS place, count(*) OVER () AS members
  FROM scored
)
SELECT member, place, points, tier, attempts, members FROM placed
"""

_QUERY = {
    Order.BEST: _ELIGIBLE + _BEST + _PLACED,
    Order.IMPROVEMENT: _ELIGIBLE + _IMPROVEMENT + _PLACED,
}

_PAGE = " ORDER BY place, ended_at, member LIMIT :limit OFFSET :skip"

_JOIN = """
INSERT INTO board_members (scope, member, joined_at) VALUES (:scope, :member, :now)
ON CONFLICT DO NOTHING
"""

_LEAVE = "DELETE FROM board_members WHERE scope = :scope AND member = :member RETURNING member"


class Standings:
    """All servers' boards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def join(self, member: str, scope: str, now: int) -> None:
        """Put the member on the server's boards, with what they did and will do there.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            await unit.rows(_JOIN, scope=scope, member=member, now=now)

    async def leave(self, member: str, scope: str) -> bool:
        """Take the member off the server's boards; say whether they were on them.

        Raises:
            DatabaseUnusable: it can't be written.
        """
        async with self._database.unit() as unit:
            return bool(await unit.rows(_LEAVE, scope=scope, member=member))

    async def joined(self, member: str, scope: str) -> bool:
        """Say whether the member is on the server's boards."""
        sql = "SELECT 1 FROM board_members WHERE scope = :scope AND member = :member"
        return bool(await self._database.rows(sql, scope=scope, member=member))

    async def page(self, board: Board, *, limit: int, skip: int = 0) -> tuple[Standing, ...]:
        """List places from the top down; who reached equal points earlier stands first."""
        rows = await self._database.rows(
            _QUERY[board.order] + _PAGE, **_parameters(board), limit=limit, skip=skip
        )
        return tuple(map(_STANDING.record, rows))

    async def place(self, board: Board, member: str) -> Standing | None:
        """Find the member's place, None when they have none."""
        rows = await self._database.rows(
            _QUERY[board.order] + " WHERE member = :member", **_parameters(board), member=member
        )
        return _STANDING.record(rows[0]) if rows else None


def _parameters(board: Board) -> dict[str, str | int]:
    return {
        "scope": board.scope,
        "track": board.track,
        "room": board.room,
        "rubric_version": board.rubric_version,
        "since": board.since,
        "enough": ENOUGH_ANSWERS,
        "hidden": json.dumps(dict(board.hidden)),
        "all_shown": min((since for _, since in board.hidden), default=_FOREVER),
    }
