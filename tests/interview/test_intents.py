import json
from pathlib import Path

import pytest

from bot.interview.intents import continuation, intent_of
from bot.interview.ports import Intent
from bot.interview.wish_model import STORY


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Could you repeat the question, please?", Intent.REPEAT),
        ("sorry can you say that again", Intent.REPEAT),
        ("Repeat that please.", Intent.REPEAT),
        ("I didn't catch the question.", Intent.REPEAT),
        ("What was the question?", Intent.REPEAT),
        ("Could you rephrase that in other words?", Intent.REPHRASE),
        ("Skip this one.", Intent.SKIP),
        ("I'd like to skip this question, please", Intent.SKIP),
        ("Can we move on to the next question?", Intent.SKIP),
        ("pass", Intent.SKIP),
        ("Stop the interview.", Intent.STOP),
        ("I'd like to stop here please", Intent.STOP),
        ("I wasn't finished", Intent.UNFINISHED),
        ("Sorry, I wasn't finished: we also measured it.", Intent.UNFINISHED),
        ("Wait, let me finish. The cache was cold.", Intent.UNFINISHED),
    ],
)
def test_wishes_are_recognised(said: str, intent: Intent) -> None:
    """A whole utterance that asks something of the interviewer is read as that wish."""
    assert intent_of(said) is intent


@pytest.mark.parametrize(
    "said",
    [
        "We had to repeat the question in the survey three times.",
        "I told them to stop the interview process and start again with fewer rounds.",
        "First I would skip the failing test, then repeat the build and end the deployment.",
        "We could not skip the review because the next question was about safety.",
        "The customers asked us to repeat that order.",
        "I stopped the line.",
        "No.",
        "",
        "I passed the exam.",
        "We wanted to finish the migration here in March.",
        "I repeated the measurement.",
    ],
)
def test_stories_that_hold_the_words_stay_answers(said: str) -> None:
    """The words of a wish inside a story don't make it one."""
    assert intent_of(said) is None


def test_continuation_keeps_only_what_belongs_to_the_answer() -> None:
    """What follows the interjection is given without it."""
    assert continuation("Sorry, I wasn't finished: we also measured it.") == "we also measured it."
    assert continuation("I wasn't finished.") == ""


def figures(half: str) -> tuple[float, float, int]:
    """Give precision and recall of one half of the utterances, and how many it has."""
    lines = Path("tests/data/intents.jsonl").read_text("utf-8").splitlines()
    rows = [row for line in lines if (row := json.loads(line))["half"] == half]
    found = [(row["intent"], intent_of(row["text"])) for row in rows]
    right = sum(meant == read for meant, read in found if meant)
    return right / sum(read is not None for _, read in found), right / 75, len(rows)


@pytest.mark.parametrize("half", ["open", "held"])
def test_wishes_are_told_from_stories(half: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Of 75 wishes and 75 stories with their words, few are taken for the other."""
    precision, recall, count = figures(half)
    with capsys.disabled():
        print(f"intents, {half} half: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201 - the figure is what the test is for
    assert count == 150
    assert precision >= 0.98
    assert recall >= 0.9


def test_wishes_of_a_writer_nobody_trained_on_are_found() -> None:
    """Of 120 wishes in somebody's own words two in three are read, and stories stay answers."""
    names = {"not_done": "unfinished", "more_time": STORY, "continue": STORY}
    lines = Path("tests/data/wishes_unseen.jsonl").read_text("utf-8").splitlines()
    found = [
        (names.get(row["intent"], row["intent"]), str(intent_of(row["text"]) or STORY))
        for row in map(json.loads, lines)
    ]
    right = sum(wish == kind != STORY for kind, wish in found)
    assert len(found) == 300
    assert right / sum(wish != STORY for _, wish in found) >= 0.97
    assert right / 120 >= 0.68


def test_a_long_story_is_never_a_wish() -> None:
    """More than forty words are an answer, whatever words they hold."""
    assert intent_of("skip " * 41) is None


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("wait i was not finished yet we also measured it", "we also measured it"),
        ("I'm not done with my answer. The cache was cold.", "The cache was cold."),
        ("let me add one more thing", ""),
    ],
)
def test_continuations_need_no_punctuation(said: str, rest: str) -> None:
    """Recognisers leave marks out; what was added is found all the same."""
    assert intent_of(said) is Intent.UNFINISHED
    assert continuation(said) == rest


def test_repeated_words_are_read_quickly() -> None:
    """However an utterance is made, telling takes no time."""
    for word in ("can you ", "again ", "please ", "i was not finished ", "the question ", "a bit "):
        assert intent_of(word * 2_000 + "story") in {None, Intent.UNFINISHED}
        intent_of(word * 9)
