import re

from hypothesis import given
from hypothesis import strategies as st

from bot.interview.quoting import around, clauses, shortened


@given(st.text(alphabet="abc ,.;()4%'é\n", max_size=200), st.integers(4, 15))
def test_a_short_quote_is_always_literal_text(text: str, most: int) -> None:
    """Whatever comes in, the quote stands in it word for word."""
    assert shortened(text, most) in text


def test_quotes_end_at_a_pause_or_a_whole_phrase() -> None:
    """A long line is cut where a reader would breathe, not behind a preposition."""
    line = (
        "Developed proprietary inference optimization reducing latency by 73% compared to "
        "baseline across all of the regions"
    )
    assert shortened(line).endswith("compared to baseline")
    listed = "Built the billing service for four markets, moved all of the open invoices to it"
    assert shortened(f"{listed}, and retired two old ones").endswith("four markets")
    assert shortened("Built the billing service for four markets, and retired two") == (
        "Built the billing service for four markets, and retired two"
    )


def test_around_keeps_the_words_that_matter_in_the_quote() -> None:
    """A quote built around a figure holds that figure even at the end of a long line."""
    line = (
        "Built the foundation model infrastructure for all of the teams in the company, "
        "serving 2M+ monthly requests"
    )
    quote = around(line, "2M+")
    assert quote is not None
    assert "2M+" in quote
    assert quote in line
    assert around(line, "not there") is None


def test_a_clause_is_quoted_whole_or_not_at_all() -> None:
    """A cut goes before "so that", not into it."""
    line = "Rebuilt the nightly import of 4 million rows so that it ends well before six each day"
    assert shortened(line) == "Rebuilt the nightly import of 4 million rows"


def test_no_quote_ends_inside_a_number() -> None:
    """The comma of a large number is no pause."""
    line = (
        "Moved driver payouts for 2,300 couriers from a nightly batch to a job queue that retries"
    )
    assert shortened(line).startswith("Moved driver payouts for 2,300 couriers")


def test_a_clause_that_has_only_begun_is_left_out() -> None:
    """Where the words after a verb are cut off, its whole clause goes."""
    said = (
        "They sent the number by text message to us and I put the curves of the whole class on it."
    )
    assert clauses(said, 12) == ["They sent the number by text message to us"]


def test_a_quote_does_not_end_on_an_approximation() -> None:
    """A word that only leads to a number isn't the last one."""
    said = "I got attendance in my year group up from just under eighty percent to ninety."
    assert not re.search(r"\b(?:from|just|under)$", clauses(said, 10)[0])
