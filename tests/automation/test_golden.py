"""Committed output of the real process, byte for byte.

`GREENROOM_UPDATE_GOLDEN=1 ./greenroom test -m '' tests/automation` writes it anew; read the
difference before you commit it.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.automation.process import GOLDEN, PEOPLE, run

UPDATE = bool(os.environ.get("GREENROOM_UPDATE_GOLDEN"))
FIRST = "maren_solheim"
"""Her resume has a sidebar, which is the hardest to read; the other people are slow tests."""
OTHERS = sorted({path.stem for path in PEOPLE.glob("*.pdf")} - {FIRST})
REHEARSALS = {
    "rehearse-law": [
        "--track", "law", "--format", "quick15", "--seed", "11", "--scored",
        "--resume", "tests/data/automation/resume.txt",
    ],
    "rehearse-medicine": ["--track", "medicine", "--format", "full20", "--seed", "4"],
}  # fmt: skip


def test_the_sample_resume_is_read_as_before(tmp_path: Path) -> None:
    """A plain text resume gives the committed object."""
    arguments = ["resume", "tests/data/automation/resume.txt", "--json"]
    _assert_same("resume.json", arguments, tmp_path)


@pytest.mark.parametrize(
    "person", [FIRST, *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)]
)
def test_the_sample_peoples_resumes_are_read_as_before(tmp_path: Path, person: str) -> None:
    """Each sample person's PDF gives the committed object."""
    arguments = ["resume", f"question_banks/people/{person}.pdf", "--json"]
    _assert_same(f"{person}.json", arguments, tmp_path)


def test_answers_are_scored_as_before(tmp_path: Path) -> None:
    """A file of strong, weak, gamed and broken lines gives the committed scores and errors."""
    stdin = (GOLDEN / "score.in.jsonl").read_bytes()
    _assert_same("score.out.jsonl", ["score", "--jsonl"], tmp_path, stdin, status=1)


@pytest.mark.parametrize("name", REHEARSALS)
def test_scripted_rehearsals_go_as_before(tmp_path: Path, name: str) -> None:
    """Scripted replies with a fixed seed give the committed questions and report."""
    stdin = (GOLDEN / f"{name}.in.jsonl").read_bytes()
    arguments = ["rehearse", "--jsonl", *REHEARSALS[name]]
    _assert_same(f"{name}.out.jsonl", arguments, tmp_path, stdin)


def _assert_same(
    name: str, arguments: Sequence[str], data: Path, stdin: bytes = b"", status: int = 0
) -> None:
    done = run(arguments, data, stdin)
    assert (done.status, done.stderr) == (status, "")
    golden = GOLDEN / name
    if UPDATE:
        golden.write_bytes(done.stdout)
    assert done.stdout == golden.read_bytes(), "see the first lines of this file"
