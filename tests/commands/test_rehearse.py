from pathlib import Path
from typing import Any

import pytest

from tests.commands.conversation import Outcome, Reply, converse, greenroom

STRONG = (
    "I rebuilt the nightly import because it took nine hours. I chose a queue over a bigger server "
    "since the work splits well; it now takes 40 minutes and costs 300 euros less a month. "
    "Looking back I would have measured the queue length from the first day."
)
WEAK = "We worked on various things and it went well, I guess."
RESUME = """Mara Sample
Experience
Depot Lines, Data Engineer, March 2019 - present
- Rebuilt the nightly import of 4 million rows so that it ends before six in the morning
- Led the move of 12 reports to a shared warehouse with two colleagues
- Wrote the handover guide that the support team uses every day
- Reduced the storage bill by 38% with a new retention rule
Skills
Python, PostgreSQL, Airflow
"""


def answered(text: str = STRONG, seconds: float = 55.0) -> Reply:
    """Answer every question with the same words."""
    return lambda question: {"answer": f"{text} Case {question['id']}.", "seconds": seconds}


def short(tmp_path: Path, reply: Reply, *more: str) -> Outcome:
    """Hold a short interview on a resume of our own."""
    resume = tmp_path / "resume.txt"
    resume.write_text(RESUME)
    return converse(
        ["--seed", "11", "--format", "quick15", "--resume", str(resume), *more],
        reply,
        data=tmp_path / "data",
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Hold one uninterrupted interview for the tests that only look at it."""
    return short(tmp_path_factory.mktemp("whole"), answered())


def test_a_whole_interview_by_json_lines_ends_in_a_report(whole: Outcome) -> None:
    """Each line is one JSON object and the last one is the report of what was said."""
    assert whole.status == 0
    assert whole.errors == ""
    report = whole.report
    assert report["ending"] == "completed"
    assert [t["id"] for t in report["turns"]] == [q["id"] for q in whole.questions]
    assert all(t["answer"].startswith(STRONG) for t in report["turns"])


def test_questions_quote_the_resume_and_probes_quote_the_answer(whole: Outcome) -> None:
    """Half of the main questions quote a resume line; every probe quotes the answer before it."""
    outcome = whole
    mains = [q for q in outcome.questions if not q["follow_up_to"]]
    quoting = [q for q in mains if '"' in q["text"] and q["text"].split('"')[1] in RESUME]
    assert len(quoting) * 2 >= len(mains)
    for before, probe in zip(outcome.questions, outcome.questions[1:], strict=False):
        if probe["follow_up_to"]:
            assert probe["quote"] in f"{STRONG} Case {before['id']}."
            assert probe["reason"]


def test_the_same_seed_and_answers_give_the_same_interview(tmp_path: Path, whole: Outcome) -> None:
    """Two runs, also of one data directory, write the same objects."""
    assert short(tmp_path, answered()).written == whole.written
    assert short(tmp_path, answered()).written == whole.written


def test_swapping_two_answers_changes_the_probes_after_them(tmp_path: Path) -> None:
    """With the same seed, what is asked next depends on what was said."""

    def reply(first: str, second: str) -> Reply:
        said = {"q1": first, "q2": second}
        return lambda q: {"answer": said.get(q["id"], STRONG), "seconds": 50}

    one = {q["id"]: q for q in short(tmp_path, reply(STRONG, WEAK)).questions}
    other = {q["id"]: q for q in short(tmp_path, reply(WEAK, STRONG)).questions}
    for probe in ("q1p1", "q2p1"):
        assert one[probe]["text"] != other[probe]["text"]
        assert one[probe]["quote"] != other[probe]["quote"]


@pytest.mark.parametrize("killed_after", [1, 2, 4, 6, 9])
def test_a_killed_interview_goes_on_as_if_nothing_had_happened(
    tmp_path: Path, whole: Outcome, killed_after: int
) -> None:
    """SIGKILL after any answer, then the same command: the report equals an uninterrupted one."""
    count = 0

    def until_killed(question: dict[str, Any]) -> dict[str, Any] | None:
        nonlocal count
        count += 1
        return answered()(question) if count <= killed_after else None

    killed = short(tmp_path, until_killed)
    assert killed.status == -9
    rest = short(tmp_path, answered())
    assert rest.questions[0] == killed.questions[-1]
    assert rest.report == whole.report


def test_fresh_begins_anew_after_a_kill(tmp_path: Path) -> None:
    """With --fresh a broken-off interview is closed and the first question is asked again."""
    replies = iter([answered()])

    def once(question: dict[str, Any]) -> dict[str, Any] | None:
        reply = next(replies, None)
        return reply(question) if reply else None

    short(tmp_path, once)
    assert short(tmp_path, answered(), "--fresh").questions[0]["id"] == "q1"


def test_a_bad_line_is_named_and_the_interview_goes_on(tmp_path: Path) -> None:
    """A wrong field, a broken line and both at once are answered with line and field."""
    resume = tmp_path / "resume.txt"
    resume.write_text(RESUME)
    lines = "\n".join(
        ['{"answer": 5}', "not json", '{"answer":"x","colour":1}', '{"intent":"stop"}', ""]
    )
    done = greenroom(
        "rehearse", "--jsonl", "--seed", "1", "--resume", str(resume),
        data=tmp_path / "data", stdin=lines,
    )  # fmt: skip
    assert done.returncode == 0
    objects = [line for line in done.stdout.splitlines() if '"type":"error"' in line]
    assert len(objects) == 3
    assert '"line":1,"field":"answer"' in objects[0]
    assert '"line":2' in objects[1]
    assert '"line":3,"field":"colour"' in objects[2]
    assert '"ending":"stopped"' in done.stdout.splitlines()[-1]


def test_skips_and_the_end_of_input_are_endings_with_a_report(tmp_path: Path) -> None:
    """A skipped question is marked; a closed stdin ends the sitting as left."""
    done = greenroom(
        "rehearse", "--jsonl", "--seed", "1", data=tmp_path, stdin='{"intent":"skip"}\n'
    )
    assert done.returncode == 0
    assert '"ending":"left"' in done.stdout
    assert '"skipped":true' in done.stdout


def test_wrong_input_is_one_sentence_and_status_one(tmp_path: Path) -> None:
    """Unknown tracks, formats, missing files and folders say what to do on stderr alone."""
    cases = {
        ("--track", "alchemy"): "Choose one of:",
        ("--format", "forever"): "Choose one of:",
        ("--resume", str(tmp_path / "none.pdf")): "no file at that path",
        ("--resume", str(tmp_path)): "That is a folder",
    }
    for arguments, sentence in cases.items():
        done = greenroom("rehearse", "--jsonl", *arguments, data=tmp_path / "data")
        assert (done.returncode, done.stdout) == (1, "")
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr


def test_a_data_directory_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file where the data directory should be ends in advice, before anything is asked."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    done = greenroom("rehearse", "--jsonl", data=blocked)
    assert done.returncode == 1
    assert "GREENROOM_DATA" in done.stderr


def test_the_demo_runs_unattended_to_a_scored_report(tmp_path: Path) -> None:
    """The demo needs nothing and keeps nothing."""
    done = greenroom("rehearse", "--demo", data=tmp_path / "data")
    assert done.returncode == 0
    assert "Your report" in done.stdout
    assert "Follow-up" in done.stdout
    assert not (tmp_path / "data").exists()


def test_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    """An option that isn't there is wrong usage, not a fault."""
    assert greenroom("rehearse", "--colour", data=tmp_path).returncode == 2
