"""Nine kinds of candidate on every track: forty and more checks, and scores in their order."""

import time
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from bot.candidates.cast import CHARACTERS, NEAREST
from tests.simulation.checks import CHECKS, problems
from tests.simulation.sittings import SHELF, Cast, Held, hold

SEEDS = 5
_EXPERTS = ("excellent", "anxious", "terse")
_HOLLOW = ("vague", "rambler", "buzzwords", "gamer")
ORDER = (
    *((expert, "middling") for expert in _EXPERTS),
    *((better, hollow) for better in (*_EXPERTS, "middling") for hollow in _HOLLOW),
    ("excellent", "rehearsed"),
)
"""Who should score higher than whom; others have no order (a story by heart may fit by luck)."""
_HELD: dict[str, list[Mapping[str, Held]]] = {}


def cast(name: str, track: str, seed: int) -> Cast:
    """One candidate's sitting; the last seed's members also skip, repeat and add."""
    who = CHARACTERS[name]
    shape = "full20" if seed % 2 else "quick15"
    wilful = seed == SEEDS - 1
    return Cast(track, shape, seed, NEAREST[track], who.style, who.pace, wilful=wilful)


@pytest.mark.parametrize(
    ("name", "track"),
    [(name, SHELF.tracks()[5 * i % len(SHELF.tracks())]) for i, name in enumerate(CHARACTERS)],
)
def test_a_candidate_of_each_kind_meets_a_good_interviewer(name: str, track: str) -> None:
    """One wilful sitting of each of the nine passes every check."""
    assert problems(hold(cast(name, track, SEEDS - 1))) == []


@pytest.mark.slow
@pytest.mark.parametrize("track", SHELF.tracks())
def test_every_check_passes_for_every_candidate(track: str) -> None:
    """Nine candidates in five sittings on a track pass every check."""
    began = time.monotonic()
    rows = [{n: hold(cast(n, track, seed)) for n in CHARACTERS} for seed in range(SEEDS)]
    _HELD[track] = [*rows]
    found = [p for row in rows for held in row.values() for p in problems(held)]
    counts = Counter(problem.partition(":")[0] for problem in found)
    took = time.monotonic() - began
    assert not found, f"{track}, {took:.0f} s, {dict(counts)}\n" + "\n".join(found[:40])


@pytest.mark.slow
def test_scores_are_in_order(tell: Callable[[str], None]) -> None:
    """In at least 95 of 100 pairs that have an order, the better candidate scores higher."""
    for track in SHELF.tracks():
        if track not in _HELD:
            _HELD[track] = [
                {n: hold(cast(n, track, seed)) for n in CHARACTERS} for seed in range(SEEDS)
            ]
    wrong: Counter[tuple[str, str]] = Counter()
    sums: Counter[str] = Counter()
    rows = [row for held in _HELD.values() for row in held]
    for row in rows:
        scores = {name: held.report.overall for name, held in row.items()}
        sums.update(scores)
        wrong.update(pair for pair in ORDER if scores[pair[0]] <= scores[pair[1]])
    pairs = len(rows) * len(ORDER)
    right = 1 - wrong.total() / pairs
    means = ", ".join(f"{name} {total / len(rows):.1f}" for name, total in sums.most_common())
    tell(f"{len(rows) * len(CHARACTERS)} sittings, {len(CHECKS)} checks; mean overall: {means}")
    tell(f"{right:.1%} of {pairs} pairs in order; out of order: {wrong.most_common(6)}")
    assert right >= 0.95
