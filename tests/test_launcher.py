import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy what the launcher needs into a folder of its own, with a space in its name."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    for name in ("greenroom", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def launch(checkout: Path, python: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the launcher where `python3` is the given script and nothing else is Python."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "dirname", "cat", "cmp", "readlink", "rm", "printf", "awk"):
        if found := shutil.which(tool):
            (tools / tool).symlink_to(found)
    (tools / "python3").write_text(f"#!/bin/sh\n{python}\n")
    (tools / "python3").chmod(0o755)
    return subprocess.run(
        [str(checkout / "greenroom"), "rehearse", "--demo"],
        env={"PATH": str(tools), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_named_and_nothing_is_made(checkout: Path, tmp_path: Path) -> None:
    """With Python 3.9 alone the launcher says what it needs and leaves no trace."""
    done = launch(checkout, '[ "$1" = --version ] && echo "Python 3.9.2"; exit 1', tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "3.11, 3.12 or 3.13; here is Python 3.9.2" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_without_venv_and_pip_is_told_apart(checkout: Path, tmp_path: Path) -> None:
    """A Python that can't make an environment leads to a sentence about venv and pip."""
    done = launch(checkout, 'case "$1" in -m) exit 1 ;; *) exit 0 ;; esac', tmp_path)
    assert done.returncode == 1
    assert "venv and pip" in done.stderr


def test_the_launcher_keeps_stdout_for_the_command() -> None:
    """Nothing that the launcher itself says may reach stdout."""
    text = (ROOT / "greenroom").read_text()
    says = [line for line in text.splitlines() if line.lstrip().startswith(("echo", "printf"))]
    assert all(">" in line for line in says)


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    """Every pinned package has a hash, and no line says where it is downloaded from."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text().splitlines()
        pins = [i for i, line in enumerate(lines) if line and line[0].isalnum()]
        assert len(pins) > 40
        assert all("--hash=sha256:" in lines[i + 1] for i in pins)
        assert not any("://" in line or line.startswith("--") for line in lines)


def test_every_setting_is_explained() -> None:
    """.env.example names each variable that the program reads."""
    example = (ROOT / ".env.example").read_text()
    for name, field in Settings.model_fields.items():
        variable = field.validation_alias or f"GREENROOM_{name.upper()}"
        assert f"{variable}=" in example


def test_no_file_is_longer_than_the_house_allows() -> None:
    """Python files stay at 250 lines or less."""
    folders = ("bot", "cogs", "storage", "tests", "benchmarks")
    files = [p for folder in folders for p in (ROOT / folder).rglob("*.py")]
    long = [p.name for p in files if len(p.read_text(encoding="utf-8").splitlines()) > 250]
    assert not long
    assert len(files) > 50


def test_nothing_of_this_machine_is_named() -> None:
    """Shipped text names no path of a developer's machine."""
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607 - git is how the checkout got here
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.split():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".sh", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert "/work/" + "main" not in text, name
            assert "../" + "shared" not in text or name == ".ci/run", name
