import pytest

from bot.bank import Kind, Pattern
from bot.interview.probe_subjects import subject
from bot.interview.quoting import clauses
from bot.interview.stances import Stance, plain_stretches, stance, told

IN_TIME = "They'd sent us everything in one folder eleven weeks before the trial"
HEARD = "I heard how much of it they had never understood at all"
LISTED = "I decided that page one says only three things"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I moved the queue to Redis", Stance.DEED),
        ("We cut the error by half", Stance.DEED),
        ("I would ask the client first", Stance.PLAN),
        ("I check every page twice and ask the author", Stance.PLAN),
        ("Section 11 covers repairs to the structure", Stance.STATEMENT),
        ("An interruption raises the errors", Stance.STATEMENT),
    ],
)
def test_a_sentence_is_a_deed_a_plan_or_a_statement(sentence: str, expected: Stance) -> None:
    """What was done, what one does or would do, and how something is are told apart."""
    assert stance(sentence) is expected


@pytest.mark.parametrize("pattern", [Pattern.OUTCOME, Pattern.REFLECT, Pattern.NUMBER])
def test_a_statute_is_not_asked_what_came_of_it(pattern: Pattern) -> None:
    """Where an answer only says how things are, nothing is asked that suits deeds."""
    said = "Section 11 covers repairs to the structure. The landlord must keep the drains working."
    assert subject(Kind.TECHNICAL, said, pattern, None) is None


@pytest.mark.parametrize(
    "said",
    [
        "I think most people were a lot happier with it.",
        "It was 40 percent faster after that.",
        "We had twelve complaints fewer than before.",
    ],
)
def test_no_number_is_asked_of_a_guess_or_of_a_number(said: str) -> None:
    """Only a plain sentence without a figure is asked for one."""
    assert subject(Kind.RESUME, said, Pattern.NUMBER, None) is None
    assert subject(Kind.RESUME, "We made it a lot faster.", Pattern.NUMBER, None) is not None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (Pattern.DECIDE, "We could have bought it, and I voted against it."),
        (Pattern.DECIDE, "I chose plain SQL rather than an ORM."),
        (Pattern.REFLECT, "Next time I would ask the wards first."),
        (Pattern.NUMBER, "I don't really have the numbers, but it was better."),
    ],
)
def test_what_was_told_is_known(pattern: Pattern, said: str) -> None:
    """An answer that weighed, learnt or declined is seen to have done so."""
    assert told(pattern, said)
    assert not told(pattern, "We wrote it down and went home.")


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        (f"{IN_TIME} and nobody had opened it at all", IN_TIME),
        (f"When I asked twenty patients to explain their leaflet back to me, {HEARD}", HEARD),
        (f"{LISTED}: what to take, what is normal, and when to call us again", LISTED),
    ],
)
def test_a_quote_can_stand_alone(said: str, quote: str) -> None:
    """It ends behind its time, begins with a main clause, and breaks off in no list."""
    assert clauses(said)[0] == quote


def test_words_in_quotation_marks_stay_out_of_quotes() -> None:
    """An answer that quotes is cut at its marks, so that no quotation is left open."""
    pieces = plain_stretches('You ask: "how did it go with them", and I say that it went well.')
    assert pieces
    assert not any('"' in piece for piece in pieces)
