from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.written import LEVELS, RULES_AT, Task, check, next_level, written_task
from bot.interview.written_counts import Justification, MostWords, Sentences, SentenceWords
from bot.interview.written_layout import (
    Bullets,
    FirstLine,
    Heading,
    LineWords,
    Numbered,
    Paragraphs,
    Ratings,
)
from bot.interview.written_subjects import SUBJECTS
from bot.interview.written_text import Rule, Written
from bot.interview.written_wording import Forbidden, NoDigits, OneNumber, Order, Required
from tests.interview.written_texts import WORD, breaking, keeping

TASKS = st.builds(
    lambda seed, level: written_task(Random(seed), level),
    st.integers(0, 10**9),
    st.sampled_from(list(LEVELS)),
)
TOGETHER: dict[type[Rule], set[type[Rule]]] = {
    MostWords: {SentenceWords, LineWords},
    Justification: {SentenceWords},
}

"""Rules that can't be broken alone: so many words don't fit into short sentences or lines."""


def said(rule: Rule, text: str) -> str | None:
    """Give how a text breaks a rule."""
    breach = rule.broken(Written(text))
    return breach.said if breach else None


@given(TASKS)
def test_every_task_can_be_kept(task: Task) -> None:
    """A text built from the rules alone keeps all of them, at every level."""
    result = check(task, keeping(task).text())
    assert [(one.rule, one.breach) for one in result.rules if one.breach] == []
    assert result.share == 100
    assert len(task.rules) == RULES_AT[task.level]


@given(TASKS, st.data())
def test_breaking_one_rule_breaks_that_one(task: Task, data: st.DataObject) -> None:
    """No other rule of the task calls the change a breach, unless it can't but be one."""
    rule = data.draw(st.sampled_from(task.rules))
    broken = {
        type(r)
        for r, one in zip(task.rules, check(task, breaking(task, rule)).rules, strict=True)
        if one.breach
    }
    assert type(rule) in broken
    assert broken - {type(rule)} <= TOGETHER.get(type(rule), set())


@given(TASKS, st.text(max_size=300))
def test_any_text_can_be_checked(task: Task, text: str) -> None:
    """Whatever is typed gets a result, and every quote in it is short text of a line."""
    for one in check(task, text).rules:
        if one.breach and one.breach.line:
            assert 1 <= one.breach.line <= len(Written(text).rows)


def test_tasks_are_many_and_the_same_for_the_same_chance() -> None:
    """All subjects and at least 14 kinds of rules come up; equal chance gives an equal task."""
    tasks = [written_task(Random(seed), 1 + seed % 5) for seed in range(600)]
    kinds = Counter(type(rule) for task in tasks for rule in task.rules)
    assert len(kinds) >= 20
    assert {task.subject for task in tasks} == {subject.id for subject in SUBJECTS}
    assert written_task(Random(5), 3) == written_task(Random(5), 3)


def test_subjects_keep_their_own_promises() -> None:
    """Words to use, words to avoid and given lines never get into each other's way."""
    for subject in SUBJECTS:
        lines = f"{subject.opening} {subject.closing}"
        words = [*subject.words, *subject.tempting, WORD]
        assert len(set(words)) == len(words), subject.id
        assert not any(c.isdigit() or c in ".!?,(" for c in lines + " ".join(words)), subject.id
        assert not any(w in lines.lower().split() for w in words), subject.id
        assert all(len(line.split()) <= 5 for line in (subject.opening, subject.closing))


def test_a_track_gets_its_own_subjects_and_none_twice_running() -> None:
    """Subjects of other tracks don't come up; the last one rests while there are others."""
    own = {s.id for s in SUBJECTS if s.track in {None, "law"}}
    tasks = [written_task(Random(seed), 2, track="law") for seed in range(200)]
    assert {task.subject for task in tasks} == own
    rested = frozenset({"client-clause"})
    later = [written_task(Random(s), 2, track="law", avoid=rested) for s in range(200)]
    assert {task.subject for task in later} == own - rested
    assert written_task(Random(1), 2, track="our-own-track").subject in own


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rose by 3.5 per cent. Why? Nobody knew!", 3),
        ("We asked Dr. Sen, i.e. the lead. She agreed.", 2),
        ("It opens at 9 a.m. and closes at noon. Good.", 2),
        ("It opens at 9 a.m. The rest is known.", 2),
        ("He said “no.” Then he left.", 2),
        ("This sentence is broken\nover two lines. Here is one more.", 2),
        ("A list:\n1. no end\n2. none either", 0),
        ("Wait... what?! Yes.", 3),
        ("No. It isn't.", 2),
    ],
)
def test_sentences_are_counted_by_their_ends(text: str, count: int) -> None:
    """Numbers, titles and line breaks end no sentence; a short one is one too."""
    assert len(Written(text).sentences) == count


@pytest.mark.parametrize(
    ("rule", "text", "how"),
    [
        (Bullets(2), "- one\n* two", "line 2 doesn't begin with “- ”"),
        (Bullets(2), "- one\n- two\n- three", "3 bullet lines found, 2 wanted"),
        (Numbered(2), "1. one\n3. two", "line 2 begins “3.”, not “2. ”"),
        (Numbered(2), "1. one\n2. two\n3. more", "3 numbered lines found, 2 wanted"),
        (LineWords(3), "ok\n\n- one two three four", "line 3 has 4 words"),
        (FirstLine("Dear Ms Ay"), "Dear Ms Ay,\nHello", "the first line reads “Dear Ms Ay,”"),
        (Heading(), "NOTE for you\nx", "the first line isn't in capitals throughout"),
        (Heading(), "NOTE.\nx", "the heading ends with “.”"),
        (Paragraphs(2), "one\n\n\ntwo", "line 3 is a second blank line"),
        (Paragraphs(2), "one\ntwo", "1 paragraph found, 2 wanted"),
        (Ratings(), "Rating: 4\nbecause", "line 1 reads “Rating: 4”"),
        (Ratings(), "RATING: 4.5\nbecause", "line 1 reads “RATING: 4.5”"),
        (Ratings(("RATING A", "RATING B")), "RATING A: 4", "the line “RATING B: N” is missing"),
        (Justification(3), "RATING: 1\na b c d", "4 words after the ratings, 1 too many"),
        (Justification(3), "RATING: 1", "nothing stands after it"),
        (MostWords(2), "- one two\n- three", "3 words, 1 too many"),
        (
            SentenceWords(2),
            "One two.\nThree four five.",
            "the sentence ending in line 2 has 3 words",
        ),
        (
            Sentences(2),
            "One. Two. Three.",
            "3 sentences found, 2 wanted; one too many is in line 1",
        ),
        (Forbidden(("very", "just")), "So it is.\nVery much.", "“very” stands in line 2"),
        (Required(("risk", "cost")), "The Risk rises.", "“cost” not found"),
        (Order(("risk", "cost")), "The cost is a risk.", "“cost” comes before “risk”"),
        (NoDigits(), "It took\nuntil 9:30.", "“9:30.” in line 2"),
        (OneNumber(), "From 40\nto 50", "2 numbers; the second, “50”, in line 2"),
        (OneNumber(), "None.", "no number in digits found"),
    ],
)
def test_a_breach_names_its_exact_place(rule: Rule, text: str, how: str) -> None:
    """The clause says what was found and where."""
    assert said(rule, text) == how


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (FirstLine("Dear Ms Ay"), "\n\nDear Ms Ay  \nHello"),
        (Bullets(2), "- one \n-\u00a0two"),
        (Numbered(2), "1. one\n2. two\n3.5 kg of it"),
        (Forbidden(("just",)), "It is justly so."),
        (Required(("cost",)), "COST comes first."),
        (Heading(), "NOTE ON 3 THINGS\nx"),
        (OneNumber(), "It took 4.2\u00a0s — not more."),
    ],
)
def test_what_cannot_be_seen_or_meant_is_no_breach(rule: Rule, text: str) -> None:
    """Blanks at a line's end, parts of words and capitals are let pass."""
    assert said(rule, text) is None


def test_an_empty_text_keeps_no_rule() -> None:
    """Not writing "very" is nothing when nothing is written."""
    for text in ("", "  \n\n", "- \n—"):
        assert check(written_task(Random(1), 3), text).share == 0


def test_the_level_follows_the_results() -> None:
    """It rises after a flawless text, falls when most rules broke, and stays within 1 to 5."""
    assert next_level([]) == 2
    assert next_level([100.0, 83.3]) == 3
    assert next_level([25.0]) == 1
    assert next_level([0.0] * 9) == 1
    assert next_level([100.0] * 9) == 5
