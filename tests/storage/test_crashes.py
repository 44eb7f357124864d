import random
import subprocess
import sys
from pathlib import Path

from storage.archive import open_archive
from storage.database import open_database
from tests.storage.samples import turn

ROOT = Path(__file__).parents[2]


async def test_kill_loses_no_turn_that_was_kept(tmp_path: Path) -> None:
    """Killed at any of five points, a program leaves every turn it was told was kept, in order."""
    children = {
        tmp_path / f"{n}.db": _child("crashing", "turns", tmp_path / f"{n}.db") for n in range(5)
    }
    for path, child in children.items():
        said = [_line(child) for _ in range(random.Random(path.name).randint(1, 40))]
        said += _killed(child)
        async with open_archive(path) as archive:
            live = await archive.sittings.unfinished("ada", "local")
            assert live is not None
            turns = (await archive.sittings.transcript(live.id)).turns
        assert [kept.prompt.id for kept in turns[: len(said)]] == said
        assert turns == tuple(turn(n, "Redis. " * n) for n in range(1, len(turns) + 1))


async def test_ten_kills_inside_a_transaction_tear_nothing(tmp_path: Path) -> None:
    """After each kill the database is sound and holds whole pairs only."""
    paths = [tmp_path / f"{whole}.db" for whole in range(10)]
    children = [_child("halving", path, str(whole)) for whole, path in enumerate(paths)]
    for whole, (path, child) in enumerate(zip(paths, children, strict=True)):
        assert _line(child) == "half"
        _killed(child)
        async with open_database(path) as database:
            assert await database.rows("PRAGMA integrity_check") == ({"integrity_check": "ok"},)
            members = await database.rows("SELECT member FROM resumes ORDER BY id")
        assert [row["member"] for row in members] == ["first", "second"] * whole


def _child(module: str, *arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.storage.{module}", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def _killed(child: subprocess.Popen[str]) -> list[str]:
    """Kill -9; give the lines that were said in the meantime."""
    child.kill()
    said, _ = child.communicate()
    return said.split()
