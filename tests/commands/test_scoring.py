import io
import json
from pathlib import Path

import pytest

from bot.answer import Answer, Medium, Segment
from bot.commands import scoring
from bot.errors import InputInvalid
from bot.interview.transcript import Turn
from bot.scoring.rubric import RUBRIC_VERSION
from bot.scoring.tiers import shipped_bands
from tests.commands.house import House
from tests.fakes import assessment, prompt

SAID = "I moved the ledger to read this in 40 minutes because the work splits well, and it held."


@pytest.fixture
def house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """An empty data directory and a wide terminal."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    return House(tmp_path, capsys)


def spoken() -> Turn:
    """Give an answer that was not heard well."""
    stretch = (Segment(SAID, 0.0, 30.0, 0.3),)
    answer = Answer(SAID, 30.0, Medium.SPOKEN, segments=stretch)
    return Turn(prompt("q1"), answer, 32.0, assessment=assessment(90.0))


def test_rescore_says_what_changes_and_then_changes_it(house: House) -> None:
    """A dry run leaves the score; the next one replaces it; then there is nothing to do."""
    number = house.hold(spoken(), rubric_version="0")
    status, told, _ = house.run("rescore", "--dry-run")
    assert status == 0
    assert f"#{number}: 0 90.0 → {RUBRIC_VERSION} " in told
    assert "would be scored" in told
    assert house.stored(number)["overall"] == 90.0
    assert "was scored" in house.run("rescore")[1]
    assert house.stored(number)["overall"] < 90.0
    assert "Every kept interview" in house.run("rescore")[1]


def test_rescore_says_what_is_out_of_reach(house: House) -> None:
    """Interviews without words keep their version and are counted."""
    house.hold(spoken(), rubric_version="0")
    house.forget_words()
    assert "Not scored again: 1" in house.run("rescore")[1]


def test_a_misheard_word_is_corrected_at_the_keyboard(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text comes on stdin; the report shows it, says so, and refuses a second time."""
    number = house.hold(spoken())
    assert "probably misheard" in house.run("report", str(number))[1]
    fixed = SAID.replace("read this", "Redis")
    monkeypatch.setattr("sys.stdin", io.StringIO(fixed))
    status, shown, _ = house.run("report", str(number), "--correct", "q1", "--json")
    (turn,) = json.loads(shown)["turns"]
    assert (status, turn["answer"], turn["corrected"], turn["uncertain"]) == (0, fixed, True, 0)
    monkeypatch.setattr("sys.stdin", io.StringIO(SAID))
    status, _, error = house.run("report", str(number), "--correct", "q1")
    assert status == 1
    assert "once" in error


def test_bands_are_written_whole_and_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    """What is written is what is read; a path that can't be written gets a sentence."""
    path = tmp_path / "bands.json"
    scoring.write_bands(shipped_bands(), path)
    assert json.loads(path.read_text("utf-8"))["expert"] == shipped_bands().expert
    with pytest.raises(InputInvalid, match="can't be written"):
        scoring.write_bands(shipped_bands(), tmp_path)


@pytest.mark.slow
def test_a_dry_calibration_prints_figures_beside_word_count(house: House) -> None:
    """Nothing is written, and the baseline stands beside the figure."""
    status, told, _ = house.run("calibrate", "--dry-run")
    assert status == 0
    assert "word count" in told
    assert "Written" not in told
