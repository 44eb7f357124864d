from random import Random

from bot.interview.resume_questions import lines, ranked, wordings
from bot.interview.transcript import Phase
from bot.resume.profile import Bullet, Claim, Profile


def profile(*texts: str, numbers: tuple[str, ...] = ()) -> Profile:
    """Make a resume of these lines; each line that holds one of the numbers is a claim."""
    bullets = tuple(Bullet(text, 1, i, "Work") for i, text in enumerate(texts, 1))
    claims = tuple(Claim(b.text, numbers, 1, b.line) for b in bullets if numbers)
    return Profile(bullets=bullets, claims=claims)


def test_deeds_are_asked_about_before_honours_and_passives() -> None:
    """A line about what somebody did goes before one about what was done to their work."""
    found = lines(
        profile(
            "Adopted by 3 major labs and 200 contributors",
            "Featured in the yearly review of open tools",
            "Planned the move of the archive to the new building",
        )
    )
    for seed in range(20):
        first, *_ = ranked(found, Phase.VERIFICATION, Random(seed))
        assert first.quote.startswith("Planned")


def test_a_bare_small_number_is_not_asked_how_it_was_measured() -> None:
    """Only figures with a unit, a sign or three digits are worth asking about as figures."""
    small, *_ = lines(profile("Led a group of 3 through the long renovation", numbers=("3",)))
    large, *_ = lines(profile("Cut the waiting time of patients by 38%", numbers=("38%",)))
    assert small.number is None
    assert large.number == "38%"
    texts = list(wordings(large, Phase.VERIFICATION, 2))
    assert any("38%" in text.split('"')[2] for text in texts)


def test_lines_too_short_to_ask_about_are_left_out() -> None:
    """Two words of a resume are no ground for a question."""
    assert not lines(profile("Team lead", "GPA 3.97"))
