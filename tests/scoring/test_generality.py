import pytest

from bot.answer import Answer
from bot.bank import Kind
from bot.scoring.assess import Asked, assess
from bot.scoring.generality import praise
from bot.scoring.signals import asked_roots, signals

COVENANTS = (
    "Honestly I have not tested covenants on a leveraged loan myself. What I did is the interest "
    "cover on our own revolving facility, each quarter, from the management accounts. I'd start "
    "there, with EBITDA over net interest, and I would ask the lender's agent which add-backs the "
    "agreement allows."
)
PASTRY = (
    "I don't know laminating by machine, we only did it by hand at the bistro. Two kilos of dough "
    "a day, four double turns, resting in the blast fridge between. With a sheeter I would keep "
    "those turns and the butter at twelve degrees, and I'd ask whoever ran it before."
)
LIMITS = {
    "Which covenant would you test first in a leveraged loan?": COVENANTS,
    "How would you make puff pastry at scale?": PASTRY,
}


@pytest.mark.parametrize(("question", "text"), LIMITS.items(), ids=("covenants", "pastry"))
def test_a_limit_with_what_is_nearest_earns(question: str, text: str) -> None:
    """Fifty words that name one's limit and the nearest thing done are worth about 35 or more."""
    assert assess(Asked(question, Kind.TECHNICAL), Answer(text)).overall >= 33


def test_a_bare_limit_earns_little() -> None:
    """Saying that one hasn't done it, and nothing else, is no answer."""
    text = (
        "I have not done that myself so far, but I am a fast learner and I am sure I could do it."
    )
    asked = Asked("How would you make puff pastry at scale?", Kind.TECHNICAL)
    assert assess(asked, Answer(text)).overall <= 20


def test_generalities_count_against_what_stands_between_them() -> None:
    """Naming things among sentences that hold for anybody earns less than the things alone."""
    asked = Asked("How do you prepare a kitchen for a banquet?", Kind.TECHNICAL)
    core = (
        "I blanch the beans, portion the turbot and label the trays for each of the three stations."
    )
    wrapped = (
        "Of course preparation is very important and everybody should always plan well. There are "
        f"many different ways and it depends. {core} In general you have to stay calm, which is "
        "really essential, and you should always have a good team, that is the best thing."
    )
    assert assess(asked, Answer(wrapped)).overall <= (0.6 * assess(asked, Answer(core)).overall)


def test_the_questions_own_words_are_no_generalities() -> None:
    """Who is asked what makes a good rubric may say good."""
    text = "A good rubric names the failure first."
    asked = asked_roots("What makes a good rubric?")
    assert praise(signals(text, asked=asked)) == 0 < praise(signals(text))
