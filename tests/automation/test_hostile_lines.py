import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.automation.process import COMMAND, ROOT, Done, begin, environment, run

Wrong = dict[str, tuple[bytes, str | None]]
MARK = b"\xef\xbb\xbf"
GOOD = {"id": "a", "question": "What did you build?", "answer": "I built a queue in 3 weeks."}
LONG = "word " * 220_000
NOT_OBJECTS: Wrong = {
    "not JSON": (b"{id: 1}", None),
    "cut off": (b'{"answer":"x"', None),
    "a list": (b"[1]", None),
    "a number": (b"5", None),
    "nested too deep": (b"[" * 5000, None),
    "UTF-16": ("\ufeff{}".encode("utf-16-le"), None),
    "a lone surrogate": (b'{"answer":"\\ud800"}', None),
    "half a pair": (b'{"answer":"\\udc00 \\ud83d"}', None),
    "a raw NUL": (b'{"answer":"a\x00b"}', None),
    "a megabyte of rubbish": (b"x" * 1_000_000, None),
}


def _line(good: dict[str, Any], **changes: object) -> bytes:
    changed = {k: v for k, v in (good | changes).items() if v is not ...}
    return json.dumps(changed).encode()


SCORE: Wrong = NOT_OBJECTS | {
    "not UTF-8": (b'{"id":"\xff","question":"q","answer":"a"}', None),
    "wrong type": (_line(GOOD, answer=5), "answer"),
    "a number as id": (_line(GOOD, id=1), "id"),
    "null answer": (_line(GOOD, answer=None), "answer"),
    "unknown field": (_line(GOOD, anwser="x"), "anwser"),
    "field with a NUL": (_line(GOOD, **{"a\0b": 1}), "a\0b"),
    "missing field": (_line(GOOD, answer=...), "answer"),
    "empty object": (b"{}", "id"),
    "unknown kind": (_line(GOOD, kind="trivia"), "kind"),
    "unknown track": (_line(GOOD, track="alchemy"), "track"),
    "track outside the folder": (_line(GOOD, track="../people/leila_haddad"), "track"),
    "seconds as text": (_line(GOOD, seconds="60"), "seconds"),
    "seconds true": (_line(GOOD, seconds=True), "seconds"),
    "seconds below 0": (_line(GOOD, seconds=-1), "seconds"),
    "seconds infinite": (_line(GOOD, seconds=float("inf")), "seconds"),
    "seconds not a number": (_line(GOOD, seconds=float("nan")), "seconds"),
    "seconds of 400 digits": (_line(GOOD, seconds=10**400), "seconds"),
    "deep field": (_line(GOOD, follow_up={"question": "Why?"}), "follow_up.answer"),
    "field in a list": (_line(GOOD, key_points=[{"text": 1}]), "key_points.0.text"),
    "a megabyte of answer": (_line(GOOD, answer=LONG), "answer"),
}
REHEARSE: Wrong = NOT_OBJECTS | {
    "wrong type": (b'{"answer":5}', "answer"),
    "unknown field": (b'{"answer":"x","colour":1}', "colour"),
    "neither": (b"{}", None),
    "both": (b'{"answer":"x","intent":"skip"}', None),
    "unknown intent": (b'{"intent":"dance"}', "intent"),
    "seconds as text": (b'{"answer":"x","seconds":"5"}', "seconds"),
    "seconds not a number": (b'{"answer":"x","seconds":NaN}', "seconds"),
    "seconds too many": (b'{"answer":"x","seconds":7201}', "seconds"),
    "a megabyte of answer": (json.dumps({"answer": LONG}).encode(), "answer"),
}


def _assert_named(done: Done, wrong: Wrong, first: int) -> None:
    """Each bad line, from line number `first` on, has its error, with its line and field."""
    found = {error["line"]: error for error in done.errors}
    for number, (name, (_, field)) in enumerate(wrong.items(), start=first):
        error = found.pop(number)
        assert error["field"] == field, name
        assert 10 < len(error["message"]) < 400, name
        assert error["message"].endswith("."), name
    assert not found
    assert "word word" not in done.stdout.decode()
    assert done.stderr == ""


def test_every_bad_line_to_score_is_named_and_the_good_ones_are_scored(tmp_path: Path) -> None:
    """After a byte order mark, a blank line and CRLF ends, bad lines are named, others scored."""
    bad = b"\r\n".join(line for line, _ in SCORE.values())
    good = _line(GOOD)
    odd = _line(GOOD, id="b", answer="I built it.\0 \u2028 \U0001f600 caf\u00e9.")
    stdin = b"\r\n".join([MARK + good, b"", b" \t", bad, odd])
    done = run(["score", "--jsonl"], tmp_path, stdin)
    _assert_named(done, SCORE, first=4)
    assert [one["id"] for one in done.objects if "id" in one] == ["a", "b"]
    assert done.status == 1


def test_every_bad_line_to_rehearse_is_named_and_the_sitting_goes_on(tmp_path: Path) -> None:
    """After a byte order mark, blank lines and CRLF ends, the question waits for a good line."""
    bad = b"\r\n".join(line for line, _ in REHEARSE.values())
    odd = json.dumps({"answer": "I built it.\0 \u2028 \U0001f600 caf\u00e9.", "seconds": 5})
    ends = [MARK + b'{"intent":"repeat"}', b"", b" ", bad, odd.encode(), b'{"intent":"stop"}']
    done = run(["rehearse", "--jsonl", "--seed", "1"], tmp_path, b"\r\n".join(ends))
    _assert_named(done, REHEARSE, first=4)
    report = done.objects[-1]
    assert report["ending"] == "stopped"
    assert report["turns"][0]["answer"].startswith("I built it.\0")
    assert done.status == 0


def test_an_empty_input_is_an_end_like_any_other(tmp_path: Path) -> None:
    """Without a single line a sitting is one that was left, and no fault."""
    done = run(["rehearse", "--jsonl"], tmp_path)
    assert (done.status, done.stderr) == (0, "")
    assert [one["type"] for one in done.objects] == ["question", "report"]
    assert done.objects[-1]["ending"] == "left"


def test_an_unreadable_resume_leaves_stdout_empty(tmp_path: Path) -> None:
    """A file that can't be read is said on stderr in one sentence, and stdout stays empty."""
    file = tmp_path / "resume.pdf"
    file.write_bytes(b"%PDF-1.7 nothing")
    done = run(["resume", str(file), "--json"], tmp_path)
    assert (done.status, done.stdout) == (1, b"")
    assert done.stderr.startswith("That file")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["score", "rehearse"])
def test_ctrl_c_ends_with_130_and_without_a_word(tmp_path: Path, command: str) -> None:
    """Interrupted while it waits for a line, a command leaves whole objects and no traceback."""
    with begin([command, "--jsonl"], tmp_path) as process:
        first = _first_object(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    done = Done(first + out, err.decode(), process.returncode)
    assert done.objects
    assert done.status == 130
    assert done.stderr.strip() == ""


@pytest.mark.parametrize("command", ["score", "rehearse"])
def test_a_reader_that_goes_away_is_no_crash(tmp_path: Path, command: str) -> None:
    """When stdout is closed halfway, the command ends by itself, with status 1 and no traceback."""
    with begin([command, "--jsonl"], tmp_path) as process:
        _first_object(process)
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write((json.dumps(GOOD if command == "score" else {"answer": "x"})).encode())
        process.stdin.write(b"\n")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_streams_that_are_closed_from_the_start_are_no_crash(tmp_path: Path) -> None:
    """With neither stdin nor stdout, a command finds nothing to do and says nothing."""
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&- >&-', "sh", *COMMAND, "score", "--jsonl"],
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def _first_object(process: "subprocess.Popen[bytes]") -> bytes:
    """Have one object written: a question comes by itself, a score must be asked for."""
    assert process.stdin
    assert process.stdout
    if "score" in process.args:  # type: ignore[operator] # a list, as we started it
        process.stdin.write(_line(GOOD) + b"\n")
        process.stdin.flush()
    line = process.stdout.readline()
    assert json.loads(line)
    return line
