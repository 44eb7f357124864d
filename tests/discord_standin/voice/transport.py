"""The encryption between one client and the voice server.

After Voice Connections, "Transport Encryption Modes". In the `rtpsize` modes the RTP header is
authenticated only: 12 bytes, 4 for each contributing source, and 4 more for an extension's head.
The extension's body is encrypted with the payload. The last 4 bytes of a packet count up, and
zero-padded they are the nonce.
"""

import os
import struct
from collections.abc import Callable
from typing import TypeAlias

import nacl.bindings
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from nacl.exceptions import CryptoError

from tests.discord_standin.voice.rtp import Packet, head_size

XCHACHA = "aead_xchacha20_poly1305_rtpsize"
GCM = "aead_aes256_gcm_rtpsize"
MODES = (GCM, XCHACHA)
"""What Discord offers, the one it prefers first; a client must know the second."""

Cipher: TypeAlias = Callable[[bytes, bytes, bytes], bytes]
"""Data, authenticated head and the nonce's 4 bytes to the other form of the data."""


class NotAuthentic(ValueError):
    """A packet wasn't sealed with this key."""


class Transport:
    """Seals and opens one client's packets with a key of its own.

    Raises:
        KeyError: the mode isn't one of `MODES`.
    """

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.key = os.urandom(32)
        self._sealed = 0
        self._seal, self._open = {XCHACHA: _xchacha, GCM: _gcm}[mode](self.key)

    def seal(self, packet: Packet) -> bytes:
        """Encrypt a packet."""
        nonce = struct.pack(">I", self._sealed & 0xFFFF_FFFF)
        self._sealed += 1
        head = packet.head()
        return head + self._seal(packet.body(), head, nonce) + nonce

    def open(self, data: bytes) -> Packet:
        """Decrypt a packet.

        Raises:
            NotAuthentic: it is too short, or wasn't sealed with this key.
        """
        size = head_size(data)
        if len(data) < size + 20:
            message = "too short"
            raise NotAuthentic(message)
        try:
            body = self._open(data[size:-4], data[:size], data[-4:])
        except (CryptoError, InvalidTag):
            message = "another key, or changed on the way"
            raise NotAuthentic(message) from None
        return Packet.read(data[:size], body)


def _xchacha(key: bytes) -> tuple[Cipher, Cipher]:
    def seal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
            data, head, nonce + bytes(20), key
        )

    def unseal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            data, head, nonce + bytes(20), key
        )

    return seal, unseal


def _gcm(key: bytes) -> tuple[Cipher, Cipher]:
    cipher = AESGCM(key)

    def seal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return cipher.encrypt(nonce + bytes(8), data, head)

    def unseal(data: bytes, head: bytes, nonce: bytes) -> bytes:
        return cipher.decrypt(nonce + bytes(8), data, head)

    return seal, unseal
