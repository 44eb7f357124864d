"""The fault campaign: what is tried, what it came to, and the table of both.

A module of this folder with faults to try has a `FAULTS`, a tuple of `Fault`s. Each try gets an
empty folder and a seed, and an event loop of its own; whatever is still there when it returns (a
task, a thread, a socket, an open file of that folder) is counted as left behind.
"""

import asyncio
import importlib
import logging
import os
import tempfile
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

HEADINGS = (
    "fault",
    "times tried",
    "answers lost",
    "attempts wrongly spent",
    "members left without a word",
    "left behind",
)
PATIENCE = 300.0
"""Seconds after which a try counts as hung."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one try came to, or several in one go; all numbers but `tried` should be 0.

    `lost` counts acknowledged answers that are gone or changed; `wrongly_spent` attempts that a
    fault cost, or that a spent one didn't; `silent` members who were told nothing; `left` what was
    left behind. `trouble` says in a few words, never a member's, what else was wrong; `where` at
    what moments the fault struck, to be counted.
    """

    tried: int = 1
    lost: int = 0
    wrongly_spent: int = 0
    silent: int = 0
    left: int = 0
    trouble: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether the fault cost nobody anything."""
        return not (self.lost or self.wrongly_spent or self.silent or self.left or self.trouble)


Try: TypeAlias = Callable[[Path, int], Awaitable[Outcome]]
"""Does a fault to a fresh bot in an empty folder, by a seed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One row's fault: tried `times` times in the campaign, `sample` times in the default tests.

    `quick` is a smaller try for the latter. `aloud` says that a try runs in real time and mostly
    waits, so that several of them may share a core.
    """

    name: str
    attempt: Try
    times: int = 10
    sample: int = 1
    quick: Try | None = None
    aloud: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the outcomes of all tries of a fault, added up."""

    fault: str
    tried: int
    lost: int
    wrongly_spent: int
    silent: int
    left: int
    trouble: tuple[str, ...] = ()
    where: tuple[tuple[str, int], ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells, as under `HEADINGS`."""
        numbers = (self.tried, self.lost, self.wrongly_spent, self.silent, self.left)
        return (self.fault, *map(str, numbers))

    @property
    def clean(self) -> bool:
        """Whether the fault cost nobody anything."""
        return not (self.lost or self.wrongly_spent or self.silent or self.left or self.trouble)


def row(fault: str, outcomes: Iterable[Outcome]) -> Row:
    """Add up what the tries of a fault came to."""
    found = list(outcomes)
    return Row(
        fault,
        tried=sum(one.tried for one in found),
        lost=sum(one.lost for one in found),
        wrongly_spent=sum(one.wrongly_spent for one in found),
        silent=sum(one.silent for one in found),
        left=sum(one.left for one in found),
        trouble=tuple(said for one in found for said in one.trouble),
        where=tuple(sorted(Counter(where for one in found for where in one.where).items())),
    )


def faults() -> tuple[Fault, ...]:
    """Collect the faults of all modules in this folder, in the order of their file names."""
    found: list[Fault] = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if not path.name.startswith(("__", "test_")) and path.stem != "table":
            found += getattr(importlib.import_module(f"tests.faults.{path.stem}"), "FAULTS", ())
    return tuple(found)


def tried(fault: Fault, folder: Path, seed: int, *, quick: bool = False) -> Outcome:
    """Try a fault once in an event loop of its own, and look at what it left behind."""
    if quick and fault.quick is not None:
        fault = replace(fault, attempt=fault.quick)
    before = set(threading.enumerate())
    sockets = len(_open("socket:"))
    try:
        outcome, tasks = asyncio.run(_watched(fault, folder, seed))
    except Exception as error:  # noqa: BLE001 - a try that breaks is a line of the table too
        return Outcome(trouble=(f"{fault.name}, seed {seed}: {type(error).__name__}: {error}",))
    gone = {
        "tasks": tasks,
        "threads": _alive(set(threading.enumerate()) - before),
        "sockets": max(0, len(_open("socket:")) - sockets),
        "files": len(_open(str(folder))),
    }
    left = {what: count for what, count in gone.items() if count}
    if not left:
        return outcome
    said = f"{fault.name}, seed {seed}: left {left}"
    count = outcome.left + sum(left.values())
    return replace(outcome, left=count, trouble=(*outcome.trouble, said))


def tried_by_name(wanted: tuple[str, int]) -> tuple[str, Outcome]:
    """Try the fault of a name by a seed, in a folder of its own: for a process that gets names."""
    name, seed = wanted
    logging.getLogger("aiohttp.server").disabled = True  # a bot that is killed breaks off requests
    fault = next(one for one in faults() if one.name == name)
    with tempfile.TemporaryDirectory(prefix="greenroom-fault-") as folder:
        return name, tried(fault, Path(folder), seed)


def printed(rows: Sequence[Row]) -> str:
    """Write the table in markdown."""
    lines = [HEADINGS, tuple("---" if not n else "---:" for n in range(len(HEADINGS)))]
    lines += [one.cells for one in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


async def _watched(fault: Fault, folder: Path, seed: int) -> tuple[Outcome, int]:
    async with asyncio.timeout(PATIENCE):
        outcome = await fault.attempt(folder, seed)
    for _ in range(20):  # what has been cancelled or closed needs a few rounds of the loop
        await asyncio.sleep(0)
    return outcome, len(asyncio.all_tasks()) - 1


def _alive(threads: set[threading.Thread]) -> int:
    for one in threads:
        one.join(2.0)  # one that was told to end may take a moment
    return sum(one.is_alive() for one in threads)


def _open(beginning: str) -> list[str]:
    """List what this process has open whose name begins so; nothing where there is no /proc."""
    found = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            found.append(str(link.readlink()))
        except OSError:  # the descriptor that lists them is gone already
            continue
    return [name for name in found if name.startswith(beginning)]


def cores() -> int:
    """Tell how many tries may run side by side."""
    return max(1, os.cpu_count() or 1)
