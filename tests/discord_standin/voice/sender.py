"""The external sender: the voice gateway's own voice in an MLS group (DAVE whitepaper)."""

import struct

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.discord_standin.voice.mls import (
    A_PROPOSAL,
    FROM_EXTERNAL,
    MLS_1_0,
    PUBLIC_MESSAGE,
    vector,
)

ADD, REMOVE = 1, 3
BASIC = 1


class ExternalSender:
    """Signs proposals to add and remove members, as sender 0 of the group's external senders."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._public = self._key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    def package(self) -> bytes:
        """Give op 25's body: the signature key and a basic credential."""
        return vector(self._public) + struct.pack(">H", BASIC) + vector(b"\x00\x01\x01\x00")

    def add(self, group_id: bytes, epoch: int, key_package: bytes) -> bytes:
        """Propose to add the owner of a bare key package."""
        return self._message(group_id, epoch, struct.pack(">H", ADD) + key_package)

    def remove(self, group_id: bytes, epoch: int, leaf: int) -> bytes:
        """Propose to remove who sits on a leaf."""
        return self._message(group_id, epoch, struct.pack(">HI", REMOVE, leaf))

    def _message(self, group_id: bytes, epoch: int, proposal: bytes) -> bytes:
        """Sign an MLSMessage (RFC 9420 section 6.1).

        For an external sender the signed bytes hold no group context, and there is no membership
        tag; a P-256 signature is DER.
        """
        content = b"".join(
            (
                struct.pack(">HH", MLS_1_0, PUBLIC_MESSAGE),
                vector(group_id),
                struct.pack(">Q", epoch),
                struct.pack(">BI", FROM_EXTERNAL, 0),
                vector(b""),  # authenticated data
                bytes([A_PROPOSAL]),
                proposal,
            )
        )
        signed = vector(b"MLS 1.0 FramedContentTBS") + vector(content)
        return content + vector(self._key.sign(signed, ec.ECDSA(hashes.SHA256())))


def appended(messages: list[bytes]) -> bytes:
    """Give op 27's body for new proposals."""
    return b"\x00" + vector(b"".join(messages))
