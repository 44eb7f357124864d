from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.speech.audio import RATE
from cogs.voice.streams import Frame, Stream, StreamClock
from cogs.voice.transport import SILENCE
from tests.cogs.voice.calling import Heard
from tests.discord_standin.voice import sound

START, TIMESTAMP = 65_530, 4_294_960_000
TONE = sound.tone(300, 2.0)


class Talk:
    """A stream that is fed by hand: frames by number, 20 ms each, and pauses."""

    def __init__(self) -> None:
        self.heard, self.happened = Heard(), Counter[str]()
        self.stream = Stream(self.heard, self.happened, self.heard.lost)
        self.paused = 0.0

    def say(self, number: int, *, opus: bytes | None = None, late: float = 0.0) -> None:
        """Let a frame come, at the moment when a good line would bring it, or later."""
        at = number * 0.02 + self.paused
        self.stream.push(
            Frame(
                START + number & 0xFFFF,
                TIMESTAMP + round(at * 48_000) & 0xFFFF_FFFF,
                100.0 + at + late,
                TONE[number % len(TONE)] if opus is None else opus,
            )
        )

    @property
    def span(self) -> tuple[float, float]:
        """From when to when sound was heard, by the clock of arrival."""
        first, last = self.heard.pieces[0], self.heard.pieces[-1]
        return first[0] - 100.0, last[0] + len(last[1]) / RATE - 100.0


def test_frames_are_put_in_order() -> None:
    """Packets that overtake each other come out in their order, over both wraps."""
    talk, straight = Talk(), Talk()
    for number in range(40):
        talk.say(number if number < 2 else number ^ 1)
        straight.say(number)
    assert np.array_equal(talk.heard.sound, straight.heard.sound)
    assert not talk.happened["lost"]
    assert talk.span == pytest.approx((0.0, 0.8), abs=0.021)


def test_sound_that_never_came_is_told() -> None:
    """Thirty packets that are missing are 0.6 s, until the one that shows it."""
    talk = Talk()
    for number in (*range(10), *range(40, 50)):
        talk.say(number)
    talk.stream.drain(200.0)
    ((at, seconds),) = talk.heard.missing
    assert at == pytest.approx(100.8)
    assert seconds == pytest.approx(0.6, abs=0.021)


def test_only_what_ends_with_silence_has_ended() -> None:
    """Without it sound has broken off, for as long as packets may still come."""
    talk = Talk()
    for number in range(5):
        talk.say(number)
    assert [talk.stream.broken_off(100.08 + late) for late in (0.1, 1.0, 9.0)] == [
        False,
        True,
        False,
    ]
    talk.say(5, opus=SILENCE)
    assert not talk.stream.broken_off(101.0)


def test_a_lost_frame_is_filled() -> None:
    """A lost packet leaves no hole and no shift."""
    talk = Talk()
    for number in range(40):
        if number not in {10, 20, 21}:
            talk.say(number)
    talk.stream.drain(200.0)
    assert talk.heard.seconds == pytest.approx(0.8)
    assert not talk.heard.holes
    assert talk.happened["lost"] == talk.happened["mended"] + talk.happened["concealed"] == 3


def test_a_long_loss_is_a_hole() -> None:
    """Where a second of packets is lost, 100 ms are filled and the rest stays silent."""
    talk = Talk()
    for number in [*range(20), *range(70, 90)]:
        talk.say(number)
    talk.stream.drain(200.0)
    assert talk.heard.seconds == pytest.approx(0.9)
    assert sum(talk.heard.holes) == pytest.approx(0.9, abs=0.001)
    assert talk.span == pytest.approx((0.0, 1.8), abs=0.001)


def test_a_hole_waits_no_longer_than_60_ms() -> None:
    """What came after a hole is held back until its wait is over, and no longer."""
    talk = Talk()
    talk.say(0)
    talk.say(2)
    talk.stream.drain(100.0 + 0.04 + 0.059)
    assert talk.heard.seconds == pytest.approx(0.02)
    talk.stream.drain(100.0 + 0.04 + 0.061)
    assert talk.heard.seconds == pytest.approx(0.06)


def test_what_comes_too_late_is_dropped() -> None:
    """A packet whose place was filled already isn't heard twice."""
    talk = Talk()
    for number in (0, 1, 3, 4):
        talk.say(number)
    talk.stream.drain(200.0)
    talk.say(2, late=0.5)
    assert talk.heard.seconds == pytest.approx(0.1)
    assert talk.happened["late"] == 1


def test_a_pause_is_a_hole_of_its_length() -> None:
    """Time goes on by the timestamp while nothing is sent, and frames of silence aren't sound."""
    talk = Talk()
    for number in range(10):
        talk.say(number)
    for number in range(10, 15):
        talk.say(number, opus=SILENCE)
    talk.paused = 1.5
    for number in range(15, 25):
        talk.say(number)
    assert talk.heard.holes == [pytest.approx(1.6, abs=0.001)]


def test_a_clock_that_stands_still_in_pauses_is_set_right() -> None:
    """Where a client's timestamp doesn't move in silence, arrival says how long it was."""
    talk = Talk()
    for number in range(10):
        talk.say(number)
    talk.say(10, opus=SILENCE)
    for number in range(11, 20):
        talk.say(number, late=3.0)
    assert talk.heard.holes == [pytest.approx(3.02, abs=0.03)]


def test_jitter_moves_nothing() -> None:
    """Packets that come irregularly lie as close together as they were sent."""
    talk = Talk()
    for number in range(50):
        talk.say(number, late=0.05 * (number % 3))
    talk.stream.drain(200.0)
    assert not talk.heard.holes
    assert talk.heard.seconds == pytest.approx(1.0)


def test_a_new_count_is_followed() -> None:
    """A sender that begins to count anew is heard again after a second."""
    talk = Talk()
    for number in range(30_000, 30_010):
        talk.say(number)
    before = talk.heard.seconds
    for number in range(20_000, 20_100):
        talk.say(number, late=200.5)
    assert talk.heard.seconds >= before + 0.9


def test_no_opus_is_concealed() -> None:
    """An authentic frame that isn't Opus is counted, filled, and hurts nobody after it."""
    talk = Talk()
    for number in range(10):
        talk.say(number, opus=b"\xff\xff\xff\xff" if number == 5 else None)
    assert talk.happened["undecodable"] == 1
    assert talk.heard.seconds == pytest.approx(0.2)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 0xFFFF),
            st.integers(0, 0xFFFF_FFFF),
            st.floats(0, 60),
            st.binary(max_size=30) | st.sampled_from(TONE[:3]) | st.just(SILENCE),
        ),
        max_size=80,
    )
)
def test_any_frames_give_sound_in_order(frames: list[tuple[int, int, float, bytes]]) -> None:
    """Whatever comes, nothing raises, time never runs back, and little is held."""
    heard = Heard()
    stream = Stream(heard, Counter(), heard.lost)
    for sequence, timestamp, arrived, opus in frames:
        stream.push(Frame(sequence, timestamp, arrived, opus))
        assert len(stream._held) <= 64
    stream.drain(1000.0, flush=True)
    ends = [at + len(samples) / RATE for at, samples in heard.pieces]
    assert all(at >= end - 1e-6 for (at, _), end in zip(heard.pieces[1:], ends, strict=False))


@given(st.integers(0, 0xFFFF_FFFF), st.lists(st.floats(0.0, 3000.0), max_size=20))
def test_time_survives_the_wrap(first: int, pauses: list[float]) -> None:
    """A timestamp that wraps, however often, gives the same time as one that doesn't."""
    clock, at = StreamClock(), 50.0
    clock.place(first, at, fresh=True)
    ticks = 0
    for pause in pauses:
        ticks += round(pause * 48_000)
        moment = 50.0 + ticks / 48_000
        assert clock.place((first + ticks) & 0xFFFF_FFFF, moment, fresh=True) == pytest.approx(
            moment, abs=0.001
        )
