from bot.bank import Term
from bot.resume.profile import Bullet, Profile, Role, Skill
from bot.speech.hotwords import MOST, hotwords, proper_names


def _profile(
    *lines: str, employer: str = "Acme Foods, Inc.", skills: tuple[str, ...] = ()
) -> Profile:
    return Profile(
        name="Ada Quill",
        roles=(Role(employer, "Engineer", "2020", "present", 0.9, 1, 2),),
        skills=tuple(Skill(name, "database", 1, 3) for name in skills),
        bullets=tuple(Bullet(line, 1, 4, "experience") for line in lines),
    )


def test_the_question_comes_before_the_resume() -> None:
    """Names of the question and its resume line lead, then employer, skills, other names."""
    profile = _profile("Moved the Falcon importer to Kafka", skills=("Redis", "Kafka"))
    found = hotwords("How did you use Terraform at Globex?", (Term("Terraform", "tool"),), profile)
    assert found == ("Terraform", "Globex", "Acme Foods Inc", "Kafka", "Redis", "Falcon")


def test_skills_that_are_spoken_of_most_come_first() -> None:
    """A skill that lines mention outranks those of a mere list."""
    profile = _profile(
        "Tuned Postgres", "Ran Postgres in Docker", skills=("Ant", "Docker", "Postgres")
    )
    assert hotwords("", (), profile)[1:4] == ("Postgres", "Docker", "Ant")


def test_names_are_known_by_their_shape() -> None:
    """Inner capitals, digits and capitals inside a sentence; no first words, months or pronouns."""
    lines = ("Wrote iOS tests with PyTest and K8s for Blue Harbor in March", "Then I left")
    assert set(proper_names(lines)) == {"iOS", "PyTest", "K8s", "Blue Harbor", "March"}
    assert hotwords("Then I left in March", (), None) == ()


def test_a_long_list_is_cut_and_each_name_stands_once() -> None:
    """At most forty, whatever the resume holds; case makes no second name."""
    profile = _profile("Used redis", skills=("Redis", "redis", *(f"Tool{n}" for n in range(90))))
    found = hotwords("", (), profile)
    assert len(found) == MOST
    assert [name.casefold() for name in found].count("redis") == 1


def test_what_would_break_the_list_is_taken_out() -> None:
    """Separators, line breaks and whole sentences never reach the recogniser as names."""
    sentence = "Responsible for many things across several different teams and places"
    found = hotwords("", (), _profile(employer=sentence, skills=("C++", "A,\nB", "<|end|>", "…")))
    assert found == ("C++", "A B", "end")


def test_without_a_resume_the_question_alone_counts() -> None:
    """Nothing asked, nothing told."""
    assert hotwords("What went wrong?", (), None) == ()
