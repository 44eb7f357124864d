"""Seconds from starting `greenroom rehearse --jsonl` to its first question, cold and warm.

Cold: without compiled bytecode. Baseline beside it, run in turn: a Python process that only imports
the libraries the command line stands on (typer, rich, pydantic, aiosqlite).

Run: .venv/bin/python benchmarks/start.py [runs]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASELINE = "import typer, rich.console, pydantic_settings, aiosqlite"


def first_question(environment: dict[str, str]) -> float:
    """Start a rehearsal and give the seconds until its first line."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "bot", "rehearse", "--jsonl", "--seed", "1", "--fresh"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    ) as process:
        assert process.stdout  # noqa: S101 - it was asked for
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.kill()
    if b'"question"' not in line:
        sys.exit("no question came: run `greenroom rehearse --jsonl` to see why")
    return seconds


def imports(environment: dict[str, str]) -> float:
    """Start Python for the baseline's imports alone."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-P", "-c", BASELINE], env=environment, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Print medians and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "warm"):
            ours, base = [], []
            for run in range(runs):
                cache = Path(folder, f"cold-{run}" if name == "cold" else "warm")
                environment = os.environ | {
                    "GREENROOM_DATA": str(Path(folder, "data")),
                    "PYTHONPYCACHEPREFIX": str(cache),
                }
                if name == "warm":
                    first_question(environment)
                ours.append(first_question(environment))
                base.append(imports(environment | {"PYTHONPYCACHEPREFIX": f"{cache}-base"}))
            mine, theirs = statistics.median(ours), statistics.median(base)
            print(
                f"{name}: first question {mine:.2f} s ({min(ours):.2f}-{max(ours):.2f}), "
                f"imports alone {theirs:.2f} s, ratio {mine / theirs:.1f}"
            )


if __name__ == "__main__":
    main()
