import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.candidates.answering import Candidate, Style
from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.candidates.phrases import RECAPS, RECAPS_ALONE
from bot.candidates.sheet import FactSheet, Note, Part, Source, Story

SHEETS = {name: load_fact_sheet(path) for name, path in shipped_people().items()}
ENGINEER = SHEETS["tomasz_wrona"]
LINES = [(name, line) for name, s in SHEETS.items() for job in s.jobs for line in job.lines]
STORIES = [(name, story) for name, sheet in SHEETS.items() for story in sheet.stories[:3]]
NAMES = [f"{name}-{line.story}" for name, line in LINES]


def _story(sheet: FactSheet, key: str) -> Story:
    found = sheet.story(key)
    assert found is not None
    return found


def _holds(answer: str, facts: tuple[str, ...]) -> bool:
    """Whether one of the facts is told, whatever its first word was joined to."""
    return any(fact.partition(" ")[2] in answer for fact in facts)


def _facts(sheet: FactSheet) -> list[str]:
    told = [s for story in sheet.stories for part in story.parts.values() for s in part]
    return told + [s for note in sheet.notes for s in note.sentences]


def _notes(sheet: FactSheet, source: Source) -> list[Note]:
    return [note for note in sheet.notes if note.source is source]


@pytest.mark.parametrize(("name", "line"), LINES, ids=NAMES)
def test_a_resume_line_brings_its_own_story(name: str, line: object) -> None:
    """Asked about a resume line, a strong candidate tells the story behind that line at length."""
    text, key = line.text, line.story  # type: ignore[attr-defined]  # Line, typed for ids
    answer = Candidate(SHEETS[name], Style.STRONG, 1).answer(
        "Tell me what was behind this line.", about=text
    )
    story = _story(SHEETS[name], key)
    assert story.parts[Part.OPENER][0] in answer
    assert 105 <= len(answer.split()) <= 190


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Which part of that did you do yourself?", Part.OWN_PART),
        ("How much did that change things, in numbers?", Part.NUMBERS),
        ("Who else was involved, and how did they react?", Part.PEOPLE),
        ("What would you do differently next time?", Part.DIFFERENTLY),
        ("How did it work technically?", Part.DETAIL),
        ("What came of it in the end?", Part.OUTCOME),
        ("What did you learn from that?", Part.LESSON),
    ],
)
@pytest.mark.parametrize("name", SHEETS)
def test_a_follow_up_gets_what_it_digs_for(name: str, question: str, part: Part) -> None:
    """A strong candidate answers a follow-up with the part of the story that it asks for."""
    sheet = SHEETS[name]
    for job in sheet.jobs:
        line = job.lines[0]
        candidate = Candidate(sheet, Style.STRONG, 2)
        candidate.answer("Tell me what was behind this line.", about=line.text)
        answer = candidate.answer(question, follow_up=True)
        assert _holds(answer, _story(sheet, line.story).parts[part])
        assert len(answer.split()) <= 100


def test_a_why_gets_the_road_not_taken() -> None:
    """Asked why not something else, a strong candidate says what was weighed and why."""
    candidate = Candidate(ENGINEER, Style.STRONG, 1)
    candidate.answer("What was behind this?", about=ENGINEER.jobs[0].lines[0].text)
    answer = candidate.answer("Why did you choose RabbitMQ and not Kafka?", follow_up=True)
    assert "Kafka" in answer
    assert "because" in answer


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_new_is_told_twice(name: str) -> None:
    """Over an answer and four follow-ups a fact comes up twice only when it's called a repeat."""
    sheet = SHEETS[name]
    candidate = Candidate(sheet, Style.STRONG, 3)
    answers = [candidate.answer("What was behind this?", about=sheet.jobs[0].lines[0].text)]
    answers += [
        candidate.answer(question, follow_up=True)
        for question in ("How did that work?", "Who else was there?", "And then?", "Tell me more.")
    ]
    told = " ".join(answers)
    repeated = [fact for fact in _facts(sheet) if told.count(fact) > 1]
    for fact in repeated:
        before = told[: told.rindex(fact)].rstrip()
        assert before.endswith((*RECAPS, *RECAPS_ALONE)), fact


@pytest.mark.parametrize("name", SHEETS)
def test_a_field_question_gets_knowledge(name: str) -> None:
    """Asked what a term of the field is, a strong candidate explains it."""
    for note in _notes(SHEETS[name], Source.KNOWLEDGE):
        answer = Candidate(SHEETS[name], Style.STRONG, 1).answer(f"What is {note.name}?")
        assert _holds(answer, note.sentences), note.name


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("Please tell me about yourself.", "background"),
        ("Why do you want to do this kind of work?", "motivation"),
        ("How many hours a week are you available?", "availability"),
        ("How do you make sure that your work is accurate?", "quality"),
        ("How do you go about learning a new tool?", "learning"),
    ],
)
@pytest.mark.parametrize("name", SHEETS)
def test_views_answer_the_usual_questions(name: str, question: str, theme: str) -> None:
    """Questions about the candidate are answered from what they think and do."""
    answer = Candidate(SHEETS[name], Style.STRONG, 1).answer(question)
    views = [note for note in SHEETS[name].notes if theme in note.themes]
    assert any(_holds(answer, view.sentences) for view in views)


def test_not_knowing_is_admitted() -> None:
    """Asked about something strange to them, a strong candidate names it and says so."""
    answer = Candidate(ENGINEER, Style.STRONG, 1).answer("What is double-entry bookkeeping?")
    assert "double-entry bookkeeping" in answer
    assert any(sign in answer for sign in ("won't pretend", "isn't something", "guessing"))


@pytest.mark.parametrize(
    ("style", "main", "further"),
    [
        (Style.STRONG, (105, 190), (30, 100)),
        (Style.MIDDLING, (60, 120), (25, 75)),
        (Style.WEAK, (20, 60), (20, 60)),
        (Style.WEAK_LONG, (110, 190), (50, 100)),
    ],
)
@pytest.mark.parametrize(("name", "story"), STORIES, ids=[f"{n}-{s.id}" for n, s in STORIES])
def test_styles_keep_their_length(
    name: str, story: Story, style: Style, main: tuple[int, int], further: tuple[int, int]
) -> None:
    """Each style's answers to a question and a follow-up have that style's length in words."""
    candidate = Candidate(SHEETS[name], style, 5)
    first = candidate.answer(f"Tell me about a time like {story.title}.")
    second = candidate.answer("Why did you do it that way?", follow_up=True)
    assert main[0] <= len(first.split()) <= main[1]
    assert further[0] <= len(second.split()) <= further[1]


@pytest.mark.parametrize("style", [Style.WEAK, Style.WEAK_LONG])
@pytest.mark.parametrize("name", SHEETS)
def test_weak_answers_hold_no_fact(name: str, style: Style) -> None:
    """A weak candidate tells no fact of the sheet and no number, however long they talk."""
    sheet = SHEETS[name]
    candidate = Candidate(sheet, style, 7)
    answers = []
    for job in sheet.jobs:
        for line in job.lines:
            answers.append(candidate.answer("What was behind this?", about=line.text))
            answers.append(candidate.answer("How many, and what did you do?", follow_up=True))
    told = " ".join(answers)
    assert not any(sign.isdigit() for sign in told)
    assert not any(fact in told for fact in _facts(sheet))


def test_the_same_seed_gives_the_same_interview() -> None:
    """Sheet, style, seed and questions decide every word, and another seed gives other words."""
    questions = ("Tell me about yourself.", "How do you test?", "Tell me about a mistake.")

    def interview(seed: int) -> list[str]:
        candidate = Candidate(ENGINEER, Style.STRONG, seed)
        return [candidate.answer(question) for question in questions]

    assert interview(1) == interview(1)
    assert any(interview(1) != interview(seed) for seed in range(2, 6))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.text(max_size=80), st.booleans()), max_size=5),
    st.sampled_from(sorted(SHEETS)),
    st.sampled_from(list(Style)),
)
def test_any_words_are_answered(asked: list[tuple[str, bool]], name: str, style: Style) -> None:
    """Whatever is asked, in whatever order, every answer is made of whole sentences."""
    candidate = Candidate(SHEETS[name], style, 0)
    for question, follow_up in asked:
        answer = candidate.answer(question, follow_up=follow_up)
        assert answer[:1].isupper() or answer[:1] in "0123456789\"'"
        assert answer.rstrip("\"'")[-1] in ".?!"


def test_what_was_all_said_before_is_not_answered_with_silence() -> None:
    """Asked twice about one narrow thing, a candidate says that there is nothing to add."""
    candidate = Candidate(SHEETS["bernadette_achebe"], Style.STRONG, 0)
    first, second = (candidate.answer(word) for word in ("AVAILAB0", "AVAILABILITY"))
    assert first != second
    assert second
