from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InputInvalid
from bot.interview.transcript import Ending
from bot.retakes import (
    DAY,
    Allowance,
    Allowed,
    AttemptRecord,
    Cost,
    Exhausted,
    Grant,
    Policy,
    WaitUntil,
    allowance,
    cost,
)

NOW = 1_790_000_000
DEFAULT = Policy()

FREE = Cost(spent=False, counts_on_board=False)
LOST = Cost(spent=True, counts_on_board=False)
RANKED = Cost(spent=True, counts_on_board=True)
WITHHELD = Cost(spent=True, counts_on_board=False, refund_needs_grant=True)

moments = st.integers(NOW - 500 * DAY, NOW + 100 * DAY)
attempts = st.builds(
    AttemptRecord,
    started_at=moments,
    spent=st.booleans(),
    ending=st.sampled_from(Ending),
    main_answers=st.integers(0, 8),
)
histories = st.lists(attempts, max_size=8)
grants = st.lists(st.builds(Grant, granted_at=moments, extra=st.integers(1, 3)), max_size=3)
policies = st.builds(
    Policy,
    max_attempts=st.integers(1, 5),
    window_days=st.integers(1, 400),
    gap_days=st.integers(0, 400),
)


def ago(days: float, *, spent: bool = True) -> AttemptRecord:
    """Give an attempt begun so many days before now."""
    return AttemptRecord(NOW - int(days * DAY), spent, Ending.COMPLETED, 6)


def broke_off(days: float, answers: int = 1, ending: Ending = Ending.LEFT) -> AttemptRecord:
    """Give an attempt that ended early, so many days before now."""
    return AttemptRecord(NOW - int(days * DAY), spent=False, ending=ending, main_answers=answers)


def opens(answer: Allowance) -> int:
    """Give when a sitting may begin."""
    return NOW if isinstance(answer, Allowed) else answer.when


@pytest.mark.parametrize(
    ("history", "answer"),
    [
        ([], Allowed(3)),
        ([ago(30)], Allowed(2)),
        ([ago(29.9)], WaitUntil(NOW + int(0.1 * DAY), 2)),
        ([ago(90), ago(60), ago(30)], Exhausted(NOW + 90 * DAY)),
        ([ago(180), ago(60), ago(30)], Allowed(1)),
        ([ago(179), ago(60), ago(1)], Exhausted(NOW + 29 * DAY)),
        ([ago(1, spent=False)], Allowed(3)),
    ],
)
def test_three_in_a_window_with_a_rest_between(
    history: list[AttemptRecord], answer: Allowance
) -> None:
    """The default policy counts spent attempts of 180 days and asks for 30 days between two."""
    assert allowance(history, DEFAULT, NOW) == answer


@pytest.mark.parametrize(
    ("history", "given", "answer"),
    [
        ([ago(90), ago(60), ago(31)], [Grant(NOW - DAY)], Allowed(1)),
        ([ago(90), ago(60), ago(31)], [Grant(NOW - 200 * DAY)], Exhausted(NOW + 90 * DAY)),
        ([ago(2)], [Grant(NOW - DAY)], Allowed(3)),
        ([ago(2)], [Grant(NOW - 3 * DAY)], WaitUntil(NOW + 28 * DAY, 3)),
        ([ago(90), ago(60), ago(31)], [Grant(NOW - DAY, 2)], Allowed(2)),
    ],
)
def test_a_grant_adds_attempts_and_ends_the_wait(
    history: list[AttemptRecord], given: list[Grant], answer: Allowance
) -> None:
    """It counts for as long as an attempt would, and only excuses attempts begun before it."""
    assert allowance(history, DEFAULT, NOW, given) == answer


@given(histories, policies, grants)
def test_waiting_until_the_time_said_is_enough_and_needed(
    history: list[AttemptRecord], policy: Policy, given_grants: list[Grant]
) -> None:
    """At the moment that was named a sitting may begin, and not a second or a while before."""
    answer = allowance(history, policy, NOW, given_grants)
    if isinstance(answer, Allowed):
        return
    assert answer.when > NOW
    assert isinstance(allowance(history, policy, answer.when, given_grants), Allowed)
    for early in (answer.when - 1, (NOW + answer.when) // 2):
        assert not isinstance(allowance(history, policy, early, given_grants), Allowed)


@given(histories, policies, grants, moments)
def test_another_spent_attempt_never_helps(
    history: list[AttemptRecord], policy: Policy, given_grants: list[Grant], began: int
) -> None:
    """With one more spent attempt there are never more left, and it never opens earlier."""
    before = allowance(history, policy, NOW, given_grants)
    more = [*history, AttemptRecord(began, spent=True)]
    after = allowance(more, policy, NOW, given_grants)
    assert opens(after) >= opens(before)
    if not isinstance(after, Exhausted):
        assert not isinstance(before, Exhausted)
        assert after.left <= before.left


@given(histories, policies, grants, attempts)
def test_what_was_given_back_does_not_count(
    history: list[AttemptRecord], policy: Policy, given_grants: list[Grant], fault: AttemptRecord
) -> None:
    """Attempts that are not spent change nothing, wherever they stand."""
    returned = AttemptRecord(fault.started_at, spent=False, ending=fault.ending)
    assert allowance([returned, *history], policy, NOW, given_grants) == allowance(
        history, policy, NOW, given_grants
    )


@given(histories, policies, st.builds(Grant, granted_at=moments))
def test_a_grant_never_hurts(history: list[AttemptRecord], policy: Policy, gift: Grant) -> None:
    """With a grant a sitting may begin at least as soon as without it."""
    given_nothing = allowance(history, policy, NOW)
    assert opens(allowance(history, policy, NOW, [gift])) <= opens(given_nothing)


@given(histories, st.integers(1, 5), st.integers(1, 400), st.integers(0, 400))
def test_a_kinder_policy_never_hurts(
    history: list[AttemptRecord], most: int, window: int, gap: int
) -> None:
    """A policy changed between attempts is applied to all of them: more generous is never worse."""
    strict = Policy(most, window, gap)
    kind = Policy(most + 1, max(1, window - 1), max(0, gap - 1))
    assert opens(allowance(history, kind, NOW)) <= opens(allowance(history, strict, NOW))


@given(histories, policies, st.integers(0, 50 * DAY))
def test_a_clock_set_back_opens_nothing(
    history: list[AttemptRecord], policy: Policy, back: int
) -> None:
    """Whoever may not begin now may not begin at an earlier time either."""
    answer = allowance(history, policy, NOW)
    earlier = allowance(history, policy, NOW - back)
    if not isinstance(answer, Allowed):
        assert not isinstance(earlier, Allowed)
        assert earlier.when == answer.when


@pytest.mark.parametrize(
    "began",
    [
        datetime(2028, 2, 15, 9, tzinfo=UTC),
        datetime(2027, 3, 20, 9, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2027, 10, 20, 9, tzinfo=ZoneInfo("America/New_York")),
    ],
)
def test_a_day_is_always_as_long(began: datetime) -> None:
    """Leap days and summer time move neither end of a wait: 30 days are 720 hours."""
    start = int(began.timestamp())
    answer = allowance([AttemptRecord(start, spent=True)], DEFAULT, start + DAY)
    assert answer == WaitUntil(start + 720 * 3600, 2)


@pytest.mark.parametrize("numbers", [(0, 180, 30), (3, 0, 30), (3, 180, -1)])
def test_a_policy_that_allows_nothing_is_refused(numbers: tuple[int, int, int]) -> None:
    """Numbers with which nobody could ever begin end in advice."""
    with pytest.raises(InputInvalid, match="at least 1 attempt"):
        Policy(*numbers)


@pytest.mark.parametrize(
    ("ending", "answers", "history", "expected"),
    [
        (Ending.COMPLETED, 6, [], RANKED),
        (Ending.OUT_OF_TIME, 2, [], RANKED),
        (Ending.STOPPED, 3, [], RANKED),
        (Ending.LEFT, 3, [], RANKED),
        (Ending.STOPPED, 2, [], FREE),
        (Ending.LEFT, 0, [], FREE),
        (Ending.LEFT, 0, [broke_off(29)], LOST),
        (Ending.STOPPED, 2, [broke_off(29)], LOST),
        (Ending.STOPPED, 2, [broke_off(30)], FREE),
        (Ending.STOPPED, 2, [broke_off(1, answers=3)], FREE),
        (Ending.STOPPED, 2, [broke_off(1, ending=Ending.FAULT), ago(2)], FREE),
        (Ending.FAULT, 0, [], FREE),
        (Ending.FAULT, 9, [broke_off(1, ending=Ending.FAULT)], FREE),
        (Ending.FAULT, 1, [broke_off(n, ending=Ending.FAULT) for n in (1, 2)], WITHHELD),
        (Ending.FAULT, 1, [broke_off(n, ending=Ending.FAULT) for n in (1, 30)], FREE),
        (Ending.FAULT, 1, [broke_off(n) for n in (1, 2, 3)], FREE),
    ],
)
def test_each_ending_has_its_price(
    ending: Ending, answers: int, history: list[AttemptRecord], expected: Cost
) -> None:
    """Scores after three answers count; before, the first in 30 days is free; faults come back."""
    assert cost(ending, answers, history, NOW) == expected


@given(st.sampled_from(Ending), st.integers(0, 12), histories)
def test_a_place_on_the_board_is_never_free(
    ending: Ending, answers: int, history: list[AttemptRecord]
) -> None:
    """Whatever is ranked is spent, and only a fault is ever held for an organiser."""
    price = cost(ending, answers, history, NOW)
    assert price.spent or not price.counts_on_board
    assert price.spent or not price.refund_needs_grant
    assert ending is Ending.FAULT or not price.refund_needs_grant
