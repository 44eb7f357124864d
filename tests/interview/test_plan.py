from collections import Counter

import pytest

from bot.answer import Answer
from bot.interview.plan import Plan, make_plan, next_main
from bot.interview.transcript import Phase, Prompt, Transcript, Turn
from bot.resume.profile import Profile
from tests.fakes import PROFILE, QUICK, assessment, bank

SEEDS = range(20)


def asked(plan: Plan, *, seconds: float, score: float = 50.0) -> list[Prompt]:
    """Ask until the plan is done, each main question with its probe taking `seconds`."""
    transcript = Transcript()
    while prompt := next_main(plan, transcript):
        turn = Turn(prompt, Answer("words"), seconds, assessment=assessment(score))
        transcript = transcript.with_turn(turn)
    return [turn.prompt for turn in transcript.turns]


@pytest.mark.parametrize("seed", SEEDS)
def test_quotas_are_kept_and_nothing_repeats(seed: int) -> None:
    """A quick interview at normal pace asks its planned phases, each subject once."""
    prompts = asked(make_plan(QUICK, bank(), PROFILE, seed=seed), seconds=125)
    phases = Counter(p.phase for p in prompts)
    assert all(phases[phase] >= count for phase, count in QUICK.planned)
    assert len({p.source for p in prompts}) == len({p.topic for p in prompts}) == len(prompts)


@pytest.mark.parametrize("seed", SEEDS)
def test_half_of_the_questions_quote_the_resume(seed: int) -> None:
    """At least half of the main questions quote a line of the resume word for word."""
    for seconds in (60, 110, 140):
        prompts = asked(make_plan(QUICK, bank(), PROFILE, seed=seed), seconds=seconds)
        quoting = [p for p in prompts if p.about and p.text.split('"')[1] in p.about]
        assert len(quoting) * 2 >= len(prompts)


def test_time_running_short_drops_later_questions_but_keeps_each_phase() -> None:
    """Long answers cost questions of the fullest phases first, so every phase is still heard."""
    prompts = asked(make_plan(QUICK, bank(), PROFILE, seed=1), seconds=200)
    assert [p.phase for p in prompts] == list(Phase)


def test_time_to_spare_asks_more_up_to_the_most() -> None:
    """Short answers leave room for extra questions, never beyond the format's most."""
    assert len(asked(make_plan(QUICK, bank(), PROFILE, seed=1), seconds=40)) == QUICK.most


def test_difficulty_follows_the_scores() -> None:
    """Strong answers lead to harder questions, weak ones to easier."""
    plan = make_plan(QUICK, bank(), None, seed=3)
    assert asked(plan, seconds=100, score=90)[-1].level == 5
    assert asked(plan, seconds=100, score=5)[-1].level == 1


def test_the_same_seed_asks_the_same_and_another_seed_does_not() -> None:
    """A plan has no memory: only its seed and the transcript decide."""
    first = asked(make_plan(QUICK, bank(), PROFILE, seed=7), seconds=120)
    assert first == asked(make_plan(QUICK, bank(), PROFILE, seed=7), seconds=120)
    assert first != asked(make_plan(QUICK, bank(), PROFILE, seed=8), seconds=120)


def test_an_empty_profile_falls_back_to_the_bank() -> None:
    """Nothing is invented about a resume that has no lines."""
    prompts = asked(make_plan(QUICK, bank(), Profile(), seed=1), seconds=120)
    assert len(prompts) >= 6
    assert all(p.about is None and p.source.startswith("t-") for p in prompts)


def test_the_last_sittings_questions_are_avoided_while_others_remain() -> None:
    """A second attempt asks nothing that the first one asked."""
    first = asked(make_plan(QUICK, bank(), None, seed=1), seconds=120)
    avoid = frozenset(p.source for p in first)
    second = asked(make_plan(QUICK, bank(), None, seed=1, avoid=avoid), seconds=120)
    assert not avoid & {p.source for p in second}


def test_no_question_is_longer_than_thirty_words() -> None:
    """Questions built on long resume lines stay short enough to be held in mind."""
    for seed in SEEDS:
        for prompt in asked(make_plan(QUICK, bank(), PROFILE, seed=seed), seconds=60):
            assert len(prompt.text.split()) <= 30
