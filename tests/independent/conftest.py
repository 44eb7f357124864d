"""What the independent clients need; without it their tests are skipped."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NEEDED = (22, 12)
"""The oldest Node that @discordjs/voice takes."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known also to a run that collects only these tests."""
    config.addinivalue_line("markers", "independent: needs Node and npm packages; see README.md")


@pytest.fixture(scope="session")
def node() -> str:
    """Give a Node that is new enough, or skip."""
    if not (HERE / "node_modules" / "@discordjs" / "voice").is_dir():
        pytest.skip("run `npm ci` in tests/independent first")
    own = HERE / "node_modules" / ".bin" / "node"
    for found in (str(own) if own.exists() else None, shutil.which("node")):
        if found is not None and _version(found) >= NEEDED:
            return found
    pytest.skip("no Node of 22.12 or newer")


def _version(program: str) -> tuple[int, int]:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    major, minor, *_ = (said.stdout.strip().lstrip("v") or "0.0").split(".")
    return int(major), int(minor)
