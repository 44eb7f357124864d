"""The query of a board and the contract's sentence about boards are one rule, written twice."""

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.seasons import Season, began
from storage.database import Database, open_database
from storage.records import RoomName
from storage.standings import Board, Order, Standings
from tests.storage.samples import NOW

SITTINGS = """
INSERT INTO sittings (member, scope, room, mode, track, format, seed, bank_version, rubric_version,
                      started_at, heartbeat_at, ended_at, ending, overall)
SELECT value->>'member', value->>'scope', value->>'room', value->>'mode', 'law', 'quick15', 1, '1',
       value->>'rubric', 0, 0, value->>'at', value->>'ending', value->>'overall'
FROM json_each(:rows)
"""
ATTEMPTS = """
INSERT INTO attempts (sitting_id, member, scope, track, started_at, ending, main_answers)
SELECT sittings.id, member, scope, track, 0, ending, value->>'answers'
FROM sittings JOIN json_each(:rows) ON key = sittings.id - 1 WHERE mode = 'scored'
"""
JOINED = "INSERT INTO board_members (scope, member, joined_at) VALUES (:scope, :member, 0)"


@dataclass(frozen=True)
class Held:
    """One sitting, with what decides about its place."""

    member: str
    scope: str
    room: str
    mode: str
    rubric: str
    at: int
    ending: str
    overall: float
    answers: int


def one(chance: random.Random, scope: str) -> Held:
    """Hold a sitting somewhere, somehow."""
    return Held(
        member=f"m{chance.randrange(6)}",
        scope=scope,
        room=chance.choice(["text", "text", "voice"]),
        mode=chance.choice(["scored", "scored", "scored", "warm-up"]),
        rubric=chance.choice(["1", "1", "2"]),
        at=NOW - chance.choice([0, 0, 1, 5, 100, 101]),
        ending=chance.choice(["completed", "out_of_time", "left", "stopped", "fault"]),
        overall=chance.choice([0.0, 50.0, 50.04, 50.06, 64.3, 99.95, 100.0]),
        answers=chance.randrange(2, 7),
    )


def places(held: Sequence[Held], joined: set[str], order: Order) -> set[tuple[str, int, float]]:
    """Rank as the contract says it: (member, place, points)."""
    mine: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    for number, sitting in enumerate(held):
        counted = sitting.mode == "scored" and sitting.ending != "fault" and sitting.answers >= 4
        here = (sitting.room, sitting.rubric) == ("text", "1") and sitting.at >= NOW - 100
        if counted and here and sitting.member in joined:
            mine[sitting.member].append((sitting.at, number, round(sitting.overall, 1)))
    points = {
        member: max(score for *_, score in tries)
        if order is Order.BEST
        else round(max(tries)[2] - min(tries)[2], 1)
        for member, tries in mine.items()
        if order is Order.BEST or len(tries) > 1
    }
    above = {member: sum(o > p for o in points.values()) for member, p in points.items()}
    return {(member, above[member] + 1, p) for member, p in points.items()}


async def test_boards_are_what_the_contract_says(tmp_path: Path) -> None:
    """On 80 random servers the query gives the places that the plain rule gives."""
    chance = random.Random(11)
    scopes = [str(number) for number in range(80)]
    held = [one(chance, scope) for scope in scopes for _ in range(chance.randrange(25))]
    joined = {s: {f"m{n}" for n in range(6) if chance.random() < 0.7} for s in scopes}
    async with open_database(tmp_path / "greenroom.db") as database:
        await _fill(database, held, joined)
        standings = Standings(database)
        for scope in scopes:
            there = [sitting for sitting in held if sitting.scope == scope]
            for order in Order:
                board = Board(scope, "law", RoomName.TEXT, "1", NOW - 100, order)
                page = await standings.page(board, limit=10)
                expected = places(there, joined[scope], order)
                assert {(s.member, s.place, s.points) for s in page} == expected
                assert {s.members for s in page} <= {len(expected)}
                assert [s.place for s in page] == sorted(s.place for s in page)


async def test_a_board_reads_its_index_alone(tmp_path: Path) -> None:
    """In a database that knows nothing of its sizes yet, the sittings come from one index."""
    async with open_database(tmp_path / "greenroom.db") as database:
        recorded: list[str] = []

        class Recording:
            async def rows(self, sql: str, **parameters: str | int) -> tuple[()]:
                found = await database.rows("EXPLAIN QUERY PLAN " + sql, **parameters)
                recorded.extend(str(row["detail"]) for row in found)
                return ()

        for order in Order:
            board = Board("1", "law", RoomName.TEXT, "1", since=0, order=order)
            await Standings(Recording()).page(board, limit=10)  # type: ignore[arg-type] # reads only
    about = [step for step in recorded if step.split()[1] == "s"]
    assert len(about) == 2, recorded
    assert all("USING COVERING INDEX sittings_board (scope=? AND track=?" in s for s in about)
    assert not [step for step in recorded if step.startswith("SCAN a")]


def test_seasons_begin_by_the_calendar() -> None:
    """A month and a quarter begin at midnight UTC of their first day; all time has no beginning."""
    day = 86_400
    now = 1_775_000_000  # 31 March 2026, 23:33:20
    assert began(Season.MONTH, now) == 1_772_323_200
    assert began(Season.QUARTER, now) == 1_767_225_600
    assert began(Season.MONTH, now + day) == began(Season.QUARTER, now + day) == 1_775_001_600
    assert began(Season.ALL_TIME, now) == 0


async def _fill(database: Database, held: Sequence[Held], joined: dict[str, set[str]]) -> None:
    rows = json.dumps([{n: getattr(h, n) for n in Held.__dataclass_fields__} for h in held])
    async with database.unit() as unit:
        await unit.rows(SITTINGS, rows=rows)
        await unit.rows(ATTEMPTS, rows=rows)
        for scope, members in joined.items():
            for member in members:
                await unit.rows(JOINED, scope=scope, member=member)
