import pytest

from bot.scoring.quantities import quantities
from bot.scoring.reading import filler_spans, hedge_spans, read
from bot.scoring.roots import PAST, root


def _words(text: str) -> list[str]:
    return [token.text for token in read(text)]


def test_contractions_are_opened() -> None:
    """A contraction reads as the words that it stands for, with or without its apostrophe."""
    assert _words("I'd check, we didn't, can\u2019t") == _words("id check we didnt cant")


def test_fillers_and_hedges_do_not_count() -> None:
    """Fillers and empty hedges leave no trace among the words that count."""
    assert _words("I think, um, I, like, you know, fixed it, basically") == ["i", "fixed", "it"]


def test_think_about_is_no_hedge() -> None:
    """Thinking about something is an act; only a bare "I think" is a hedge."""
    text = "I think about cost first, and I think it held."
    assert [text[a:b] for a, b in hedge_spans(text)] == ["I think"]


def test_spans_point_at_the_words() -> None:
    """Each word's span is its place in the answer."""
    text = "We cut 4.2s to 1.1s \u2014 using C++."
    assert [text[t.start : t.end].lower() for t in read(text)] == [
        "we", "cut", "4.2", "s", "to", "1.1", "s", "using", "c++",
    ]  # fmt: skip


def test_a_whole_name_is_one_word() -> None:
    """Neighbouring names are one word, so that nobody's name weighs more than another's."""
    assert len(_words("I asked Sarah Chen about it")) == len(_words("I asked Priya about it"))


def test_a_name_that_is_a_function_word_is_a_name() -> None:
    """Will is a name inside a sentence and before a surname; a quoted You never is."""
    assert [t.text for t in read("Will Rose said so and I told Will") if t.name] == [
        "will rose", "will",
    ]  # fmt: skip
    assert not any(t.name for t in read('I said: "You have ordered ten."'))


def test_plural_nouns_are_no_past_verbs() -> None:
    """People, children and data are nouns, whatever their form."""
    assert not PAST & {"people", "children", "men", "women", "data", "criteria", "better", "worse"}


def test_a_text_in_capitals_has_no_names() -> None:
    """Where everything is a capital, a capital says nothing."""
    assert not any(token.name for token in read("I ASKED SARAH ABOUT THE PUMP"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("built", "build"), ("rang", "ring"), ("queries", "query"), ("planned", "plan"),
        ("optimised", "optimize"), ("cached", "caching"), ("classes", "class"), ("took", "takes"),
    ],
)  # fmt: skip
def test_tense_and_number_share_a_root(one: str, other: str) -> None:
    """Forms of one word have one root."""
    assert root(one) == root(other)


@pytest.mark.parametrize("word", ["need", "this", "process", "string", "bed"])
def test_words_that_only_look_inflected_keep_their_form(word: str) -> None:
    """An ending that belongs to the word stays."""
    assert root(word) == word


@pytest.mark.parametrize(
    ("digits", "spoken"),
    [
        ("4.2 seconds", "four point two seconds"), ("3M rows", "three million rows"),
        ("140 covers", "a hundred and forty covers"), ("25%", "twenty five percent"),
        ("$40,000", "forty thousand dollars"), ("11 of 40", "eleven of forty"),
        ("210k", "two hundred and ten thousand"), ("18 minutes", "eighteen minutes"),
    ],
)  # fmt: skip
def test_digits_and_words_are_the_same_number(digits: str, spoken: str) -> None:
    """A number counts the same however it is written down."""
    one, other = quantities(read(digits)), quantities(read(spoken))
    assert [(q.value, q.measured) for q in one] == [(q.value, q.measured) for q in other]


@pytest.mark.parametrize(
    "text", ["one of them", "in 2019 I joined", "GPT-4 answers", "no number", "three things matter"]
)
def test_what_is_no_quantity(text: str) -> None:
    """A bare one, a year and a version measure nothing."""
    assert quantities(read(text)) == ()


def test_like_is_a_filler_only_when_set_off() -> None:
    """Tools like Redis are no filler; a like between commas is."""
    assert filler_spans("tools like Redis") == ()
    assert len(filler_spans("it was, like, slow, um, and you know slow")) == 3
