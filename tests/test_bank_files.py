import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank_files import load_bank, load_banks, shipped_folder
from bot.errors import BankInvalid, Problem

README = shipped_folder() / "README.md"


def example() -> str:
    """Give the file to copy out of the README."""
    block = re.search(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert block
    return block.group(1)


def written(folder: Path, text: str, name: str = "beekeeping.toml") -> Path:
    """Write a bank file."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def changed(old: str, new: str) -> str:
    """Give the example with its first `old` replaced."""
    text = example()
    assert old in text
    return text.replace(old, new, 1)


def problems(path: Path) -> tuple[Problem, ...]:
    """Give what the loader complains about."""
    with pytest.raises(BankInvalid) as caught:
        load_bank(path)
    return caught.value.problems


def test_the_readme_example_is_a_whole_track(tmp_path: Path) -> None:
    """The file that the README tells a teacher to copy loads as it stands."""
    bank = load_bank(written(tmp_path, example()))
    mites = next(question for question in bank.questions if question.id == "bk-mite-count")
    assert (bank.track, len(bank.questions)) == ("beekeeping", 8)
    assert (mites.seconds, mites.spoken) == (70, mites.text)
    assert [len(point.near_misses) for point in mites.key_points] == [1, 1]
    assert bank.questions[0].seconds == 45
    assert [q.id for q in bank.questions if q.under_specified] == ["bk-swarm-call"]


def test_eight_mistakes_are_all_named(tmp_path: Path) -> None:
    """A file with eight mistakes lists each with file, question and field."""
    text = example()
    for old, new in (
        ('kind = "background"', 'kind = "backgrund"'),
        ("level = 2", "level = 7"),
        ('topic = "mites"', 'topick = "mites"'),
        ("How do you find out how badly", "How, under 40 %, do you find out how badly"),
        ('near_miss = "I tell her that bees are harmless and hang up."\n', ""),
        ('text = "What did the learner say about it later?"', 'text = "Great, and then?"'),
        ('id = "bk-why-go-on"', 'id = "bk-treat-or-wait"'),
        ("What keeps you going", "What " + "really " * 30 + "keeps you going"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    found = problems(written(tmp_path, text))
    assert {(problem.file, problem.entry, problem.field) for problem in found} == {
        ("beekeeping.toml", entry, field)
        for entry, field in (
            ("bk-first-hive", "kind"),
            ("bk-lost-colony", "level"),
            ("bk-mite-count", "topick"),
            ("bk-mite-count", "topic"),
            ("bk-mite-count", "spoken"),
            ("bk-swarm-call", "key_point 1 near_miss"),
            ("bk-new-keeper", "probe 1 text"),
            ("bk-treat-or-wait", "id"),
            ("bk-treat-or-wait", "text"),
            ("", "question"),
        )
    }
    said = "\n".join(str(problem) for problem in found)
    assert "did you mean 'topic'?" in said
    assert "has 38 words; at most 30" in said


def test_a_break_in_the_toml_is_named_by_line(tmp_path: Path) -> None:
    """A missing quote is reported with the file and the line, not with a stack of calls."""
    (problem,) = problems(written(tmp_path, changed('title = "Beekeeping"', 'title = "Beekeeping')))
    assert problem.message.startswith("line 3 is not valid TOML")


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('track = "beekeeping"', 'track = "bees"', ("", "track"), "must be named bees.toml"),
        ("level = 1", 'level = "1"', ("bk-first-hive", "level"), "whole number"),
        ('id = "bk-first-hive"', 'id = "../etc/passwd"', ("../etc/passwd", "id"), "lower-case"),
        ('id = "bk-first-hive"', "", ("question 1", "id"), "is missing"),
        (
            'scores = ["gives the number',
            'scores = [7, "gives the number',
            ("bk-first-hive", "scores 1"),
            "text in quotes",
        ),
        ('fails = ["guesses"]', "fails = []", ("bk-winter-food", "fails"), "write 1 to 3"),
        ('kind = "domain"', 'kind = "scenario"', ("bk-winter-food", "key_point"), "is missing"),
        (
            '    "I wash about three hundred bees and count what falls off.",\n',
            "",
            ("bk-mite-count", "key_point 1 examples"),
            "exactly two",
        ),
        (
            'near_miss = "I treat every colony on the same day each year."',
            'near_miss = "Above three in a hundred I treat, in late summer above two."',
            ("bk-mite-count", "key_point 2 near_miss"),
            "nearly the same",
        ),
        (
            'text = "What do you mean by a bad year?"',
            'text = "Is that p95?"',
            ("bk-why-go-on", "probe 1 text"),
            "can't be read aloud",
        ),
        (
            'text = "What do you mean by a bad year?"',
            'text = "Shouldn\'t you rest?"',
            ("bk-why-go-on", "probe 1 text"),
            "hints",
        ),
        (
            'text = "What keeps you going after a bad year?"',
            'text = "What keeps you going? And why?"',
            ("bk-why-go-on", "text"),
            "more than one",
        ),
        ('"wax",', '"hive",', ("", "vocabulary"), "'hive' more than once"),
        (
            "[[question.probe]]\n",
            "[[question.probe]]\nseconds = 50\n",
            ("bk-first-hive", "probe 1 seconds"),
            "belongs to the question",
        ),
    ],
)
def test_a_mistake_is_said_plainly(
    tmp_path: Path, old: str, new: str, where: tuple[str, str], said: str
) -> None:
    """Each mistake is reported where it is, in words that say what to do."""
    found = problems(written(tmp_path, changed(old, new)))
    assert any(
        (problem.entry, problem.field) == where and said in problem.message for problem in found
    ), found


def test_a_question_asked_twice_is_found_within_a_file(tmp_path: Path) -> None:
    """Rewording a question of the same file doesn't make it another one."""
    text = changed(
        "What keeps you going after a bad year?", "Tell me about one colony you lost recently."
    )
    (problem,) = problems(written(tmp_path, text))
    assert (problem.entry, problem.field) == ("bk-why-go-on", "text")
    assert "bk-lost-colony" in problem.message


def test_a_question_asked_twice_is_found_across_files(tmp_path: Path) -> None:
    """Ids and questions are unique over all tracks, and each clash is told once."""
    other = example().replace('"beekeeping"', '"apiary"').replace('id = "bk-', 'id = "ap-')
    other = other.replace('id = "ap-first-hive"', 'id = "bk-first-hive"')
    written(tmp_path, example())
    written(tmp_path, other, "apiary.toml")
    with pytest.raises(BankInvalid) as caught:
        load_banks(tmp_path)
    fields = [problem.field for problem in caught.value.problems]
    assert (fields.count("id"), fields.count("text")) == (1, 8)


def test_small_banks_must_carry_an_interview(tmp_path: Path) -> None:
    """Eight questions, two of them technical or scenarios, and one background are the least."""
    text = example().replace('kind = "background"', 'kind = "motivation"')
    text = text.replace('kind = "scenario"', 'kind = "domain"')
    text = text[: text.index('[[question]]\nid = "bk-why-go-on"')]
    said = [str(problem) for problem in problems(written(tmp_path, text))]
    assert len(said) == 3
    assert all("beekeeping.toml · question" in line for line in said)


def test_files_from_other_editors_are_read(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends are no mistakes; the version is the content's."""
    path = written(tmp_path, example())
    plain = load_bank(path)
    path.write_bytes(b"\xef\xbb\xbf" + example().replace("\n", "\r\n").encode())
    windows = load_bank(path)
    assert windows.questions == plain.questions
    assert windows.version != plain.version
    assert re.fullmatch("[0-9a-f]{12}", plain.version)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'title = "caf\xe9"', "line 1 is not UTF-8"),
        (b"#" * 2_000_001, "larger than 2 MB"),
        (b"a = " + b"[" * 20_000, "nested too deeply"),
        (b"", "is missing"),
    ],
)
def test_files_that_are_no_bank_are_refused(tmp_path: Path, content: bytes, said: str) -> None:
    """Foreign, huge, hostile and empty files end in a problem with a sentence."""
    path = tmp_path / "beekeeping.toml"
    path.write_bytes(content)
    assert said in problems(path)[0].message


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    """Nothing there is a problem too; drafts and other hidden files are passed over."""
    assert "can't be opened" in problems(tmp_path / "none.toml")[0].message
    written(tmp_path, "format = ", ".draft.toml")
    written(tmp_path, "format = 9", "formats.toml")
    with pytest.raises(BankInvalid, match="no track file"):
        load_banks(tmp_path)


@settings(max_examples=40, deadline=None)
@given(
    line=st.integers(min_value=0, max_value=200),
    value=st.sampled_from(["7", "true", "[]", "{}", '""', "1979-05-27", "[[1]]", "[{x=1}]", None]),
)
def test_a_wrong_value_never_breaks_the_checker(
    tmp_path_factory: pytest.TempPathFactory, line: int, value: str | None
) -> None:
    """Whatever stands in a field, the file loads or its problems are listed."""
    lines = example().splitlines()
    fields = [number for number, text in enumerate(lines) if re.match(r"\w+ = .*[^\[]$", text)]
    chosen = fields[line % len(fields)]
    name = lines[chosen].split(" = ")[0]
    lines[chosen] = "" if value is None else f"{name} = {value}"
    path = written(tmp_path_factory.mktemp("bank"), "\n".join(lines))
    with suppress(BankInvalid):
        assert load_bank(path).track == "beekeeping"
