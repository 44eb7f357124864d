"""A recogniser that says what it is told to, as slowly as it is told to."""

import asyncio
from collections.abc import Callable, Sequence

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.speech.audio import Clip


class Scripted:
    """Understands "piece 1", "piece 2" …, or fails where `fails` says so of a call's number.

    `pace` is the seconds that a second of sound takes. `clips` are all clips it was given.
    """

    def __init__(
        self,
        *,
        name: str = "scripted",
        pace: float = 0.0,
        fails: Callable[[int], bool] = lambda _: False,
        error: type[Exception] = SpeechFailed,
        words: Callable[[int, Clip], str] = lambda number, _: f"this is piece {number}",
    ) -> None:
        self.name, self._pace, self._fails, self._words = name, pace, fails, words
        self._error = error
        self.clips: list[Clip] = []
        self.hotwords: list[tuple[str, ...]] = []
        self.cancelled = 0
        self.closed = False

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Take the clip's time, then fail or give its words."""
        self.clips.append(clip)
        self.hotwords.append(tuple(hotwords))
        number = len(self.clips)
        try:
            await asyncio.sleep(self._pace * clip.seconds)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self._fails(number):
            raise self._error("It failed, as it was told to.")
        text = self._words(number, clip)
        return (Segment(text, clip.start, clip.end, 0.9),) if text else ()

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed = True
