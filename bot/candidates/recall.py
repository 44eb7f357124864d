"""What a question brings to mind: stories and notes ranked by the words they share with it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.candidates.listening import Heard, stems
from bot.candidates.sheet import FactSheet, Note, Part, Source, Story, Theme
from bot.candidates.wording import Shape

NAMED, SAID, THEMED, TITLED = 3.0, 1.0, 7.0, 6.0
"""Weights: a naming word, a word in the sentences, a shared theme, the whole title heard."""
PARTLY = 0.6
"""How surely one word of a longer keyword names a memory."""
HEADED = 0.25
"""How much more surely the one word does that is a note's name."""

PERSONAL = frozenset(
    (Theme.BACKGROUND, Theme.MOTIVATION, Theme.AVAILABILITY, Theme.WEAKNESS, Theme.STRENGTH)
)
"""Themes about the candidate: a shared word doesn't turn a question to them, the theme does."""
TIRED, SPENT = 6.0, 1.5
"""What a memory loses each time it was told, and how many such times it is to have said it all:
people have more than one story."""

_FAVOURED: Mapping[Shape, Mapping[type | Source, float]] = {
    Shape.PAST: {Story: 4.0},
    Shape.HYPOTHETICAL: {Source.VIEW: 2.0, Source.KNOWLEDGE: 3.0, Story: -2.0},
    Shape.DEFINE: {Source.KNOWLEDGE: 5.0, Source.VIEW: 1.0, Story: -2.0},
    Shape.SELF: {Source.VIEW: 5.0},
    Shape.OPEN: {},
}


@dataclass(frozen=True, slots=True)
class Memory:
    """A story or note with the stems it is found by.

    `naming` tells how surely each stem names it (0-1): a word of a longer phrase less so than a
    keyword by itself, until the whole phrase is heard.
    """

    source: Story | Note
    title: frozenset[str]
    themes: frozenset[Theme]
    naming: Mapping[str, float]
    phrases: frozenset[tuple[str, ...]]
    telling: frozenset[str]

    def spent(self, said: AbstractSet[str]) -> float:
        """Give the share of it that was said already, 0-1."""
        source = self.source
        facts = source.parts.values() if isinstance(source, Story) else (source.sentences,)
        every = [fact for part in facts for fact in part]
        return sum(fact in said for fact in every) / len(every)

    @property
    def key(self) -> str:
        """Tell memories of one person apart."""
        return self.source.id if isinstance(self.source, Story) else self.source.name


@dataclass(frozen=True, slots=True)
class Overlap:
    """What a memory shares with a question.

    `cover` is the share (0-1) of the question's words that the memory holds, `named` the share
    that names it; `firm` tells whether one of these names it by itself.
    """

    cover: float
    named: float
    firm: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How well a memory fits a question."""

    memory: Memory
    score: float
    found: Overlap
    themed: bool

    @property
    def sure(self) -> bool:
        """Whether this is what the question is about, and not a word shared by chance."""
        firm = self.found.firm and self.found.named >= 0.18
        return self.themed or firm or self.found.cover >= 0.3


class Recall:
    """One person's memories, indexed."""

    def __init__(self, sheet: FactSheet) -> None:
        self._sheet = sheet
        sources: tuple[Story | Note, ...] = (*sheet.stories, *sheet.notes)
        self.memories = tuple(_memory(source) for source in sources)
        seen = Counter(s for m in self.memories for s in m.naming.keys() | m.telling)
        self._rarity = {s: 0.5 + math.log(1 + len(self.memories) / n) for s, n in seen.items()}
        self._strange = 0.5 + math.log(1 + len(self.memories) / 3)

    def ranked(
        self, heard: Heard, *, told: Iterable[str] = (), said: AbstractSet[str] = frozenset()
    ) -> tuple[Match, ...]:
        """Give all memories, best first; those told before (`told`, keys; `said`) come later."""
        times = Counter(told)
        matches = (
            self._match(memory, heard, times[memory.key] + SPENT * memory.spent(said))
            for memory in self.memories
        )
        return tuple(sorted(matches, key=lambda match: -match.score))

    def behind(self, about: str | None, question: str) -> Story | None:
        """Give the story behind the resume line that is shown or quoted, if it is one."""
        for told in (about, question):
            story = self._line_story(told) if told else None
            if story:
                return story
        return None

    def _line_story(self, told: str) -> Story | None:
        best, found = 82.0, None
        for job in self._sheet.jobs:
            for line in job.lines:
                closeness = fuzz.partial_ratio(_plain(line.text), _plain(told))
                long_enough = len(told) >= 0.5 * len(line.text)
                if long_enough and closeness > best:
                    best, found = closeness, self._sheet.story(line.story)
        return found

    def _match(self, memory: Memory, heard: Heard, tired: float) -> Match:
        weight, found = self._shared(memory, heard.stems)
        if heard.about_stems:
            weight += 0.7 * self._shared(memory, heard.about_stems)[0]
        shared = memory.themes & heard.themes
        if memory.themes & PERSONAL and not shared:
            weight, found = 0.3 * weight, Overlap(0.3 * found.cover, 0.3 * found.named, firm=False)
        source = memory.source
        kind = Story if isinstance(source, Story) else source.source
        weight += THEMED * (len(shared) + len(shared & PERSONAL))
        weight += TITLED if memory.title and memory.title <= set(heard.stems) else 0.0
        weight += _FAVOURED[heard.shape].get(kind, 0.0)
        return Match(memory, weight - TIRED * tired, found, bool(shared))

    def _shared(self, memory: Memory, asked: tuple[str, ...]) -> tuple[float, Overlap]:
        """Give the weight of the shared words, and how much of what was asked they are."""
        rarity = {s: self._rarity.get(s, self._strange) for s in asked}
        whole = sum(rarity.values()) or 1.0
        surely = dict(memory.naming)
        for phrase in memory.phrases:
            if rarity.keys() >= set(phrase):
                surely.update(dict.fromkeys(phrase, 1.0))
        naming = sum(weight * surely.get(s, 0.0) for s, weight in rarity.items())
        telling = sum(w for s, w in rarity.items() if s in memory.telling and s not in surely)
        firm = any(surely.get(s, 0.0) >= 1.0 for s in asked)
        overlap = Overlap((naming + 0.5 * telling) / whole, naming / whole, firm)
        return NAMED * naming + SAID * telling, overlap


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _memory(source: Story | Note) -> Memory:
    if isinstance(source, Story):
        name, told = source.title, [s for part in Part for s in source.parts[part]]
    else:
        name, told = source.name, list(source.sentences)
    phrases = frozenset(stems(keyword) for keyword in (name, *source.keywords))
    naming: dict[str, float] = {}
    for phrase in phrases:
        for s in phrase:
            naming[s] = max(naming.get(s, 0.0), 1.0 if len(phrase) == 1 else PARTLY)
    if isinstance(source, Note) and len(stems(name)) == 1:
        naming[stems(name)[0]] = 1.0 + HEADED
    said = frozenset(stems(" ".join(told)))
    title = frozenset(stems(name))
    return Memory(source, title, frozenset(source.themes), naming, phrases, said)
