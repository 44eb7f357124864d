import pytest

from bot.speech.gaps import Gaps


@pytest.mark.parametrize(
    ("stretches", "told"),
    [
        ([(10.0, 0.1)], [False]),
        ([(10.0, 0.1), (11.0, 0.1)], [False, True]),
        ([(10.0, 0.1), (14.0, 0.1)], [False, False]),
        ([(10.0, 2.0)], [True]),
        ([(10.0, 0.3), (20.0, 0.3), (320.0, 0.3)], [True, False, True]),
        ([(10.0, 2.0), (20.0, 2.0)], [True, True]),
    ],
)
def test_enough_for_a_word_is_worth_a_word(
    stretches: list[tuple[float, float]], told: list[bool]
) -> None:
    """Scattered gaps count once in five minutes, and only together; long ones count each time."""
    gaps = Gaps()
    assert [gaps.lost(at, seconds) for at, seconds in stretches] == told
