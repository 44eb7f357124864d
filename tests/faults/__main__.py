"""`python -m tests.faults [WORD …]`: the whole fault campaign, or the faults with a word in them.

Prints the table; its status is 1 if any fault cost anybody anything.
"""

import multiprocessing
import sys
import time
from collections.abc import Iterator

from tests.faults.table import Outcome, cores, faults, printed, row, tried_by_name

ALOUD = 3
"""Tries in real time that share a core: each takes a fifth of it."""


def main(words: list[str]) -> int:
    """Try every fault as often as it says, on all cores, and print the table."""
    began = time.monotonic()
    outcomes: dict[str, list[Outcome]] = {
        fault.name: []
        for fault in faults()
        if not words or any(word.lower() in fault.name.lower() for word in words)
    }
    _try_all(outcomes, aloud=False, at_once=cores())
    _try_all(outcomes, aloud=True, at_once=ALOUD * cores())
    rows = [row(name, found) for name, found in outcomes.items()]
    sys.stdout.write(f"{printed(rows)}\n\n{time.monotonic() - began:.0f} s, {cores()} at a time\n")
    for one in rows:
        sys.stdout.writelines(f"{one.fault}: {count} x {where}\n" for where, count in one.where)
        sys.stdout.writelines(f"{said}\n" for said in one.trouble)
    return 0 if all(one.clean for one in rows) else 1


def _try_all(outcomes: dict[str, list[Outcome]], *, aloud: bool, at_once: int) -> None:
    wanted = list(_wanted(outcomes, aloud=aloud))
    # Not a ProcessPoolExecutor: with maximal tasks a child it stops for good on Python 3.11.
    with multiprocessing.get_context("spawn").Pool(at_once, maxtasksperchild=50) as pool:
        for done, (name, found) in enumerate(pool.imap_unordered(tried_by_name, wanted), 1):
            outcomes[name].append(found)
            sys.stderr.write(f"{done} of {len(wanted)}: {name}\n")


def _wanted(names: dict[str, list[Outcome]], *, aloud: bool) -> Iterator[tuple[str, int]]:
    for fault in faults():
        if fault.name in names and fault.aloud is aloud:
            yield from ((fault.name, seed) for seed in range(fault.times))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
