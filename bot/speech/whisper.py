"""Sound into words with faster-whisper; the only file that knows it.

Decoding runs in threads: CTranslate2 lets go of the interpreter while it works. With one decode of
base.en going on without a break, timers of the event loop that are due every 20 ms came 4 ms late
at p99, as late as with a worker process (3 ms; 1.5 ms idle), and a process costs a second copy of
everything that is loaded.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.speech.audio import RATE, Clip
from bot.speech.believing import Decoded, confidence, plausible
from bot.speech.cutting import EVERY_PAUSE, Cutting

OPTIONS = "greenroom.json"
"""A small file beside a model that says how it differs from the usual ones."""

_NEEDED = ("config.json", "model.bin", "tokenizer.json")
_MOST_HOTWORDS, _MOST_LETTERS = 40, 300
"""Long lists don't work (SYSTRAN/faster-whisper#438)."""
_HURRIED = 2
"""Beams for the tail of an answer, which is waited for: base.en took 1.8 s of a core for 12 s of
speech with one or two, 2.1 s with five, and greedy search, which is one, errs more often."""
_DAMAGED = (
    "The speech model in {folder} can't be used: {what}. Run `greenroom models pull {name}` to "
    "fetch it again."
)

Decode = Callable[..., tuple[Any, Any]]
"""`faster_whisper.WhisperModel.transcribe`: an iterable of segments, and what was found out."""


class Options(BaseModel):
    """What a model folder's greenroom.json may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suppress_tokens: list[int] = [-1]
    suppress_blank: bool = True
    temperatures: Annotated[list[float], Field(min_length=1, max_length=3)] = [0.0, 0.4]
    hotwords: bool = True
    beam: Annotated[int, Field(ge=1, le=10)] = 5
    cut_at_every_pause: bool = False

    @property
    def cutting(self) -> Cutting:
        """How answers are cut for this model."""
        return EVERY_PAUSE if self.cut_at_every_pause else Cutting()


class Whisper:
    """Transcribes with one loaded model, `at_once` clips at a time, one core each."""

    def __init__(
        self, decode: Decode, options: Options | None = None, *, name: str, at_once: int = 1
    ) -> None:
        self.name = f"faster-whisper {name}"
        self.options = options or Options()
        self._decode = decode
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="whisper")

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Transcribe a clip of at most 30 s; see `Transcriber`.

        Raises:
            SpeechFailed: the model can't decode, or was closed.
        """
        words = _hotwords(hotwords) if self.options.hotwords else ""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._threads, self._run, clip, words)
        except RuntimeError as error:
            raise SpeechFailed(
                "The speech model stopped working; restart Greenroom, and pull the model again "
                "with `greenroom models pull` if that doesn't help."
            ) from error
        return tuple(
            Segment(d.text, clip.start + d.start, clip.start + d.end, confidence(d))
            for d in found
            if d.text and plausible(d)
        )

    async def close(self) -> None:
        """Let the running decode end in its thread; nothing waits for it."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _run(self, clip: Clip, hotwords: str) -> list[Decoded]:
        segments, _ = self._decode(
            clip.samples.copy(),
            language="en",
            beam_size=min(self.options.beam, _HURRIED) if clip.hurried else self.options.beam,
            best_of=1,
            temperature=self.options.temperatures,
            condition_on_previous_text=False,
            without_timestamps=True,
            suppress_tokens=self.options.suppress_tokens,
            suppress_blank=self.options.suppress_blank,
            max_new_tokens=_most_tokens(clip.seconds),
            hotwords=hotwords or None,
        )
        return [
            Decoded(
                s.text.strip(), s.start, min(s.end, clip.seconds), s.avg_logprob, s.no_speech_prob
            )
            for s in segments
        ]


def load_whisper(folder: Path, *, at_once: int = 1) -> Whisper:
    """Load a model folder and decode a second of silence with it; blocks for a few seconds.

    Nothing is ever downloaded here: what is missing is said.

    Raises:
        SpeechFailed: no model, half a model, or a damaged one.
    """
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing or not list(folder.glob("vocabulary.*")):
        lacks = ", ".join(missing) or "its vocabulary"
        raise SpeechFailed(_damage(folder, f"it lacks {lacks}"))
    options = _options(folder)
    from faster_whisper import (  # type: ignore[import-untyped] # noqa: PLC0415 - no types; takes a second, and few commands need it
        WhisperModel,
    )

    try:
        model = WhisperModel(
            str(folder), device="cpu", compute_type="int8", cpu_threads=1, num_workers=at_once
        )
        whisper = Whisper(model.transcribe, options, name=folder.name, at_once=at_once)
        whisper._run(Clip(np.zeros(RATE, np.float32)), "")  # noqa: SLF001 - our own; the proof that it decodes
    except Exception as error:  # three libraries read these files, each with errors of its own
        raise SpeechFailed(_damage(folder, "its files are incomplete or damaged")) from error
    return whisper


def _damage(folder: Path, what: str) -> str:
    return _DAMAGED.format(folder=folder, what=what, name=folder.name)


def _options(folder: Path) -> Options:
    path = folder / OPTIONS
    try:
        return Options.model_validate_json(path.read_bytes()) if path.is_file() else Options()
    except (OSError, ValidationError):
        raise SpeechFailed(_damage(folder, f"{OPTIONS} in it is wrong")) from None


def _hotwords(wanted: Sequence[str]) -> str:
    text = ""
    for word in dict.fromkeys(wanted[:_MOST_HOTWORDS]):
        longer = f"{text}, {word}" if text else word
        if len(longer) > _MOST_LETTERS:
            break
        text = longer
    return text


def _most_tokens(seconds: float) -> int | None:
    """Bound a loop: ten tokens a second is faster than anyone talks.

    CTranslate2 decodes half of the length that faster-whisper hands on, so the number is doubled;
    what would come near the window's 448 is left to Whisper's own bound.
    """
    most = 2 * (16 + round(10 * seconds))
    return most if most <= 200 else None
