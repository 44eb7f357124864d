"""What was said of an answer before a pause, kept until the answer is over."""

import asyncio
from dataclasses import dataclass

from bot.answer import Answer, joined
from bot.speech.ear import Ear

TOO_SLOW = 30.0
"""Seconds after which a wait for the recogniser is given up (document 003:103)."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a member said; `went_on` says that it continues the answer before, and holds it all.

    `latest` is what came since the last pause, `before` what came until then.
    """

    answer: Answer
    went_on: bool
    latest: Answer
    before: Answer

    @property
    def anything(self) -> bool:
        """Whether there was any speech, understood or not."""
        return bool(self.answer.text or self.answer.missed)


class Earlier:
    """The parts of one answer that came before its pauses, in order."""

    def __init__(self) -> None:
        self._answer = Answer("")
        self._keeping: asyncio.Task[None] | None = None

    def keep(self, ear: Ear) -> None:
        """Take what an ear has heard, as soon as it is understood; the ear is closed."""
        self._keeping = asyncio.create_task(self._keep(ear, self._keeping))

    def put_back(self, answer: Answer) -> None:
        """Keep an answer that was taken."""
        self._answer = answer

    async def take(self, latest: Answer, *, went_on: bool) -> Said:
        """Give the whole answer, of which `latest` is the last part; nothing is kept then."""
        if self._keeping is not None:
            await asyncio.wait({self._keeping})
            self._keeping = None
        before, self._answer = self._answer, Answer("")
        return Said(_together(before, latest), went_on, latest, before)

    def drop(self) -> None:
        """Keep nothing."""
        if self._keeping is not None:
            self._keeping.cancel()
        self._answer = Answer("")

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
        finally:
            await ear.close()


def _together(before: Answer, more: Answer) -> Answer:
    return joined(before, more) if before.text or before.missed else more
