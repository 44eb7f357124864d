"""The processes that the bot has started."""

import os
from pathlib import Path


def children(module: str) -> list[int]:
    """List this process's children that run a module."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and module in (entry / "cmdline").read_text():
                found.append(int(entry.name))
        except OSError:
            continue
    return found
