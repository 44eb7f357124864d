"""The four seams of the engine: who hears, who asks, who scores, who remembers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.answer import Answer
from bot.interview.transcript import Prompt, Transcript, Turn
from bot.scoring.rubric import Assessment


class Intent(StrEnum):
    """What a member asks of the interviewer instead of answering.

    DONE, the answer is over, is for rooms with sound; they give the answer in its place.
    """

    REPEAT = "repeat"
    SKIP = "skip"
    STOP = "stop"
    UNFINISHED = "unfinished"
    REPHRASE = "rephrase"
    PAUSE = "pause"
    HELP = "help"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Continued:
    """The member went on with the answer before, which the room took for finished.

    `answer` is all of it. The prompt that was asked too early is taken back.
    """

    answer: Answer


class RoomLeft(Exception):
    """The member is gone: closed the terminal, left the channel, pressed Ctrl-C."""


class Room(Protocol):
    """A place where an interview is held. It keeps the time, so that time can be virtual."""

    def now(self) -> float:
        """Seconds on the room's clock; only differences mean anything."""

    async def say(self, text: str) -> None:
        """Say something that needs no answer."""

    async def ask(self, prompt: Prompt) -> None:
        """Put a question or probe to the member."""

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent | Continued:
        """Wait for the answer, at most `limit` seconds; what was said by then is the answer.

        Raises:
            RoomLeft: the member is gone.
        """

    async def last_words(self, prompt: Prompt, *, limit: float) -> Continued | None:
        """Give what the member still adds to the answer to `prompt`, after which none is asked.

        A room that takes an answer for finished before it can be sure waits here until it is.

        Raises:
            RoomLeft: the member is gone.
        """


class Interviewer(Protocol):
    """Decides what is asked; both methods depend on the transcript alone, so a restart replays."""

    async def next_question(self, transcript: Transcript) -> Prompt | None:
        """Choose the next main question, or None when the interview is over."""

    async def follow_up(self, transcript: Transcript) -> Prompt | None:
        """Choose a probe into the latest main question's answers, or None to move on."""


class Scorer(Protocol):
    """Scores a main answer together with the answers to its follow-ups."""

    async def score(
        self,
        question: Prompt,
        answer: Answer,
        follow_ups: Sequence[tuple[Prompt, Answer]],
        *,
        told: Sequence[str] = (),
    ) -> Assessment:
        """Assess one question's answers; `told` are those to other questions of the sitting."""


class Journal(Protocol):
    """Remembers turns; `keep` returns only when the turn would survive a power cut."""

    async def keep(self, turn: Turn) -> None:
        """Store a turn; one with the same prompt id replaces the earlier one."""
