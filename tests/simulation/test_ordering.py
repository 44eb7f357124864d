"""Better answers score higher: the same people, asked the same way, in four styles."""

from collections.abc import Callable
from statistics import fmean

import pytest

from bot.candidates.answering import Style
from tests.simulation.sittings import OWN_TRACK, Cast, hold

SEEDS = 5


@pytest.mark.slow
@pytest.mark.parametrize("person", OWN_TRACK)
def test_overall_orders_the_styles(tell: Callable[[str], None], person: str) -> None:
    """On their own track strong beats middling beats weak, and length alone is no gain."""
    row = {style: _mean(person, style) for style in Style}
    scores = ", ".join(f"{style} {score:.1f}" for style, score in row.items())
    tell(f"{person} on {OWN_TRACK[person]}: {scores}")
    assert row[Style.STRONG] > row[Style.MIDDLING] > row[Style.WEAK]
    assert row[Style.WEAK_LONG] <= row[Style.MIDDLING]


def _mean(person: str, style: Style) -> float:
    casts = (Cast(OWN_TRACK[person], "quick15", seed, person, style) for seed in range(SEEDS))
    return fmean(hold(cast).report.overall for cast in casts)
