"""How gateway messages are packed (Gateway, "Encoding and Compression")."""

import importlib
import zlib
from collections.abc import Callable
from typing import Any, TypeAlias

Packer: TypeAlias = Callable[[str], bytes | str]
"""Turns a message's text into what one WebSocket message carries."""


def packer(kind: str | None) -> Packer:
    """Make a packer for one connection; a stream keeps its state from message to message.

    Raises:
        ValueError: the kind isn't one of Discord's.
        ModuleNotFoundError: zstd was asked for and `zstandard` isn't installed. discord.py asks
            for it only where it is.
    """
    if kind is None:
        return str
    if kind == "zlib-stream":
        return _zlib_stream()
    if kind == "zstd-stream":
        return _zstd_stream()
    message = f"compress={kind}"
    raise ValueError(message)


def _zlib_stream() -> Packer:
    stream = zlib.compressobj()

    def pack(text: str) -> bytes:
        return stream.compress(text.encode()) + stream.flush(zlib.Z_SYNC_FLUSH)

    return pack


def _zstd_stream() -> Packer:
    zstandard: Any = importlib.import_module("zstandard")
    stream = zstandard.ZstdCompressor().compressobj()

    def pack(text: str) -> bytes:
        packed: bytes = stream.compress(text.encode())
        packed += stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        return packed

    return pack
