"""Headings that run into their text ("Skills. Mediation, …"): set on lines of their own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.resume.columns import Streams
from bot.resume.heading_words import Section
from bot.resume.headings import find_headings, heading_kind
from bot.resume.page import Line, joined

_MOST_WORDS = 4
_FEWEST = 3
"""Kinds of sections that have to begin so: a label inside a job ("Tools: …") begins none."""


def parted(order: Streams) -> Streams:
    """Part headings from their text in a resume that has no others; else give it as it is."""
    kinds = set(find_headings(order.lines).values())
    found = {kind for line in order.lines if (kind := _run_in(line)[0]) is not None}
    if Section.EXPERIENCE in kinds or Section.EXPERIENCE not in found or len(found) < _FEWEST:
        return order
    return Streams(tuple(tuple(_cut(stream)) for stream in order.streams))


def _cut(stream: Sequence[Line]) -> list[Line]:
    lines: list[Line] = []
    for line in stream:
        kind, count = _run_in(line)
        if kind is not None:
            named = line.words[count - 1]
            bare = replace(named, text=named.text.rstrip(".:"))
            words = (*line.words[: count - 1], bare)
            lines.append(replace(line, words=words, lead=(), aside=()))
            line = replace(line, words=line.words[count:], indent=line.words[count].x0)  # noqa: PLW2901 - what is left of it
        lines.append(line)
    return lines


def _run_in(line: Line) -> tuple[Section | None, int]:
    """Give the kind of a heading that opens a line in a style of its own, and its words."""
    words = line.words
    if line.bullet or len(words) < 3:
        return None, 0
    first, last = words[0], words[-1]
    if (first.font, first.bold) == (last.font, last.bold):
        return None, 0
    count = next(
        (n for n, word in enumerate(words) if (word.font, word.bold) != (first.font, first.bold)),
        len(words),
    )
    kind = heading_kind(joined(words[:count]).rstrip(".")) if count <= _MOST_WORDS else None
    return kind, count
