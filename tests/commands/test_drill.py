import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.commands.conversation import greenroom
from tests.commands.house import House

SAID = (
    "I rebuilt the nightly import because it took nine hours. I chose a queue over a bigger server "
    "since the work splits well; it now takes 40 minutes. I guess that fits."
)
LAST_WORDS = "Looking back I would have measured the queue length from the first day."
RESUME = """Mara Sample
Experience
Depot Lines, Data Engineer, March 2019 - present
- Rebuilt the nightly import of 4 million rows so that it ends before six in the morning
- Reduced the storage bill by 38% with a new retention rule
Skills
Python, PostgreSQL, Airflow
"""


@pytest.fixture
def house(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> House:
    """The command line in this process, on the same data directory."""
    monkeypatch.setenv("GREENROOM_DATA", str(tmp_path / "data"))
    return House(tmp_path / "data", capsys)


def drill(tmp_path: Path, name: str, typed: str, *more: str) -> CompletedProcess[str]:
    """Hold a drill on the law track with lines typed ahead."""
    return greenroom(
        "rehearse", "--drill", name, "--track", "law", "--seed", "3", *more,
        data=tmp_path / "data", stdin=typed,
    )  # fmt: skip


def test_a_spoken_drill_is_scored_by_the_member_first(tmp_path: Path) -> None:
    """Four questions come before the score, and the page shows where both differ."""
    done = drill(tmp_path, "fit", f"{SAID}\n\n/skip\ny\ny\nperhaps\ny\ny\n")
    assert (done.returncode, done.stderr) == (0, "")
    own, measured, report = (
        done.stdout.index(part) for part in ("Did your first sentence", "you said", "Your report")
    )
    assert own < measured < report
    assert done.stdout.count("within 30 seconds?") == 2
    assert "≠" in done.stdout
    assert "“I guess”" in done.stdout


def test_a_whole_interview_offers_the_self_score_once(tmp_path: Path) -> None:
    """It is about all answers together."""
    typed = f"{SAID}\n\n{LAST_WORDS}\n\n/stop\ny\ny\nn\nn\n"
    done = greenroom(
        "rehearse", "--track", "law", "--seed", "3", data=tmp_path / "data", stdin=typed
    )
    assert done.stdout.count("Before the report, would you score yourself?") == 1
    assert "1 of 1 answers" in done.stdout


def test_a_bullet_drill_needs_a_resume(tmp_path: Path) -> None:
    """Without one a sentence says what to do, before a track is asked for; with one it quotes."""
    bare = greenroom("rehearse", "--drill", "bullet", data=tmp_path / "data")
    assert bare.returncode == 1
    assert "--drill bullet --resume" in bare.stderr
    assert "Which track?" not in bare.stdout
    resume = tmp_path / "resume.txt"
    resume.write_text(RESUME)
    done = drill(tmp_path, "bullet", "/stop\n", "--resume", str(resume))
    assert done.returncode == 0
    asked = " ".join(done.stdout.replace("│", " ").split())
    assert any(f'"{line[2:40]}' in asked for line in RESUME.splitlines() if line[:1] == "-")


def test_a_written_drill_checks_each_rule_and_is_kept(tmp_path: Path, house: House) -> None:
    """The rules come with the task and again with the result; history and report show it later."""
    done = drill(tmp_path, "written", ".\nfirst line\n\nlast line\n.\n")
    assert (done.returncode, done.stderr) == (0, "")
    task, _, result = done.stdout.partition("sends it")
    assert "1. " in task
    assert "There is nothing to send yet." in result
    assert "of 4 rules kept" in result
    assert "✗" in result
    assert "last line" in result
    _, later, _ = house.run("history")
    assert "written drill" in later
    assert "Declined" not in later
    _, again, _ = house.run("report", "1")
    assert "of 4 rules kept" in again
    status, _, error = house.run("compare", "1", "2")
    assert status == 1
    assert "written drill" in error
    house.forget_words()
    _, gone, _ = house.run("report", "1")
    assert "no longer kept" in gone
    assert "last line" not in gone


def test_a_written_drill_that_broke_off_waits_with_the_same_task(tmp_path: Path) -> None:
    """The end of the input sends nothing; the next call offers to go on."""
    first = drill(tmp_path, "written", "half a text\n")
    assert first.returncode == 0
    assert "not sent" in first.stdout
    second = greenroom("rehearse", data=tmp_path / "data", stdin="y\nwhole text\n.\n")
    assert "Go on with the drill you began?" in second.stdout
    task = [line for line in first.stdout.splitlines() if line.startswith("│ 1. ")]
    assert task
    assert task[0] in second.stdout
    assert "rules kept" in second.stdout


def test_a_killed_drill_goes_on_with_its_follow_up(tmp_path: Path) -> None:
    """After SIGKILL the next call offers to go on; an empty line leaves the self-score out."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", "rehearse", "--drill", "fit", "--track", "law"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"GREENROOM_DATA": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{SAID}\n\n")
        process.stdin.flush()
        assert any("Follow-up" in line for line in process.stdout)
        process.kill()
    done = greenroom("rehearse", data=tmp_path / "data", stdin="y\n/skip\n\n")
    assert "Go on with the drill you began?" in done.stdout
    assert "by you and by the rules" not in done.stdout
    assert "I rebuilt the nightly import" in done.stdout.partition("Your report")[2]


def test_giving_up_a_written_drill_counts_nothing(tmp_path: Path, house: House) -> None:
    """It is over, and neither history nor report has anything of it."""
    done = drill(tmp_path, "written", "some words\n/stop\n")
    assert "nothing was counted" in done.stdout
    _, later, _ = house.run("history")
    assert "written drill" not in later
    status, _, error = house.run("report", "1")
    assert status == 1
    assert "given up" in error


@pytest.mark.parametrize("more", [["--scored"], ["--jsonl"], ["--demo"], ["--format", "full20"]])
def test_drills_are_warm_ups_at_the_keyboard(house: House, more: list[str]) -> None:
    """Asked for in another way they are wrong usage, as a drill that isn't there is."""
    assert house.run("rehearse", "--drill", "fit", *more)[0] == 2
    assert house.run("rehearse", "--drill", "juggling")[0] == 2
    if more[0] != "--format":
        assert house.run("rehearse", "--format", "drill-written", *more)[0] == 2
