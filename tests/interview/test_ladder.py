import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.interview import ladder
from bot.scoring.rubric import Tier

SCORES = st.lists(st.floats(0, 100), max_size=12).map(
    lambda found: [(f"q{i}", score) for i, score in enumerate(found, 1)]
)


@given(SCORES)
def test_level_moves_one_step_at_a_time_within_bounds(scores: list[tuple[str, float]]) -> None:
    """The ladder never leaves 1 to 5 and never jumps."""
    levels = [ladder.FIRST, *(step.level for step in ladder.steps(scores))]
    assert all(1 <= level <= 5 for level in levels)
    assert all(abs(a - b) <= 1 for a, b in itertools.pairwise(levels))


@given(SCORES, st.integers(0, 11), st.floats(0, 50))
def test_a_better_answer_never_lowers_the_level(
    scores: list[tuple[str, float]], index: int, more: float
) -> None:
    """Raising one score leaves the final level as high or higher."""
    if index >= len(scores):
        return
    better = list(scores)
    better[index] = (better[index][0], min(100.0, better[index][1] + more))
    assert ladder.level_now(better) >= ladder.level_now(scores)


def test_strong_and_weak_runs_part_ways() -> None:
    """Three strong answers lead to level 5, two weak ones to level 1."""
    assert ladder.level_now([("q1", 80), ("q2", 75), ("q3", 90)]) == 5
    assert ladder.level_now([("q1", 10), ("q2", 15)]) == 1


def test_two_weak_answers_at_the_start_cap_the_tier_and_say_since_when() -> None:
    """The cap names the answer that set it and never rises again."""
    cap = ladder.cap([("q1", 10), ("q2", 80), ("q3", 15), ("q4", 95), ("q5", 95)])
    assert cap is not None
    assert (cap.tier, cap.since) == (Tier.QUALIFIED, "q3")


def test_late_weakness_sets_no_cap() -> None:
    """Only the baseline questions cap."""
    assert ladder.cap([("q1", 80), ("q2", 80), ("q3", 80), ("q4", 5), ("q5", 5)]) is None
