import pytest

from bot.bank import Term
from bot.resume.job import MOST_PHRASES, match_job, requirement_lines
from bot.resume.profile import Bullet, Profile, Skill

TERMS = (
    Term("Redis", "database"),
    Term("Kafka", "data"),
    Term("Terraform", "devops"),
    Term("electronic health record", "health", ("EHR",)),
)
PROFILE = Profile(
    skills=(Skill("Kafka", "data", 1, 9),),
    bullets=(
        Bullet("Mentored four junior staff nurses on ventilator management", 1, 1, "x"),
        Bullet("Cut latency by moving sessions to Redis", 1, 2, "x"),
    ),
)
POSTING = """About us
We are a hospital of 800 beds and love what we do.

Responsibilities:
- Lead the night shift

Requirements:
- 5+ years of experience with infection control and ventilator management
- Ability to mentor junior staff; an EHR
What we offer:
- 30 days of holiday, free parking
"""


def test_known_skills_are_found_under_any_name_and_kept_as_written() -> None:
    """Wanted skills are told apart by whether the resume has them; the posting's words are kept."""
    found = match_job(PROFILE, "We want Terraform, Redis, Kafka and an EHR.", TERMS)
    assert [(wish.text, wish.shown) for wish in found.skills] == [
        ("Terraform", None),
        ("Redis", "Cut latency by moving sessions to Redis"),
        ("Kafka", "Kafka"),
        ("EHR", None),
    ]


def test_phrases_come_from_lines_of_requirements_alone() -> None:
    """What is offered or what the team does is no requirement; years and praise are left out."""
    assert [line[:9] for line in requirement_lines(POSTING)] == ["5+ years ", "Ability t"]
    found = match_job(PROFILE, POSTING, TERMS)
    assert [wish.text for wish in found.phrases] == [
        "infection control",
        "ventilator management",
        "mentor junior staff",
    ]
    assert found.missing == ("EHR", "infection control")
    assert all("Mentored four" in (wish.shown or "") for wish in found.present)


def test_what_is_offered_is_not_wanted() -> None:
    """A known skill among the benefits, or beside the salary, isn't asked for."""
    text = "You know Kafka. We offer a salary and Redis mugs.\n\nBenefits:\n- Terraform days\n"
    assert [wish.text for wish in match_job(PROFILE, text, TERMS).skills] == ["Kafka"]


def test_one_paragraph_is_read_sentence_by_sentence() -> None:
    """A posting without lists gives its requirements, and not its salary."""
    text = (
        "We are looking for a cook. You have 3 years of experience with large kitchens. We offer "
        "a bonus. Familiarity with allergen rules required."
    )
    assert [wish.text for wish in match_job(Profile(), text, ()).phrases] == [
        "large kitchens",
        "allergen rules",
    ]


def test_a_posting_in_british_style_is_read() -> None:
    """Essential and desirable criteria are requirements; the salary below them is none."""
    text = (
        "Paralegal\n\nThe role\nYou will support tenants.\n\nEssential criteria\n"
        "\u2022 At least 2 years\u2019 casework experience in housing law\n"
        "\u2022 Experience of drafting witness statements\n\nDesirable criteria\n"
        "\u2022 Night shifts\nSalary: \u00a328,000\n"
    )
    assert [wish.text for wish in match_job(Profile(), text, ()).phrases] == [
        "casework",
        "housing law",
        "drafting witness statements",
        "Night shifts",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "!!!", "Requirements:", "We are nice people."])
def test_a_text_without_requirements_gives_nothing(text: str) -> None:
    """Nothing is made up for a text that asks for nothing."""
    found = match_job(PROFILE, text, TERMS)
    assert (found.present, found.missing) == ((), ())


def test_an_endless_posting_stays_short() -> None:
    """Only so many phrases are compared, each once."""
    lines = "\n".join(f"- Experience with widget{n} plating" for n in range(500))
    found = match_job(PROFILE, f"Requirements:\n{lines}\n{lines}", TERMS)
    assert len(found.phrases) == MOST_PHRASES
    assert len({wish.text for wish in found.phrases}) == MOST_PHRASES
