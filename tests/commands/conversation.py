"""Drives the real command line as another program would: a process, its stdin and its stdout."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Reply = Callable[[dict[str, Any]], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process wrote, object by object, and how it ended."""

    written: list[dict[str, Any]]
    errors: str
    status: int

    @property
    def report(self) -> dict[str, Any]:
        """The object that ends a sitting."""
        assert self.written[-1]["type"] == "report", self.errors
        return self.written[-1]

    @property
    def questions(self) -> list[dict[str, Any]]:
        """Every question and probe, in order."""
        return [o for o in self.written if o["type"] == "question"]


def greenroom(*arguments: str, data: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "bot", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env=_environment(data),
        check=False,
        timeout=120,
    )


def converse(arguments: Sequence[str], reply: Reply, *, data: Path) -> Outcome:
    """Hold `rehearse --jsonl`; a reply of None kills the process on the spot (SIGKILL)."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", "rehearse", "--jsonl", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_environment(data),
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        written: list[dict[str, Any]] = []
        for line in process.stdout:
            written.append(json.loads(line))
            if written[-1]["type"] != "question":
                continue
            answer = reply(written[-1])
            if answer is None:
                process.kill()
                break
            process.stdin.write(json.dumps(answer) + "\n")
            process.stdin.flush()
        process.stdin.close()
        return Outcome(written, process.stderr.read(), process.wait())


def _environment(data: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GREENROOM_")}
    return kept | {"GREENROOM_DATA": str(data), "HOME": str(data)}
