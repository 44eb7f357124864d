import pytest

from bot.answer import Answer, Medium, Segment
from bot.bank import Kind
from bot.interview.report import Report, make_report, margin
from bot.interview.transcript import Ending, Mode, Transcript, Turn
from bot.scoring.rubric import Dimension, Missing, Tier
from bot.scoring.tiers import shipped_bands
from tests.fakes import QUICK, assessment, prompt


def sitting(
    *scores: float | None, ending: Ending = Ending.COMPLETED, mode: Mode = Mode.SCORED
) -> Report:
    """Report on main questions of these scores; None was skipped."""
    turns = tuple(
        Turn(prompt(f"q{i}"), None, 5.0)
        if score is None
        else Turn(prompt(f"q{i}"), Answer("words"), 60.0, assessment=assessment(score))
        for i, score in enumerate(scores, 1)
    )
    return make_report(QUICK, Transcript(turns, ending), mode)


def unsure(confidence: float, *scores: float, heard: str | None = None) -> Report:
    """Report on spoken answers of these scores, all heard as surely as this."""
    stretch = (Segment("words", 0.0, 30.0, confidence),)
    answer = Answer("words", 30.0, Medium.SPOKEN, segments=stretch, heard=heard)
    turns = tuple(
        Turn(prompt(f"q{i}"), answer, 60.0, assessment=assessment(score))
        for i, score in enumerate(scores, 1)
    )
    return make_report(QUICK, Transcript(turns, Ending.COMPLETED), Mode.SCORED)


def test_a_skipped_question_counts_zero_when_scored_and_is_left_out_of_a_warm_up() -> None:
    """The same skip costs points in a scored sitting only."""
    assert sitting(60, 60, None).overall == pytest.approx(40)
    assert sitting(60, 60, None, mode=Mode.WARM_UP).overall == pytest.approx(60)


@pytest.mark.parametrize("ending", [Ending.STOPPED, Ending.LEFT])
def test_questions_walked_away_from_count_zero_when_scored(ending: Ending) -> None:
    """Stopping after three of six planned questions halves the score, but not in a warm-up."""
    assert sitting(60, 60, 60, ending=ending).overall == pytest.approx(30)
    assert sitting(60, 60, 60, ending=ending, mode=Mode.WARM_UP).overall == pytest.approx(60)
    assert sitting(60, 60, 60, ending=Ending.FAULT).overall == pytest.approx(60)


def test_the_band_is_wide_for_few_answers_and_for_uneven_ones() -> None:
    """One answer says little, two that happen to agree hardly more; uneven ones less than even."""
    assert sitting(60).band == pytest.approx(shipped_bands().spread, abs=0.1)
    assert sitting(60).band > sitting(60, 60).band > sitting(60, 60, 60, 60).band
    assert sitting(60, 60, 60, 60).band < sitting(20, 100, 20, 100).band


def test_badly_heard_answers_widen_the_band_and_never_lower_the_tier() -> None:
    """The tier is given as if the unclear words had been understood; the score isn't."""
    expert = shipped_bands().asked([Kind.TECHNICAL]).expert
    clear, unclear = (unsure(confidence, expert - 5) for confidence in (0.9, 0.2))
    assert (clear.tier, clear.doubt, clear.lifted) == (Tier.QUALIFIED, 0, False)
    assert (unclear.tier, unclear.lifted) == (Tier.EXPERT, True)
    assert unclear.overall == clear.overall
    assert unclear.band > clear.band
    assert any("hard to hear" in sentence for sentence in margin(unclear))


def test_an_early_answer_that_was_not_understood_sets_no_cap() -> None:
    """What the recogniser lost closes no tier."""
    assert unsure(0.9, 15, 15, 80, 80).cap
    assert unsure(0.1, 15, 15, 80, 80).cap is None


def test_a_corrected_answer_leaves_no_doubt() -> None:
    """Its member went through the words, so they count as they stand."""
    assert unsure(0.2, 50, heard="as it was").doubt == 0


def test_a_score_just_below_a_tier_is_said_to_be_close_unless_a_cap_forbids_it() -> None:
    """The band has to reach the next tier, and the tier has to be in reach."""
    expert = shipped_bands().asked([Kind.TECHNICAL]).expert
    assert sitting(expert - 2, expert - 2).close_to == (Tier.EXPERT, expert)
    assert any(f"{expert:.0f}" in line for line in margin(sitting(expert - 2, expert - 2)))
    assert sitting(1, 1).close_to is None
    capped = sitting(10, 10, *[expert + 20] * 6)
    assert (capped.tier, capped.close_to) == (Tier.QUALIFIED, None)


def test_the_tier_respects_the_cap_and_says_since_when() -> None:
    """Early weakness keeps a good average at Qualified."""
    report = sitting(10, 15, 95, 95, 95, 95, 95, 95)
    assert report.cap
    assert report.cap.since == "q2"
    assert report.tier is Tier.QUALIFIED
    assert sitting(95, 95, 95, 95).tier in {Tier.EXPERT, Tier.VERIFIED_EXPERT}


def test_an_empty_sitting_has_a_report_too() -> None:
    """Leaving before the first answer gives zero, Declined, and no dimension."""
    report = sitting(ending=Ending.LEFT)
    assert (report.overall, report.tier) == (0.0, Tier.DECLINED)
    assert all(value is None for value in report.dimensions.values())
    assert report.next_step is None


def test_the_next_step_names_the_weakest_dimension_and_the_best_gain() -> None:
    """Advice follows what the answers lacked, summed over the sitting."""
    weak = assessment(40.0, Missing.NUMBER)
    turn = Turn(prompt("q1"), Answer("words"), 60.0, assessment=weak)
    report = make_report(QUICK, Transcript((turn,), Ending.COMPLETED), Mode.WARM_UP)
    assert report.next_step
    assert report.next_step.dimension in Dimension
    assert report.next_step.score == 40.0


def test_quotas_compare_what_was_asked_with_the_plan() -> None:
    """Each phase shows planned, asked and answered questions."""
    technical = next(q for q in sitting(50, None).quotas if q.phase == "technical")
    assert (technical.planned, technical.asked, technical.answered) == (2, 2, 1)


def test_skips_of_a_warm_up_set_no_cap() -> None:
    """Skipping is free in a warm-up, so it closes no tier there."""
    assert sitting(None, None, 80, mode=Mode.WARM_UP).cap is None
    assert sitting(None, None, 80).cap
