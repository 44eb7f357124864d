"""Work for a member that takes its time, like reading a resume.

Nothing of it is kept once they deleted their data, however late it is done.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.errors import InputInvalid

GONE = "You deleted your data in the meantime, so this isn't kept. Send it again if you want it."


@dataclass(slots=True)
class Work:
    """One piece of work; `withdrawn` once its member deleted their data."""

    withdrawn: bool = False

    def require(self) -> None:
        """Refuse to keep what came of it.

        Raises:
            InputInvalid: its member deleted their data since it began.
        """
        if self.withdrawn:
            raise InputInvalid(GONE)


class Withdrawals:
    """Knows what is being worked on, and for whom."""

    def __init__(self) -> None:
        self._works: defaultdict[str, list[Work]] = defaultdict(list)

    @contextmanager
    def work(self, member: str) -> Iterator[Work]:
        """Work for a member while the block lasts."""
        work = Work()
        self._works[member].append(work)
        try:
            yield work
        finally:
            self._works[member].remove(work)
            if not self._works[member]:
                del self._works[member]

    def withdraw(self, member: str) -> None:
        """Let nothing be kept that is being worked on for a member."""
        for work in self._works.get(member, ()):
            work.withdrawn = True
