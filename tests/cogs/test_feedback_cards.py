from dataclasses import replace

import pytest
from discord import ui

from bot.interview.compare import compare
from bot.interview.transcript import Ending, Mode
from bot.scoring.rubric import Tier
from bot.standing import Past
from cogs.cards import report_card, since_last
from cogs.compare_card import compare_card
from cogs.controls import laid_out
from cogs.feedback import page_view
from cogs.feedback_pages import feedback_page
from cogs.history_card import A_PAGE, history_card
from cogs.report_file import report_file
from cogs.said import said
from storage.retention import without_words
from tests.cogs.reports import ENDED, REDIS, long, modelled, past, plain, turn
from tests.cogs.snapshots import matches_file, shown, texts

AWKWARD = {
    "prose": "We moved the session store to Redis and it got faster. " * 70,
    "markdown": "*_~`|>" * 600,
    "mentions": "<@1234567890> @everyone <#12345> [free](https://example.org) " * 60,
    "no spaces": "速度改善" * 900,
    "one word": "a" * 4000,
    "right to left": "\u202e" + "שלום עולם " * 300,
    "blank": " \n ",
    "hidden": "\x00\x1b[31m\ud800 \u2066\u200b",
}
MOST_TEXT, MOST_COMPONENTS = 4000, 40


def card(of: Past, before: Past | None = None, picture: str | None = None) -> ui.LayoutView:
    """Lay out a report card alone."""
    return laid_out(report_card(of, before=before, picture=picture))


def test_the_card_of_an_ordinary_interview_reads_as_kept() -> None:
    """Tier, difference, weakness, dimensions and each answer stand in the card as on file."""
    view = card(plain(), plain(1, overall=30.0), "Score card: Qualified")
    assert matches_file("scored", shown(view))


def test_the_pages_of_an_ordinary_interview_read_as_kept() -> None:
    """Each question gives answers, findings, key points and what to add, as on file."""
    pages = "".join(f"==== {n}\n{shown(page_view(plain(), n))}" for n in range(1, 4))
    assert matches_file("pages", pages)


def test_the_overview_says_what_was_proven_and_how_it_went() -> None:
    """Page 0 has the checklist with the words that prove it, and what was asked of the plan."""
    overview = shown(page_view(plain(), 0))
    assert "**communicates usefully**" in overview
    assert r"the \*session\* store" in overview
    assert "technical 1 of 2" in overview


def test_a_long_interview_is_shortened_and_says_so() -> None:
    """Twelve long answers fit into one message that points to the whole, as on file."""
    view = card(long(AWKWARD["prose"]))
    assert "Shortened to fit one message" in shown(view)
    assert matches_file("long", shown(view))


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_no_answer_makes_a_message_that_discord_refuses(text: str) -> None:
    """Cards and pages keep to 4,000 characters and 40 components whatever was said."""
    interview = long(text)
    views = [card(interview, plain(1), "x"), *(page_view(interview, n) for n in range(13))]
    for view in views:
        assert texts(view) <= MOST_TEXT
        assert view.total_children_count <= MOST_COMPONENTS
        assert all(i.content for i in view.walk_children() if isinstance(i, ui.TextDisplay))


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_comparisons_and_histories_fit_too(text: str) -> None:
    """Two long interviews beside each other, and a full page of history, keep to the limits."""
    then, now = replace(long(text[:300]), id=1), long(text[:600])
    cards = (
        compare_card(then, now, compare(then.report, now.report)),
        compare_card(now, plain(), compare(now.report, plain().report)),
        history_card([now] * A_PAGE, page=0, pages=9, followed=[now, then]),
    )
    for view in map(laid_out, cards):
        assert texts(view) <= MOST_TEXT
        assert view.total_children_count <= MOST_COMPONENTS


def test_a_comparison_reads_as_kept() -> None:
    """The same question then and now shows figures, words and what is still missing, as on file."""
    then = plain(1, overall=30.0)
    longer = (turn(1, f"{REDIS} Maybe it was 40 services."), *plain().report.exchanges[0].probes)
    now = past(longer, number=2)
    view = laid_out(compare_card(then, now, compare(then.report, now.report)))
    assert matches_file("compared", shown(view))


def test_a_members_words_have_no_effect_as_markdown() -> None:
    """Stars, links and mentions of an answer are shown, not obeyed."""
    text = shown(card(long("I **did** [it](https://example.org) with <@1234> \u202eand", 1)))
    assert r"I \*\*did\*\* \[it\](https://example.org) with \<@1234> and" in text


def test_what_discord_would_refuse_is_left_out_of_a_message() -> None:
    """Control characters and broken surrogates don't get into what is sent."""
    assert said("a\x00b\ud800c\u200bd\te") == "abcd e"
    assert said("\U0001f469\u200d\U0001f4bb") == "\U0001f469\u200d\U0001f4bb"


def test_an_uncut_card_doesnt_claim_to_be_shortened() -> None:
    """Two short answers are shown whole, and the card says nothing of shortening."""
    assert "Shortened" not in shown(card(plain()))


def test_a_held_back_interview_shows_the_tier_alone() -> None:
    """Until its date neither score nor words of a realism interview are on card or pages."""
    held = replace(plain(), hidden_until=ENDED + 86_400)
    for view in (card(held, plain(1)), page_view(held, 2)):
        assert "Qualified" in shown(view)
        assert "of 100" not in shown(view)
        assert "Redis" not in shown(view)


def test_words_that_are_no_longer_kept_are_said_to_be_gone() -> None:
    """Scores stay on the card, with the reason why no answer is there."""
    turns = tuple(without_words(t) for e in plain().report.exchanges for t in e.turns)
    bare = replace(past(turns), words_kept=False)
    assert "no longer kept" in shown(card(bare))
    assert "of 100" in shown(card(bare))
    assert "no longer kept" in shown(laid_out(feedback_page(bare, 1)))


def test_an_interview_left_before_the_first_answer_has_a_card() -> None:
    """Nothing answered is said plainly and isn't shown as zero points."""
    view = card(past((), ending=Ending.LEFT))
    assert "Not scored" in shown(view)
    assert "No question was answered" in shown(view)


def test_a_skip_says_what_it_costs_in_each_mode() -> None:
    """A skipped question counts 0 in a scored interview and nothing in a warm-up."""
    skipped = (turn(1, REDIS), turn(2, None))
    assert "skipped: counts 0" in shown(card(past(skipped)))
    assert "not counted in a warm-up" in shown(card(past(skipped, mode=Mode.WARM_UP)))


def test_a_difference_is_weighed_against_the_bands_and_never_across_rubrics() -> None:
    """A small change is put down to the questions; another rubric version isn't compared."""
    small = since_last(plain(1, overall=60.0), plain())
    assert "the choice of questions alone" in small
    other = plain(1)
    assert not since_last(replace(other, report=replace(other.report, rubric="0")), plain())


def test_what_a_model_said_is_named_as_a_models() -> None:
    """Pages and file say which question a model worded and what its judge found."""
    pages = "".join(shown(page_view(modelled(), n)) for n in range(2))
    for text in (pages, report_file(modelled()).decode("utf-8-sig")):
        assert "1 of 2 questions were worded or picked by a model" in text
        assert "the rules offered it" in text
        assert "Model judge:" in text
    assert "odel" not in shown(page_view(plain(), 1))


def test_every_tier_has_a_colour() -> None:
    """No tier leaves the card without its accent."""
    for tier in Tier:
        one = plain()
        assert report_card(replace(one, report=replace(one.report, tier=tier))).accent_colour
