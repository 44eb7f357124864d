from pathlib import Path

import pytest

from bot.bank_files import shipped_folder
from bot.errors import BankInvalid
from bot.interview.formats import find_format, load_formats
from bot.interview.plan import make_plan, seconds_for
from bot.interview.transcript import Phase
from tests.fakes import bank


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


def test_a_format_has_a_language(tmp_path: Path) -> None:
    """What ships is English; an owner's profile may be in another language."""
    shipped = (shipped_folder() / "formats.toml").read_text(encoding="utf-8")
    path = tmp_path / "formats.toml"
    path.write_text(shipped.replace('language = "en"', 'language = "de"'), encoding="utf-8")
    assert {one.language for one in load_formats(shipped_folder() / "formats.toml").values()} == {
        "en"
    }
    assert load_formats(path)["quick15"].language == "de"
    assert load_formats(path)["full20"].language == "en"


@pytest.mark.parametrize("name", ["custom-1m-1q", "custom-10m-5q", "custom-90m-12q"])
def test_a_custom_interview_has_time_for_its_questions(name: str) -> None:
    """Targets shrink with the time a question has, so that each of them fits the clock."""
    shape = find_format(load_formats(shipped_folder() / "formats.toml"), name)
    assert shape
    plan = make_plan(shape, bank(), None, seed=1)
    questions = sum(count for _, count in shape.planned)
    assert seconds_for(plan, shape.main_target) * questions <= shape.seconds
    assert shape.main_target <= 80


def test_ids_that_describe_no_format_are_refused() -> None:
    """Unknown drills and impossible lengths are no formats."""
    formats = load_formats(shipped_folder() / "formats.toml")
    for name in ("drill-singing", "custom-0m-1q", "custom-5m-0q", "custom-5m-13q", "other"):
        assert find_format(formats, name) is None
