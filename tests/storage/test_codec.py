import pytest

from bot.errors import DatabaseUnusable
from bot.interview.transcript import Turn
from storage.codec import Codec
from storage.records import SittingRecord
from tests.storage.samples import rich_turn, skipped, turn


@pytest.mark.parametrize("value", [rich_turn(), skipped(), turn()])
def test_values_come_back_equal(value: Turn) -> None:
    """Every number, set, enum and character of a turn is the same after JSON."""
    codec = Codec(Turn)
    assert codec.unpack(codec.pack(value)) == value


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
