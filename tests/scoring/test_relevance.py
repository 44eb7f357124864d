import pytest

from bot.answer import Answer
from bot.bank import KeyPoint, Kind
from bot.bank_files import load_banks, load_terms, shipped_folder
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.rubric import Flag

SCORER = RuleScorer(load_terms(shipped_folder() / "skills.toml"))
WORDS = {bank.track: bank.vocabulary for bank in load_banks(shipped_folder()).tracks}
CLIMB = (
    "We were two hours below the ridge when the left binding of my ski broke. I had four metres of "
    "cord and a spare screw in the lid of my pack. I drilled nothing, I tied the boot down in a "
    "figure of eight, and tested it on the flat for fifty steps. My brother took my rope, because "
    "it weighs three kilos. We went down the gully instead of the north face, since a fall there "
    "ends in the snow. It held for nine hundred metres, and at the hut I bought a new screw."
)
DEPLOY = Asked(
    "How do you roll a deployment back when the database schema has changed?",
    Kind.TECHNICAL,
    key_points=(
        KeyPoint(
            "Keep the old code working on the new schema until nobody needs to go back",
            ("First add the column, ship, and only weeks later drop the old one.",),
        ),
    ),
    vocabulary=WORDS["software-engineering"],
)
HONEST = (
    "I make sure that I needn't. The column is added in one release, filled in the next, and the "
    "old one goes only a month later, so last week's code still runs. If it has gone wrong all the "
    "same, I switch the feature off first, since that takes ten seconds, and then I look at what "
    "was written in between before I restore anything."
)


def test_a_good_story_about_another_matter_is_doubted_and_capped() -> None:
    """Told to a question of a field whose words are known, it ends below every tier."""
    found = SCORER.assess(DEPLOY, Answer(CLIMB))
    assert Flag.OFF_TOPIC in found.flags
    assert found.overall <= 35
    assert any(f.reason.startswith("may not answer the question") for f in found.findings)


def test_the_same_story_is_worth_more_where_it_was_asked_for() -> None:
    """It is the question that it misses, nothing is wrong with the story."""
    asked = Asked("Tell me about a time your plan broke down.", Kind.BEHAVIOURAL)
    found = SCORER.assess(asked, Answer(CLIMB))
    assert Flag.OFF_TOPIC not in found.flags
    assert found.overall > SCORER.assess(DEPLOY, Answer(CLIMB)).overall + 15


def test_an_honest_answer_in_few_of_the_questions_words_is_not_doubted() -> None:
    """What the key points and the field say is as good as the question's own words."""
    assert Flag.OFF_TOPIC not in SCORER.assess(DEPLOY, Answer(HONEST)).flags


def test_a_follow_up_that_comes_back_to_the_matter_lifts_the_doubt() -> None:
    """The answer to a follow-up is heard as well; one that stays away changes nothing."""
    back = FollowUp("What else broke?", Answer(HONEST + " That is how I roll a deployment back."))
    away = FollowUp("What else broke?", Answer("The zip of my jacket, on the way down to the hut."))
    assert Flag.OFF_TOPIC not in SCORER.assess(DEPLOY, Answer(CLIMB), follow_ups=[back]).flags
    assert Flag.OFF_TOPIC in SCORER.assess(DEPLOY, Answer(CLIMB), follow_ups=[away]).flags


def test_saying_the_follow_ups_question_again_lifts_nothing() -> None:
    """Its own words are no sign that its answer is about the first question."""
    asked = "How does that answer how you roll a deployment back when the schema changed?"
    again = FollowUp(asked, Answer("I roll back, the schema changed, that was the deployment."))
    assert Flag.OFF_TOPIC in SCORER.assess(DEPLOY, Answer(CLIMB), follow_ups=[again]).flags


def test_without_a_known_field_it_is_said_and_costs_only_the_top() -> None:
    """With the question's words alone one honest answer in twelve has none of them."""
    asked = Asked("How do you keep a catering budget?", Kind.SCENARIO)
    found = SCORER.assess(asked, Answer(CLIMB))
    assert Flag.OFF_TOPIC in found.flags
    assert found.overall <= 60


@pytest.mark.parametrize("kind", [Kind.MOTIVATION, Kind.RESUME])
def test_questions_about_oneself_are_looked_at_too(kind: Kind) -> None:
    """A tale of the mountains is no reason to want a job."""
    asked = Asked("Why do you want to review contracts?", kind, vocabulary=WORDS["law"])
    assert Flag.OFF_TOPIC in SCORER.assess(asked, Answer(CLIMB)).flags
