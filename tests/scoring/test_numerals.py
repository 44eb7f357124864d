import pytest

from bot.scoring.numerals import spoken
from bot.scoring.quantities import quantities
from bot.scoring.reading import read


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("four hundred and twelve rows", [412]),
        ("thirty, twenty-two booked again", [30, 22]),
        ("five: two said money", [5, 2]),
        ("nine point four seconds", [9.4]),
        ("forty thousand pounds", [40_000]),
        ("one thousand one hundred hours", [1100]),
        ("a hundred and forty beds", [140]),
        ("two million and three rows", [2_000_003]),
        ("ninety then ninety-two percent", [90, 92]),
    ],
)
def test_numbers_are_read_as_they_are_said(said: str, values: list[float]) -> None:
    """Neighbouring numbers stay apart, and the parts of one belong together."""
    assert [q.value for q in quantities(read(said))] == values


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        (
            "it took fifty-two minutes for four hundred and twelve rows",
            "it took 52 minutes for 412 rows",
        ),
        ("from nine point four to two percent", "from 9.4 to 2 percent"),
        ("we had eight to nine, twenty-eight of them new", "we had 8 to 9, 28 of them new"),
    ],
)
def test_digits_and_words_are_the_same_words(said: str, digits: str) -> None:
    """After reading, nothing can tell in which way a number was written."""
    assert [t.text for t in read(said)] == [t.text for t in read(digits)]


def test_a_bare_one_is_no_number() -> None:
    """It mostly stands for something else: "the one", "one of them"."""
    assert spoken(["one", "of", "them"], 0) is None
    assert spoken(["one", "hundred"], 0) == (100, 2)
