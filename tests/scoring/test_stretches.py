"""What is shown for a piece of evidence can be read by itself."""

import pytest

from bot.scoring.stretches import whole

SAID = (
    "I moved the nightly import to a queue, because the old job locked the table for nine hours. "
    "My colleague Ana checked the totals against the old run, and we kept both for a week. "
    "Then it went well"
)
BARE = SAID.lower().replace(",", "").replace(".", "")


@pytest.mark.parametrize(
    ("cut", "shown"),
    [
        ("nightly import to a queue, because", "I moved the nightly import to a queue"),
        (
            "for nine hours. My colleague Ana checked the totals",
            "My colleague Ana checked the totals against the old run",
        ),
        ("nine hours", "nine hours"),
        ("the old job locked the table for", "because the old job locked the table for nine hours"),
    ],
)
def test_a_cut_is_made_whole(cut: str, shown: str) -> None:
    """Clauses are completed, a second sentence is left out, and numbers stay as they are."""
    start = SAID.index(cut)
    first, last = whole(SAID, start, start + len(cut))
    assert SAID[first:last].startswith(shown)


@pytest.mark.parametrize("text", [SAID, BARE])
def test_any_cut_overlaps_what_is_shown_and_ends_no_word_in_two(text: str) -> None:
    """Whatever is cut out, what is shown is made of whole words and holds some of the cut."""
    bounds = [at for at in range(len(text)) if at == 0 or text[at - 1] == " "]
    for start in bounds:
        for end in (start + 10, start + 40, start + 90):
            first, last = whole(text, start, min(end, len(text)))
            assert 0 <= first < last <= len(text)
            assert first < end
            assert start < last
            assert first == 0 or not (text[first - 1].isalnum() and text[first].isalnum())
