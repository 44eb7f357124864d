import random
from collections import Counter
from functools import cache
from itertools import combinations, pairwise
from statistics import median

import pytest
from rapidfuzz import fuzz

from bot.bank import Kind
from bot.commands.scoring import scored_pool
from bot.scoring.calibration import (
    DRIFT,
    calibrate,
    drift,
    kind_offsets,
    percentile,
    rank_correlation,
)
from bot.scoring.pool import LEVELS, PoolAnswer, Scored, pool_digest, read_pool
from bot.scoring.rubric import RUBRIC_VERSION
from bot.scoring.tiers import Bands, shipped_bands, standard_error

BANDS = Bands(qualified=40, expert=65, spread=15, offsets={Kind.BEHAVIOURAL: -6})


@cache
def pool() -> tuple[Scored, ...]:
    """Score the pool once for all tests here."""
    return scored_pool()


def made(rng: random.Random, persons: int = 40) -> list[Scored]:
    """Make persons of many levels, for whom behavioural questions are 10 points harder."""
    found = []
    for number in range(persons):
        level = 20 + number
        for kind, by in ((Kind.TECHNICAL, 5), (Kind.TECHNICAL, 5), (Kind.BEHAVIOURAL, -5)):
            score = level + by + rng.uniform(-2, 2)
            found.append(Scored(f"p{number}", kind, "average", 100, score))
    return found


def test_the_shipped_bands_are_those_of_the_shipped_rules_and_pool() -> None:
    """Whoever changes a rule so that a tier begins elsewhere has to run `greenroom calibrate`."""
    shipped = shipped_bands()
    assert (shipped.rubric, shipped.pool) == (RUBRIC_VERSION, pool_digest())
    found = calibrate(pool()).bands(rubric=RUBRIC_VERSION, pool=pool_digest())
    assert drift(shipped, found) <= DRIFT, "run `greenroom calibrate` and commit its bands"


def test_the_pool_is_large_whole_and_without_near_doubles() -> None:
    """At least 400 answers, six a person, none empty, no two nearly the same."""
    answers = read_pool()
    assert len(answers) >= 400
    assert len({one.id for one in answers}) == len(answers)
    assert set(Counter(one.person for one in answers).values()) == {6}
    assert {one.wanted for one in answers} == set(LEVELS)
    assert all(one.answer.strip() and one.follow_up.answer.strip() for one in answers)
    assert {one.kind for one in answers} == set(Kind)


@pytest.mark.slow
def test_no_two_answers_of_the_pool_are_nearly_the_same() -> None:
    """Two thirds of the characters in common would be a copy."""
    texts = [one.answer for one in read_pool()]
    assert max(fuzz.ratio(a, b) for a, b in combinations(texts, 2)) < 67


def test_the_pool_is_as_long_as_real_spoken_answers() -> None:
    """The median answer has about the words that students' answers have (119)."""
    assert 100 <= median(len(one.answer.split()) for one in read_pool()) <= 140


def test_scores_follow_the_quality_that_was_asked_for_and_word_count_does_not() -> None:
    """By answer and by person, far above the baseline of counting words."""
    wanted = [float(LEVELS.index(one.wanted)) for one in pool()]
    ours = rank_correlation([one.overall for one in pool()], wanted)
    words = rank_correlation([float(one.words) for one in pool()], wanted)
    assert ours > 0.6
    assert ours > words + 0.3
    middles = [median(o.overall for o in pool() if o.wanted == level) for level in LEVELS[:4]]
    assert all(low < high for low, high in pairwise(middles))


def test_an_honest_average_person_is_qualified_and_a_weak_one_is_not() -> None:
    """The first band parts those who were to be weak from those who were to be average."""
    level = shipped_bands().qualified
    assert median(o.overall for o in pool() if o.wanted == "weak") < level
    assert median(o.overall for o in pool() if o.wanted == "average") > level


def test_the_same_pool_gives_the_same_bands_whatever_its_order() -> None:
    """Calibration has no chance in it that isn't fixed."""
    found = made(random.Random(1))
    shuffled = sorted(found, key=lambda one: (one.person, -one.overall))
    assert calibrate(found) == calibrate(found)
    assert drift(_bands(found), _bands(shuffled)) == 0


def test_bands_rise_with_the_pool_and_their_interval_holds_them() -> None:
    """A better pool asks for more; the interval is around the band."""
    found = calibrate(made(random.Random(2)))
    assert found.qualified.low < found.qualified.at < found.qualified.high < found.expert.high
    better = [
        Scored(one.person, one.kind, one.wanted, one.words, one.overall + 7)
        for one in made(random.Random(2))
    ]
    assert calibrate(better).expert.at == pytest.approx(found.expert.at + 7)


def test_a_harder_kind_of_question_is_found_within_persons() -> None:
    """Offsets compare a person with themselves; unsure ones are left out of the bands."""
    found = made(random.Random(3))
    by = kind_offsets(
        [[(o.kind, o.overall) for o in found if o.person == f"p{n}"] for n in range(40)]
    )
    assert by[Kind.TECHNICAL] - by[Kind.BEHAVIOURAL] == pytest.approx(10, abs=1)
    assert set(_bands(found).offsets) == {Kind.TECHNICAL, Kind.BEHAVIOURAL}
    swinging = [
        Scored(one.person, one.kind, one.wanted, one.words, 50 + by)
        for number, one in enumerate(found)
        for by in [(20 if number // 3 % 2 else -20) * (one.kind is Kind.BEHAVIOURAL)]
    ]
    assert _bands(swinging).offsets == {}


def test_harder_questions_ask_for_less() -> None:
    """A sitting's bands move by the mean offset of its kinds."""
    assert BANDS.asked([Kind.BEHAVIOURAL, Kind.TECHNICAL]).expert == 62
    assert BANDS.asked([Kind.TECHNICAL]).qualified == 40
    assert BANDS.asked([]).qualified == 40


def test_a_pool_of_one_person_is_refused() -> None:
    """Percentiles of one person would say nothing."""
    with pytest.raises(ValueError, match="two persons"):
        calibrate(made(random.Random(4), persons=1))


def test_percentiles_lie_between_their_neighbours() -> None:
    """The ends are the ends, and what is between is on the straight line."""
    assert [percentile([10, 20, 40], at) for at in (0, 25, 50, 75, 100)] == [10, 15, 20, 30, 40]


def test_the_error_shrinks_with_answers_and_never_below_its_floor() -> None:
    """Two answers that agree are no proof of a steady hand."""
    assert standard_error([], 15) == standard_error([50], 15) == 15
    assert standard_error([50, 50], 15) > standard_error([50] * 4, 15) > 4
    assert standard_error([50] * 60, 15) == 4


def _bands(found: list[Scored]) -> Bands:
    return calibrate(found).bands(rubric="1", pool="")


def test_pool_lines_refuse_unknown_fields() -> None:
    """A misspelt field is an error, not a silently empty one."""
    line = read_pool()[0].model_dump(mode="json") | {"qualty": "good"}
    with pytest.raises(ValueError, match="qualty"):
        PoolAnswer.model_validate(line)
