"""Thanks for an answer, said before what comes next."""

from bot.interview.transcript import Prompt
from bot.speech import room_lines as lines


class Thanks:
    """Thanks once for each answer, in words that take turns."""

    def __init__(self) -> None:
        self._owed, self._answers = False, 0

    def owe(self) -> None:
        """Note that something was answered."""
        self._owed = True
        self._answers += 1

    def before(self, prompt: Prompt) -> str:
        """Give the words before a prompt; none where nothing was answered."""
        owed, self._owed = self._owed, False
        if not owed:
            return ""
        if prompt.follow_up_to and prompt.id.endswith("p1"):
            return f"{lines.FOLLOW_UP} "
        return f"{lines.THANKS[(self._answers - 1) % len(lines.THANKS)]} "
