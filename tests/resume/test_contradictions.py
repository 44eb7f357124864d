import pytest

from bot.resume.contradictions import open_questions
from bot.resume.profile import Claim, Profile, Role


def role(title: str, employer: str, start: str | None, end: str | None) -> Role:
    """A role that stands on page 1."""
    return Role(employer, title, start, end, 0.9, 1, 1)


def asked(*roles: Role) -> tuple[str, ...]:
    """Questions about roles, as of November 2026."""
    return open_questions(Profile(roles=roles), "2026-11")


def test_two_jobs_at_once_are_asked_about() -> None:
    """A long overlap at two employers is a question; a handover or the same employer is none."""
    long = role("Nurse", "Olmos Centre", "2018-01", "2020-12")
    other = role("Tutor", "Te Puna Hall", "2019-01", "present")
    assert len(asked(long, other)) == 1
    assert asked(long, other)[0].endswith("how did you divide your time?")
    assert asked(long, role("Tutor", "Te Puna Hall", "2020-10", "present")) == ()
    assert asked(long, role("Matron", "Olmos Centre", "2019-01", "present")) == ()


def test_two_jobs_that_both_go_on_share_the_months_until_now() -> None:
    """Where neither has ended, months are counted up to the present one."""
    one = role("Nurse", "Olmos Centre", "2026-01", "present")
    (question,) = asked(one, role("Tutor", "Te Puna Hall", "2024-05", "present"))
    assert "share 10 months or more" in question


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2021-05", "2020-04", "ends (2020-04) before it starts (2021-05)"),
        ("2027-02", "present", "still to come"),
        ("2025-01", "2028-06", "fixed term"),
    ],
)
def test_dates_that_cannot_be_are_asked_about(start: str, end: str, said: str) -> None:
    """Dates the wrong way round or to come end in a question mark, not in a verdict."""
    (question,) = asked(role("Nurse", "Olmos Centre", start, end))
    assert said in question
    assert question.endswith("?")


def test_years_without_months_are_given_the_benefit_of_the_doubt() -> None:
    """2018-2020 and 2020-2022 may follow on each other; nothing is asked where dates lack."""
    first = role("Nurse", "Olmos Centre", "2018", "2020")
    assert asked(first, role("Tutor", "Te Puna Hall", "2020", "2022")) == ()
    assert asked(first, role("Tutor", "Te Puna Hall", None, None)) == ()


def test_one_claim_with_two_figures_is_asked_about() -> None:
    """Two lines that differ in nothing but their figures are quoted side by side."""
    claims = (
        Claim("Cut the checkout time from 9 to 4 minutes.", ("9", "4 minutes"), 1, 3),
        Claim("Cut the checkout time from 12 to 4 minutes.", ("12", "4 minutes"), 1, 9),
        Claim("Trained 5 apprentices in welding.", ("5",), 1, 12),
    )
    (question,) = open_questions(Profile(claims=claims), "2026-11")
    assert "from 9 to 4 minutes" in question
    assert "from 12 to 4 minutes" in question
