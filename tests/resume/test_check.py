import pytest

from bot.resume.check import expected_questions, rewrite, weakest, weigh
from bot.resume.claims import has_number, numbers_in
from bot.resume.profile import Bullet, Profile
from bot.resume.wrapping import join_wrapped

STRONG = "Cut checkout latency from 4.2 s to 1.1 s with Redis for 2M+ users."
VAGUE = "Helped with various team initiatives."


def bullet(text: str) -> Bullet:
    """Weigh a line as the parser does."""
    weakness, lacks = weigh(text, tools="Redis" in text)
    return Bullet(text, 1, 1, "Experience", weakness, lacks)


def test_a_vague_line_lacks_all_four() -> None:
    """A line without number, tool, outcome and own part is the weakest there is."""
    assert weigh(VAGUE, tools=False) == (1.0, ("number", "tool", "outcome", "own part"))
    assert weigh(STRONG, tools=True) == (0.0, ())


def test_the_weakest_lines_come_first_and_strong_ones_never() -> None:
    """Ranking puts the vaguest line first and leaves a complete line out."""
    profile = Profile(
        bullets=(bullet(STRONG), bullet("Led the audit of nine sites."), bullet(VAGUE))
    )
    assert [advice.bullet.text for advice in weakest(profile)] == [
        VAGUE,
        "Led the audit of nine sites.",
    ]
    assert expected_questions(profile)[0].startswith('"Helped with various team initiatives"')


@pytest.mark.parametrize("text", [VAGUE, "Reviewed pull requests.", "Responsible for reports"])
def test_a_rewrite_only_uses_the_members_words(text: str) -> None:
    """The blanks hold no digits: nothing is made up."""
    filled = rewrite(bullet(text))
    assert "___" in filled
    assert not any(char.isdigit() for char in filled)
    assert text.rsplit(maxsplit=1)[-1].strip(".") in filled


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (STRONG, ("4.2 s", "1.1 s", "2M+")),
        ("raised $18M and 99.97% uptime", ("$18M", "99.97%")),
        ("a 50-member team in 18 months", ("50", "18 months")),
        ("12 TB/day across 35 services", ("12 TB", "35")),
        ("p99 latency on Python 3.11 in 2019, US-0000000, 24/7, 10-K", ()),
        ("1,200 users and 3.5x", ("1,200", "3.5x")),
    ],
)
def test_numbers_are_quoted_as_written(text: str, numbers: tuple[str, ...]) -> None:
    """Quantities keep their units; years, versions and names are none."""
    assert numbers_in(text) == numbers


def test_numbers_in_words_count_as_numbers() -> None:
    """A member who wrote "forty" has said how many."""
    assert has_number("Cut the suite from six hours to forty minutes")
    assert not has_number("Cut the suite")


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("of submis-", "sions", "of submissions"),
        ("improving cross-", "device use", "improving cross-device use"),
        ("a community-", "driven tool", "a community-driven tool"),
        ("(US-", "0000000)", "(US-0000000)"),
        ("lead", "time", "lead time"),
    ],
)
def test_wrapped_lines_are_joined(above: str, below: str, whole: str) -> None:
    """A hyphen that broke a word goes; a compound's hyphen stays."""
    assert join_wrapped(above, below) == whole
