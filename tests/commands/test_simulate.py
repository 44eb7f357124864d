import asyncio

import pytest

from bot.candidates.cast import CHARACTERS, character
from bot.commands.simulate import simulate
from bot.errors import InputInvalid
from tests.simulation.sittings import SHELF


def shown(capsys: pytest.CaptureFixture[str], name: str, seed: int = 3) -> str:
    """Play a candidate in a short interview and give what was printed, without line breaks."""
    shape = SHELF.format("custom-6m-3q")
    asyncio.run(simulate(SHELF, name, track="law", shape=shape, seed=seed))
    return " ".join(capsys.readouterr().out.split())


def test_each_line_says_where_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    """Questions name bank or resume line, follow-ups their reason and quote, answers the ladder."""
    page = shown(capsys, "excellent")
    assert "from the resume line" in page
    assert "follow-up, " in page
    assert "reacts to “" in page
    assert "the ladder stands at level" in page
    assert "completed" in page


def test_a_simulation_is_the_same_for_the_same_seed(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of it depends on the clock or the last run."""
    assert shown(capsys, "terse") == shown(capsys, "terse")
    assert shown(capsys, "terse") != shown(capsys, "terse", seed=4)


def test_an_unknown_candidate_is_answered_with_the_names() -> None:
    """The sentence lists all nine."""
    with pytest.raises(InputInvalid) as caught:
        character("nobody")
    assert all(name in caught.value.advice for name in CHARACTERS)
    assert len(CHARACTERS) == 9
