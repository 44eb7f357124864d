"""A written answer as rules look at it: lines, words, sentences, and where a rule was broken.

Instruction-following is checked exactly (document 000:70), so what counts as a word, a line or a
sentence is fixed here once. Blanks at a line's end can't be seen and never count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

QUOTED = 60
"""Characters of the member's text that a place quotes at most."""

MARK = re.compile(r"(?:-|\d{1,2}\.) ")
"""What begins a bullet line or a numbered line."""

_END = re.compile(r"[.!?]+[\"')\]\u201d\u2019]*(?=\s|$)")
_NEVER_LAST = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|vs|approx)\.$")
_SELDOM_LAST = re.compile(r"\b(?:etc|[ap]\.m)\.$")


@dataclass(frozen=True, slots=True)
class Breach:
    """How a rule was broken: `said` is a clause without a full stop.

    `line` counts from 1 over all lines, blank ones too; None when the whole text is meant.
    """

    said: str
    line: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that isn't blank; `number` counts from 1 over all lines, blank ones too."""

    number: int
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """What stands between blanks and has a letter or digit, without the mark of a list."""
        body = MARK.sub("", self.text, count=1) if MARK.match(self.text) else self.text
        return tuple(w for w in body.split() if any(c.isalnum() for c in w))

    def breach(self, said: str) -> Breach:
        """Say that a rule was broken in this line."""
        return Breach(said, self.number, shown(self.text))


@dataclass(frozen=True)  # without slots: what is read from the text is kept beside it
class Written:
    """A text as it was handed in."""

    text: str

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """All lines from the first to the last with words, without the blanks at their ends."""
        plain = self.text.replace("\u00a0", " ").replace("\t", " ")
        rows = [row.rstrip() for row in plain.split("\n")]
        used = [number for number, row in enumerate(rows) if row]
        return tuple(rows[used[0] : used[-1] + 1]) if used else ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that aren't blank."""
        return tuple(Line(n, row) for n, row in enumerate(self.rows, 1) if row)

    @cached_property
    def words(self) -> int:
        """How many words there are in all."""
        return sum(len(line.words) for line in self.lines)

    @cached_property
    def sentences(self) -> tuple[Line, ...]:
        """Everything that ends with . ! or ?, with the line where it ends; lines may be broken.

        What stands after the last such mark is no sentence.
        """
        return tuple(_sentences("\n".join(self.rows)))

    @cached_property
    def paragraphs(self) -> tuple[Line, ...]:
        """The first line of each block between blank lines."""
        starts = [n for n, row in enumerate(self.rows) if row and (n == 0 or not self.rows[n - 1])]
        return tuple(Line(n + 1, self.rows[n]) for n in starts)

    def find(self, word: str) -> Iterator[tuple[int, int]]:
        """Give (line, position in it) of every place of a whole word or phrase, in any case."""
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        for line in self.lines:
            for match in pattern.finditer(line.text):
                yield line.number, match.start()


class Rule(Protocol):
    """One format rule: what the task says, and whether a text with words breaks it."""

    @property
    def says(self) -> str:
        """The rule as the task states it, one sentence."""

    def broken(self, text: Written) -> Breach | None:
        """Give how and where the text breaks the rule, None when it keeps it."""


def shown(text: str) -> str:
    """Shorten text for a quote."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 2].rstrip()} …"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: 1 word, 3 words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sentences(text: str) -> Iterator[Line]:
    start = 0
    for end in _END.finditer(text):
        before = text[start : end.start() + 1]
        last_line = before.rpartition("\n")[2]
        after = text[end.end() :].lstrip()
        listed = re.fullmatch(r"[1-9]\.", last_line)
        short = _NEVER_LAST.search(before) and after
        goes_on = _SELDOM_LAST.search(before) and after[:1].islower()
        if listed or short or goes_on:
            continue
        yield Line(text.count("\n", 0, end.start()) + 1, " ".join(text[start : end.end()].split()))
        start = end.end()
