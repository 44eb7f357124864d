import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer
from bot.bank import KeyPoint
from bot.scoring.assess import Asked, FollowUp, assess
from bot.scoring.rubric import Coverage
from bot.scoring.synonyms import groups_of
from tests.scoring.variants import rows

SCAN = KeyPoint(
    "An index lets the database find rows without reading the whole table",
    ("With an index it jumps to the matching rows and doesn't scan the whole table",),
    ("an index makes the database better",),
)
WRITES = KeyPoint(
    "Every write has to update the index too, so inserts get slower",
    ("each insert must also change the index, so writes are slower",),
    ("writes get faster with an index",),
)
QUESTION = Asked("What does a database index do, and what does it cost?", key_points=(SCAN, WRITES))


def _covered(text: str) -> list[Coverage]:
    return [k.coverage for k in assess(QUESTION, Answer(text)).key_points]


def test_said_in_own_words_is_covered() -> None:
    """A point said in other words and forms is covered, with the words that did it."""
    text = "You avoid scanning the whole table, but inserts get slower: each write updates it."
    found = assess(QUESTION, Answer(text))
    assert Coverage.MISSING not in {k.coverage for k in found.key_points}
    assert all(k.quote and k.quote in text for k in found.key_points)
    assert found.accuracy is not None
    assert found.accuracy >= 75


def test_everyday_synonyms_stand_for_each_other() -> None:
    """A point said in synonyms is recognised; its opposite isn't a synonym."""
    point = KeyPoint("Verify the total before the invoice is sent")
    asked = Asked("What comes last?", key_points=(point,))
    said = assess(asked, Answer("I check the sum, then the invoice is forwarded, never earlier."))
    assert said.key_points[0].coverage is not Coverage.MISSING
    assert groups_of("increas").isdisjoint(groups_of("decreas"))


def test_a_point_of_a_follow_up_counts() -> None:
    """A point that was said only when asked further is covered, with the follow-up's words."""
    main, further = (
        "You look it up faster.",
        "Each insert must also change the index, so it's slower.",
    )
    found = assess(
        QUESTION, Answer(main), follow_ups=[FollowUp("What does it cost?", Answer(further))]
    )
    assert found.key_points[1].coverage is not Coverage.MISSING
    assert found.key_points[1].quote
    assert found.key_points[1].quote in further


def test_what_is_not_recognised_hardly_sinks_a_concrete_answer() -> None:
    """On the matter and concrete, an answer without a recognised point keeps most of Content."""
    text = (
        "On our orders table I added one on customer and date last March. The query plan went from "
        "a full pass over nine million entries to forty page reads, so the dashboard loads in "
        "80 ms. "
        "The nightly import got twelve minutes longer, because the tree is kept sorted on disk."
    )
    plain = Asked(QUESTION.text)
    with_points = assess(QUESTION, Answer(text)).overall
    assert with_points >= 0.85 * assess(plain, Answer(text)).overall


def test_parroting_covers_nothing() -> None:
    """The question's own words earn no key point."""
    text = "What a database index does and costs is what an index in a database does and costs."
    assert set(_covered(text)) == {Coverage.MISSING}


@pytest.mark.parametrize(
    "text",
    ["Writes get faster with an index on them.", "Inserts don't get slower, no write updates it."],
)
def test_the_reverse_covers_nothing(text: str) -> None:
    """A near miss and a negated point aren't covered."""
    assert _covered(text)[1] is not Coverage.COVERED


def test_no_key_points_is_not_scored() -> None:
    """Without key points accuracy is None, never zero."""
    assert assess(Asked("What is an index?"), Answer("A sorted copy of a column.")).accuracy is None


def test_accuracy_moves_overall() -> None:
    """A right answer beats an equally long one that misses the points."""
    right = "You skip reading the whole table, and each insert is slower since it must be updated."
    wrong = "You skip writing the whole ledger, and each column is greener since it must be folded."
    assert assess(QUESTION, Answer(right)).overall > assess(QUESTION, Answer(wrong)).overall


def test_graded_answers_rank_like_their_grades() -> None:
    """On each question of the graded set, better answers never have lower accuracy on average."""
    for row in rows("graded"):
        points = tuple(
            KeyPoint(p["text"], tuple(p["examples"]), tuple(p.get("near_misses", ())))
            for p in row["key_points"]
        )
        asked = Asked(row["question"], key_points=points)
        scores = [
            (grade, assess(asked, Answer(text)).accuracy or 0) for text, grade in row["answers"]
        ]
        low = [score for grade, score in scores if grade <= 1]
        high = [score for grade, score in scores if grade >= 3]
        assert sum(high) / len(high) >= sum(low) / len(low) + 30


@given(st.text(max_size=200))
def test_any_text_can_be_matched(text: str) -> None:
    """Whatever is said, each point gets a verdict and a literal quote or none."""
    for point in assess(QUESTION, Answer(text)).key_points:
        assert (point.quote is None) == (point.coverage is Coverage.MISSING)
        assert point.quote is None or point.quote in text
