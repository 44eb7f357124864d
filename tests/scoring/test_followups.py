from bot.answer import Answer
from bot.bank import Kind
from bot.scoring.assess import Asked, FollowUp, assess
from bot.scoring.followups import contradiction
from bot.scoring.rubric import Assessment, Tier
from bot.scoring.signals import signals
from bot.scoring.tiers import Bands, specifics_held_up, tier_for
from tests.scoring.variants import rows

PAIRS = {(row["domain"], row["half"]): row for row in rows("pairs")}
BOILERPLATE = (
    " I owned it end to end, I measured the baseline before changing anything, weighed the "
    "alternatives, and it improved results by 40%. Next time I would measure earlier."
)


def _asked(row: dict[str, str]) -> Asked:
    return Asked(row["question"], Kind(row["kind"]))


def _scored(row: dict[str, str], answer: str, *followed: tuple[str, str]) -> Assessment:
    follow_ups = [FollowUp(question, Answer(text)) for question, text in followed]
    return assess(_asked(row), Answer(answer), follow_ups=follow_ups)


def test_going_deeper_beats_repeating() -> None:
    """A follow-up that adds specifics scores above none, and none above a repeated one."""
    for row in rows("deeper"):
        pair = PAIRS[row["domain"], row["half"]]
        strong, question = pair["strong"], row["question"]
        deeper = _scored(pair, strong, (question, row["strong"])).overall
        alone = _scored(pair, strong).overall
        vague = _scored(pair, strong, (question, row["weak"])).overall
        repeated = _scored(pair, strong, (question, strong)).overall
        assert deeper > alone > max(vague, repeated)


def test_repeating_confirms_nothing() -> None:
    """Saying the main answer again bears out none of its specifics; going deeper does."""
    row = next(rows("deeper"))
    pair = PAIRS[row["domain"], row["half"]]
    repeated = _scored(pair, pair["strong"], (row["question"], pair["strong"]))
    deeper = _scored(pair, pair["strong"], (row["question"], row["strong"]))
    assert repeated.confirmed == 0
    assert deeper.confirmed > deeper.specifics / 2
    assert specifics_held_up([deeper])
    assert not specifics_held_up([repeated])


def test_boilerplate_does_not_survive_a_follow_up() -> None:
    """One stock sentence lifts a weak answer by less than ten points, with its follow-up asked."""
    for row in rows("deeper"):
        pair = PAIRS[row["domain"], row["half"]]
        followed = (row["question"], row["weak"])
        plain = _scored(pair, pair["weak"], followed).overall
        assert _scored(pair, pair["weak"] + BOILERPLATE, followed).overall <= plain + 10


def test_another_count_of_the_same_thing_contradicts() -> None:
    """Six engineers, then two engineers, is a contradiction; a changed latency isn't."""
    six, two = signals("there were six engineers on it"), signals("it was two engineers really")
    assert contradiction(six, two)
    assert not contradiction(six, six)
    assert not contradiction(signals("it took 300 ms"), signals("then it took 90 ms"))


def test_a_contradiction_is_kept_in_the_assessment() -> None:
    """An answer that its follow-up contradicts doesn't hold up."""
    pair = PAIRS["backend", "tune"]
    found = _scored(
        pair,
        "Six engineers and I moved the invoice export to a cursor and cut it to forty minutes.",
        ("Who was involved?", "It was two engineers, Ana on the mapper and Raj on the bank file."),
    )
    assert found.contradicted
    assert not specifics_held_up([found])


def test_an_empty_follow_up_is_scored() -> None:
    """No words at all for a follow-up is an answer that adds nothing."""
    pair = PAIRS["backend", "tune"]
    assert (
        _scored(pair, pair["strong"], ("Why?", "")).overall < _scored(pair, pair["strong"]).overall
    )


def test_tiers_rise_with_the_score() -> None:
    """The bands cut in order, the cap holds, and only held-up specifics verify."""
    bands = Bands(qualified=40, expert=65, spread=15)

    def tier(score: float, *, cap: Tier | None = None, held_up: bool = False) -> Tier:
        return tier_for(score, bands=bands, cap=cap, held_up=held_up)

    assert [tier(x) for x in (0, 40, 90)] == [Tier.DECLINED, Tier.QUALIFIED, Tier.EXPERT]
    assert tier(90, held_up=True) is Tier.VERIFIED_EXPERT
    assert tier(90, held_up=True, cap=Tier.QUALIFIED) is Tier.QUALIFIED
    assert tier(10, cap=Tier.EXPERT) is Tier.DECLINED
