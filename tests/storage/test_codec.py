import json

import pytest

from bot.answer import NOT_UNDERSTOOD, Answer, Medium, Segment
from bot.errors import DatabaseUnusable
from bot.interview.transcript import Turn
from bot.resume.profile import Profile
from storage.codec import Codec
from storage.records import SittingRecord
from tests.storage.samples import profile, rich_turn, skipped, turn


@pytest.mark.parametrize("value", [rich_turn(), skipped(), turn()])
def test_values_come_back_equal(value: Turn) -> None:
    """Every number, set, enum and character of a turn is the same after JSON."""
    codec = Codec(Turn)
    assert codec.unpack(codec.pack(value)) == value


def test_a_spoken_answer_comes_back_with_what_was_heard() -> None:
    """Segments, pauses and stretches that nobody understood survive being stored."""
    said = (Segment("I led it.", 0.0, 1.5, 0.91), Segment(NOT_UNDERSTOOD, 2.75, 4.0, 0.0))
    spoken = Answer("I led it.", 4.0, Medium.SPOKEN, segments=said, pauses=((1.5, 2.75),))
    codec = Codec(Answer)
    assert codec.unpack(codec.pack(spoken)) == spoken
    assert codec.unpack(codec.pack(spoken)).missed == ((2.75, 4.0),)


def test_an_answer_that_was_stored_before_there_was_speech_still_loads() -> None:
    """Rows without segments and pauses are read as answers that have none."""
    old = '{"text": "I led it.", "seconds": 4.0, "medium": "typed", "words": []}'
    assert Codec(Answer).unpack(old) == Answer("I led it.", 4.0)


@pytest.mark.parametrize("text", ['{"answer": {"text": "zanzibar"}}', "zanzibar", "", "null"])
def test_what_cannot_be_read_is_said_without_quoting_it(text: str) -> None:
    """JSON of another shape ends in advice that holds none of the member's words."""
    with pytest.raises(DatabaseUnusable, match="can't be read") as refusal:
        Codec(Turn).unpack(text)
    assert "zanzibar" not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_a_row_of_another_shape_is_said_without_quoting_it() -> None:
    """A row with unknown words in a choice ends in the same advice."""
    with pytest.raises(DatabaseUnusable, match="can't be read"):
        Codec(SittingRecord).record({"id": 1, "member": "ada", "room": "zanzibar"})


def test_a_resume_that_was_stored_before_projects_were_read_still_loads() -> None:
    """Rows without places, projects and certificates are read as resumes that have none."""
    new = ("schools", "addresses", "projects", "certifications")
    rows = json.loads(Codec(Profile).pack(profile()))
    old = {name: value for name, value in rows.items() if name not in new}
    for role in old["roles"]:
        del role["place"]
    found = Codec(Profile).unpack(json.dumps(old))
    assert (found.education, found.links) == (profile().education, profile().links)
    assert (found.projects, found.certifications, found.roles[0].place) == ((), (), None)


def test_a_resume_comes_back_equal() -> None:
    """Each field of a resume is the same after JSON."""
    assert Codec(Profile).unpack(Codec(Profile).pack(profile())) == profile()
