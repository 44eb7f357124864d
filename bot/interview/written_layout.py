"""Rules about lines: lists, headings, first and last lines, paragraphs, ratings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.interview.written_text import Breach, Written, counted, shown

_OTHER_BULLETS = ("*", "\u2022", "\u2013", "\u2014", "-")
_NUMBER_MARK = re.compile(r"\d{1,2}(?:[.)](?!\d)|:(?!\d)|(?=\s))")
"""What somebody may have meant as the number of a line; 3.5 and 9:30 are none."""
NUMBER_WORDS: Mapping[int, str] = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
"""How a rule writes small numbers."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Exactly `count` lines that begin with a hyphen and a blank."""

    count: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Write exactly {NUMBER_WORDS[self.count]} bullet lines, each beginning with “- ”."

    def broken(self, text: Written) -> Breach | None:
        """Find bullets of another make, then count."""
        for line in text.lines:
            if line.text.startswith(_OTHER_BULLETS) and not line.text.startswith("- "):
                return line.breach(f"line {line.number} doesn't begin with “- ”")
        found = [line for line in text.lines if line.text.startswith("- ")]
        if len(found) == self.count:
            return None
        return Breach(f"{counted(len(found), 'bullet line')} found, {self.count} wanted")


@dataclass(frozen=True, slots=True)
class BareBullets:
    """No bullet line ends with a full stop."""

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return "No bullet line ends with a full stop."

    def broken(self, text: Written) -> Breach | None:
        """Find the first bullet that does."""
        for line in text.lines:
            if line.text.startswith("- ") and line.text.endswith("."):
                return line.breach(f"line {line.number} ends with a full stop")
        return None


@dataclass(frozen=True, slots=True)
class Numbered:
    """Exactly `count` lines that begin "1. ", "2. " and so on, in this order."""

    count: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        last = "“1. ” and “2. ”" if self.count == 2 else f"“1. ”, “2. ” … “{self.count}. ”"
        return f"Write exactly {NUMBER_WORDS[self.count]} numbered lines, beginning {last}."

    def broken(self, text: Written) -> Breach | None:
        """Compare the numbers that begin lines with those that should."""
        found = [(m[0], line) for line in text.lines if (m := _NUMBER_MARK.match(line.text))]
        for position, (mark, line) in enumerate(found, 1):
            if position <= self.count and not line.text.startswith(f"{position}. "):
                return line.breach(f"line {line.number} begins “{mark}”, not “{position}. ”")
        if len(found) == self.count:
            return None
        return Breach(f"{counted(len(found), 'numbered line')} found, {self.count} wanted")


@dataclass(frozen=True, slots=True)
class LineWords:
    """No line with more than `most` words."""

    most: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"No line has more than {self.most} words; the mark of a list doesn't count."

    def broken(self, text: Written) -> Breach | None:
        """Find the first line that is too long."""
        for line in text.lines:
            if len(line.words) > self.most:
                return line.breach(f"line {line.number} has {counted(len(line.words), 'word')}")
        return None


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The first line is this one, to the letter."""

    line: str

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"The first line is exactly: {self.line}"

    def broken(self, text: Written) -> Breach | None:
        """Compare the first line."""
        first = text.lines[0]
        if first.text == self.line:
            return None
        return first.breach(f"the first line reads “{shown(first.text)}”")


@dataclass(frozen=True, slots=True)
class LastLine:
    """The last line is this one, to the letter."""

    line: str

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"The last line is exactly: {self.line}"

    def broken(self, text: Written) -> Breach | None:
        """Compare the last line."""
        last = text.lines[-1]
        if last.text == self.line:
            return None
        return last.breach(f"the last line reads “{shown(last.text)}”")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line is a heading in capitals, of at most `most` words, without a full stop."""

    most: int = 4

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return (
            f"The first line is a heading in CAPITALS of at most {NUMBER_WORDS[self.most]} words, "
            "without a mark at its end."
        )

    def broken(self, text: Written) -> Breach | None:
        """Look at the first line's letters, length and end."""
        first = text.lines[0]
        if not first.text.isupper():
            return first.breach("the first line isn't in capitals throughout")
        if len(first.words) > self.most:
            return first.breach(f"the heading has {counted(len(first.words), 'word')}")
        if first.text[-1] in ".!?:;,":
            return first.breach(f"the heading ends with “{first.text[-1]}”")
        return None


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Exactly `count` paragraphs with one blank line between each two."""

    count: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        number = NUMBER_WORDS[self.count]
        return f"Write exactly {number} paragraphs, with one blank line between them."

    def broken(self, text: Written) -> Breach | None:
        """Count the blocks of lines, and look for two blank lines on end."""
        for number in range(1, len(text.rows)):
            if not text.rows[number] and not text.rows[number - 1]:
                return Breach(f"line {number + 1} is a second blank line", number + 1)
        found = text.paragraphs
        if len(found) == self.count:
            return None
        return Breach(f"{counted(len(found), 'paragraph')} found, {self.count} wanted")


@dataclass(frozen=True, slots=True)
class Ratings:
    """The first lines are `RATING: N`, or `RATING A: N` and so on, with a whole number 1-5."""

    labels: tuple[str, ...] = ("RATING",)

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        if len(self.labels) == 1:
            return f"The first line is “{self.labels[0]}: N”, N being a whole number from 1 to 5."
        lines = " and ".join(f"“{label}: N”" for label in self.labels)
        return f"The first two lines are {lines}, N being a whole number from 1 to 5."

    def broken(self, text: Written) -> Breach | None:
        """Compare each of the first lines with its form."""
        for at, label in enumerate(self.labels):
            if at >= len(text.lines):
                return Breach(f"the line “{label}: N” is missing")
            line = text.lines[at]
            if not re.fullmatch(rf"{label}: [1-5]", line.text):
                return line.breach(f"line {line.number} reads “{shown(line.text)}”")
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """The last line names the better answer: `BETTER: A` or `BETTER: B`."""

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return "The last line is “BETTER: A” or “BETTER: B”."

    def broken(self, text: Written) -> Breach | None:
        """Compare the last line."""
        last = text.lines[-1]
        if last.text in {"BETTER: A", "BETTER: B"}:
            return None
        return last.breach(f"the last line reads “{shown(last.text)}”")
