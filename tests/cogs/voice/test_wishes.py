import pytest

from bot.answer import NOT_UNDERSTOOD, Answer, Segment
from bot.interview.ports import Intent
from bot.speech.earlier import Said
from cogs.voice.wishes import Deed, agrees, deed


def said(text: str, *, went_on: bool = False) -> Said:
    """Make what somebody said, without a pause."""
    return Said(Answer(text), went_on, Answer(text), Answer(""))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Could you repeat the question please.", Intent.REPEAT),
        ("Can we skip this question.", Intent.SKIP),
        ("I would like to stop the interview now.", Deed.CONFIRM),
        ("I have to go now.", Deed.CONFIRM),
        ("Can we pause for a moment?", Deed.PAUSE),
        ("Help, what can I say?", Deed.HELP),
        ("We had to stop the rollout and repeat it a week later.", Deed.TAKE),
        ("Yes.", Deed.TAKE),
        ("I was not finished.", Deed.TAKE),
    ],
)
def test_each_wish_has_its_deed(text: str, wanted: Deed | Intent) -> None:
    """Ending is confirmed first, pause and help are the room's own, an answer is an answer."""
    assert deed(said(text), confirming=False) is wanted


@pytest.mark.parametrize("text", ["Yes.", "Yes, please.", "Yeah, end it.", "I have to go now."])
def test_who_agrees_ends_the_interview(text: str) -> None:
    """After the question whether to end, yes or the wish once more ends it."""
    assert deed(said(text), confirming=True) is Intent.STOP


@pytest.mark.parametrize(
    "text", ["Yes, we moved the service in a week and it was faster.", "No.", "In hindsight, yes."]
)
def test_who_goes_on_does_not_end_it(text: str) -> None:
    """Anything more than a yes is the answer going on."""
    assert not agrees(text)
    assert deed(said(text), confirming=True) is Deed.TAKE


def test_a_wish_inside_an_answer_that_goes_on_is_part_of_it() -> None:
    """Who took the floor back tells a story."""
    assert deed(said("I have to go now.", went_on=True), confirming=True) is Deed.TAKE


def test_sound_without_words_is_asked_for_again() -> None:
    """A recogniser that failed makes no empty answer."""
    lost = Answer("", segments=(Segment(NOT_UNDERSTOOD, 0.0, 4.0, 0.0),))
    assert deed(Said(lost, False, lost, Answer("")), confirming=False) is Deed.AGAIN  # noqa: FBT003 - a value of Said
