"""One question as it stands in the candidate's mind: what it is about and what was said before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.candidates.listening import Heard, Reach, stems
from bot.candidates.phrases import BRIDGES, PERSONAL_BRIDGES
from bot.candidates.sheet import Note, Part, Story
from bot.candidates.wording import Dig

DUG: Mapping[Dig, tuple[Part, ...]] = {
    Dig.NUMBER: (Part.NUMBERS, Part.OUTCOME),
    Dig.OWN_PART: (Part.OWN_PART, Part.DECISION),
    Dig.PEOPLE: (Part.PEOPLE, Part.OWN_PART),
    Dig.WHY: (Part.REASON, Part.DECISION, Part.ALTERNATIVE),
    Dig.ALTERNATIVE: (Part.ALTERNATIVE, Part.REASON, Part.DECISION),
    Dig.DIFFERENTLY: (Part.DIFFERENTLY, Part.LESSON),
    Dig.LESSON: (Part.LESSON, Part.DIFFERENTLY),
    Dig.DEPTH: (Part.DETAIL, Part.OWN_PART),
    Dig.OUTCOME: (Part.OUTCOME, Part.NUMBERS),
}
"""Where in a story the answer to each kind of digging is found, first place first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence of a story or note; notes have no parts."""

    text: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A question and what it brings to mind.

    The note answers it if there is one, else the story; `known` is False when neither does: then
    the story is merely the nearest, or the note says how one would find out. `said` holds the
    facts and phrases used in this interview.
    """

    heard: Heard
    story: Story | None
    note: Note | None
    known: bool
    said: frozenset[str]
    lead_ins: tuple[str, ...]
    also: tuple[Note, ...] = ()

    @property
    def follow_up(self) -> bool:
        """Whether the question goes on about what was just said."""
        return self.heard.reach is Reach.FOLLOW_UP

    @property
    def personal(self) -> bool:
        """Whether the note is about the candidate and not about the work."""
        return self.note is not None and any(t in PERSONAL_BRIDGES for t in self.note.themes)

    @property
    def bridges(self) -> tuple[str, ...]:
        """Give the phrases that lead from the note to the story."""
        themes = self.note.themes if self.note is not None else ()
        return next((PERSONAL_BRIDGES[t] for t in themes if t in PERSONAL_BRIDGES), BRIDGES)

    def fresh(self, facts: Iterable[Fact]) -> list[Fact]:
        """Leave out what was said already."""
        return [fact for fact in facts if fact.text not in self.said]

    def of_part(self, *parts: Part) -> list[Fact]:
        """Give the story's facts of these parts; within a part those nearest the question first."""
        if self.story is None:
            return []
        asked = set(self.heard.stems)
        found: list[Fact] = []
        for part in parts:
            told = self.story.parts[part]
            near = sorted(told, key=lambda s: -len(asked & set(stems(s))))
            ordered = told if part in (Part.DETAIL, Part.OPENER) else tuple(near)
            found.extend(Fact(text, part) for text in ordered)
        return found

    def fresh_vague(self) -> list[str]:
        """Give what can be said of the story without saying anything, unsaid first."""
        told = self.story.vague if self.story else ()
        return sorted(told, key=lambda text: text in self.said)

    def of_note(self) -> list[Fact]:
        """Give the note's sentences in order."""
        return [Fact(text) for text in self.note.sentences] if self.note else []

    def dug(self) -> list[Part]:
        """Give the parts that the question digs for, the first asked for first."""
        parts = [part for dig in self.heard.digs for part in DUG[dig][:1]]
        parts += [part for dig in self.heard.digs for part in DUG[dig][1:]]
        return list(dict.fromkeys(parts))
