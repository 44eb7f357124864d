from dataclasses import replace

import pytest

from bot.bank import Kind
from bot.interview.proofs import Claim, Proof, Verdict, proofs
from bot.interview.report import Report
from bot.interview.transcript import Ending, Mode, Phase
from bot.scoring.rubric import Dimension, Flag
from tests.fakes import assessment
from tests.interview.sittings import finding, follow_up, main, report, timed

TOLD = "I moved the ledger. I chose a queue because the work splits well. Nobody lost a row."


def proven(found: Report, name: Claim) -> Proof:
    """Give one proof of an interview."""
    return next(proof for proof in proofs(found) if proof.name is name)


def test_the_five_proofs_always_come_in_their_order() -> None:
    """Even an interview that ended at once has all five lines, none of them held against anyone."""
    found = proofs(report(ending=Ending.FAULT))
    assert [proof.name for proof in found] == list(Claim)
    assert {proof.verdict for proof in found} == {Verdict.NOT_ASKED}


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((80, 20), Verdict.SHOWN),
        ((80, 20, 20), Verdict.PARTLY),
        ((40, 40, 20), Verdict.PARTLY),
        ((40, 20, 20), Verdict.NOT_SHOWN),
    ],
)
def test_half_of_the_answers_must_be_strong(scores: tuple[float, ...], verdict: Verdict) -> None:
    """One strong answer, or half of them near it, shows a thing in part."""
    found = report(*(main(i, TOLD, score) for i, score in enumerate(scores, 1)))
    assert proven(found, Claim.REASONING).verdict is verdict


def test_reasoning_is_quoted_with_the_sentence_it_stands_in() -> None:
    """The quote is literal text of the answer around the finding that earned most."""
    scored = replace(assessment(80), findings=(finding(TOLD, "because the work", Dimension.DEPTH),))
    proof = proven(report(main(1, TOLD, 20), main(2, TOLD, scored)), Claim.REASONING)
    assert proof.quote == "I chose a queue because the work splits well"
    assert proof.prompt_id == "q2"


def test_a_quote_from_a_follow_up_names_the_follow_up() -> None:
    """Findings on a follow-up's answer point at that answer."""
    said = "It held for two years."
    later = replace(
        assessment(80),
        findings=(replace(finding(said, "two years", Dimension.DEPTH), part=1),),
    )
    found = report(main(1, TOLD, 80), follow_up(1, said, later))
    proof = proven(found, Claim.REASONING)
    assert (proof.quote, proof.prompt_id) == ("It held for two years", "q1p1")


def test_nothing_is_quoted_for_what_was_not_shown() -> None:
    """A weak interview is not made to look as if its words proved something."""
    weak = report(main(1, TOLD, 10), main(2, TOLD, 10))
    for name in (Claim.REASONING, Claim.COMMUNICATION):
        proof = proven(weak, name)
        assert (proof.verdict, proof.quote, proof.prompt_id) == (Verdict.NOT_SHOWN, None, None)


def test_role_and_experience_need_questions_that_ask_for_them() -> None:
    """A technical question alone asks for neither; a domain and a resume question do."""
    technical = report(main(1, TOLD, 80))
    assert proven(technical, Claim.ROLE).verdict is Verdict.NOT_ASKED
    assert proven(technical, Claim.EXPERIENCE).verdict is Verdict.NOT_ASKED
    both = report(
        main(1, TOLD, 80, kind=Kind.DOMAIN, phase=Phase.DOMAIN),
        main(2, TOLD, 80, kind=Kind.RESUME, phase=Phase.VERIFICATION, about="Moved the ledger"),
    )
    assert proven(both, Claim.ROLE).prompt_id == "q1"
    assert proven(both, Claim.EXPERIENCE).prompt_id == "q2"


@pytest.mark.parametrize("flag", [Flag.STOCK, Flag.PARROTED, Flag.STUFFED, Flag.OFF_TOPIC])
def test_a_hollow_answer_proves_nothing(flag: Flag) -> None:
    """However it scored, an answer with such a flag is no proof."""
    hollow = replace(assessment(90), flags=frozenset({flag}))
    assert proven(report(main(1, TOLD, hollow)), Claim.REASONING).verdict is Verdict.NOT_SHOWN


def test_rambling_is_not_useful_however_well_built() -> None:
    """Communication needs a thread and few words, both."""
    long = replace(assessment(90), compression=30.0)
    assert proven(report(main(1, TOLD, long)), Claim.COMMUNICATION).verdict is Verdict.NOT_SHOWN


def test_instructions_are_followed_when_all_is_answered_in_time() -> None:
    """Scores don't matter for this one, and the quote is how an answer began."""
    proof = proven(report(main(1, TOLD, 10), main(2, TOLD, 12)), Claim.INSTRUCTIONS)
    assert (proof.verdict, proof.quote) == (Verdict.SHOWN, "I moved the ledger")


def test_slips_are_named_with_their_question() -> None:
    """A skip, an answer beside the point and one of minutes are each told, up to a third."""
    good = [main(i, TOLD) for i in range(1, 6)]
    beside = replace(assessment(50), flags=frozenset({Flag.OFF_TOPIC}))
    few = proven(report(*good, main(6, None)), Claim.INSTRUCTIONS)
    assert (few.verdict, few.why) == (Verdict.PARTLY, "q6 skipped.")
    many = report(main(1, TOLD), main(2, TOLD, beside), timed(main(3, TOLD), 150.0))
    proof = proven(many, Claim.INSTRUCTIONS)
    assert proof.verdict is Verdict.NOT_SHOWN
    assert proof.why == "q2 perhaps answered beside the question, q3 about 150 s long."


def test_ending_early_is_not_following_instructions_to_the_end() -> None:
    """An interview that the member stopped shows it in part at best."""
    proof = proven(report(main(1, TOLD), ending=Ending.STOPPED), Claim.INSTRUCTIONS)
    assert proof.verdict is Verdict.PARTLY
    assert "ended the interview early" in proof.why


def test_a_skipped_question_is_no_answer() -> None:
    """Skipping two of three leaves one answer in three, in either mode."""
    turns = (main(1, TOLD, 90), main(2, None), main(3, None))
    for mode in Mode:
        proof = proven(report(*turns, mode=mode), Claim.REASONING)
        assert proof.verdict is Verdict.PARTLY
        assert "1 of 3" in proof.why


def test_verdicts_stay_when_the_words_are_gone() -> None:
    """Without texts the same scores prove the same, quoting nothing."""
    found = report(main(1, "", 90, kind=Kind.DOMAIN, phase=Phase.DOMAIN))
    for proof in proofs(found):
        assert proof.verdict in {Verdict.SHOWN, Verdict.NOT_ASKED}
        assert (proof.quote, proof.prompt_id) == (None, None)
