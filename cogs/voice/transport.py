"""RTP packets and the encryption between us and Discord's voice server (Voice Connections).

In the `rtpsize` modes the head is authenticated and stays readable: 12 bytes, 4 for each
contributing source, 4 for an extension's head. The extension's body is encrypted with the payload;
the last 4 bytes of a packet are its nonce, zero-padded.
"""

import struct
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import nacl.bindings
import nacl.exceptions
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

XCHACHA = "aead_xchacha20_poly1305_rtpsize"
GCM = "aead_aes256_gcm_rtpsize"
MODES = (GCM, XCHACHA)
"""What we can do; Discord guarantees the second, the first costs a fifth of it."""

SILENCE = b"\xf8\xff\xfe"
"""A frame of silence: never encrypted under DAVE; five of them end what somebody says."""

_AUDIO = 0x78
_FIXED, _TAG, _NONCE = 12, 16, 4
_SMALLEST = _FIXED + _TAG + _NONCE
_HEAD = struct.Struct(">BBHII")
_WORDS = struct.Struct(">H")

Unseal: TypeAlias = Callable[[bytes, bytes, bytes], bytes]
"""Ciphertext, authenticated head and the nonce's 4 bytes to the plain bytes."""


class Head(NamedTuple):
    """The readable part: 16-bit sequence, 32-bit timestamp at 48 kHz, whose stream it is.

    `size` is where the encrypted part begins, `extension` how many bytes of an extension's body it
    begins with, `padded` whether it ends with RTP padding. A tuple, because one is made for every
    packet, and a frozen dataclass takes four times as long.
    """

    sequence: int
    timestamp: int
    ssrc: int
    size: int
    extension: int
    padded: bool


def head_of(data: bytes) -> Head | None:
    """Read the head of an audio packet; None for RTCP, video, discovery and whatever is broken."""
    whole = len(data)
    if whole < _SMALLEST:
        return None
    first, kind, sequence, timestamp, ssrc = _HEAD.unpack_from(data)
    if first >> 6 != 2 or kind & 0x7F != _AUDIO:
        return None
    size, extension = _FIXED + 4 * (first & 0x0F), 0
    if first & 0x10:
        if whole < size + 4:
            return None
        extension = 4 * _WORDS.unpack_from(data, size + 2)[0]
        size += 4
    if whole < size + extension + _TAG + _NONCE:
        return None
    return Head(sequence, timestamp, ssrc, size, extension, bool(first & 0x20))


def payload_of(head: Head, body: bytes) -> bytes | None:
    """Take padding and extension off a decrypted body; None where they don't fit into it.

    Padding goes before DAVE sees the frame: 3-15 % of real clients' packets have some
    (discord-net/Discord.Net#3262), and RFC 3550 5.1 says that its last byte is its length.
    """
    end = len(body)
    if head.padded:
        padding = body[-1] if body else 0
        if not 0 < padding <= end - head.extension:
            return None
        end -= padding
    return body[head.extension : end] if head.extension <= end else None


class Transport:
    """Opens what the voice server sends during one session.

    Raises:
        KeyError: the mode isn't one of `MODES`.
        ValueError: the key isn't 32 bytes long.
    """

    def __init__(self, mode: str, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("a transport key has 32 bytes")
        self._unseal = {XCHACHA: _xchacha, GCM: _gcm}[mode](key)

    def open(self, head: Head, data: bytes) -> bytes | None:
        """Give the payload; None when it wasn't sealed with this key or is broken inside."""
        try:
            body = self._unseal(data[head.size : -_NONCE], data[: head.size], data[-_NONCE:])
        except (nacl.exceptions.CryptoError, InvalidTag):
            return None
        return payload_of(head, body)


class GcmSeal:
    """Seals what we send in the GCM mode, which discord.py doesn't know."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, head: bytes, payload: bytes, count: int) -> bytes:
        """Give the whole packet; `count` is its nonce, 32 bits, never twice with one key."""
        nonce = struct.pack(">I", count)
        return head + self._cipher.encrypt(nonce + bytes(8), payload, head) + nonce


def _xchacha(key: bytes) -> Unseal:
    def unseal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            data, head, nonce + bytes(20), key
        )

    return unseal


def _gcm(key: bytes) -> Unseal:
    cipher = AESGCM(key)

    def unseal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return cipher.decrypt(nonce + bytes(8), data, head)

    return unseal
