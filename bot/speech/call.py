"""What a conversation is held over: a call with one member, and somebody who speaks the texts."""

from collections.abc import AsyncIterator, Callable
from enum import StrEnum
from typing import Protocol

from bot.speech.audio import Samples, Spoken

OnLost = Callable[[float, float], None]
"""Takes the second until which sound was lost, and how many seconds of it."""


class Reach(StrEnum):
    """Whether a member's voice reaches us."""

    OPEN = "open"
    CUT = "cut off"
    MUTED = "muted"


class Call(Protocol):
    """A place in which one member is heard and the bot speaks."""

    def listen(
        self, heard: Callable[[float, Samples], None] | None, lost: OnLost | None = None
    ) -> None:
        """Give each piece of the member's sound, on the event loop, with its second; None stops.

        `lost` is told of what the member said, or may have said, and never came.
        """

    def reach(self) -> Reach:
        """Say whether the member's voice reaches us just now, as far as is known."""

    def now(self) -> float:
        """Give the second of the member's timeline that it is now."""

    async def play(self, words: AsyncIterator[Spoken], *, began: Callable[[], None]) -> None:
        """Say words until they are over or `stop` is called; `began` is told the first packet.

        Raises:
            SpeechFailed: they can't be said.
        """

    async def stop(self) -> None:
        """Be silent within 200 ms."""


class Speaker(Protocol):
    """Turns texts into sound."""

    def say(self, text: str, *, shared: bool = False) -> AsyncIterator[Spoken]:
        """Give the sound of a text, sentence by sentence; `shared` text is the same for all.

        Raises:
            SpeechFailed: it can't be said.
        """
