import re

import pytest

from bot.answer import Answer, Medium, Segment, Word
from bot.scoring.assess import Asked, assess
from bot.scoring.delivery import along, deliver, repetition
from bot.scoring.rubric import Assessment, Dimension, Flag
from bot.scoring.signals import signals
from tests.scoring.variants import rows

SENTENCE = "I profiled the export and replaced the mapper with a cursor on the invoice table. "
STRONG = [row["strong"] for row in rows("pairs")]
VARIED = STRONG[0]


def _compression(text: str) -> float:
    answer = Answer(text)
    return deliver(answer, signals(text), target=75, bottom_line=1.0).compression


def _spoken(gaps: dict[int, float], text: str = SENTENCE) -> Assessment:
    at, words = 0.0, []
    for number, word in enumerate(text.split()):
        at += gaps.get(number, 0.05)
        words.append(Word(word, at, at + 0.3, 0.9))
        at += 0.3
    return assess(Asked("What did you do?"), Answer(text, at, Medium.SPOKEN, tuple(words)))


def test_the_curve_is_straight_between_its_points() -> None:
    """Values lie on the line between two points and stay flat beyond the ends."""
    curve = ((0.0, 0.0), (1.0, 10.0))
    assert [along(x, curve) for x in (-1, 0.5, 3)] == [0.0, 5.0, 10.0]


def test_three_minutes_cost_and_forty_five_seconds_do_not() -> None:
    """Length inside the target is full marks; far beyond it costs (001:40)."""
    assert _compression(VARIED) > 95
    assert _compression(" ".join(STRONG[:4])) < 60


def test_saying_it_again_costs() -> None:
    """Repeating a sentence lowers compression and points at the repeated words."""
    told = signals(SENTENCE * 3)
    share, where = repetition(told)
    assert share > 0.5
    assert where is not None
    assert _compression(SENTENCE * 3) < _compression(SENTENCE)


@pytest.mark.parametrize("seconds", [20.0, 60.0, 200.0])
def test_speaking_rate_is_never_scored(seconds: float) -> None:
    """The same words in more or less time score the same."""
    text = SENTENCE + VARIED
    spoken_fast = assess(Asked("What did you do?"), Answer(text, seconds, Medium.SPOKEN))
    assert spoken_fast.overall == assess(Asked("What did you do?"), Answer(text)).overall


def test_hedges_cost_a_little_and_only_delivery() -> None:
    """Empty hedges leave Content alone and cost a few points of compression."""
    hedged = re.sub(r"\. (\w)", lambda first: f". I think maybe {first[1].lower()}", VARIED)
    plain, soft = (assess(Asked("What did you do?"), Answer(t)) for t in (VARIED, hedged))
    assert soft.specificity == pytest.approx(plain.specificity, abs=0.5)
    assert soft.depth == pytest.approx(plain.depth, abs=0.5)
    assert 0 < plain.compression - soft.compression <= 12


def test_fluency_needs_measured_pauses() -> None:
    """Typed answers have no fluency; spoken ones lose it to long pauses."""
    assert assess(Asked("What did you do?"), Answer(SENTENCE)).fluency is None
    smooth, halting = _spoken({}), _spoken(dict.fromkeys(range(2, 12, 2), 2.0))
    assert smooth.fluency is not None
    assert halting.fluency is not None
    assert smooth.fluency > halting.fluency + 20


def _heard(pauses: tuple[float, ...], first: str = "I profiled the export,") -> Answer:
    """An answer of four heard sentences with such pauses between them, in seconds."""
    texts = [first, "replaced the mapper,", "added a cursor,", "and measured it again."]
    at, segments, silences = 0.0, [], []
    for text, pause in zip(texts, (*pauses, 0.0), strict=True):
        segments.append(Segment(text, at, at + 2.0, 0.9))
        silences.append((at + 2.0, at + 2.0 + pause))
        at += 2.0 + pause
    text = " ".join(texts)
    return Answer(text, at, Medium.SPOKEN, segments=tuple(segments), pauses=tuple(silences[:-1]))


def test_fluency_of_speech_comes_from_the_silences_that_were_heard() -> None:
    """Long silences cost, short ones don't, and the longest is quoted by what broke it."""
    asked = Asked("What did you do?")
    smooth, halting = assess(asked, _heard((0.4, 0.5, 0.4))), assess(asked, _heard((2.0, 4.0, 2.0)))
    assert smooth.fluency is not None
    assert halting.fluency is not None
    assert smooth.fluency > halting.fluency + 20
    (pause,) = [f for f in halting.findings if "pauses of more" in f.reason]
    assert pause.quote == "added a cursor,"


def test_fillers_of_speech_are_a_lower_bound() -> None:
    """A recogniser drops fillers, so those it kept are called "at least"."""
    found = assess(Asked("What did you do?"), _heard((0.4, 0.4, 0.4), "Um, I profiled it,"))
    assert any("at least" in f.reason for f in found.findings if f.dimension is Dimension.FLUENCY)
    silent = assess(Asked("What did you do?"), _heard((0.4, 0.4, 0.4)))
    assert Flag.UNMEASURED_FILLERS in silent.flags


def test_unheard_fillers_are_said_to_be_unmeasured() -> None:
    """A spoken answer without any filler says that they weren't measured; one with some doesn't."""
    assert Flag.UNMEASURED_FILLERS in _spoken({}).flags
    assert Flag.UNMEASURED_FILLERS not in _spoken({}, "um, " + SENTENCE).flags
    assert Flag.UNMEASURED_FILLERS not in assess(Asked("Why?"), Answer(SENTENCE)).flags


def test_findings_of_delivery_add_up() -> None:
    """The findings of compression and of fluency add up to their scores."""
    found = _spoken({3: 2.0}, SENTENCE + VARIED)
    for dimension, score in (
        (Dimension.COMPRESSION, found.compression), (Dimension.FLUENCY, found.fluency),
    ):  # fmt: skip
        points = sum(f.points for f in found.findings if f.dimension is dimension)
        assert points == pytest.approx(score, abs=0.3)
