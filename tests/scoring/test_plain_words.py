import pytest

from bot.answer import Answer
from bot.bank_files import load_terms, shipped_folder
from bot.scoring.assess import Asked, RuleScorer
from bot.scoring.signals import Weight, signals
from bot.term_index import build_index

TERMS = load_terms(shipped_folder() / "skills.toml")
SCORER, INDEX = RuleScorer(TERMS), build_index(TERMS)


@pytest.mark.parametrize(
    "word",
    "comes gets having longer biggest unsure forth himself twelfth teens becomes quieter".split(),
)
def test_a_bent_plain_word_is_not_specific(word: str) -> None:
    """Tense, degree and number make no word a trade's own."""
    assert Weight.SPECIFIC not in signals(f"so then {word} again").weights


@pytest.mark.parametrize("word", "roux heparin megohm forklift gradient indemnity".split())
def test_a_trades_word_is_specific(word: str) -> None:
    """What only one trade says makes an answer checkable."""
    read = signals(f"so then the {word} again")
    assert Weight.SPECIFIC in read.weights


STRUNG = "We ran Kubernetes, Kafka, Terraform, Redis, GraphQL, Spark and Airflow at scale."
TOLD = (
    "We moved the invoices from Kafka to a plain table, because three people could read a query "
    "and nobody could read the broker's lag at night."
)


def test_terms_in_a_string_are_worth_next_to_nothing() -> None:
    """Term after term with nothing said about any is a claim to know words."""
    assert len(signals(STRUNG, terms=INDEX).strung) >= 5
    assert not signals(TOLD, terms=INDEX).strung


def test_buzzwords_in_a_thin_answer_lift_it_by_little() -> None:
    """A sentence of them adds fewer than ten points."""
    asked = Asked("How would you make a slow report faster?")
    thin = (
        "I'd first look at which part of it is slow. I had a report that took long because of one "
        "join, and I changed the join, and after that it was better. I'd ask the people who use it "
        "whether they need all of the columns. Then I'd look again after a week."
    )
    plain, padded = (SCORER.assess(asked, Answer(t)).overall for t in (thin, f"{thin} {STRUNG}"))
    assert padded - plain < 10
