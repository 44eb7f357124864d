from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.bank_files import shipped_folder
from bot.commands.banks import register
from bot.errors import BankInvalid, InputInvalid


def run(*words: str) -> Result:
    """Run `greenroom banks …`."""
    app = typer.Typer()
    register(app)
    return CliRunner().invoke(app, ["banks", *words])


def test_check_counts_questions_by_kind_and_level() -> None:
    """Checking the shipped folder ends well and shows each track's kinds and levels."""
    result = run("check")
    assert result.exit_code == 0, result.exception
    assert "software-engineering" in result.stdout
    assert "level 5" in result.stdout
    assert "terms in 25 categories" in result.stdout


def test_check_one_file_reads_that_file_only() -> None:
    """A single track is checked without its neighbours."""
    result = run("check", str(shipped_folder() / "law.toml"))
    assert result.exit_code == 0, result.exception
    assert "law" in result.stdout
    assert "finance" not in result.stdout


def test_check_lists_every_problem(tmp_path: Path) -> None:
    """A bad folder ends in all problems, one a line, for the front door to say."""
    (tmp_path / "chess.toml").write_text('format = 2\ntrack = "ches"\n', "utf-8")
    result = run("check", str(tmp_path))
    assert isinstance(result.exception, BankInvalid)
    lines = str(result.exception).splitlines()[1:]
    assert len(lines) == len(result.exception.problems) >= 5
    assert all("chess.toml" in line for line in lines)


@pytest.mark.parametrize("name", ["nowhere.toml", "notes.txt", "formats.toml"])
def test_check_refuses_what_is_no_bank(tmp_path: Path, name: str) -> None:
    """A path that is no track file is refused with a sentence."""
    if name != "nowhere.toml":
        (tmp_path / name).write_text("", "utf-8")
    result = run("check", str(tmp_path / name))
    assert isinstance(result.exception, InputInvalid)


def test_list_names_the_tracks() -> None:
    """Each shipped track stands in the list with its title."""
    result = run("list")
    assert result.exit_code == 0, result.exception
    assert all(path in result.stdout for path in ("law", "finance", "ai-evaluation"))


def test_stats_of_a_fresh_house_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any interview there is nothing to count, and no database is made for it."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path))
    result = run("stats", "--track", "law")
    assert result.exit_code == 0, result.exception
    assert "No bank question has been asked here yet." in result.stdout
    assert list(tmp_path.iterdir()) == []
