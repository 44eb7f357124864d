"""The sound check on a call: the bot speaks, the member reads a sentence, and both are measured."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.speech.attention import TICK
from bot.speech.audio import Samples
from bot.speech.call import Call, Speaker
from bot.speech.cutting import Cutting
from bot.speech.listener import Listener
from bot.speech.own_voice import OwnVoice
from bot.speech.ports import Transcriber
from bot.speech.soundcheck import SoundCheck, clipped

INVITATION = "Hello. Please read the sentence on your screen aloud."
READING = 12.0
"""Seconds to read one sentence, with time to find it."""
READ = 1.2
"""Seconds of silence after which it is read."""
_UNDERSTANDING = 20.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What was measured, and the pauses (seconds) inside the sentence."""

    check: SoundCheck
    pauses: tuple[float, ...]


async def check_sound(
    call: Call,
    speaker: Speaker,
    transcriber: Transcriber,
    *,
    cutting: Cutting,
    loss: Callable[[], float],
) -> Checked:
    """Check a member's sound; `loss` gives the share of packets that were lost so far.

    Everything heard is let go of when it is measured.

    Raises:
        SpeechFailed: the bot can't speak.
    """
    ear = _CheckEar(call, transcriber, cutting)
    call.listen(ear.feed)
    try:
        await ear.while_playing(speaker)
        await ear.until_read()
        answer = await ear.listener.finish(_UNDERSTANDING)
        measured = SoundCheck(
            levels=ear.listener.levels,
            clipped=ear.crackling,
            lost=loss(),
            echo=await ear.own.share(call.now()),
            heard=answer.text,
        )
        return Checked(measured, tuple(end - start for start, end in answer.pauses))
    finally:
        call.listen(None)


class _CheckEar:
    """Hears what comes back while the bot speaks, and then the sentence."""

    def __init__(self, call: Call, transcriber: Transcriber, cutting: Cutting) -> None:
        self._call, self._since = call, call.now()
        self.own = OwnVoice()
        self._playing, self._last = True, 0.0
        self._clipped = 0.0
        self._samples = 0
        self.listener = Listener(
            transcriber, cutting=cutting, start=self._since, most=60.0, on_frame=self._frame
        )

    @property
    def crackling(self) -> float:
        """Share of the sentence's samples at the end of the scale."""
        return self._clipped / max(1, self._samples)

    def feed(self, at: float, samples: Samples) -> None:
        """Take the member's sound."""
        if self._playing:
            self.own.feed(at, samples)
            return
        self._clipped += clipped(samples) * len(samples)
        self._samples += len(samples)
        self.listener.feed(at, samples)

    async def while_playing(self, speaker: Speaker) -> None:
        """Say the invitation."""
        words = self.own.noted(speaker.say(INVITATION))
        await self._call.play(words, began=lambda: self.own.began(self._call.now()))
        self._playing = False

    async def until_read(self) -> None:
        """Listen until somebody spoke and stopped, or for as long as there is time."""
        until = self._call.now() + READING
        while (now := self._call.now()) < until:
            self.listener.tick(now)
            if self._last and now - self._last > READ:
                return
            await asyncio.sleep(TICK)

    def _frame(self, at: float, likely: float) -> None:
        if likely >= 0.5:
            self._last = at
