import pytest

from bot.speech.leanings import Leaning, leaning

STORY = "We moved the nightly job to a queue because the old one blocked the shop every morning"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        (".", Leaning.FINISHED),
        ("", Leaning.NEUTRAL),
        (", and", Leaning.UNFINISHED),
        (", because.", Leaning.UNFINISHED),
        (",", Leaning.UNFINISHED),
        (". Um", Leaning.UNFINISHED),
        (". The first thing was the", Leaning.UNFINISHED),
        ("...", Leaning.UNFINISHED),
        (". That was the hardest part to live with.", Leaning.FINISHED),
        (". Let me think.", Leaning.THINKING),
        (". Uh, give me a second", Leaning.THINKING),
        (". How do I put this?", Leaning.THINKING),
        (". So yeah, that's it.", Leaning.DONE),
        (". That's all.", Leaning.DONE),
        (". That is all I have to say.", Leaning.DONE),
        (". I think that's my answer, thank you.", Leaning.DONE),
        (". I have nothing to add.", Leaning.DONE),
        (". That's all we could do in one weekend, so we stopped there.", Leaning.FINISHED),
    ],
)
def test_the_tail_of_the_words_decides(tail: str, expected: Leaning) -> None:
    """What follows the same story makes a pause final, open, or asked for."""
    assert leaning(STORY + tail) is expected


@pytest.mark.parametrize("said", ["Yes.", "About seven years.", "No, never."])
def test_a_very_short_answer_is_waited_for(said: str) -> None:
    """A few words with a full stop may still be the beginning."""
    assert leaning(said) is Leaning.UNFINISHED


def test_time_asked_for_in_a_story_is_a_story() -> None:
    """Somebody who tells that they had to think hard isn't asking for time."""
    told = (
        "The customer wanted an answer at once and I said hold on, we check the figures for the "
        "whole quarter before anybody signs that contract."
    )
    assert leaning(told) is Leaning.FINISHED


def test_no_words_say_nothing() -> None:
    """Sound without a transcript yet is neither finished nor open."""
    assert leaning("  ") is Leaning.NEUTRAL
