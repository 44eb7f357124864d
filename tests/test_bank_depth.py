"""What the shipped banks promise: questions of each kind and level, themes, stages, terms."""

import re
from collections import Counter

import pytest

from bot.bank import Bank, Kind, Term
from bot.bank_files import load_banks, shipped_folder
from bot.interview.term_layers import term_layers

BANKS = load_banks(shipped_folder())
STAGES = ("portfolio", "design", "takehome", "grilling", "leadership")
THEMES = {
    "conflict": "conflict",
    "ambiguity": "ambiguity",
    "deadline": "deadline",
    "communication": "communication",
    "failure": "failure",
    "disagreement": "disagreement",
    "self-taught": "self-taught",
    "motivation": "why-this-field",
    "availability": "availability",
    "rubric disagreement": "rubric-disagreement",
}


@pytest.mark.parametrize("bank", BANKS.tracks, ids=lambda bank: bank.track)
def test_a_track_is_deep(bank: Bank) -> None:
    """Forty questions of all kinds and levels, each with what scores, what fails and a probe."""
    assert len(bank.questions) >= 40
    assert {question.kind for question in bank.questions} == set(Kind)
    assert {question.level for question in bank.questions} == {1, 2, 3, 4, 5}
    assert [q.id for q in bank.questions if not (q.scores and q.fails and q.probes)] == []
    assert sum(q.under_specified for q in bank.questions) >= 3


@pytest.mark.parametrize("bank", BANKS.tracks, ids=lambda bank: bank.track)
def test_key_points_teach_by_examples_and_near_misses(bank: Bank) -> None:
    """Right answers to what can be right or wrong are known, with examples and near misses."""
    points = [point for question in bank.questions for point in question.key_points]
    assert sum(bool(question.key_points) for question in bank.questions) >= 16
    assert all(point.examples for point in points)
    assert any(point.near_misses for point in points)


def test_the_human_loop_has_five_stages() -> None:
    """Portfolio, design, take-home, grilling and leadership have seven questions or more each."""
    bank = BANKS.track("human-loop")
    assert bank
    counts = {s: sum(q.id.startswith(f"hl-{s}-") for q in bank.questions) for s in STAGES}
    assert sum(counts.values()) == len(bank.questions)
    assert min(counts.values()) >= 7
    design = [q for q in bank.questions if q.id.startswith("hl-design-")]
    assert any(q.under_specified for q in design)


@pytest.mark.parametrize("theme", THEMES)
def test_the_behavioural_bank_covers_its_themes(theme: str) -> None:
    """Each of the ten themes has a question of its own."""
    bank = BANKS.track("behavioural")
    assert bank
    assert THEMES[theme] in {question.topic for question in bank.questions}


def test_six_hundred_terms_are_asked_three_layers_deep() -> None:
    """That many terms have words of their own for what it is, where it was used, what it cost."""
    written = [t for t in BANKS.terms if t.definition and t.application and t.trade_off]
    assert len(written) >= 600
    assert min(Counter(term.category for term in written).values()) >= 10
    for term in BANKS.terms:
        layers = [text for text in term_layers(term) if text]
        assert len(set(layers)) == len(layers)


def test_no_two_terms_share_a_follow_up_with_the_name_put_in() -> None:
    """A written follow-up belongs to its term: without the name it is no other term's sentence."""
    asked = Counter(
        (layer, _without_name(term, text))
        for term in BANKS.terms
        for layer, text in enumerate((term.definition, term.application, term.trade_off))
        if text
    )
    assert [text for text, times in asked.items() if times > 1] == []


def _without_name(term: Term, text: str) -> str:
    names = sorted((term.name, term.spoken or term.name, *term.aliases), key=len, reverse=True)
    alternatives = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?<!\w)(?:{alternatives})(?!\w)", "it", text, flags=re.IGNORECASE)
