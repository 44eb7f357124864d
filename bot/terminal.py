"""The keyboard room: questions as panels, answers typed or played, a clock on every prompt."""

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.answer import Answer
from bot.interview.formats import Format, reading_seconds
from bot.interview.ports import Intent, RoomLeft
from bot.interview.transcript import Prompt
from bot.keyboard import Lines

HELP = (
    "Type your answer; an empty line sends it. "
    "/repeat asks again, /skip moves on, /more adds to your last answer, /stop ends."
)
COMMANDS = {
    "/repeat": Intent.REPEAT,
    "/skip": Intent.SKIP,
    "/stop": Intent.STOP,
    "/more": Intent.UNFINISHED,
}


class Ears(Protocol):
    """Where a terminal's answers come from: a keyboard, or a sample candidate."""

    def now(self) -> float:
        """Seconds on the clock."""

    def told(self, text: str) -> None:
        """Take note that text was said, for clocks that count words."""

    async def hear(self, prompt: Prompt, limit: float) -> Answer | Intent:
        """Give the next answer."""


class TerminalRoom:
    """Shows prompts with progress and the clock; the ears answer."""

    def __init__(self, console: Console, ears: Ears, shape: Format, *, spent: float) -> None:
        self._console = console
        self._ears = ears
        self._shape = shape
        self._began = ears.now() - spent
        self._planned = sum(count for _, count in shape.planned)

    def now(self) -> float:
        """Seconds on the clock of the ears."""
        return self._ears.now()

    async def say(self, text: str) -> None:
        """Print a line of the interviewer's."""
        self._console.print(Text(text, style="italic"))
        self._ears.told(text)

    async def ask(self, prompt: Prompt) -> None:
        """Print the question, the resume line it is about, and where the interview stands."""
        body = Text(prompt.text, style="bold")
        if prompt.about and prompt.follow_up_to is None and prompt.about not in prompt.text:
            body.append(f"\n\nYour resume: {prompt.about}", style="dim not bold")
        self._console.print()
        self._console.print(
            Panel(body, title=self._title(prompt), title_align="left", subtitle=self._clock())
        )
        self._ears.told(prompt.spoken)

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent:
        """Give what the ears heard."""
        return await self._ears.hear(prompt, limit)

    async def last_words(self, prompt: Prompt, *, limit: float) -> None:
        """Wait for nothing: what is typed is over when it is sent."""
        del prompt, limit

    def _title(self, prompt: Prompt) -> str:
        if prompt.follow_up_to:
            return "Follow-up"
        number = int(prompt.id.removeprefix("q"))
        if number == self._planned == 1:
            return "Your question"
        return f"Question {number} of about {max(number, self._planned)}"

    def _clock(self) -> str:
        spent = max(0.0, self._ears.now() - self._began)
        return f"{_minutes(spent)} of {_minutes(self._shape.seconds)}"


class Keyboard:
    """Ears that read typed lines; what was typed by the limit is the answer."""

    def __init__(
        self, lines: Lines, console: Console, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lines = lines
        self._console = console
        self._clock = clock

    def now(self) -> float:
        """Seconds on the machine's steady clock."""
        return self._clock()

    def told(self, text: str) -> None:
        """Reading takes the member's own time, which the clock counts already."""

    async def hear(self, prompt: Prompt, limit: float) -> Answer | Intent:
        """Read lines until an empty one, a command, or the limit."""
        del prompt
        began, typed = self._clock(), list[str]()
        while (left := limit - (self._clock() - began)) > 0:
            line = await self._line(left, first=not typed)
            if line is None:
                break
            if not typed and (wish := COMMANDS.get(line.strip().lower())):
                return wish
            if line.strip():
                typed.append(line.strip())
            elif typed:
                break
        return Answer(" ".join(typed), self._clock() - began)

    async def _line(self, limit: float, *, first: bool) -> str | None:
        self._console.print("> " if first else "  ", end="", style="cyan")
        try:
            async with asyncio.timeout(limit):
                line = await self._lines.next()
        except TimeoutError:
            return None
        if line is None:
            raise RoomLeft
        return line


class Player:
    """Ears that play a candidate: time is counted at speaking pace, so it runs at once."""

    def __init__(self, reply: Callable[[Prompt], str], console: Console) -> None:
        self._reply = reply
        self._console = console
        self._seconds = 0.0

    def now(self) -> float:
        """Seconds counted so far."""
        return self._seconds

    def told(self, text: str) -> None:
        """Count the time that saying text takes."""
        self._seconds += reading_seconds(text)

    async def hear(self, prompt: Prompt, limit: float) -> Answer | Intent:
        """Print and give the candidate's answer."""
        answer = Answer(self._reply(prompt))
        self._console.print(Text(answer.text, style="cyan"))
        self._seconds += min(limit, answer.spoken_seconds)
        return answer


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
