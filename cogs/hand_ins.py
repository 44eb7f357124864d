"""What is handed in to a room, and what became of it."""

import asyncio
from dataclasses import dataclass

from bot.answer import Answer
from bot.interview.ports import Intent


@dataclass(frozen=True, slots=True)
class _HandIn:
    """An answer or wish for a prompt, "" for whichever is open; `kept` hears what became of it."""

    prompt: str
    heard: Answer | Intent
    kept: "asyncio.Future[bool]"

    def settle(self, *, kept: bool) -> None:
        if not self.kept.done():
            self.kept.set_result(kept)


class HandIns:
    """Answers and wishes on their way to a room that listens, in order."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[_HandIn] = asyncio.Queue()
        self._taken: list[_HandIn] = []

    @property
    def empty(self) -> bool:
        """Whether the room has taken everything."""
        return self._queue.empty()

    async def put(self, prompt: str, heard: Answer | Intent) -> bool:
        """Hand something in; of an answer, say once it is known whether it was kept."""
        hand_in = _HandIn(prompt, heard, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(hand_in)
        return await hand_in.kept if isinstance(heard, Answer) else True

    async def next(self, prompt: str) -> Answer | Intent:
        """Take what comes next for a prompt; what came too late for an earlier one isn't kept."""
        while True:
            if (heard := self._fitting(await self._queue.get(), prompt)) is not None:
                return heard

    def waiting(self, prompt: str) -> Answer | Intent | None:
        """Take what came for a prompt at the last moment, if anything did."""
        heard = None
        while heard is None and not self._queue.empty():
            heard = self._fitting(self._queue.get_nowait(), prompt)
        return heard

    def _fitting(self, hand_in: _HandIn, prompt: str) -> Answer | Intent | None:
        if hand_in.prompt in {"", prompt}:
            self._taken.append(hand_in)
            return hand_in.heard
        hand_in.settle(kept=False)
        return None

    def kept(self) -> None:
        """Say that what was taken is kept."""
        taken, self._taken = self._taken, []
        for hand_in in taken:
            hand_in.settle(kept=True)

    def given_up(self) -> None:
        """Say that nothing is kept any more, of what was taken or still waits."""
        while not self._queue.empty():
            self._taken.append(self._queue.get_nowait())
        for hand_in in self._taken:
            hand_in.settle(kept=False)
        self._taken.clear()
