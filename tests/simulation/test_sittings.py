"""Simulated sittings: 12 tracks, four formats, strong, middling and weak people, slow and quick."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bot.bank import Kind
from bot.candidates.answering import Style
from tests.simulation.checks import avoided, problems
from tests.simulation.sittings import NEAREST, PACES, SHELF, Cast, hold

TRACKS = SHELF.tracks()
SEEDS = 20
CUSTOM = ("custom-5m-2q", "custom-10m-4q", "custom-25m-9q", "custom-45m-12q")
FAMILIES = ("quick15", "full20", "drill", "custom")


def cast(track: str, family: str, seed: int) -> Cast:
    """Choose person, style, pace and variant by the seed; each fifth sitting has no resume."""
    names = {
        "drill": f"drill-{list(Kind)[seed % len(Kind)]}",
        "custom": CUSTOM[seed % len(CUSTOM)],
    }
    people = sorted(set(NEAREST.values()))
    return Cast(
        track=track,
        format=names.get(family, family),
        seed=seed,
        person=people[seed % len(people)] if seed % 4 == 3 else NEAREST[track],
        style=list(Style)[(seed + TRACKS.index(track)) % len(Style)],
        pace=PACES[(seed + len(track)) % len(PACES)],
        with_resume=seed % 5 != 4,
    )


@pytest.fixture(scope="module", autouse=True)
def _timed(tell: Callable[[str], None]) -> Iterator[None]:
    began = time.monotonic()
    yield
    tell(f"simulated sittings took {time.monotonic() - began:.0f} s")


@pytest.mark.parametrize("family", ["quick15", "drill"])
@pytest.mark.parametrize("track", TRACKS)
def test_a_simulated_sitting_keeps_every_rule(track: str, family: str) -> None:
    """One sitting of each track keeps quotas, clock, variety, probing and wording."""
    assert problems(hold(cast(track, family, 1))) == []


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("track", TRACKS)
def test_every_simulated_sitting_keeps_every_rule(track: str, family: str) -> None:
    """Twenty sittings of each track and format keep quotas, clock, variety, probing and wording."""
    found = [p for seed in range(SEEDS) for p in problems(hold(cast(track, family, seed)))]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("track", TRACKS)
def test_a_second_sitting_asks_other_questions(track: str, family: str) -> None:
    """With the sources of the sitting before to avoid, nothing comes again while others remain."""
    found = []
    for seed in range(0, SEEDS, 4):
        first = hold(cast(track, family, seed))
        sources = frozenset(e.main.prompt.source for e in first.transcript.exchanges())
        second = hold(replace(first.cast, seed=seed + 1000, avoid=sources))
        found += list(avoided(first, second))
    assert not found, "\n".join(found)
