"""Texts made from a written task: one that keeps every rule, and ones that break a single rule."""

import re
from dataclasses import dataclass
from itertools import cycle
from typing import TypeVar

from bot.interview.written import Task
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

R = TypeVar("R", bound=Rule)
WORD = "plain"
"""A word that no subject, first or last line has."""


@dataclass
class Parts:
    """A text in parts; `units` are the words of each sentence or list line."""

    start: list[str]
    units: list[list[str]]
    marks: list[str]
    ends: list[str]
    gaps: list[str]
    last: list[str]

    def text(self) -> str:
        """Join the parts."""
        lines = zip(self.marks, self.units, self.ends, self.gaps, strict=True)
        body = "".join(f"{mark}{' '.join(unit)}{end}{gap}" for mark, unit, end, gap in lines)
        return "\n".join([*self.start, body.rstrip("\n"), *self.last])


def keeping(task: Task, first: int = 1) -> Parts:
    """Build a text that keeps all rules; its first unit gets at least `first` words."""
    lists = _of(task, Bullets) or _of(task, Numbered)
    counted = lists or _of(task, Sentences)
    count = counted.count if counted else 3
    units = _units(task, count, first)
    marks = [""] * count
    if lists:
        marks = ["- " if isinstance(lists, Bullets) else f"{at}. " for at in range(1, count + 1)]
    ends = ["" if lists else "."] * count
    if _of(task, QuestionLast):
        ends[-1] = "?"
    blocks = _of(task, Paragraphs)
    breaks = blocks.count - 1 if blocks else 0
    gaps = ["\n\n" if at < breaks else "\n" for at in range(count)]
    return Parts(_start(task), units, marks, ends, gaps, _last(task))


def breaking(task: Task, rule: Rule) -> str:
    """Change a text that keeps all rules in one place, so that it breaks this one."""
    match rule:
        case SentenceWords(most) | LineWords(most):
            return keeping(task, first=most + 1).text()
        case _:
            parts = keeping(task)
            return _reworded(parts, rule) or _rearranged(parts, rule) or _replaced(parts, rule)


def _units(task: Task, count: int, first: int) -> list[list[str]]:
    wanted = [w for rule in (_of(task, Required), _of(task, Order)) if rule for w in rule.words]
    wanted += ["40"] if _of(task, OneNumber) else []
    units = [[WORD] for _ in range(count)]
    share = -(-len(wanted) // count)
    for at, word in enumerate(wanted):
        units[at // share].append(word)
    units[0] += [WORD] * (first - len(units[0]))
    least = _of(task, WordsBetween)
    for unit in cycle(units[first > 1 :]):
        if least is None or sum(map(len, units)) >= least.least:
            return units
        unit.append(WORD)
    raise AssertionError


def _start(task: Task) -> list[str]:
    if line := _of(task, FirstLine):
        return [line.line]
    if ratings := _of(task, Ratings):
        return [f"{label}: 3" for label in ratings.labels]
    return ["PLAIN HEADING"] if _of(task, Heading) else []


def _last(task: Task) -> list[str]:
    if line := _of(task, LastLine):
        return [line.line]
    return ["BETTER: B"] if _of(task, Choice) else []


def _reworded(parts: Parts, rule: Rule) -> str | None:
    """Break a rule about words by one word more, or a mark inside one."""
    words = parts.units[0]
    match rule:
        case Forbidden(forbidden):
            words.append(forbidden[-1].upper())
        case NoDigits() | OneNumber():
            words.append("7")
        case WithoutMark(mark):
            words[0] = f"pl{mark}ain"
        case MostWords(most) | Justification(most):
            words += [WORD] * most
        case WordsBetween():
            for unit in parts.units:
                unit[:] = [word for word in unit if word != WORD] or [WORD]
        case Sentences():
            words.insert(0, "Plain.")
        case _:
            return None
    return parts.text()


def _rearranged(parts: Parts, rule: Rule) -> str | None:
    """Break a rule about lines by one line more, or another mark."""
    match rule:
        case Bullets():
            parts.units.append([WORD])
            parts.marks.append("- ")
            parts.ends.append("")
            parts.gaps.append("\n")
        case BareBullets():
            parts.ends[0] = "."
        case Numbered():
            parts.marks[1] = "2) "
        case Paragraphs():
            parts.gaps[0] = "\n"
        case QuestionLast():
            parts.ends[-1] = "."
        case _:
            return None
    return parts.text()


def _replaced(parts: Parts, rule: Rule) -> str:
    """Break a rule by another word or line in the place of the right one."""
    match rule:
        case FirstLine() | Heading():
            parts.start = [parts.start[0].swapcase()]
        case LastLine() | Choice():
            parts.last = [parts.last[0].swapcase()]
        case Ratings():
            parts.start[-1] = parts.start[-1].replace("3", "6")
        case Required(words):
            return re.sub(rf"\b{words[0]}\b", WORD, parts.text())
        case Order(words):
            swapped = {words[0]: words[1], words[1]: words[0]}
            pattern = rf"\b(?:{words[0]}|{words[1]})\b"
            return re.sub(pattern, lambda m: swapped[m[0]], parts.text())
        case _:
            raise AssertionError(rule)
    return parts.text()


def _of(task: Task, kind: type[R]) -> R | None:
    return next((rule for rule in task.rules if isinstance(rule, kind)), None)
