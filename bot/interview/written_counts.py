"""Rules that count: words and sentences, in all and in each."""

from dataclasses import dataclass

from bot.interview.written_layout import NUMBER_WORDS
from bot.interview.written_text import Breach, Written, counted, shown


@dataclass(frozen=True, slots=True)
class Sentences:
    """Exactly `count` sentences."""

    count: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Write exactly {NUMBER_WORDS[self.count]} sentences, each ending with . ! or ?"

    def broken(self, text: Written) -> Breach | None:
        """Count them; the first one too many is quoted."""
        found = text.sentences
        if len(found) == self.count:
            return None
        said = f"{counted(len(found), 'sentence')} found, {self.count} wanted"
        if len(found) < self.count:
            return Breach(said)
        extra = found[self.count]
        return Breach(f"{said}; one too many is in line {extra.number}", None, shown(extra.text))


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """No sentence with more than `most` words."""

    most: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"No sentence has more than {self.most} words."

    def broken(self, text: Written) -> Breach | None:
        """Find the first sentence that is too long; words after the last mark are one more."""
        for found in text.sentences:
            if len(found.words) > self.most:
                length = counted(len(found.words), "word")
                said = f"the sentence ending in line {found.number} has {length}"
                return Breach(said, found.number, shown(found.text))
        loose = text.words - sum(len(found.words) for found in text.sentences)
        if loose > self.most:
            return Breach(f"the last {loose} words have no . ! or ? among them")
        return None


@dataclass(frozen=True, slots=True)
class MostWords:
    """At most `most` words in all."""

    most: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Use at most {self.most} words in all."

    def broken(self, text: Written) -> Breach | None:
        """Count the words."""
        if text.words <= self.most:
            return None
        return Breach(f"{counted(text.words, 'word')}, {text.words - self.most} too many")


@dataclass(frozen=True, slots=True)
class WordsBetween:
    """At least `least` and at most `most` words in all."""

    least: int
    most: int

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        return f"Use between {self.least} and {self.most} words in all."

    def broken(self, text: Written) -> Breach | None:
        """Count the words."""
        if text.words < self.least:
            return Breach(f"{counted(text.words, 'word')}, {self.least - text.words} too few")
        if text.words > self.most:
            return Breach(f"{counted(text.words, 'word')}, {text.words - self.most} too many")
        return None


@dataclass(frozen=True, slots=True)
class Justification:
    """At least one and at most `most` words after the first `after` lines (document 001:66)."""

    most: int
    after: int = 1

    @property
    def says(self) -> str:
        """The rule as the task states it."""
        where = "rating" if self.after == 1 else "ratings"
        return f"Everything after the {where} is the justification: at most {self.most} words."

    def broken(self, text: Written) -> Breach | None:
        """Count the words after the ratings."""
        count = sum(len(line.words) for line in text.lines[self.after :])
        if count == 0:
            return Breach("nothing stands after it")
        if count > self.most:
            return Breach(
                f"{counted(count, 'word')} after the ratings, {count - self.most} too many"
            )
        return None
