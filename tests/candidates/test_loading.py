from pathlib import Path

import pytest

from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.candidates.sheet import Source, Theme
from bot.errors import InputInvalid

PEOPLE = shipped_people()


@pytest.mark.parametrize("person", PEOPLE)
def test_a_shipped_person_has_enough_to_tell(person: str) -> None:
    """Every person who ships has stories, knowledge and the views that any interview asks for."""
    sheet = load_fact_sheet(PEOPLE[person])
    knowledge = [note for note in sheet.notes if note.source is Source.KNOWLEDGE]
    themes = {theme for note in sheet.notes for theme in note.themes}
    assert len(sheet.stories) >= 8
    assert len(knowledge) >= 12
    assert themes >= {
        Theme.AMBIGUITY,
        Theme.AVAILABILITY,
        Theme.BACKGROUND,
        Theme.DEADLINE,
        Theme.EXPLAINING,
        Theme.GUIDELINE,
        Theme.LEARNING,
        Theme.MOTIVATION,
        Theme.QUALITY,
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_a_shipped_person_tells_each_fact_once(person: str) -> None:
    """No sentence stands twice in a sheet, so that a new fact is really new."""
    sheet = load_fact_sheet(PEOPLE[person])
    told = [s for story in sheet.stories for part in story.parts.values() for s in part]
    told += [s for note in sheet.notes for s in note.sentences]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("person", PEOPLE)
def test_vague_lines_hold_no_number(person: str) -> None:
    """What a weak candidate says of a story has no figure in it."""
    sheet = load_fact_sheet(PEOPLE[person])
    vague = " ".join(line for story in sheet.stories for line in story.vague)
    assert not any(sign.isdigit() for sign in vague)


@pytest.fixture
def sheet_text() -> str:
    """The text of a good sheet, to be spoilt."""
    return PEOPLE["tomasz_wrona"].read_text(encoding="utf-8")


def _refusal(folder: Path, text: str) -> str:
    path = folder / "somebody.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputInvalid) as caught:
        load_fact_sheet(path)
    return caught.value.advice


def test_a_missing_field_is_named(tmp_path: Path, sheet_text: str) -> None:
    """A sheet without a field is refused with the file, the entry and the field."""
    advice = _refusal(tmp_path, sheet_text.replace("outcome = [", "outcom = [", 1))
    assert "somebody.toml" in advice
    assert "story, entry 1, outcome" in advice


def test_a_fragment_is_no_fact(tmp_path: Path, sheet_text: str) -> None:
    """A fact that isn't a whole sentence is refused, since it could not be said by itself."""
    advice = _refusal(tmp_path, sheet_text.replace('opener = ["At', 'opener = ["at', 1))
    assert "opener" in advice


def test_a_line_needs_its_story(tmp_path: Path, sheet_text: str) -> None:
    """A resume line that points to a story nobody tells is refused with the story's id."""
    advice = _refusal(tmp_path, sheet_text.replace('story = "mentoring" }', 'story = "lost" }', 1))
    assert "lost" in advice


def test_two_stories_need_two_ids(tmp_path: Path, sheet_text: str) -> None:
    """Two stories with one id are refused with that id."""
    advice = _refusal(tmp_path, sheet_text.replace('id = "arrivals"', 'id = "outage"', 1))
    assert "outage" in advice


def test_broken_toml_is_said_so(tmp_path: Path) -> None:
    """A file that isn't TOML is refused in words."""
    assert "not valid TOML" in _refusal(tmp_path, "name = ")


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    """A path without a file is refused in words, without the folder in them."""
    with pytest.raises(InputInvalid, match=r"no readable fact sheet at nobody\.toml"):
        load_fact_sheet(tmp_path / "nobody.toml")
