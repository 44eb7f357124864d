"""What hangs together in an answer, and whether it is about what was asked."""

import pytest

from bot.answer import Answer
from bot.bank import Kind
from bot.scoring import relations
from bot.scoring.assess import Asked, RuleScorer
from bot.scoring.content import collect
from bot.scoring.cues import Sign
from bot.scoring.rubric import Flag
from bot.scoring.signals import signals
from tests.scoring.variants import filled, rows

SCORER = RuleScorer()
RECITED = (
    "Polymorphism is the ability of an object to take on many forms. The most common use occurs "
    "when a parent class reference points to a child class object. Compile-time polymorphism is "
    "achieved by overloading, runtime polymorphism by overriding. An animal has a method speak, "
    "and a dog overrides it with bark."
)
DONE = (
    "We had a parent class for every carrier and I moved the label printing up into it, so each "
    "child only says which fields its barcode needs. When we added the Polish carrier I overrode "
    "two methods and nothing else, and my colleague could review it before lunch."
)
TALE = (
    "Last winter I was on the night shift at the depot when the sorter stopped with nine thousand "
    "parcels on it. I called the mechanic, he was forty minutes away, so I walked the belt and "
    "found a strap in the third roller. I cut it out, we lost two metres of belt, and I restarted "
    "it by hand at half speed. By five we had loaded all but one lorry."
)


@pytest.mark.parametrize("joint", ["because", "so", "when", "but", "after"])
def test_any_joint_between_concrete_statements_counts(joint: str) -> None:
    """Which word joins two statements makes no difference."""
    found = relations.evidence(signals(f"The sauce split {joint} the butter left the fridge."))
    assert [round(e.credit, 1) for e in found if e.sign is Sign.JOINT] == [1.0]


def test_a_joint_between_empty_statements_is_none() -> None:
    """Because alone, between words that fit anything, joins nothing."""
    said = signals("It was good because it was important and we did what we could.")
    assert not [e for e in relations.evidence(said) if e.sign is Sign.JOINT]


def test_a_tale_of_another_matter_is_no_explanation() -> None:
    """A good story for a question that asked how something works ends at 30 at most."""
    found = SCORER.assess(Asked("How does a hash table work?", Kind.TECHNICAL), Answer(TALE))
    assert Flag.OFF_TOPIC in found.flags
    assert found.overall <= 30
    assert any("may not answer the question" in f.reason for f in found.findings)


def test_the_definition_of_another_thing_may_not_answer() -> None:
    """A definition answers only where it defines what was asked about."""
    other = SCORER.assess(Asked("What is a deadlock?", Kind.TECHNICAL), Answer(RECITED))
    same = SCORER.assess(Asked("What is polymorphism?", Kind.TECHNICAL), Answer(RECITED))
    assert Flag.OFF_TOPIC in other.flags
    assert Flag.OFF_TOPIC not in same.flags


def test_a_story_is_an_answer_to_who_asks_for_one() -> None:
    """Where a story was asked for, its words need not be the question's."""
    asked = Asked("Tell me about a time you solved a problem under pressure.", Kind.BEHAVIOURAL)
    assert Flag.OFF_TOPIC not in SCORER.assess(asked, Answer(TALE)).flags


def test_an_explanation_without_the_questions_words_is_one() -> None:
    """Who explains in other words is not told to have missed the question."""
    text = (
        "It's when two things happen at about the same time and what you get depends on who is "
        "first. Two people both check that a slot is free, both get a yes, and both book it. You "
        "put a lock around it, or let the database refuse the second one."
    )
    found = SCORER.assess(Asked("What is a race condition?", Kind.TECHNICAL), Answer(text))
    assert Flag.OFF_TOPIC not in found.flags


@pytest.mark.parametrize("seed", range(3))
def test_fillers_leave_content_as_it_is(seed: int) -> None:
    """Three fillers, wherever they fall, change no dimension of Content."""
    for row in list(rows("pairs"))[:8]:
        asked = Asked(row["question"], Kind(row["kind"]))
        plain = SCORER.assess(asked, Answer(row["strong"]))
        other = SCORER.assess(asked, Answer(filled(row["strong"], seed)))
        assert (plain.specificity, plain.ownership, plain.depth) == pytest.approx(
            (other.specificity, other.ownership, other.depth), abs=0.2
        )


def test_how_often_statements_are_joined_matters_less_than_what_is_joined() -> None:
    """The same statements with half of the joints keep most of what the joints were worth."""
    joined = (
        "I clamped the line because the pump beeped, so the heparin stopped, and when the doctor "
        "came we drew blood, although the ward was full, since the dose had doubled."
    )
    apart = joined.replace("because ", "").replace(", although", ". And").replace("so the", "the")
    worth = [
        sum(e.credit for e in collect(signals(text)) if e.sign is Sign.JOINT)
        for text in (joined, apart)
    ]
    assert worth[1] > 0.6 * worth[0]
