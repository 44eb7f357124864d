from dataclasses import replace

import pytest

from bot.answer import Answer, Medium
from bot.interview.self_score import (
    Check,
    Compared,
    Measure,
    compare,
    gap,
    measured,
    overall,
    self_check,
)
from bot.interview.transcript import Exchange
from bot.scoring.assess import Asked, assess
from tests.fakes import assessment
from tests.interview.sittings import main

QUESTION = "How did you make the nightly run faster?"
DIRECT = (
    "I moved the ledger import to PostgreSQL and cut the nightly run from nine hours to 40 "
    "minutes. The work splits well, so four workers share it."
)
LOOSE = (
    "Well, that is a question one gets from time to time, and I guess it is hard to say, um. "
    "Things were done in a certain way and we all tried to do what we could, maybe."
)


def checks(text: str, target: int = 45, **answer: object) -> dict[Check, Measure]:
    """Measure an answer by its own assessment."""
    said = replace(Answer(text), **answer)  # type: ignore[arg-type] # names are checked by replace
    scored = assess(Asked(QUESTION, seconds=target), said)
    return {m.check: m for m in self_check(scored, said, target)}


def test_a_direct_and_specific_answer_passes_all_four() -> None:
    """Its quotes are literal words of it."""
    found = checks(DIRECT)
    assert [m.passed for m in found.values()] == [True] * 4
    assert list(found) == list(Check)
    assert all(quote in DIRECT for m in found.values() for quote in m.quotes)
    assert found[Check.SPECIFIC].quotes


def test_a_loose_answer_fails_with_the_words_that_decided_it() -> None:
    """Leading in, generalities, hedges and fillers are named."""
    found = checks(LOOSE)
    assert [found[c].passed for c in (Check.DIRECT, Check.SPECIFIC, Check.CLEAN)] == [False] * 3
    assert set(found[Check.CLEAN].quotes) >= {"I guess", "um", "maybe"}
    assert found[Check.DIRECT].quotes[0] in LOOSE


@pytest.mark.parametrize(("seconds", "passed"), [(44.0, True), (45.0, True), (46.0, False)])
def test_time_is_that_of_speech(seconds: float, passed: bool) -> None:  # noqa: FBT001 - a case
    """A spoken answer counts its own seconds against the target."""
    spoken = checks(DIRECT, seconds=seconds, medium=Medium.SPOKEN)
    assert spoken[Check.IN_TIME].passed is passed


def test_typing_slowly_is_not_speaking_long() -> None:
    """A typed answer counts as its words at the median pace."""
    assert checks(DIRECT, seconds=600.0)[Check.IN_TIME].passed is True


def test_fillers_that_cannot_be_heard_are_not_measured() -> None:
    """A recognised answer without any is neither yes nor no; a hedge in it still is."""
    heard = checks(DIRECT, seconds=20.0, medium=Medium.SPOKEN)
    assert heard[Check.CLEAN].passed is None
    hedged = checks(f"{DIRECT} Perhaps.", seconds=20.0, medium=Medium.SPOKEN)
    assert hedged[Check.CLEAN].passed is False


def test_a_thin_number_is_shown_though_it_does_not_count() -> None:
    """Nobody who gave a number reads that there is none."""
    thin = checks("I did it myself. It took nine hours before and 40 minutes after.")
    assert thin[Check.SPECIFIC].passed is False
    assert "nine hours" in thin[Check.SPECIFIC].quotes
    assert "too little" in thin[Check.SPECIFIC].why


def test_an_answer_without_words_is_measured_too() -> None:
    """Nothing said is not direct, not specific, and free of fillers."""
    assert [m.passed for m in checks("").values()] == [False, False, True, True]


def test_several_answers_are_summed_up_by_their_majority() -> None:
    """The quotes are those of the answer that speaks against it."""
    strong, loose = tuple(checks(DIRECT).values()), tuple(checks(LOOSE).values())
    summed = {m.check: m for m in overall([strong, loose, loose])}
    assert summed[Check.DIRECT].passed is False
    assert summed[Check.DIRECT].why == "1 of 3 answers"
    assert summed[Check.DIRECT].quotes == strong[0].quotes
    assert summed[Check.IN_TIME].passed is True
    assert overall([strong, loose])[0].passed is False


def test_a_skipped_question_has_nothing_to_measure() -> None:
    """Answered ones have all four, from the assessment of the main answer."""
    assert measured(Exchange(main(1, None), ())) == ()
    assert len(measured(Exchange(main(1, DIRECT, assessment(50)), ()))) == len(Check)


def test_only_what_was_answered_is_compared() -> None:
    """Questions left open are left out, in the order of the source."""
    measures = tuple(checks(DIRECT).values())
    compared = compare({Check.CLEAN: True, Check.DIRECT: False}, measures)
    assert [(c.measure.check, c.agrees) for c in compared] == [
        (Check.DIRECT, False),
        (Check.CLEAN, True),
    ]


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([(True, True), (False, False)], "You and the rules agree on all 2."),
        ([(True, False), (True, True)], "You rate yourself higher than the rules do on 1 of 2."),
        ([(False, True), (False, True)], "You rate yourself lower than the rules do on 2 of 2."),
        ([(True, False), (False, True)], "Of 2, you rate yourself higher on 1 and lower on 1."),
        ([(True, None), (True, True)], "You and the rules agree."),
        ([(True, None)], "Nothing could be measured."),
    ],
)
def test_the_gap_is_one_sentence(pairs: list[tuple[bool, bool | None]], sentence: str) -> None:
    """What was not measured counts neither way."""
    compared = [Compared(said, Measure(Check.CLEAN, passed, "")) for said, passed in pairs]
    assert gap(compared) == sentence
