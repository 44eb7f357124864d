from pathlib import Path

import pytest

from bot.bank_files import shipped_folder
from bot.errors import BankInvalid
from bot.interview.formats import load_formats
from bot.interview.transcript import Phase


def test_shipped_formats_are_those_of_the_contract() -> None:
    """The quick interview has its clock, its quota and its probes."""
    quick = load_formats(shipped_folder() / "formats.toml")["quick15"]
    assert (quick.seconds, quick.hard_stop, quick.most) == (900, 1020, 8)
    assert [count for _, count in quick.planned] == [2, 2, 1, 1]
    assert [phase for phase, _ in quick.planned] == list(Phase)
    assert (quick.fewest_probes, quick.most_probes) == (1, 2)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("format = 1\n[[profile]\n", "line 2"),
        ('format = 1\n[[profile]]\nid = "x"\nseconds = "long"\n', "profile.0.seconds"),
        ('format = 1\n[[profile]]\nid = "x"\ncolour = 1\n', "profile.0.colour"),
    ],
)
def test_a_wrong_formats_file_is_refused_with_the_place(
    tmp_path: Path, text: str, named: str
) -> None:
    """The sentence names the file and the field or line."""
    path = tmp_path / "formats.toml"
    path.write_text(text)
    with pytest.raises(BankInvalid) as caught:
        load_formats(path)
    assert "formats.toml" in caught.value.advice
    assert named in caught.value.advice
