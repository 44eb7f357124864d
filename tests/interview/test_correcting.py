import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Medium, Segment
from bot.errors import InputInvalid
from bot.interview.correcting import correct, correctable, sounds_alike
from bot.interview.transcript import Ending, Transcript, Turn
from tests.fakes import prompt

SAID = (
    "So we moved the ledger to post grass because the old sequel server was, um, full, and I wrote "
    "the migration myself over two weekends with one colleague who checked the totals."
)


def transcript(text: str = SAID, medium: Medium = Medium.SPOKEN) -> Transcript:
    """Give an interview of one answer."""
    stretch = (Segment(text, 0.0, 20.0, 0.5),)
    answer = Answer(text, 20.0, medium, segments=stretch if medium is Medium.SPOKEN else ())
    return Transcript((Turn(prompt("q1"), answer, 20.0),), Ending.COMPLETED)


def put_right(text: str, said: str = SAID) -> Answer:
    """Give the answer after a correction."""
    (turn,) = correct(transcript(said), {"q1": text}).transcript.turns
    assert turn.answer
    return turn.answer


def test_misheard_words_are_put_right_and_what_was_heard_is_kept() -> None:
    """Words that sound alike may change, and how often doesn't matter."""
    fixed = SAID.replace("post grass", "Postgres").replace("sequel", "SQL")
    answer = put_right(fixed)
    assert (answer.text, answer.heard) == (fixed, SAID)


def test_an_answer_is_corrected_once() -> None:
    """The second correction is refused and changes nothing."""
    once = correct(transcript(), {"q1": SAID.replace("two", "three")}).transcript
    assert not correctable(once.turns[0])
    with pytest.raises(InputInvalid, match="once"):
        correct(once, {"q1": SAID})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SAID, "Nothing was changed"),
        ("  ".join(SAID.split(" ")), "Nothing was changed"),
        (" … ", "no words at all"),
        (SAID + " It cut the nightly run from nine hours to forty minutes.", "adds"),
        ("We measured all of it first and saved a third of the yearly budget.", "more than"),
        (SAID.replace("we moved the ledger", "I designed every service"), None),
    ],
)  # fmt: skip
def test_a_new_answer_is_no_correction(text: str, why: str | None) -> None:
    """Other words are refused with the way out; a few of them are let through."""
    if why is None:
        assert put_right(text).text == text
        return
    with pytest.raises(InputInvalid, match=why):
        put_right(text)


def test_typed_answers_and_unknown_numbers_are_refused() -> None:
    """Nobody misheard what was typed, and q9 was never asked."""
    assert not correctable(transcript(medium=Medium.TYPED).turns[0])
    with pytest.raises(InputInvalid, match="typed"):
        correct(transcript(medium=Medium.TYPED), {"q1": "We moved the ledgers."})
    with pytest.raises(InputInvalid, match="q9"):
        correct(transcript(), {"q9": "x"})


ALIKE = (
    ("post grass", "postgres"),
    ("cooper nettie's", "kubernetes"),
    ("right", "write"),
    ("cash", "cache"),
)
OTHERWISE = (("we", "i"), ("15", "50"), ("helped", "led"), ("slow", "excellent"))


def test_what_sounds_alike_is_told_from_what_does_not() -> None:
    """How words are split or spelt doesn't matter; who did it and how much does."""
    assert [pair for pair in ALIKE if not sounds_alike(*map(str.split, pair))] == []
    assert [pair for pair in OTHERWISE if sounds_alike(*map(str.split, pair))] == []


@given(st.lists(st.sampled_from(["we", "led", "cut", "nine", "Redis", "the", "cash"]), max_size=40))
def test_no_correction_makes_an_answer_much_longer_or_other(words: list[str]) -> None:
    """Whatever is sent, what is let through has nearly the length that was heard."""
    try:
        answer = put_right(" ".join(words))
    except InputInvalid:
        return
    assert len(answer.text.split()) <= len(SAID.split()) + 2
