"""The real command line as other programs start it: bytes in, bytes out."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-P", "-m", "bot")
ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "automation"
PEOPLE = ROOT / "question_banks" / "people"


@dataclass(frozen=True, slots=True)
class Done:
    """How a process ended and what it wrote."""

    stdout: bytes
    stderr: str
    status: int

    @property
    def objects(self) -> list[dict[str, Any]]:
        """Everything on stdout, which must be one JSON object a line."""
        assert self.stdout.endswith(b"\n") or not self.stdout
        found = [json.loads(line) for line in self.stdout.decode("utf-8").splitlines()]
        assert all(isinstance(one, dict) for one in found)
        return found

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The error objects on stdout."""
        return [one for one in self.objects if one.get("type") == "error"]


def environment(data: Path) -> dict[str, str]:
    """Give an environment with a data directory of its own and no other setting of ours."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GREENROOM_")}
    return kept | {"GREENROOM_DATA": str(data), "HOME": str(data)}


def run(arguments: Sequence[str], data: Path, stdin: bytes = b"") -> Done:
    """Run one command from the repository's root to its end."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(data),
        cwd=ROOT,
        check=False,
        timeout=120,
    )
    return Done(done.stdout, done.stderr.decode("utf-8"), done.returncode)


def begin(arguments: Sequence[str], data: Path) -> "subprocess.Popen[bytes]":
    """Start one command with pipes all round."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(data),
        cwd=ROOT,
    )
