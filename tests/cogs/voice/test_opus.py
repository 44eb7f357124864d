from pathlib import Path

import numpy as np
import pytest

from cogs.voice import opus
from cogs.voice.opus import FRAME, Decoder, Undecodable, library
from cogs.voice.refusals import VoiceRefused
from tests.discord_standin.voice import sound


def test_the_library_is_the_one_inside_pyav() -> None:
    """No system package is needed: the first candidate lies in PyAV's wheel."""
    first = Path(opus._candidates()[0])
    assert first.parent.name in {"av.libs", ".dylibs"}
    library()


def test_a_tone_keeps_its_pitch_and_length() -> None:
    """48 kHz packets come out at 16 kHz, 20 ms each, with the same pitch."""
    decoder = Decoder()
    pieces = [decoder.decode(packet) for packet in sound.tone(1000, 1.0)]
    heard = np.concatenate(pieces)
    assert {len(piece) for piece in pieces} == {FRAME}
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert int(np.argmax(spectrum)) == pytest.approx(1000, abs=2)


def test_decoders_share_nothing() -> None:
    """What one stream's decoder hears doesn't colour another's."""
    packets = sound.tone(440, 0.2)
    alone = np.concatenate([decoder.decode(p) for decoder in [Decoder()] for p in packets])
    one, other = Decoder(), Decoder()
    mixed = []
    for packet, noise in zip(packets, sound.tone(3000, 0.2), strict=True):
        other.decode(noise)
        mixed.append(one.decode(packet))
    assert np.array_equal(np.concatenate(mixed), alone)


@pytest.mark.parametrize("data", [b"\xff\xff\xff\xff", b"\x03", bytes([0xFB]) * 3000])
def test_no_opus_is_refused(data: bytes) -> None:
    """Bytes that aren't Opus are refused, and the decoder goes on."""
    decoder = Decoder()
    with pytest.raises(Undecodable):
        decoder.decode(data)
    assert len(decoder.decode(sound.tone(440, 0.02)[0])) == FRAME


def test_what_is_lost_is_made_up() -> None:
    """Concealment and error correction give 20 ms each."""
    decoder, packets = Decoder(), sound.tone(440, 0.2)
    for packet in packets[:5]:
        decoder.decode(packet)
    assert len(decoder.conceal()) == FRAME
    assert len(decoder.earlier(packets[7])) == FRAME


def test_without_a_library_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no libopus can be loaded, the refusal says what to do."""
    monkeypatch.setattr(opus, "_candidates", lambda: ("/nowhere/libopus.so",))
    library.cache_clear()
    try:
        with pytest.raises(VoiceRefused, match=r"Run \./greenroom once"):
            library()
    finally:
        library.cache_clear()
