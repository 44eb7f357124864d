"""Recorded answers: a voice message or any audio or video file, heard like live speech."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from bot.answer import Answer
from bot.errors import RecordingUnreadable
from bot.limited_child import ChildStopped, ask_child
from bot.speech.audio import RATE, Samples
from bot.speech.cutting import Cutting
from bot.speech.levels import Levels
from bot.speech.listener import Listener
from bot.speech.ports import Transcriber

MOST_BYTES = 25 << 20
_MOST_REPLY = 600 * RATE * 2 + 65_536
_SECONDS = 60.0
_AT_ONCE = RATE // 5
"""Samples that are heard before others get their turn: about 2 ms of work."""


class Unusable(StrEnum):
    """Why a recording was refused; the value is logged, the sentence is said."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_BIG = "too big"
    TOO_LONG = "too long"
    NO_SOUND = "no sound"
    NOT_AUDIO = "not audio"
    TOO_SLOW = "too slow"


_SAID = {
    Unusable.MISSING: "There is no file at that path. Check the spelling and try again.",
    Unusable.EMPTY: "That file is empty. Record your answer again and send the new file.",
    Unusable.TOO_BIG: "That recording is larger than 25 MB. Send sound without video, or record it "
    "as a voice message.",
    Unusable.TOO_LONG: "That recording is longer than 10 minutes, and an answer is about one. "
    "Cut it to your answer, or record it again.",
    Unusable.NO_SOUND: "There is no sound in that file. Check the microphone and record it again.",
    Unusable.NOT_AUDIO: "That file is not a recording that can be read. Send a voice message, or "
    "an OGG, MP3, M4A, WAV, FLAC, WEBM or MP4 file.",
    Unusable.TOO_SLOW: "That recording took too long to read. Send it as a voice message, or as "
    "an MP3 or OGG file.",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in a recording, and how loud it was."""

    answer: Answer
    levels: Levels


def refusal(why: Unusable) -> RecordingUnreadable:
    """Make the error with the sentence for this reason."""
    return RecordingUnreadable(_SAID[why])


async def read_recording(data: bytes) -> Samples:
    """Decode a recording in a limited child process; of a video, its sound.

    Raises:
        RecordingUnreadable: with the sentence of one of `Unusable`.
    """
    if not data:
        raise refusal(Unusable.EMPTY)
    if len(data) > MOST_BYTES:
        raise refusal(Unusable.TOO_BIG)
    try:
        raw = await ask_child(
            "bot.speech.recording_child", data, seconds=_SECONDS, most_reply=_MOST_REPLY
        )
    except ChildStopped:
        raise refusal(Unusable.TOO_SLOW) from None
    head, _, sound = raw.partition(b"\n")
    if head != b"sound":
        reasons = {why.value.encode(): why for why in Unusable}
        raise refusal(reasons.get(head, Unusable.NOT_AUDIO))
    return await asyncio.to_thread(_samples, sound)


def _samples(sound: bytes) -> Samples:
    return np.frombuffer(sound, np.int16).astype(np.float32) / np.float32(32768)


def load_recording(path: Path) -> bytes:
    """Read at most one byte more of a file than a recording may have.

    Raises:
        RecordingUnreadable: there is no such file.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise refusal(Unusable.MISSING) from None


async def hear_recording(
    samples: Samples, transcriber: Transcriber, *, cutting: Cutting, hotwords: Sequence[str] = ()
) -> Heard:
    """Transcribe a recording as if it had been spoken just now, as fast as it goes.

    Nothing is tried before it is whole: here nobody waits for an early guess.
    """
    cutting = replace(cutting, tail=math.inf)
    listener = Listener(transcriber, cutting=cutting, hotwords=hotwords)
    for at in range(0, len(samples), _AT_ONCE):
        listener.feed(at / RATE, samples[at : at + _AT_ONCE])
        await asyncio.sleep(0)
    answer = await listener.finish()
    return Heard(answer, listener.levels)
