"""What async tests ask of files; they are local, so nothing waits long."""

import stat
from pathlib import Path


def content(path: Path) -> bytes:
    """Read a whole file."""
    return path.read_bytes()


def write(path: Path, data: bytes) -> None:
    """Write a whole file, in a directory made for it."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def inside(folder: Path) -> list[Path]:
    """List what lies in a folder."""
    return sorted(folder.iterdir())


def mode(path: Path) -> int:
    """Give the permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def set_mode(path: Path, bits: int) -> None:
    """Change the permission bits."""
    path.chmod(bits)
