from random import Random

import pytest

from bot.answer import Answer
from bot.bank import Kind, Pattern, Probe, Term
from bot.interview.probes import Chosen, choose
from bot.interview.resume_questions import MOST_WORDS
from bot.interview.transcript import Exchange, Turn
from bot.scoring.rubric import Missing
from tests.fakes import assessment, prompt

REDIS = Term("Redis", "database", alternatives=("Memcached",), definition="What is kept in Redis?")


def terms_in(text: str) -> list[Term]:
    """Know one term."""
    return [REDIS] if "redis" in text.lower() else []


def chosen(
    text: str,
    *missing: Missing,
    overall: float = 40.0,
    kind: Kind = Kind.TECHNICAL,
    before: tuple[Turn, ...] = (),
    own: tuple[Probe, ...] = (),
    seed: int = 1,
) -> Chosen | None:
    """Choose a probe for one answer."""
    turn = Turn(prompt(kind=kind), Answer(text), 60.0, assessment=assessment(overall, *missing))
    return choose(
        Exchange(turn, before),
        own_probes=own,
        terms_in=terms_in,
        earlier=[t.prompt for t in before],
        rng=Random(seed),
    )


SAID = "We used a cache. It made the pages a lot faster. My manager was glad about that."


@pytest.mark.parametrize(
    ("missing", "pattern"),
    [
        (Missing.NUMBER, Pattern.NUMBER),
        (Missing.OWN_PART, Pattern.OWN_PART),
        (Missing.OUTCOME, Pattern.OUTCOME),
        (Missing.ALTERNATIVE, Pattern.DECIDE),
        (Missing.REFLECTION, Pattern.REFLECT),
        (Missing.MECHANISM, Pattern.DEPTH),
    ],
)
def test_the_gap_decides_what_is_asked(missing: Missing, pattern: Pattern) -> None:
    """A middling answer is probed for what it lacks most."""
    probe = chosen(SAID, missing)
    assert probe
    assert probe.pattern is pattern
    assert probe.reason


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("kind", list(Kind))
def test_quotes_stand_in_the_answer_and_probes_stay_short(seed: int, kind: Kind) -> None:
    """Whatever is chosen quotes the answer word for word and has at most thirty words."""
    text = SAID + " Redis was chosen " + "very carefully and slowly " * 10
    for overall in (5.0, 40.0, 90.0):
        probe = chosen(text, Missing.NUMBER, overall=overall, kind=kind, seed=seed)
        assert probe
        assert probe.quote
        assert probe.quote in text
        assert len(probe.text.split()) <= MOST_WORDS


def test_the_vague_words_are_the_ones_quoted() -> None:
    """A number is asked for where the answer was vague about one."""
    probe = chosen(SAID, Missing.NUMBER)
    assert probe
    assert "faster" in probe.quote


def test_a_bare_claim_is_asked_to_be_explained() -> None:
    """Someone who says that they know a term is asked about that term first."""
    probe = chosen("I am familiar with Redis and I understand it well.", Missing.NUMBER)
    assert probe
    assert probe.pattern is Pattern.TERM
    assert "Redis" in probe.text


def test_a_decision_about_a_term_names_a_rival_not_spoken_of() -> None:
    """A rival the member has already weighed isn't offered again."""
    answers = {
        p.text
        for seed in range(60)
        if (p := chosen("We chose Redis over Memcached.", Missing.ALTERNATIVE, seed=seed))
    }
    assert not any("not Memcached" in text for text in answers)
    fresh = {
        p.text
        for seed in range(60)
        if (p := chosen("We chose Redis there.", Missing.ALTERNATIVE, seed=seed))
    }
    assert any("not Memcached" in text for text in fresh)


def test_a_pattern_is_used_once_a_question() -> None:
    """The second probe digs somewhere else."""
    first = chosen(SAID, Missing.NUMBER, Missing.OUTCOME)
    assert first
    asked = prompt("q1p1", follow_up_to="q1", pattern=first.pattern, text=first.text)
    reply = Turn(asked, Answer("It was better, I think."), 20.0, assessment=assessment(40.0))
    second = chosen(SAID, Missing.NUMBER, Missing.OUTCOME, before=(reply,))
    assert second
    assert second.pattern is not first.pattern
    assert second.quote in "It was better, I think."


def test_an_answer_without_words_earns_no_probe() -> None:
    """There is nothing to react to in silence."""
    assert chosen("", Missing.NUMBER) is None
    assert chosen(" … ", Missing.NUMBER) is None


def test_the_questions_own_probe_is_heard_sooner_or_later() -> None:
    """An author's probe of the right pattern is asked in a good part of the cases."""
    own = (Probe(Pattern.NUMBER, "How many pages were that?"),)
    texts = [chosen(SAID, Missing.NUMBER, own=own, seed=s) for s in range(40)]
    heard = sum("How many pages" in p.text for p in texts if p)
    assert 5 <= heard <= 30


def test_questions_about_what_one_would_do_are_not_probed_for_past_figures() -> None:
    """A scenario's probe asks about the plan, not about what was."""
    probe = chosen("First I would check the sources.", Missing.OUTCOME, kind=Kind.SCENARIO)
    assert probe
    assert "would" in probe.text or "should" in probe.text
