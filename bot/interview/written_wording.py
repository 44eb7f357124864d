"""Rules about which words, numbers and marks a text has, wherever they stand."""

from dataclasses import dataclass
from itertools import pairwise

from bot.interview.written_text import Breach, Written, counted, shown


@dataclass(frozen=True, slots=True)
class Forbidden:
    """None of these words, in small letters or capitals."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Don't use {_listed(self.words, 'or')}."

    def broken(self, text: Written) -> Breach | None:
        """Find the first place of any of them."""
        places = sorted((*place, word) for word in self.words for place in text.find(word))
        if not places:
            return None
        number, _, word = places[0]
        return Breach(f"“{word}” stands in line {number}", number, shown(text.rows[number - 1]))


@dataclass(frozen=True, slots=True)
class Required:
    """Each of these words at least once, as written here, in small letters or capitals."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Use {_listed(self.words, 'and')}, in exactly this form."

    def broken(self, text: Written) -> Breach | None:
        """Name those that aren't there."""
        lacking = [word for word in self.words if next(text.find(word), None) is None]
        return Breach(f"{_listed(lacking, 'and')} not found") if lacking else None


@dataclass(frozen=True, slots=True)
class Order:
    """Each of these words at least once, their first places in this order."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Use {_listed(self.words, 'and')} in these forms, first mentioned in this order."

    def broken(self, text: Written) -> Breach | None:
        """Compare each word's first place with the one before."""
        places = [next(text.find(word), None) for word in self.words]
        if None in places:
            return Breach(f"“{self.words[places.index(None)]}” not found")
        found = [(place, word) for place, word in zip(places, self.words, strict=True) if place]
        for (earlier, first), (later, second) in pairwise(found):
            if later < earlier:
                line = later[0]
                said = f"“{second}” comes before “{first}”"
                return Breach(said, line, shown(text.rows[line - 1]))
        return None


@dataclass(frozen=True, slots=True)
class NoDigits:
    """No digit anywhere; numbers are written as words."""

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return "Use no digits: write every number as a word."

    def broken(self, text: Written) -> Breach | None:
        """Find the first line with a digit."""
        for line in text.lines:
            if word := next((w for w in line.text.split() if any(c.isdigit() for c in w)), None):
                return line.breach(f"“{shown(word)}” in line {line.number}")
        return None


@dataclass(frozen=True, slots=True)
class OneNumber:
    """Exactly one word with a digit in it."""

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return "Use exactly one number in digits, such as 40 or 9:30."

    def broken(self, text: Written) -> Breach | None:
        """Count the words with digits; the second one is quoted."""
        found = [
            (word, line)
            for line in text.lines
            for word in line.words
            if any(c.isdigit() for c in word)
        ]
        if len(found) == 1:
            return None
        if not found:
            return Breach("no number in digits found")
        word, line = found[1]
        return line.breach(
            f"{counted(len(found), 'number')}; the second, “{shown(word)}”, in line {line.number}"
        )


@dataclass(frozen=True, slots=True)
class WithoutMark:
    """None of one punctuation mark."""

    mark: str
    name: str

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Use no {self.name}."

    def broken(self, text: Written) -> Breach | None:
        """Find the first line with it."""
        for line in text.lines:
            if self.mark in line.text:
                return line.breach(f"“{self.mark}” stands in line {line.number}")
        return None


@dataclass(frozen=True, slots=True)
class QuestionLast:
    """The text ends with a question mark."""

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return "The text ends with a question mark."

    def broken(self, text: Written) -> Breach | None:
        """Look at the last character."""
        last = text.lines[-1]
        if last.text.endswith("?"):
            return None
        return last.breach(f"line {last.number}, the last one, ends with “{last.text[-1]}”")


def _listed(words: tuple[str, ...] | list[str], joined: str) -> str:
    quoted = [f"“{word}”" for word in words]
    *most, last = quoted
    return f"{', '.join(most)} {joined} {last}" if most else last
