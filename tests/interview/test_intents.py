import pytest

from bot.interview.intents import continuation, intent_of
from bot.interview.ports import Intent


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Could you repeat the question, please?", Intent.REPEAT),
        ("sorry can you say that again", Intent.REPEAT),
        ("Repeat that please.", Intent.REPEAT),
        ("I didn't catch the question.", Intent.REPEAT),
        ("What was the question?", Intent.REPEAT),
        ("Could you rephrase that in other words?", Intent.REPEAT),
        ("Skip this one.", Intent.SKIP),
        ("I'd like to skip this question, please", Intent.SKIP),
        ("Can we move on to the next question?", Intent.SKIP),
        ("pass", Intent.SKIP),
        ("Stop the interview.", Intent.STOP),
        ("I'd like to stop here please", Intent.STOP),
        ("I wasn't finished", Intent.UNFINISHED),
        ("Sorry, I wasn't finished: we also measured it.", Intent.UNFINISHED),
        ("Wait, let me finish. The cache was cold.", Intent.UNFINISHED),
    ],
)
def test_wishes_are_recognised(said: str, intent: Intent) -> None:
    """A whole utterance that asks something of the interviewer is read as that wish."""
    assert intent_of(said) is intent


@pytest.mark.parametrize(
    "said",
    [
        "We had to repeat the question in the survey three times.",
        "I told them to stop the interview process and start again with fewer rounds.",
        "First I would skip the failing test, then repeat the build and end the deployment.",
        "We could not skip the review because the next question was about safety.",
        "The customers asked us to repeat that order.",
        "I stopped the line.",
        "No.",
        "",
        "I passed the exam.",
        "We wanted to finish the migration here in March.",
        "I repeated the measurement.",
    ],
)
def test_stories_that_hold_the_words_stay_answers(said: str) -> None:
    """The words of a wish inside a story don't make it one."""
    assert intent_of(said) is None


def test_continuation_keeps_only_what_belongs_to_the_answer() -> None:
    """What follows the interjection is given without it."""
    assert continuation("Sorry, I wasn't finished: we also measured it.") == "we also measured it."
    assert continuation("I wasn't finished.") == ""
