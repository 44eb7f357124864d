"""Which rules go together: each takes up slots of a text, and no slot is taken twice (pure)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from bot.interview.written_counts import (
    Justification,
    MostWords,
    Sentences,
    SentenceWords,
    WordsBetween,
)
from bot.interview.written_layout import (
    BareBullets,
    Bullets,
    Choice,
    FirstLine,
    Heading,
    LastLine,
    LineWords,
    Numbered,
    Paragraphs,
    Ratings,
)
from bot.interview.written_subjects import Shape, Subject
from bot.interview.written_text import Rule
from bot.interview.written_wording import (
    Forbidden,
    NoDigits,
    OneNumber,
    Order,
    QuestionLast,
    Required,
    WithoutMark,
)

_MARKS = (("!", "exclamation marks"), ("(", "round brackets"), (",", "commas"))
"""The later, the harder to do without."""


class Slot(Enum):
    """What a rule settles, so that no other may."""

    START = auto()
    END = auto()
    LENGTH = auto()
    DIGITS = auto()
    LIST = auto()
    BLOCKS = auto()
    SENTENCES = auto()
    LONGEST = auto()
    WITHOUT = auto()
    WITH = auto()
    ORDER = auto()
    MARKS = auto()


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that fits a shape, from a level on; `given` ones are taken before all others."""

    rule: Rule
    slots: frozenset[Slot]
    level: int = 1
    given: bool = False


def drafts(subject: Subject, shape: Shape, level: int, rng: Random) -> tuple[Draft, ...]:
    """Give every rule that a text of this shape may have at a level, 1-5; chance sets its numbers.

    The higher the level, the fewer words are allowed and the harder the rules.
    """
    tight = (level - 1) // 2
    found = (*_SHAPES[shape](tight, rng), *_anywhere(subject, level, rng))
    return tuple(draft for draft in found if draft.level <= level)


def _draft(rule: Rule, *slots: Slot, level: int = 1, given: bool = False) -> Draft:
    return Draft(rule, frozenset(slots), level, given)


def _anywhere(subject: Subject, level: int, rng: Random) -> Iterator[Draft]:
    """Give the rules that fit every shape. Digits in list marks and ratings take that slot."""
    words = rng.sample(subject.words, len(subject.words))
    tempting = rng.sample(subject.tempting, min(3, 1 + level // 2))
    mark, name = rng.choice(_MARKS[: 2 + level // 3])
    yield _draft(FirstLine(subject.opening), Slot.START)
    yield _draft(LastLine(subject.closing), Slot.END, Slot.BLOCKS)
    yield _draft(Forbidden(tuple(tempting)), Slot.WITHOUT)
    yield _draft(Required(tuple(words[:2])), Slot.WITH)
    yield _draft(Order(tuple(words[2:])), Slot.ORDER, level=2)
    yield _draft(WithoutMark(mark, name), Slot.MARKS, level=2)
    yield _draft(NoDigits(), Slot.DIGITS)
    yield _draft(OneNumber(), Slot.DIGITS, level=2)


def _prose(tight: int, rng: Random) -> Iterator[Draft]:
    """Rules for running text. The sentence that follows a first line would seem longer than it is.

    The fewest words, 30, fit into the fewest and shortest sentences: three of twelve.
    """
    most = rng.choice((80, 70, 60)) - 10 * tight
    sentences = _draft(Sentences(rng.randint(3, 4 + tight)), Slot.SENTENCES, given=True)
    paragraphs = _draft(
        Paragraphs(rng.randint(2, 3)), Slot.BLOCKS, Slot.START, given=rng.random() < 0.4
    )
    yield sentences
    yield paragraphs
    yield _draft(Heading(), Slot.START)
    yield _draft(MostWords(most), Slot.LENGTH)
    yield _draft(WordsBetween(30, most), Slot.LENGTH, level=3)
    yield _draft(SentenceWords(18 - 3 * tight), Slot.LONGEST, Slot.START, level=3)
    yield _draft(QuestionLast(), Slot.END)


def _bullets(tight: int, rng: Random) -> Iterator[Draft]:
    yield _draft(Bullets(rng.randint(3, 4 + tight)), Slot.LIST, given=True)
    yield _draft(BareBullets(), Slot.SENTENCES)
    yield _draft(Heading(), Slot.START)
    yield _draft(LineWords(14 - 2 * tight), Slot.LONGEST)
    yield _draft(MostWords(60 - 10 * tight), Slot.LENGTH)


def _steps(tight: int, rng: Random) -> Iterator[Draft]:
    yield _draft(Numbered(rng.randint(3, 4 + tight)), Slot.LIST, Slot.DIGITS, given=True)
    yield _draft(Heading(), Slot.START)
    yield _draft(LineWords(14 - 2 * tight), Slot.LONGEST)
    yield _draft(MostWords(60 - 10 * tight), Slot.LENGTH)


def _rating(tight: int, rng: Random) -> Iterator[Draft]:
    yield _draft(Ratings(), Slot.START, Slot.DIGITS, given=True)
    yield _draft(Justification(80 - 20 * tight), Slot.LENGTH, given=True)
    yield _draft(Sentences(rng.randint(2, 3 + tight)), Slot.SENTENCES)


def _ratings(tight: int, rng: Random) -> Iterator[Draft]:
    yield _draft(Ratings(("RATING A", "RATING B")), Slot.START, Slot.DIGITS, given=True)
    yield _draft(Justification(80 - 20 * tight, after=2), Slot.LENGTH, given=True)
    yield _draft(Choice(), Slot.END, Slot.BLOCKS, given=rng.random() < 0.5)
    yield _draft(Sentences(rng.randint(2, 3 + tight)), Slot.SENTENCES)


_SHAPES: dict[Shape, Callable[[int, Random], Iterator[Draft]]] = {
    Shape.PROSE: _prose,
    Shape.BULLETS: _bullets,
    Shape.STEPS: _steps,
    Shape.RATING: _rating,
    Shape.RATINGS: _ratings,
}
