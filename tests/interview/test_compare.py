from dataclasses import replace

import pytest

from bot.answer import Answer
from bot.bank import Kind, Pattern
from bot.interview.compare import Comparison, Likeness, Pair, compare
from bot.interview.rewording import numbers, rewording
from bot.interview.transcript import Phase, Turn
from bot.scoring.rubric import Dimension, Flag, Missing
from tests.fakes import assessment
from tests.interview.sittings import follow_up, main, report, timed

THEN = "I think we moved the ledger, maybe over nine hours. It went well."
NOW = "I moved the ledger in 40 minutes. Three people checked it, I think."


def only(then: Turn, now: Turn) -> Pair:
    """Compare two interviews of one question."""
    (pair,) = compare(report(then), report(now)).pairs
    return pair


def likenesses(found: Comparison) -> list[tuple[str, str, Likeness]]:
    """List (then, now, how near) of every pair."""
    return [(p.then.main.prompt.id, p.now.main.prompt.id, p.likeness) for p in found.pairs]


def test_the_same_question_is_found_wherever_it_was_asked() -> None:
    """A bank question is matched by its source, not by its place in the interview."""
    first = report(main(1, THEN, source="a"), main(2, THEN, source="b", kind=Kind.DOMAIN))
    second = report(main(1, NOW, source="b", kind=Kind.DOMAIN), main(2, NOW, source="a"))
    assert likenesses(compare(first, second)) == [
        ("q2", "q1", Likeness.SAME),
        ("q1", "q2", Likeness.SAME),
    ]


def test_a_resume_line_asked_about_in_other_words_is_said_to_be() -> None:
    """The same line under another question is neither the same question nor a stranger."""
    line: dict[str, object] = {"source": "resume:ab12", "about": "Moved the ledger"}
    then = main(1, THEN, text="How did it come about?", **line)
    now = main(1, NOW, text="What was hardest?", phase=Phase.BEHAVIOURAL, **line)
    assert only(then, now).likeness is Likeness.LINE


def test_the_nearest_other_question_of_its_kind_is_called_similar() -> None:
    """Among questions of one kind and phase the one on the same topic is taken."""
    first = report(
        main(1, THEN, source="a", topic="queues", text="When does a queue help?"),
        main(2, THEN, source="b", topic="caches", text="What does a cache cost?"),
    )
    second = report(main(1, NOW, source="c", topic="caches", text="Who clears old entries?"))
    found = compare(first, second)
    assert likenesses(found) == [("q2", "q1", Likeness.SIMILAR)]
    assert [e.main.prompt.id for e in found.only_then] == ["q1"]


def test_unrelated_questions_of_a_kind_are_never_called_similar() -> None:
    """Two technical questions without a word in common are just of the same kind."""
    then = main(1, THEN, source="a", topic="queues", text="When does a queue help?")
    now = main(1, NOW, source="b", topic="colour", text="Why do prints look darker than screens?")
    assert only(then, now).likeness is Likeness.KIND


def test_questions_of_other_kinds_and_forgotten_lines_stay_alone() -> None:
    """Nothing is forced together: another phase, or a resume line whose words are gone."""
    first = report(main(1, THEN, source="resume:", phase=Phase.VERIFICATION))
    second = report(main(1, NOW, source="resume:"))
    found = compare(first, second)
    assert found.pairs == ()
    assert len(found.only_then) == len(found.only_now) == 1


def test_words_are_compared_by_what_was_said() -> None:
    """Time, first sentences, numbers and hedges are those of the two answers."""
    words = only(timed(main(1, THEN), 30.0), timed(main(1, NOW), 41.0)).words
    assert words
    assert (words.seconds, words.measured) == ((30.0, 41.0), True)
    assert words.openings == (
        "I think we moved the ledger, maybe over nine hours.",
        "I moved the ledger in 40 minutes.",
    )
    assert (words.added, words.dropped) == (("40 minutes", "Three people"), ("nine hours",))
    assert (words.hedges_gone, words.hedges_new) == (("maybe",), ())


def test_a_number_said_in_a_follow_up_was_not_dropped() -> None:
    """What moved from the first answer to a follow-up's answer is still said."""
    then = report(main(1, "It took nine hours before."))
    now = report(main(1, "It was slow before."), follow_up(1, "Nine hours, to be exact."))
    (pair,) = compare(then, now).pairs
    assert pair.words
    assert pair.words.dropped == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell from 4.2 s to 1.1 seconds.", ["4.2 s", "1.1 seconds"]),
        ("two tired people and 600 departure boards", ["two tired people", "600 departure boards"]),
        ("three engineers worked and 212 rows came", ["three engineers", "212 rows"]),
        ("I kept all six, and 38 of them ran", ["six", "38"]),
        ("nothing was counted in 2019", []),
    ],
)
def test_numbers_are_shown_with_what_they_count(text: str, expected: list[str]) -> None:
    """A number comes with its unit or the thing counted, cut before the sentence goes on."""
    assert [number.text for number in numbers(text)] == expected


def test_the_same_figure_in_other_units_of_speech_is_no_news() -> None:
    """Abbreviating a unit changes nothing, but two weeks are not two managers."""

    def added(then: str, now: str) -> tuple[str, ...]:
        old, new = Answer(then), Answer(now)
        return rewording(old, new, all_then=[old], all_now=[new]).added

    assert added("It took 4.2 seconds.", "It took 4.2 s.") == ()
    assert added("I asked two managers.", "It took two weeks.") == ("two weeks",)
    assert added("It took a while.", "We met at five, on Sunday.") == ()


def test_follow_ups_are_matched_by_what_they_dug_for() -> None:
    """A follow-up for a number meets the earlier one for a number, whatever its words."""
    then = report(main(1, THEN), follow_up(1, "Nine hours.", pattern=Pattern.NUMBER, text="a"))
    now = report(main(1, NOW), follow_up(1, "40 minutes.", pattern=Pattern.NUMBER, text="b"))
    other = report(main(1, NOW), follow_up(1, "It held.", pattern=Pattern.OUTCOME))
    (pair,) = compare(then, now).pairs
    assert [probe.words.openings for probe in pair.probes] == [("Nine hours.", "40 minutes.")]
    assert compare(then, other).pairs[0].probes == ()


def test_questions_on_two_terms_are_not_set_side_by_side() -> None:
    """What a member knows of Redis says nothing about what they know of Kafka."""
    then = report(main(1, THEN), follow_up(1, "A store.", pattern=Pattern.TERM, text="Redis?"))
    now = report(main(1, NOW), follow_up(1, "A log.", pattern=Pattern.TERM, text="Kafka?"))
    assert compare(then, now).pairs[0].probes == ()


def test_scores_flags_and_gaps_are_set_against_each_other() -> None:
    """Each dimension, the flags that went and came, what was mended and what is still missing."""
    old = replace(
        assessment(40, Missing.NUMBER, Missing.OUTCOME),
        flags=frozenset({Flag.SHORT, Flag.UNMEASURED_FILLERS}),
    )
    new = replace(
        assessment(55, Missing.OUTCOME, Missing.REASON), flags=frozenset({Flag.STOCK}), depth=70.0
    )
    pair = only(main(1, THEN, old), main(1, NOW, new))
    assert pair.overall == (40, 55)
    assert pair.scores[Dimension.DEPTH] == (40, 70)
    assert Dimension.ACCURACY not in pair.scores
    assert (pair.flags_gone, pair.flags_new) == ((Flag.SHORT,), (Flag.STOCK,))
    assert (pair.mended, pair.still_missing) == ((Missing.NUMBER,), (Missing.OUTCOME,))


def test_rubric_versions_are_never_set_against_each_other() -> None:
    """Across versions only the words are compared."""
    found = compare(report(main(1, THEN)), report(main(1, NOW), rubric="2"))
    (pair,) = found.pairs
    assert found.overall is None
    assert (pair.overall, pair.scores, pair.mended) == (None, {}, ())
    assert pair.words


@pytest.mark.parametrize(("now", "exceeds"), [(52.0, False), (80.0, True), (10.0, True)])
def test_a_difference_counts_only_beyond_both_bands(now: float, exceeds: bool) -> None:  # noqa: FBT001 - a parameter
    """Two even interviews have bands of four points each."""
    questions = range(1, 5)
    first = report(*(main(i, THEN, 50.0) for i in questions))
    second = report(*(main(i, NOW, now) for i in questions))
    overall = compare(first, second).overall
    assert overall
    assert overall.difference == now - 50
    assert overall.exceeds is exceeds


def test_a_skipped_question_has_no_words_to_compare() -> None:
    """Skipping leaves the pair, without words and without scores."""
    pair = only(main(1, None), main(1, NOW))
    assert (pair.words, pair.overall, pair.probes) == (None, None, ())


def test_the_same_words_again_are_noticed() -> None:
    """An answer repeated word for word is said to be."""
    words = only(main(1, NOW), main(1, NOW)).words
    assert words
    assert words.verbatim
    assert (words.added, words.dropped) == ((), ())
