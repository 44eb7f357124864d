from dataclasses import replace

from bot.answer import Answer, Medium
from bot.interview.report import Report
from bot.interview.trends import Direction, Held, Trend, trend
from bot.scoring.rubric import Dimension
from tests.fakes import assessment
from tests.interview.sittings import main, report, timed

TOLD = "I moved the ledger in one night."


def even(score: float, *, rubric: str = "1") -> Report:
    """Give an interview of four equal answers: its bands are as narrow as they get."""
    return report(*(main(i, TOLD, score) for i in range(1, 5)), rubric=rubric)


def over(*reports: Report) -> Trend:
    """Follow interviews, the oldest first, numbered from 1."""
    found = trend([Held(number, one) for number, one in enumerate(reports, 1)])
    assert found
    return found


def directions(found: Trend) -> dict[Dimension, Direction]:
    """Give the direction of every dimension."""
    return {course.dimension: course.direction for course in found.courses}


def test_one_interview_is_no_trend() -> None:
    """A trend needs two interviews of one rubric version."""
    assert trend([]) is None
    assert trend([Held(1, even(50))]) is None
    assert trend([Held(1, even(50)), Held(2, even(60, rubric="2"))]) is None


def test_a_dimension_goes_from_the_first_to_the_latest() -> None:
    """Values come oldest first, and the direction compares the ends."""
    found = over(even(30), even(80), even(50))
    course = next(c for c in found.courses if c.dimension is Dimension.DEPTH)
    assert course.values == (30, 80, 50)
    assert course.direction is Direction.UP
    assert directions(over(even(70), even(40)))[Dimension.OWNERSHIP] is Direction.DOWN


def test_a_change_within_the_bands_is_no_direction() -> None:
    """Uneven answers have wide bands, and a small rise in them means nothing."""
    uneven = report(main(1, TOLD, 10), main(2, TOLD, 90), main(3, TOLD, 10), main(4, TOLD, 90))
    assert directions(over(even(40), even(47)))[Dimension.DEPTH] is Direction.LEVEL
    assert directions(over(uneven, even(70)))[Dimension.DEPTH] is Direction.LEVEL
    assert directions(over(even(50), even(70)))[Dimension.DEPTH] is Direction.UP


def test_versions_of_the_rubric_are_never_mixed() -> None:
    """Only the newest one's version is followed, and the others are named."""
    found = over(even(10), even(50, rubric="2"), even(20), even(55, rubric="2"))
    assert (found.rubric, found.sittings, found.left_out) == ("2", (2, 4), (1, 3))
    assert all(course.values == (50, 55) for course in found.courses)


def test_a_dimension_scored_once_has_no_course() -> None:
    """What was not scored is left out, not drawn as zero."""
    accurate = report(*(main(i, TOLD, replace(assessment(50), accuracy=70.0)) for i in (1, 2)))
    found = over(even(50), accurate)
    assert Dimension.ACCURACY not in directions(found)
    assert Dimension.FLUENCY not in directions(found)
    assert Dimension.ACCURACY in directions(over(accurate, even(50), accurate))


def test_the_median_answer_is_set_against_its_target() -> None:
    """Lengths are medians of main answers in seconds of speech."""
    long = report(*(timed(main(i, TOLD), s) for i, s in enumerate((60.0, 100.0, 140.0), 1)))
    short = report(timed(main(1, TOLD, seconds=80), 70.0), timed(main(2, TOLD, seconds=60), 90.0))
    first, last = over(long, short).lengths
    assert (first.sitting, first.seconds, first.target) == (1, 100.0, 70)
    assert (last.sitting, last.seconds, last.target) == (2, 80.0, 70)


def test_a_typed_answer_whose_words_are_gone_has_no_length() -> None:
    """Dropped words must not look like an answer of no seconds; spoken ones were timed."""
    gone = report(main(1, "", 50), main(2, "", 50))
    turn = main(1, "", 50)
    spoken = report(replace(turn, answer=Answer("", 66.0, Medium.SPOKEN)))
    assert [length.sitting for length in over(gone, even(50), spoken).lengths] == [2, 3]
