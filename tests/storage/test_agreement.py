"""bot.retakes and the statement that begins a scored sitting are one rule, written twice."""

import asyncio
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.interview.transcript import Mode
from bot.retakes import DAY, Allowance, Allowed, AttemptRecord, Grant, Policy, allowance
from storage.attempts import Attempts
from storage.database import Statements, open_database
from storage.ledger import Ledger, Trace
from tests.storage.samples import NOW, start

ADD_ATTEMPT = (
    "INSERT INTO attempts (member, scope, track, started_at, spent) "
    "VALUES (:member, 'local', 'backend', :at, :spent)"
)
ADD_GRANT = (
    "INSERT INTO grants (member, scope, track, granted_by, granted_at, extra) "
    "VALUES (:member, 'local', 'backend', 'mod', :at, :extra)"
)


ADD_REMEMBERED = "INSERT INTO remembered (key, at) VALUES (:key, :at)"
LEDGER = Ledger(b"secret")


@dataclass(frozen=True)
class World:
    """One member's past and the policy they are held to."""

    attempts: tuple[AttemptRecord, ...]
    grants: tuple[Grant, ...]
    policy: Policy
    deleted: tuple[int, ...] = ()

    def answer(self) -> Allowance:
        """Ask the pure rule, for which a deleted attempt is one like the others."""
        deleted = (AttemptRecord(at, spent=True) for at in self.deleted)
        return allowance((*self.attempts, *deleted), self.policy, NOW, self.grants)


ages = st.sampled_from([-30, 0, 1, 4, 5, 29, 30, 100, 179, 180, 200, 250])
moments = st.builds(lambda age, second: NOW - age * DAY + second, ages, st.integers(-1, 1))
worlds = st.builds(
    World,
    attempts=st.lists(
        st.builds(AttemptRecord, started_at=moments, spent=st.booleans()), max_size=5
    ).map(tuple),
    grants=st.lists(st.builds(Grant, granted_at=moments, extra=st.integers(1, 2)), max_size=2).map(
        tuple
    ),
    policy=st.builds(
        Policy,
        max_attempts=st.integers(1, 3),
        window_days=st.sampled_from([5, 30, 180]),
        gap_days=st.sampled_from([0, 5, 30, 200]),
    ),
    deleted=st.lists(moments, max_size=2).map(tuple),
)


# Without shrinking: fifty members are as many clues, and minutes of commits would find no more.
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(worlds, min_size=50, max_size=50))
def test_the_statement_agrees_with_the_pure_rule(members: list[World]) -> None:
    """SQL lets begin exactly whom bot.retakes allows, whatever was attempted, deleted, granted."""
    asyncio.run(_compare(members))


def test_they_agree_to_the_second() -> None:
    """At each edge of window, gap and grant, and a second beside it, both say the same."""
    edges = [NOW - days * DAY + second for days in (0, 5, 9) for second in (-1, 0, 1)]
    policies = (Policy(1, 5, 0), Policy(2, 5, 0), Policy(2, 5, 9), Policy(1, 9, 5))
    members = [
        World((AttemptRecord(began, spent=True),), gifts, policy)
        for began, policy in itertools.product(edges, policies)
        for gifts in ((), *((Grant(at),) for at in edges))
    ]
    answers = {type(member.answer()) for member in members}
    assert len(answers) == 3
    asyncio.run(_compare(members))


async def _compare(members: list[World]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(Path(folder) / "greenroom.db") as database:
            async with database.unit() as unit:
                for number, world in enumerate(members):
                    await _make(unit, str(number), world)
            attempts = Attempts(database, LEDGER)
            for number, world in enumerate(members):
                began = start(str(number), mode=Mode.SCORED, started_at=NOW)
                given_answer = await attempts.start_scored(began, world.policy)
                expected = world.answer()
                allowed = isinstance(expected, Allowed)
                assert isinstance(given_answer, int) if allowed else given_answer == expected, world


async def _make(unit: Statements, member: str, world: World) -> None:
    for attempt in world.attempts:
        await unit.rows(ADD_ATTEMPT, member=member, at=attempt.started_at, spent=int(attempt.spent))
    for number, at in enumerate(world.deleted):
        keys = LEDGER.keys(member, "local", "backend")
        key = keys[Trace.SPENT if number else Trace.SPENT_EARLY]
        await unit.rows(ADD_REMEMBERED, key=key, at=at)
    for grant in world.grants:
        await unit.rows(ADD_GRANT, member=member, at=grant.granted_at, extra=grant.extra)
