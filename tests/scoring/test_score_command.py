import json
from collections.abc import Mapping
from typing import Any

import pytest
from typer import Typer
from typer.testing import CliRunner

from bot.commands import score
from bot.shelf import Shelf

OUT = {"id", "overall", "content", "accuracy", "delivery", "flags", "findings", "would_add"}
GOOD: Mapping[str, Any] = {
    "id": "1",
    "question": "Tell me about an outage you caused.",
    "kind": "behavioural",
    "answer": "I took down checkout for 23 minutes. I added an index without concurrently, and "
    "every write queued behind the lock. I killed the migration and added a linter to CI.",
    "seconds": 21.5,
    "follow_up": {"question": "Why?", "answer": "The table had four million rows by then."},
    "key_points": [{"text": "building an index locks the table", "examples": ["it took a lock"]}],
}


def _run(*lines: str | bytes | Mapping[str, Any]) -> tuple[int, list[dict[str, Any]]]:
    app = Typer()
    app.callback()(lambda: None)
    score.register(app)
    raw = b"\n".join(
        line if isinstance(line, bytes) else line.encode() if isinstance(line, str)
        else json.dumps(line).encode()
        for line in lines
    )  # fmt: skip
    result = CliRunner().invoke(app, ["score", "--jsonl"], input=raw)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(autouse=True)
def _no_banks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "open_shelf", lambda _settings: Shelf(()))


def test_a_line_gives_the_contract_s_object() -> None:
    """One line in gives one object out, with exactly the agreed fields."""
    status, (found,) = _run(GOOD)
    assert status == 0
    assert set(found) == OUT
    assert found["id"] == "1"
    assert set(found["content"]) == {"specificity", "ownership", "depth", "structure"}
    assert set(found["delivery"]) == {"compression", "fluency"}
    assert found["accuracy"] is not None
    for finding in found["findings"]:
        assert set(finding) == {"dimension", "points", "reason", "quote", "start", "end"}
        assert GOOD["answer"][finding["start"] : finding["end"]] == finding["quote"]
    assert all(set(gain) == {"missing", "points"} for gain in found["would_add"])


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({**GOOD, "anwser": "x"}, "anwser"),
        ({k: v for k, v in GOOD.items() if k != "answer"}, "answer"),
        ({**GOOD, "kind": "trivia"}, "kind"),
        ({**GOOD, "seconds": -1}, "seconds"),
        ({**GOOD, "follow_up": {"question": "Why?"}}, "follow_up.answer"),
        ({**GOOD, "key_points": [{"text": 1}]}, "key_points.0.text"),
        ({**GOOD, "track": "alchemy"}, "track"),
        ("{", None),
        (b'{"id": "\xff"}', None),
    ],
)
def test_a_bad_line_names_its_field(
    line: str | bytes | Mapping[str, Any], field: str | None
) -> None:
    """A bad line is answered with an error that names line and field; the next one is scored."""
    status, (wrong, right) = _run(line, GOOD)
    assert status == 1
    assert wrong["type"] == "error"
    assert (wrong["line"], wrong["field"]) == (1, field)
    assert set(right) == OUT


def test_an_error_repeats_no_answer() -> None:
    """A member's words never come back in an error's text."""
    _, (wrong,) = _run({**GOOD, "seconds": "heparin", "answer": "my secret words"})
    assert "heparin" not in wrong["message"]
    assert "secret" not in wrong["message"]


def test_blank_lines_and_empty_answers_are_fine() -> None:
    """Blank lines are passed over; an empty answer scores nothing and breaks nothing."""
    status, (found,) = _run("", {**GOOD, "answer": ""}, "  ")
    assert status == 0
    assert found["overall"] == 0
    assert "short" in found["flags"]
