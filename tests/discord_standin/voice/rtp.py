"""RTP packets as Discord uses them (RFC 3550 section 5.1; RFC 8285 for the extension)."""

import struct
from dataclasses import dataclass

OPUS = 0x78
"""The payload type of audio."""
SILENCE = b"\xf8\xff\xfe"
"""A frame of silence; five of them end what somebody says, and they are never encrypted."""
FRAME = 960
"""Samples of a 20 ms frame at 48 kHz: what the timestamp moves on by."""
ONE_BYTE_EXTENSIONS = 0xBEDE


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet of audio.

    Attributes:
        sequence: 16 bits, one more for each packet that is sent.
        timestamp: 32 bits, in samples at 48 kHz; it also moves on while nothing is sent.
        ssrc: whose stream it is.
        payload: an Opus frame, encrypted under DAVE where that holds.
        extension: the header extension's body, a multiple of 4 bytes.
        padding: bytes of padding, 0 to 255; the last says how many there are.
        kind: the payload type.
    """

    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes
    extension: bytes = b""
    padding: int = 0
    kind: int = OPUS

    def head(self) -> bytes:
        """Give what stays readable: with an extension, its first 4 bytes too."""
        first = 0x80 | (0x10 if self.extension else 0) | (0x20 if self.padding else 0)
        head = struct.pack(
            ">BBHII",
            first,
            self.kind,
            self.sequence & 0xFFFF,
            self.timestamp & 0xFFFF_FFFF,
            self.ssrc,
        )
        if self.extension:
            head += struct.pack(">HH", ONE_BYTE_EXTENSIONS, len(self.extension) // 4)
        return head

    def body(self) -> bytes:
        """Give what is encrypted."""
        padding = bytes(self.padding - 1) + bytes([self.padding]) if self.padding else b""
        return self.extension + self.payload + padding

    @classmethod
    def read(cls, head: bytes, body: bytes) -> "Packet":
        """Put a packet together from its head and its decrypted body."""
        first, kind, sequence, timestamp, ssrc = struct.unpack_from(">BBHII", head)
        extension = 4 * int.from_bytes(head[-2:]) if first & 0x10 else 0
        padding = body[-1] if first & 0x20 and body else 0
        payload = body[extension : len(body) - padding]
        return cls(sequence, timestamp, ssrc, payload, body[:extension], padding, kind)


def head_size(data: bytes) -> int:
    """Give how many bytes of a packet aren't encrypted."""
    if len(data) < 12:
        return len(data)
    return 12 + 4 * (data[0] & 0x0F) + (4 if data[0] & 0x10 else 0)
