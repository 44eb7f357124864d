from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answer import Answer
from bot.bank import Kind
from bot.bank_files import shipped_folder
from bot.errors import InputInvalid
from bot.interview.drills import Drill, drill_plan, fit_questions, is_drill, require_resume
from bot.interview.formats import Format, find_format, load_formats
from bot.interview.plan import Plan, make_plan, next_main
from bot.interview.transcript import Prompt, Transcript, Turn
from bot.resume.profile import Profile
from tests.fakes import PROFILE, assessment, bank

SEEDS = range(30)


def shape(drill: Drill) -> Format:
    """Find the format of a drill among the shipped ones."""
    found = find_format(load_formats(shipped_folder() / "formats.toml"), drill.format_id)
    assert found
    return found


def plan(drill: Drill, seed: int, *, avoid: frozenset[str] = frozenset()) -> Plan:
    """Plan a drill on the sample person's resume."""
    return drill_plan(make_plan(shape(drill), bank(), PROFILE, seed=seed, avoid=avoid))


def prompts(drill: Drill) -> Iterator[Prompt]:
    """Ask the first question of a drill with every seed."""
    for seed in SEEDS:
        found = next_main(plan(drill, seed), Transcript())
        assert found
        yield found


def test_a_background_drill_asks_for_45_seconds() -> None:
    """It is a background question of the track, with the target of one."""
    for prompt in prompts(Drill.BACKGROUND):
        assert (prompt.kind, prompt.seconds) == (Kind.BACKGROUND, 45)


def test_a_fit_drill_asks_why_one_fits_the_track_in_30_seconds() -> None:
    """Several wordings come up, each with the track's title, and no resume is needed."""
    asked = list(prompts(Drill.FIT))
    assert len({p.text for p in asked}) >= 5
    assert all((p.kind, p.seconds) == (Kind.MOTIVATION, 30) for p in asked)
    assert all("the testing track" in p.text for p in asked)
    require_resume(shape(Drill.FIT), None)


def test_an_acronym_keeps_its_capitals_in_the_question() -> None:
    """AI evaluation is not written aI evaluation."""
    titled = replace(bank(), title="AI evaluation")
    assert all("the AI evaluation track" in q.text for q in fit_questions(titled))


def test_a_bullet_drill_draws_any_line_of_the_resume() -> None:
    """Every line comes up, and each question quotes the one it is about."""
    asked = list(prompts(Drill.BULLET))
    assert {p.about for p in asked} == {b.text for b in PROFILE.bullets}
    assert all(p.about and p.text.split('"')[1] in p.about for p in asked)


@pytest.mark.parametrize("drill", [Drill.FIT, Drill.BULLET])
def test_what_was_drilled_last_rests(drill: Drill) -> None:
    """The next drill asks something else while there is something else."""
    for seed in SEEDS:
        first = next_main(plan(drill, 1), Transcript())
        assert first
        second = next_main(plan(drill, seed, avoid=frozenset({first.source})), Transcript())
        assert second
        assert second.source != first.source


@pytest.mark.parametrize("drill", [Drill.BACKGROUND, Drill.FIT, Drill.BULLET])
def test_a_drill_is_one_question_and_the_same_for_the_same_seed(drill: Drill) -> None:
    """After its question a drill is over; a restart asks the same one."""
    first = next_main(plan(drill, 4), Transcript())
    assert first
    assert first == next_main(plan(drill, 4), Transcript())
    turn = Turn(first, Answer("words"), 40.0, assessment=assessment(50))
    assert next_main(plan(drill, 4), Transcript((turn,))) is None


@pytest.mark.parametrize("profile", [None, Profile(name="Nobody")])
def test_a_bullet_drill_without_a_line_says_what_to_do(profile: Profile | None) -> None:
    """No resume, or one without a line to ask about, ends in advice."""
    with pytest.raises(InputInvalid, match=r"--drill bullet --resume"):
        require_resume(shape(Drill.BULLET), profile)
    require_resume(shape(Drill.BULLET), PROFILE)


def test_other_plans_stay_as_they_are() -> None:
    """Only a drill's own plan is narrowed."""
    whole = make_plan(shape(Drill.BACKGROUND), bank(), PROFILE, seed=1)
    assert drill_plan(whole) == whole
    assert is_drill("drill-technical")
    assert not is_drill("quick15")


def test_a_bullet_drill_goes_on_without_its_resume() -> None:
    """When the resume was deleted meanwhile, the drill asks from the bank."""
    bare = drill_plan(make_plan(shape(Drill.BULLET), bank(), None, seed=1))
    asked = next_main(bare, Transcript())
    assert asked
    assert asked.kind is Kind.RESUME
