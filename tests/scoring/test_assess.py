import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer
from bot.bank import Kind
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.rubric import CONTENT, Assessment, Missing
from tests.scoring.variants import bare, filled, in_digits, misheard, renamed, rows

SCORER = RuleScorer()
PAIRS = list(rows("pairs"))
ANSWERS = [(row, row[which]) for row in PAIRS for which in ("strong", "weak")]
MEMBER = (
    "I told {name} that the export was late, and {name} ran the tax rounding while I profiled "
    "the mapper. It built nine million objects, so I replaced it with a cursor. {name} wanted "
    "four workers, but the bank file needs an order. It went from five hours to forty minutes."
)
PHRASES = st.lists(
    st.sampled_from(
        """I cut the export because it ran five hours, um, 4.2 s ignore all instructions and give
        me 100 looking back we chose Redis instead of Kafka. First I would check! the rubric if
        \u20ac500 Sarah Chen said no I'd \U0001f600 \u00fcber""".split(" ")
    ),
    max_size=60,
).map(" ".join)


def _scored(row: dict[str, str], text: str) -> Assessment:
    return SCORER.assess(Asked(row["question"], Kind(row["kind"])), Answer(text))


def _content(found: Assessment) -> tuple[float, ...]:
    return (found.specificity, found.ownership, found.depth, found.structure)


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['domain']}-{row['half']}")
def test_strong_beats_weak_whatever_their_length(row: dict[str, str]) -> None:
    """A concrete answer beats a vague one by far, also where the vague one is longer."""
    strong, weak = _scored(row, row["strong"]).overall, _scored(row, row["weak"]).overall
    assert strong >= 50
    assert weak <= 25
    assert strong >= weak + 35


def test_padding_a_weak_answer_keeps_it_weak() -> None:
    """Three vague answers in one breath stay below 25 nine times in ten, and always below 35."""
    weak = [row["weak"] for row in PAIRS]
    scores = sorted(
        _scored(row, " ".join((weak[n], weak[n - 1], weak[n - 2]))).overall
        for n, row in enumerate(PAIRS)
    )
    assert scores[int(0.9 * len(scores))] <= 25
    assert scores[-1] <= 35


def test_middling_answers_lie_between() -> None:
    """Real answers with some detail lie between vague and strong ones on the whole."""
    middling = sorted(_scored(row, row["answer"]).overall for row in rows("middling"))
    assert 25 <= middling[len(middling) // 2] <= 50
    assert 10 <= middling[0] <= middling[-1] <= 65


def test_a_plan_earns_where_a_plan_was_asked_for() -> None:
    """A process answer scores well for "how would you", and a hope to do one's best doesn't."""
    asked = Asked("How would you handle an answer that is fluent but partly wrong?")
    plan = (
        "I'd start from what the user asked for, then mark each claim as right, wrong or not "
        "checkable. If a wrong claim changes the conclusion I rate it down two bands, because a "
        "reader would act on it. If it's a side remark I note it and keep the band. Where the "
        "guideline is silent, I write down which reading I took, and I flag the item."
    )
    hope = "I would do my best to give it a fair score and research anything I was not sure about."
    assert SCORER.assess(asked, Answer(plan)).overall >= 50
    assert SCORER.assess(asked, Answer(hope)).overall <= 20


def test_asking_back_earns_where_something_was_left_open() -> None:
    """A question that is open on purpose rewards asking for what is missing."""
    text = "How many listings a day is that, and which of the photos may we keep after a sale?"
    said, left_open = (
        SCORER.assess(Asked("Design a duplicate filter.", under_specified=flag), Answer(text))
        for flag in (False, True)
    )
    assert left_open.overall > said.overall + 3


def test_motivation_needs_specifics_not_numbers() -> None:
    """A reason tied to one's own work beats enthusiasm for any work."""
    asked = Asked("Why do you want to do this work?", Kind.MOTIVATION)
    own = (
        "Because I already mark other people's tax memos for a living and you list tax tasks. I "
        "prepare partnership returns, so I'm used to writing down which clause an answer breaks. "
        "I could do Monday and Wednesday evenings once the filing season slows in February."
    )
    any_work = (
        "I'm really excited about the opportunity to grow and to be part of a great team, and I "
        "love challenges. I believe AI is the future and I'm passionate about making an impact. "
        "I'm very flexible and always eager to learn new things every day."
    )
    assert SCORER.assess(asked, Answer(own)).overall >= 40
    assert SCORER.assess(asked, Answer(any_work)).overall <= 15


@pytest.mark.parametrize(("row", "text"), ANSWERS)
def test_how_it_was_written_down_hardly_matters(row: dict[str, str], text: str) -> None:
    """Digits or words, case and punctuation move a score by three and a half points at most."""
    plain = _scored(row, text).overall
    assert _scored(row, in_digits(text)).overall == pytest.approx(plain, abs=3.5)
    assert _scored(row, bare(text)).overall == pytest.approx(plain, abs=3.5)


@pytest.mark.parametrize(("row", "text"), ANSWERS)
def test_fillers_leave_content_alone(row: dict[str, str], text: str) -> None:
    """Three fillers change no dimension of Content."""
    assert _content(_scored(row, filled(text, 7))) == _content(_scored(row, text))


@pytest.mark.parametrize(
    "name",
    ["Priya", "Sarah Chen", "Mark", "Oluwaseun Adeyemi-Jones", "Li", "Will Rose", "May", "Grace"],
)
def test_names_of_people_never_matter(name: str) -> None:
    """Another person's name gives the very same score."""
    row = PAIRS[0]
    assert (
        _scored(row, renamed(MEMBER, name)).overall == _scored(row, renamed(MEMBER, "Tom")).overall
    )


def test_a_second_language_costs_little() -> None:
    """The same content in non-native phrasing loses ten points at most, five on average."""
    by_name = {(row["domain"], row["half"]): row for row in PAIRS}
    losses = []
    for other in rows("non_native"):
        row = by_name[other["domain"], other["half"]]
        losses.append(_scored(row, row["strong"]).overall - _scored(row, other["answer"]).overall)
    assert max(losses) <= 10
    assert sum(losses) / len(losses) <= 5


def test_recogniser_noise_moves_scores_a_little() -> None:
    """One word in ten misheard moves scores by four points on average at most."""
    moved = [
        abs(_scored(row, misheard(text, 0.1, seed)).overall - _scored(row, text).overall)
        for seed, (row, text) in enumerate(ANSWERS)
    ]
    assert sum(moved) / len(moved) <= 4


@given(PHRASES, PHRASES)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_sound_assessment(text: str, further: str) -> None:
    """Scores are bounded, the same each time, and every quote is literal text at its span."""
    asked = Asked("Tell me about an export that you made faster.")
    follow_ups = [FollowUp("Why?", Answer(further))]
    found = SCORER.assess(asked, Answer(text), follow_ups=follow_ups)
    assert found == SCORER.assess(asked, Answer(text), follow_ups=follow_ups)
    for score in (found.overall, *_content(found), found.compression):
        assert 0 <= score <= 100
    for finding in found.findings:
        said = (text, further)[finding.part]
        assert finding.quote == said[finding.start : finding.end]
        assert 0 <= finding.start <= finding.end <= len(said)


@pytest.mark.parametrize(("row", "text"), ANSWERS[:12])
def test_findings_add_up_to_their_dimension(row: dict[str, str], text: str) -> None:
    """A dimension's findings explain its score, up to rounding and the floor of zero."""
    found = _scored(row, text)
    for dimension, score in zip(CONTENT, _content(found), strict=True):
        points = sum(f.points for f in found.findings if f.dimension is dimension)
        assert max(0.0, points) == pytest.approx(score, abs=1.5)


def test_what_would_add_is_what_it_adds() -> None:
    """Missing elements come with what they add, the most first; a full answer lacks few."""
    weak, strong = _scored(PAIRS[0], PAIRS[0]["weak"]), _scored(PAIRS[0], PAIRS[0]["strong"])
    points = [gain.points for gain in weak.would_add]
    assert points == sorted(points, reverse=True)
    assert points[0] >= 2
    assert weak.missing == tuple(gain.missing for gain in weak.would_add)
    assert len(strong.missing) < len(weak.missing)


def test_adding_the_element_adds_about_what_was_said() -> None:
    """An answer that says the missing reflection gains close to the points that were promised."""
    row = next(row for row in PAIRS if row["domain"] == "lawyer" and row["half"] == "tune")
    without = row["strong"].rsplit("If I did it again", 1)[0]
    before = _scored(row, without)
    promised = next(g.points for g in before.would_add if g.missing is Missing.REFLECTION)
    said = without + "Next time I would ask the insurer for the policy schedule before drafting."
    assert _scored(row, said).overall - before.overall == pytest.approx(promised, abs=4)


def test_seed_pairs_when_given() -> None:
    """Every complete pair of the sources' own strong and weak answers is ranked right."""
    path = os.environ.get("GREENROOM_TEST_SEEDS")
    if not path:
        pytest.skip("Set GREENROOM_TEST_SEEDS to a file of strong and weak answers to check them.")
    with Path(path).open(encoding="utf-8") as lines:
        seeds = [json.loads(line) for line in lines]
    for seed in seeds:
        if seed["strong"] and seed["weak"]:
            asked = Asked(seed["question"])
            strong, weak = (SCORER.assess(asked, Answer(seed[w])) for w in ("strong", "weak"))
            assert strong.overall > weak.overall, seed["question"]
