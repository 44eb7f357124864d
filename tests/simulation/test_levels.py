import pytest

from bot.candidates.answering import Style
from bot.interview.report import Report
from tests.simulation.sittings import OWN_TRACK, Cast, hold

FIRST_PEOPLE = ("tomasz_wrona", "bernadette_achebe", "sioned_parry")


def report(person: str, style: Style) -> Report:
    """Hold one quick interview of a person on their own track."""
    return hold(Cast(OWN_TRACK[person], "quick15", 4, person, style)).report


@pytest.mark.parametrize("person", FIRST_PEOPLE)
def test_style_decides_score_and_level_and_length_does_not(person: str) -> None:
    """Strong, middling and weak end in that order on different levels, however long the weak."""
    strong, middling, weak, long = (
        report(person, style)
        for style in (Style.STRONG, Style.MIDDLING, Style.WEAK, Style.WEAK_LONG)
    )
    assert strong.overall > middling.overall + 10
    assert middling.overall > max(weak.overall, long.overall) + 10
    levels = [max(step.level for step in r.steps) for r in (strong, middling, weak, long)]
    assert levels[0] > levels[1] > levels[2] == levels[3]
