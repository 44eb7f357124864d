"""What changed between two answers to one question, in words and figures (pure).

Numbers and hedges are found by the scorer's own finders, so that what is shown here is what the
score saw.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Medium
from bot.prose import sentences
from bot.scoring.quantities import Quantity, quantities
from bot.scoring.reading import hedge_spans, read
from bot.scoring.roots import PAST
from bot.scoring.tokens import Token
from bot.scoring.vocabulary import FUNCTION

COUNTS_UP_TO = 12
"""Small counts are common, so two of them are the same only when they count the same thing."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was said, with what it counts; `unit` is what tells it from another."""

    text: str
    value: float
    unit: str

    def same(self, other: "Number") -> bool:
        """Say whether both may be one figure: "4.2 s" and "4.2 seconds" are."""
        return self.value == other.value and (
            self.unit == other.unit or "" in {self.unit, other.unit}
        )


@dataclass(frozen=True, slots=True)
class Rewording:
    """Two answers beside each other, each pair as (then, now).

    `seconds` are of speech; they are `measured` when both were timed, else reckoned from the
    words. `openings` are first sentences. Numbers are literal text; those `added` were said nowhere
    in the old exchange, those `dropped` nowhere in the new one.
    """

    seconds: tuple[float, float]
    measured: bool
    openings: tuple[str, str]
    numbers: tuple[int, int]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    hedges_gone: tuple[str, ...]
    hedges_new: tuple[str, ...]
    verbatim: bool


def rewording(
    then: Answer, now: Answer, *, all_then: Iterable[Answer], all_now: Iterable[Answer]
) -> Rewording:
    """Compare two answers; `all_then` and `all_now` are all answers of their exchanges."""
    old, new = numbers(then.text), numbers(now.text)
    said_then = [n for answer in all_then for n in numbers(answer.text)]
    said_now = [n for answer in all_now for n in numbers(answer.text)]
    hedged_then, hedged_now = _hedges(then.text), _hedges(now.text)
    return Rewording(
        seconds=(then.spoken_seconds, now.spoken_seconds),
        measured=_measured(then) and _measured(now),
        openings=(_opening(then.text), _opening(now.text)),
        numbers=(len(old), len(new)),
        added=_unsaid(new, said_then),
        dropped=_unsaid(old, said_now),
        hedges_gone=tuple((hedged_then - hedged_now).elements()),
        hedges_new=tuple((hedged_now - hedged_then).elements()),
        verbatim=then.text.split() == now.text.split(),
    )


def numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, each once, in order."""
    tokens = read(text)
    found: list[Number] = []
    for quantity in quantities(tokens):
        number = _number(text, tokens, quantity)
        if not any(number.same(known) for known in found):
            found.append(number)
    return tuple(found)


def _number(text: str, tokens: Sequence[Token], quantity: Quantity) -> Number:
    start, end, unit = tokens[quantity.first].start, tokens[quantity.last].end, quantity.unit
    if quantity.measured:
        return Number(text[start:end], quantity.value, unit[:1])  # s, sec, seconds: one unit
    counted = _counted(text, tokens, quantity.last)
    if counted is None or quantity.value > COUNTS_UP_TO:
        unit = ""
    return Number(text[start : counted or end], quantity.value, unit)


def _counted(text: str, tokens: Sequence[Token], last: int) -> int | None:
    """Give where the thing counted ends ("two tired people"), None for a number on its own."""
    following = tokens[last + 1 : last + 3]
    if not following or not _goes_on(text, tokens[last], following[0]):
        return None
    first = following[0]
    if first.text.endswith("s") or len(following) == 1 or not _goes_on(text, *following):
        return first.end
    described = first.text.endswith(("ed", "ing"))
    return following[1].end if described or not _verb(following[1]) else first.end


def _goes_on(text: str, before: Token, after: Token) -> bool:
    return after.text not in FUNCTION and not text[before.end : after.start].strip()


def _verb(token: Token) -> bool:
    return token.text in PAST or token.text.endswith(("ed", "ing", "ly"))


def _unsaid(these: Iterable[Number], said: Sequence[Number]) -> tuple[str, ...]:
    """List the numbers that `said` lacks; a small one that counts nothing is no news ("five")."""
    telling = (n for n in these if n.unit or n.value > COUNTS_UP_TO)
    return tuple(n.text for n in telling if not any(n.same(other) for other in said))


def _hedges(text: str) -> Counter[str]:
    found = (text[first:last].lower() for first, last in hedge_spans(text))
    return Counter(f"I{hedge[1:]}" if hedge[:2] in {"i ", "i'"} else hedge for hedge in found)


def _opening(text: str) -> str:
    first = next(iter(sentences(text)), None)
    return first.text if first else ""


def _measured(answer: Answer) -> bool:
    return answer.medium is Medium.SPOKEN and answer.seconds is not None
