"""Statements that can't both hold, and those that only seem so."""

import pytest

from bot.scoring.clashes import denial, number_clash, settled
from bot.scoring.signals import asked_roots, signals

LINE = "Led a team of six engineers building the invoice export for 40 branches"
CUT = "Cut checkout latency by 40% with a Redis cache"


@pytest.mark.parametrize(
    ("line", "answer", "words"),
    [
        (LINE, "I led a team of two engineers, we built the invoice export.", "two engineers"),
        (LINE, "I led the invoice export for 12 branches, building it alone.", "12 branches"),
        (CUT, "With the cache the checkout latency fell by 14 percent.", "14 percent"),
    ],
)
def test_another_number_for_the_same_claim_clashes(line: str, answer: str, words: str) -> None:
    """The same thing counted in the same words and unit can't be two numbers."""
    clash = number_clash(signals(answer), signals(line), least=2)
    assert clash
    assert answer[clash.start : clash.end] == words


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (LINE, "I led a team of about seven engineers, we built the invoice export."),
        (LINE, "Two more engineers joined my team for the invoice export."),
        (LINE, "At first we built the invoice export for 12 branches."),
        (LINE, "I led the invoice export for 12 branches, sorry, I meant 40."),
        (LINE, "I said 14 branches for the invoice export but it should be 40 branches."),
        (LINE, "Two of the engineers on my team built the invoice export."),
        (LINE, "I led the export, and 12 branches sent their own invoice files each night."),
        (LINE, "My canteen job had two engineers as guests."),
        (CUT, "With the cache checkout latency went down to 14 percent of what we had."),
        (CUT, "The checkout cache held 14 percent of all carts."),
        (CUT, "Checkout latency with the cache was cut by 37 percent."),
        (CUT, "Checkout latency fell from 300 to 180 ms with the cache."),
    ],
)
def test_what_may_both_be_true_is_no_clash(line: str, answer: str) -> None:
    """Rounding, parts, other times, other things and corrections are left alone."""
    assert number_clash(signals(answer), signals(line)) is None


@pytest.mark.parametrize(
    ("answer", "denied"),
    [
        ("I never worked at Acme Corp.", "Acme Corp"),
        ("I wasn't a team lead, I only sat with them.", "Team Lead"),
        ("I've never been a Team Lead", "Team Lead"),
        ("I didn't work at Acme Corp for long.", None),
        ("I wasn't a team lead yet.", None),
        ("I'm not a team lead any more.", None),
        ("It wasn't Acme Corp's fault.", None),
        ("I never worked at Acme Corp itself, but for its agency.", None),
    ],
)
def test_a_job_denied_is_seen(answer: str, denied: str | None) -> None:
    """A role or employer of the resume that is denied outright clashes; half a denial doesn't."""
    found = denial(answer, ["Acme Corp", "Team Lead"])
    assert (found[2] if found else None) == denied


@pytest.mark.parametrize(
    ("reply", "open_still"),
    [
        ("It was two engineers.", True),
        ("I don't know, something like that.", True),
        ("Sorry, I meant six.", False),
        ("My resume is out of date there.", False),
        (
            "Two sat with me, and four in Lisbon reported to our manager and joined us for it.",
            False,
        ),
    ],
)
def test_a_reply_settles_it_or_leaves_it(reply: str, *, open_still: bool) -> None:
    """A correction or an explanation brings two statements together; insisting doesn't."""
    asked = asked_roots(
        'Your resume says "a team of six engineers", and you said "two engineers". Which is right?'
    )
    assert settled(signals(reply), asked) is not open_still
