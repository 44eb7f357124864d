import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.voice.transport import GCM, MODES, XCHACHA, GcmSeal, Transport, head_of
from tests.discord_standin.voice.rtp import Packet
from tests.discord_standin.voice.transport import Transport as Server

KEY = bytes(range(32))
words = st.integers(0, 8).flatmap(lambda n: st.binary(min_size=4 * n, max_size=4 * n))


def opened(transport: Transport, data: bytes) -> bytes | None:
    """Read and open a datagram."""
    head = head_of(data)
    return transport.open(head, data) if head else None


@given(
    mode=st.sampled_from(MODES),
    payload=st.binary(min_size=1, max_size=200),
    extension=words,
    padding=st.integers(0, 255),
    sequence=st.integers(0, 0xFFFF),
    timestamp=st.integers(0, 0xFFFF_FFFF),
    ssrc=st.integers(0, 0xFFFF_FFFF),
)
def test_opens_what_the_server_seals(
    mode: str, payload: bytes, extension: bytes, padding: int, **numbers: int
) -> None:
    """Whatever extension and padding a packet has, its payload and numbers come out."""
    server = Server(mode)
    data = server.seal(Packet(payload=payload, extension=extension, padding=padding, **numbers))
    head = head_of(data)
    assert head is not None
    assert (head.sequence, head.timestamp, head.ssrc) == tuple(numbers.values())
    assert Transport(mode, server.key).open(head, data) == payload


@given(
    mode=st.sampled_from(MODES),
    at=st.integers(0, 10_000),
    flip=st.integers(1, 255),
    cut=st.integers(0, 60),
)
def test_a_changed_packet_opens_to_nothing(mode: str, at: int, flip: int, cut: int) -> None:
    """A packet that was changed or cut anywhere never raises and never gives a payload."""
    server = Server(mode)
    data = bytearray(server.seal(Packet(1, 2, 3, bytes(40), bytes(8), 4)))
    data[at % len(data)] ^= flip
    cut_off = bytes(data)[: len(data) - cut]
    assert opened(Transport(mode, server.key), cut_off) is None


@given(data=st.binary(max_size=400), mode=st.sampled_from(MODES))
def test_any_bytes_open_to_nothing(data: bytes, mode: str) -> None:
    """Bytes that nobody sealed never raise and never give a payload."""
    assert opened(Transport(mode, KEY), data) is None


@pytest.mark.parametrize("padding", [0, 9, 255])
def test_padding_that_does_not_fit_is_broken(padding: int) -> None:
    """A packet whose padding says 0, or more than there is, is dropped."""
    server = Server(GCM)
    head = struct.pack(">BBHII", 0xA0, 0x78, 1, 2, 3)
    data = GcmSeal(server.key).seal(head, b"abc" + bytes([padding]), 5)
    assert opened(Transport(GCM, server.key), data) is None


@pytest.mark.parametrize("kind", [0x48, 0x49, 0x65, 0x66])
def test_other_payloads_are_not_audio(kind: int) -> None:
    """RTCP and video are left alone."""
    data = Server(XCHACHA).seal(Packet(1, 2, 3, bytes(60), kind=kind))
    assert head_of(data) is None


@pytest.mark.parametrize("size", [0, 11, 31, 74])
def test_discovery_and_scraps_are_not_audio(size: int) -> None:
    """The answer to IP discovery, keepalives and scraps aren't taken for audio."""
    assert head_of(b"\x00\x02\x00\x46".ljust(size, b"\0")[:size]) is None


def test_contributing_sources_are_authenticated_with_the_head() -> None:
    """A head with contributing sources is longer, and the payload still found."""
    server = Server(GCM)
    head = struct.pack(">BBHIIII", 0x82, 0x78, 1, 2, 3, 8, 9)
    assert opened(Transport(GCM, server.key), GcmSeal(server.key).seal(head, b"abcd", 5)) == b"abcd"
