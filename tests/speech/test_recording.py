import asyncio

import numpy as np
import pytest

from bot.errors import RecordingUnreadable
from bot.speech.audio import RATE, Samples
from bot.speech.recording import MOST_BYTES, read_recording
from tests.speech.recorded import recorded
from tests.speech.sounding import KNOWN, spoken, tones

SOUND = spoken(KNOWN[3])


def _read(data: bytes) -> Samples:
    return asyncio.run(read_recording(data))


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [
        ("ogg", "libopus", 48_000),
        ("mp3", "libmp3lame", 44_100),
        ("mp4", "aac", 44_100),
        ("wav", "pcm_s16le", 22_050),
        ("avi", "libmp3lame", 44_100),
    ],
)
def test_recordings_of_all_kinds_keep_their_sound(container: str, codec: str, rate: int) -> None:
    """A voice message, a song file, a phone's memo or a video gives its sound at 16 kHz."""
    heard = _read(recorded(SOUND, container, codec, rate))
    assert len(heard) == pytest.approx(len(SOUND), abs=0.15 * RATE)
    assert np.std(heard) == pytest.approx(np.std(SOUND), rel=0.15)


def test_a_file_that_is_broken_off_gives_what_it_holds() -> None:
    """Half an upload is half an answer, not an error."""
    whole = recorded(SOUND, "wav", "pcm_s16le")
    assert len(_read(whole[: len(whole) // 2])) == pytest.approx(len(SOUND) / 2, rel=0.05)


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\0" * (MOST_BYTES + 1), "larger than 25 MB"),
        (b"a plain text called answer.ogg\n" * 40, "not a recording"),
        (b"OggS" + bytes(range(256)) * 20, "not a recording"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "not a recording"),
        (PLAYLIST, "not a recording"),
    ],
)
def test_what_is_no_recording_is_said_in_a_sentence(data: bytes, said: str) -> None:
    """Empty, huge, fake and dangerous files end in advice and reach nothing else."""
    with pytest.raises(RecordingUnreadable, match=said):
        _read(data)


def test_a_video_without_sound_is_told_apart() -> None:
    """There is a file and it can be read, but nobody can be heard in it."""
    with pytest.raises(RecordingUnreadable, match="no sound"):
        _read(recorded(None, "mp4", ""))


def test_half_an_hour_is_refused_with_what_to_do() -> None:
    """A recording of more than ten minutes is no answer, and isn't cut in the member's stead."""
    minutes = np.tile(tones(10), 180)
    with pytest.raises(RecordingUnreadable, match="longer than 10 minutes"):
        _read(recorded(minutes, "wav", "pcm_s16le", 4_000))
