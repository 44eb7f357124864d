"""As much of MLS 1.0 as the voice gateway needs to read (RFC 9420, ciphersuite 2; DAVE whitepaper).

No key schedule is needed: a delivery service reads who a key package is of, and where a commit ends
and its welcome begins.
"""

import hashlib
import struct
from dataclasses import dataclass

MLS_1_0 = 1
CIPHERSUITE = 2
"""DHKEMP256_AES128GCM_SHA256_P256, DAVE's only one."""
PUBLIC_MESSAGE, KEY_PACKAGE = 1, 5
FROM_MEMBER, FROM_EXTERNAL = 1, 2
A_PROPOSAL, A_COMMIT = 2, 3


class Unreadable(ValueError):
    """What a client sent isn't the MLS structure that belongs there."""


def vector(data: bytes) -> bytes:
    """Write a variable-size vector (RFC 9420 section 2.1.2).

    Raises:
        ValueError: it is longer than 2^30 - 1 bytes.
    """
    size = len(data)
    if size < 1 << 6:
        return bytes([size]) + data
    if size < 1 << 14:
        return struct.pack(">H", size | 0x4000) + data
    if size < 1 << 30:
        return struct.pack(">I", size | 0x8000_0000) + data
    message = f"a vector of {size} bytes"
    raise ValueError(message)


class Reader:
    """Walks through bytes; every method raises `Unreadable` where they end too early."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def take(self, count: int) -> bytes:
        """Read so many bytes."""
        end = self.position + count
        if end > len(self.data):
            message = "truncated"
            raise Unreadable(message)
        taken = self.data[self.position : end]
        self.position = end
        return taken

    def number(self, size: int) -> int:
        """Read a big-endian number of so many bytes."""
        return int.from_bytes(self.take(size))

    def vector(self) -> bytes:
        """Read a variable-size vector."""
        first = self.number(1)
        kind, size = first >> 6, first & 0x3F
        if kind == 3:
            message = "a vector's length starts with 11"
            raise Unreadable(message)
        for _ in range((1 << kind) - 1):
            size = (size << 8) | self.number(1)
        return self.take(size)

    def expect(self, size: int, value: int, what: str) -> None:
        """Read a number that must be this one."""
        found = self.number(size)
        if found != value:
            message = f"{what} is {found}, not {value}"
            raise Unreadable(message)


def _leaf_node(reader: Reader) -> bytes:
    """Read over a LeafNode (RFC 9420 section 7.2); gives its basic credential's identity."""
    reader.vector()  # encryption key
    reader.vector()  # signature key
    reader.expect(2, 1, "credential type")
    identity = reader.vector()
    for _ in range(5):  # capabilities
        reader.vector()
    source = reader.number(1)
    if source == 1:  # a key package: its lifetime
        reader.take(16)
    elif source == 3:  # a commit: its parent hash
        reader.vector()
    reader.vector()  # extensions
    reader.vector()  # signature
    return identity


def bare_key_package(data: bytes) -> bytes:
    """Take a key package out of its MLSMessage; clients send either (the whitepaper: wrapped)."""
    head = struct.pack(">HH", MLS_1_0, KEY_PACKAGE)
    return data[4:] if data.startswith(head) else data


def owner_of(key_package: bytes) -> int:
    """Give the user id that a bare key package is of: its credential, big-endian.

    Raises:
        Unreadable: it isn't a key package of DAVE's ciphersuite.
    """
    reader = Reader(key_package)
    reader.expect(2, MLS_1_0, "version")
    reader.expect(2, CIPHERSUITE, "ciphersuite")
    reader.vector()  # init key
    identity = _leaf_node(reader)
    reader.vector()  # extensions
    reader.vector()  # signature
    if reader.position != len(key_package):
        message = "bytes after the key package"
        raise Unreadable(message)
    return int.from_bytes(identity)


@dataclass(frozen=True, slots=True)
class Commit:
    """What op 28 carries: an MLSMessage with a commit, and the Welcome for those it adds."""

    group_id: bytes
    epoch: int
    leaf: int
    references: frozenset[bytes]
    message: bytes
    welcome: bytes


def reference(proposal: bytes) -> bytes:
    """Give what a commit names a proposal's MLSMessage by (RFC 9420 section 5.2)."""
    authenticated = proposal[2:]  # all but the version
    label = vector(b"MLS 1.0 Proposal Reference")
    return hashlib.sha256(label + vector(authenticated)).digest()


def _references(proposals: bytes) -> frozenset[bytes]:
    reader, found = Reader(proposals), set[bytes]()
    while reader.position < len(proposals):
        reader.expect(1, 2, "proposal in a commit: 1 is by value, and DAVE has by reference;")
        found.add(reader.vector())
    return frozenset(found)


def read_commit(data: bytes) -> Commit:
    """Split op 28's body.

    Raises:
        Unreadable: it isn't a commit by a member in a public message.
    """
    reader = Reader(data)
    reader.expect(2, MLS_1_0, "version")
    reader.expect(2, PUBLIC_MESSAGE, "wire format")
    group_id = reader.vector()
    epoch = reader.number(8)
    reader.expect(1, FROM_MEMBER, "sender type")
    leaf = reader.number(4)
    reader.vector()  # authenticated data
    reader.expect(1, A_COMMIT, "content type")
    references = _references(reader.vector())
    if reader.number(1):  # an update path
        _leaf_node(reader)
        reader.vector()
    reader.vector()  # signature
    reader.vector()  # confirmation tag
    reader.vector()  # membership tag
    split = reader.position
    return Commit(group_id, epoch, leaf, references, data[:split], data[split:])
