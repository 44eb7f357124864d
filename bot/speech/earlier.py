"""What was said of an answer before a pause, kept until the answer is over."""

import asyncio
from dataclasses import dataclass, field

from bot.answer import Answer, joined
from bot.speech.audio import Samples
from bot.speech.ear import Ear

TOO_SLOW = 30.0
"""Seconds after which a wait for the recogniser is given up (document 003:103)."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a member said; `went_on` says that it continues the answer before, and holds it all.

    `latest` is what came since the last pause, `before` what came until then. `sound` is that of
    the whole answer in its parts, `sound_before` that of `before`; none where it isn't held.
    """

    answer: Answer
    went_on: bool
    latest: Answer
    before: Answer
    sound: tuple[Samples, ...] = field(default=(), compare=False)
    sound_before: tuple[Samples, ...] = field(default=(), compare=False)

    @property
    def anything(self) -> bool:
        """Whether there was any speech, understood or not."""
        return bool(self.answer.text or self.answer.missed)


class Earlier:
    """The parts of one answer that came before its pauses, in order."""

    def __init__(self) -> None:
        self._answer = Answer("")
        self._sound: tuple[Samples, ...] = ()
        self._keeping: asyncio.Task[None] | None = None

    def keep(self, ear: Ear) -> None:
        """Take what an ear has heard, as soon as it is understood; the ear is closed."""
        self._keeping = asyncio.create_task(self._keep(ear, self._keeping))

    def put_back(self, wish: Said) -> None:
        """Keep what came before something that was taken, and proved to be no answer."""
        self._answer, self._sound = wish.before, wish.sound_before

    async def take(self, latest: Answer, *, went_on: bool, sound: tuple[Samples, ...] = ()) -> Said:
        """Give the whole answer, of which `latest` is the last part; nothing is kept then.

        `sound` is that of `latest`.
        """
        if self._keeping is not None:
            await asyncio.wait({self._keeping})
            self._keeping = None
        before, self._answer = self._answer, Answer("")
        early, self._sound = self._sound, ()
        whole = _together(before, latest)
        return Said(whole, went_on, latest, before, (*early, *sound), early)

    async def anything(self) -> bool:
        """Whether any part of an answer is kept; waits until it is understood."""
        if self._keeping is not None:
            await asyncio.wait({self._keeping})
        return bool(self._answer.text or self._answer.missed)

    def drop(self) -> None:
        """Keep nothing."""
        if self._keeping is not None:
            self._keeping.cancel()
        self._answer, self._sound = Answer(""), ()

    async def close(self) -> None:
        """Stop waiting for words."""
        self.drop()
        if self._keeping is not None:
            await asyncio.gather(self._keeping, return_exceptions=True)

    async def _keep(self, ear: Ear, before: "asyncio.Task[None] | None") -> None:
        try:
            if before is not None:
                await asyncio.wait({before})
            self._answer = _together(self._answer, await ear.answer(TOO_SLOW))
            self._sound = (*self._sound, *ear.sound())
        finally:
            await ear.close()


def _together(before: Answer, more: Answer) -> Answer:
    return joined(before, more) if before.text or before.missed else more
