import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cogs.voice.sealing import Ears, frame, packet
from tests.discord_standin.voice import sound

TONE = sound.tone(300, 1.0)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 200), st.integers(0, 255), st.integers(0, 60)),
        max_size=30,
    )
)
def test_mutated_packets_never_raise(changes: list[tuple[int, int, int, int]]) -> None:
    """Real packets with any byte changed, cut anywhere, in any order, never raise."""
    ears = Ears()
    for number, at, value, cut in changes:
        real = ears.keys.server.seal(packet(number, frame(TONE[number]), extension=bytes(8)))
        data = bytearray(real)
        data[at % len(data)] = value
        ears.receiver.packet(bytes(data[: len(data) - cut]))
        ears.receiver.packet(ears.keys.server.seal(packet(number, bytes(data[20:]))))
        ears.waits(0.02)
    assert ears.counts.packets <= 2 * len(changes)


@pytest.mark.slow
def test_a_million_malformed_packets_cost_no_memory() -> None:
    """A million packets mutated from real ones, outside and inside, crash nothing, keep nothing."""
    ears, chance = Ears(), random.Random(5)
    seal = ears.keys.server.seal
    real = [seal(packet(n, frame(TONE[n % 50]), extension=bytes(8))) for n in range(400)]
    ears.heard.pieces, ears.keys.tried = Forgetting(), Forgetting()
    sizes = []
    try:
        for number in range(1_000_000):
            if number % 4:
                data = mutated(chance.choice(real), chance)
            else:
                inside = mutated(frame(TONE[number % 50]), chance)
                ssrc = chance.choice((1, 1, 2, chance.randrange(2**32)))
                data = seal(packet(chance.randrange(2**16), inside, ssrc=ssrc))
            ears.receiver.packet(data)
            if number % 50 == 0:
                ears.waits(0.02)
            if number == 850_000:  # not from the start: it makes everything slow
                tracemalloc.start()
            if number % 50_000 == 0 and number >= 900_000:
                sizes.append(tracemalloc.get_traced_memory()[0])
        sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert max(sizes) - sizes[0] < 100_000
    before = ears.counts.heard
    for number in range(50):
        ears.gets(number, frame(TONE[number]), ssrc=77)
    assert ears.counts.heard == before + 50


class Forgetting(list):  # type: ignore[type-arg] # of whatever
    """A list that keeps nothing."""

    def append(self, _: object) -> None:
        """Forget."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change, cut, lengthen or swap bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    how = chance.randrange(4)
    if how == 0:
        return bytes(changed[: chance.randrange(len(changed) + 1)])
    return bytes(changed) + chance.randbytes(chance.randrange(40) if how == 1 else 0)
