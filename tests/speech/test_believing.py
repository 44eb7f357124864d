import pytest

from bot.answer import Segment
from bot.speech.believing import Decoded, believed, plausible

TERMS = ("Kubernetes", "Terraform", "Postgres", "Redis")


def _said(text: str) -> tuple[Segment, ...]:
    return (Segment(text, 0.0, 5.0, 0.9),)


def test_an_ordinary_sentence_is_believed() -> None:
    """What can have been said in the time is passed on unchanged."""
    said = _said("I moved it to Redis and the queue was empty by noon.")
    assert believed(said, 4.0, TERMS) == said


@pytest.mark.parametrize("text", ["Thank you for watching!", "you", "Thanks.", "Bye-bye."])
def test_what_whisper_says_to_silence_needs_a_second_of_speech(text: str) -> None:
    """The known phrases are dropped after a cough and kept after real speech."""
    assert believed(_said(text), 0.4) == ()
    assert believed(_said(text), 1.4) == _said(text)


def test_more_words_than_anyone_can_say_are_dropped() -> None:
    """Forty words in two seconds of speech were made up."""
    text = (
        "First I measured where the time was going, then I added an index on the user column, and "
        "after that we watched the error rate fall for two weeks before anyone dared to announce "
        "that the old service could finally be switched off."
    )
    assert believed(_said(text), 2.0) == ()
    assert believed(_said(text), 12.0) == _said(text)


def test_a_loop_is_dropped() -> None:
    """A text that says the same over and over is a loop of the decoder."""
    assert believed(_said("and then we moved it " * 9), 25.0) == ()


def test_an_echo_of_the_hotwords_is_dropped() -> None:
    """A run of the list is an echo; a sentence that uses the terms is not."""
    assert believed(_said("Kubernetes, Terraform, Postgres"), 2.0, TERMS) == ()
    used = _said("Kubernetes and Terraform, then Postgres.")
    assert believed(used, 2.0, TERMS) == used


def test_the_recognisers_own_doubt_needs_both_figures() -> None:
    """No speech alone is not enough: the words must be unlikely as well."""
    assert plausible(Decoded("yes", 0, 1, -0.2, 0.9))
    assert plausible(Decoded("yes", 0, 1, -1.4, 0.2))
    assert not plausible(Decoded("yes", 0, 1, -1.4, 0.9))
