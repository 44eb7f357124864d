"""What was put to somebody: a question, and the questions that followed from its answer."""

from dataclasses import dataclass

from bot.answer import Answer
from bot.bank import KeyPoint, Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was put. `seconds` is the target length of the answer.

    `vocabulary` are words that an answer in this field may well use. `under_specified` questions
    leave something open on purpose; asking back or stating an assumption is then an answer.
    """

    text: str
    kind: Kind | None = None
    seconds: int = 75
    key_points: tuple[KeyPoint, ...] = ()
    vocabulary: tuple[str, ...] = ()
    under_specified: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up question's text and the answer to it.

    `doubted` says, as a clause, what an answer was set against by a question about a contradiction.
    """

    text: str
    answer: Answer
    doubted: str | None = None
