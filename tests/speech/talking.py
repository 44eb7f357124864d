"""A conversation on virtual time: a line, a voice, a recogniser, and scripts played with them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from typing import Any

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.speech.audio import PACKET_SECONDS, RATE, Clip, Samples, Spoken
from bot.speech.call import OnLost, Reach, Speaker
from bot.speech.conversation import Conversation
from bot.speech.cutting import Cutting
from bot.speech.decisions import Decision
from bot.speech.ear import Ear
from bot.speech.earlier import Said
from bot.speech.tape import Tape
from bot.speech.turns import Manners
from tests.speech.sounding import speech
from tests.virtual_time import run

TEXT = "I led the migration of our billing service from a monolith to six small services."
STORY = speech(TEXT)


class Line:
    """A call in virtual time: what the bot says takes as long as it takes, and can be stopped."""

    def __init__(self) -> None:
        self.said: list[tuple[str, float, float]] = []
        self.lost: OnLost | None = None
        self.where = Reach.OPEN
        self._heard: Callable[[float, Samples], None] | None = None
        self._stopped = asyncio.Event()

    def listen(
        self, heard: Callable[[float, Samples], None] | None, lost: OnLost | None = None
    ) -> None:
        """Take where sound goes, and word of sound that never came."""
        self._heard, self.lost = heard, lost

    def reach(self) -> Reach:
        """Give what the test says."""
        return self.where

    def now(self) -> float:
        """Give the loop's time."""
        return asyncio.get_running_loop().time()

    async def play(self, words: AsyncIterator[Spoken], *, began: Callable[[], None]) -> None:
        """Say words, each as long as it is."""
        self._stopped.clear()
        since = None
        async for spoken in words:
            if self._stopped.is_set():
                break
            if since is None:
                since = self.now()
                began()
            try:
                async with asyncio.timeout(spoken.seconds):
                    await self._stopped.wait()
            except TimeoutError:
                continue
            break
        if since is not None:
            self.said.append((Voice.texts[-1], since, self.now()))

    async def stop(self) -> None:
        """Stop what is being said."""
        self._stopped.set()

    async def talks(self, sound: Samples = STORY) -> None:
        """Let the member speak at the pace of packets."""
        since = self.now()
        for at in range(0, len(sound) - 320, 320):
            if self._heard:
                self._heard(since + at / RATE, sound[at : at + 320])
            await asyncio.sleep(PACKET_SECONDS)


class Voice:
    """Says each word in a third of a second, or fails."""

    texts: list[str] = []  # noqa: RUF012 - what was said last, for the line

    def __init__(self, *, broken: bool = False) -> None:
        self.broken = broken
        Voice.texts = []

    async def say(self, text: str, *, shared: bool = False) -> AsyncIterator[Spoken]:
        """Give a third of a second of sound a word."""
        del shared
        if self.broken:
            raise SpeechFailed("The voice is gone.")
        Voice.texts.append(text)
        for _ in text.split():
            yield Spoken((b"x",) * 17)


class Scribe:
    """A recogniser that takes a second, and understands the same of every clip with sound."""

    name = "scribe"

    def __init__(self, text: str = TEXT, seconds: float = 1.0) -> None:
        self.text, self.seconds = text, seconds

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Understand the same of everything."""
        del hotwords
        await asyncio.sleep(self.seconds)
        return (Segment(self.text, clip.start, clip.end, 0.9),)

    async def close(self) -> None:
        """Nothing to give back."""


def talk(
    line: Line,
    scribe: Scribe,
    *,
    echo: bool = False,
    manners: Manners | None = None,
    voice: Speaker | None = None,
    taping: bool = False,
) -> Conversation:
    """Open a conversation on a line."""

    def ears(
        start: float, decided: Callable[[Decision], None], sounded: Callable[[float, float], None]
    ) -> Ear:
        return Ear(
            scribe,
            cutting=Cutting(),
            manners=manners or Manners(),
            start=start,
            decided=decided,
            sounded=sounded,
            tape=Tape() if taping else None,
        )

    return Conversation(line, voice or Voice(), ears, echo=echo)


Script = Callable[[Line, Conversation], Coroutine[Any, Any, None]]


def scene(script: Script, scribe: Scribe | None = None, **how: Any) -> tuple[Line, Conversation]:
    """Play a script in virtual time."""

    async def played() -> tuple[Line, Conversation]:
        line = Line()
        conversation = talk(line, scribe or Scribe(), **how)
        await script(line, conversation)
        await conversation.close()
        return line, conversation

    return run(played())


async def answered(line: Line, conversation: Conversation) -> Said:
    """Ask, let the member tell the story after a second, and give the turn."""
    await conversation.ask("q1", "What was the hardest part of it?")
    turning = asyncio.create_task(conversation.turn())
    await asyncio.sleep(1)
    await line.talks()
    said = await turning
    assert said is not None
    return said
