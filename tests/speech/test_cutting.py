from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.cutting import EVERY_PAUSE, Cutter, Cutting, Piece, Resumed, Tail, pauses
from bot.speech.vad import FRAME_SECONDS

USUAL = Cutting()


def _heard(cutter: Cutter, *stretches: tuple[float, float]) -> list[Piece | Tail | Resumed]:
    """Let so many seconds of such probabilities of speech pass."""
    return [
        decision
        for seconds, likely in stretches
        for _ in range(round(seconds / FRAME_SECONDS))
        if (decision := cutter.hear(likely)) is not None
    ]


def _seconds(piece: Piece) -> tuple[float, float]:
    return piece.start * FRAME_SECONDS, piece.end * FRAME_SECONDS


def test_a_pause_closes_a_long_piece() -> None:
    """After six seconds of speech a pause of half a second cuts, with a little silence around."""
    tail, piece = _heard(Cutter(USUAL), (1.0, 0.0), (6.5, 0.9), (0.6, 0.0))
    assert isinstance(tail, Tail)
    assert isinstance(piece, Piece)
    assert tail.piece == piece
    assert _seconds(piece) == pytest.approx((0.8, 7.7), abs=0.07)


def test_a_short_piece_is_tried_and_goes_on() -> None:
    """A pause after three seconds is tried, and what was tried is dropped when speech goes on."""
    found = _heard(Cutter(USUAL), (3.0, 0.9), (0.8, 0.0), (1.0, 0.9))
    assert [type(one) for one in found] == [Tail, Resumed]


def test_a_long_silence_closes_any_piece() -> None:
    """A short piece is closed by two seconds of silence, so that no silence is transcribed."""
    found = _heard(Cutter(USUAL), (3.0, 0.9), (2.2, 0.0))
    assert [type(one) for one in found] == [Tail, Piece]


def test_speech_without_pauses_is_cut_at_its_quietest_moment() -> None:
    """Before Whisper's window is full, the cut falls on the least likely frame near its end."""
    (piece,) = _heard(Cutter(USUAL), (22.0, 0.9), (FRAME_SECONDS, 0.4), (6.5, 0.9))
    assert isinstance(piece, Piece)
    assert _seconds(piece)[1] == pytest.approx(22.0, abs=0.05)


def test_after_such_a_cut_nothing_is_lost_or_heard_twice() -> None:
    """The next piece begins exactly where the cut fell."""
    cutter = Cutter(USUAL)
    (first,) = _heard(cutter, (22.0, 0.9), (FRAME_SECONDS, 0.4), (6.5, 0.9))
    second = cutter.close()
    assert isinstance(first, Piece)
    assert second is not None
    assert second.start == first.end


def test_a_click_is_no_speech() -> None:
    """Two loud frames in silence are neither tried nor transcribed nor counted as speech."""
    cutter = Cutter(USUAL)
    assert not _heard(cutter, (1.0, 0.0), (2 * FRAME_SECONDS, 0.95), (3.0, 0.0))
    assert cutter.close() is None
    assert not cutter.speech()


def test_every_pause_cuts_where_the_model_needs_it() -> None:
    """With the policy for small models, each sentence is a piece of its own."""
    found = _heard(Cutter(EVERY_PAUSE), *[(1.5, 0.9), (0.5, 0.0)] * 3)
    assert sum(isinstance(one, Piece) for one in found) == 3


def test_pauses_lie_between_stretches_of_speech() -> None:
    """Silences of three tenths and more are given with start and end; shorter ones are not."""
    cutter = Cutter(USUAL)
    _heard(cutter, (0.64, 0.0), (1.6, 0.9), (0.16, 0.0), (1.6, 0.9), (1.28, 0.0), (0.96, 0.9))
    (pause,) = pauses(cutter.speech())
    assert pause == pytest.approx((4.0, 5.28), abs=0.001)


@given(st.lists(st.floats(0, 1), max_size=1500))
def test_pieces_hold_all_speech_in_order(likely: list[float]) -> None:
    """Whatever is heard, pieces never overlap, fit the window, and miss no speech but a click."""
    cutter = Cutter(USUAL)
    pieces = [one for p in likely if isinstance(one := cutter.hear(p), Piece)]
    pieces += [last] if (last := cutter.close()) else []
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert all((p.end - p.start) * FRAME_SECONDS <= USUAL.longest + 0.1 for p in pieces)
    held = {frame for piece in pieces for frame in range(piece.start, piece.end)}
    assert _missing(cutter.speech(), held) <= 2 * len(pieces)


def _missing(speech: Iterable[tuple[int, int]], held: set[int]) -> int:
    """Count frames of speech in no piece: those of bursts that were too short by themselves."""
    return sum(frame not in held for start, end in speech for frame in range(start, end))
