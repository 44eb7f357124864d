"""A simulated candidate: answers any question from its words alone, and remembers what it said."""

from enum import StrEnum
from random import Random

from bot.candidates.listening import Heard, Reach, listen
from bot.candidates.manners import (
    tell_anxiously,
    tell_buzzwords,
    tell_by_heart,
    tell_gaming,
    tell_tersely,
)
from bot.candidates.modest import tell_middling, tell_weak, tell_weak_at_length
from bot.candidates.recall import Match, Recall
from bot.candidates.scene import Scene
from bot.candidates.sheet import FactSheet, Note, Source, Story, Theme
from bot.candidates.speaking import spoken
from bot.candidates.strong import tell
from bot.candidates.wording import Shape


class Style(StrEnum):
    """How well a candidate answers; the facts they have are the same."""

    STRONG = "strong"
    MIDDLING = "middling"
    WEAK = "weak"
    WEAK_LONG = "weak_long"
    TERSE = "terse"
    BUZZWORDS = "buzzwords"
    GAMER = "gamer"
    REHEARSED = "rehearsed"
    ANXIOUS = "anxious"


NOTHING_NEW = "I've told you what I have on that."
"""Said when everything that answers a question was said before."""

_TELL = {
    Style.STRONG: tell,
    Style.MIDDLING: tell_middling,
    Style.WEAK: tell_weak,
    Style.WEAK_LONG: tell_weak_at_length,
    Style.TERSE: tell_tersely,
    Style.BUZZWORDS: tell_buzzwords,
    Style.GAMER: tell_gaming,
    Style.REHEARSED: tell_by_heart,
    Style.ANXIOUS: tell_anxiously,
}
PREPARED = 2
"""Stories that somebody has by heart: they come in turn, whatever is asked."""


class Candidate:
    """One person in one interview.

    The same sheet, style, seed and sequence of questions give the same answers.
    """

    def __init__(self, sheet: FactSheet, style: Style, seed: int) -> None:
        self._sheet = sheet
        self._style = style
        self._recall = Recall(sheet)
        seeds = f"{sheet.name}|{style}|{seed}"
        self._rng = Random(seeds)
        self._said: set[str] = set()
        self._told: list[str] = []
        self._story: Story | None = None
        self._note: Note | None = None
        self._also: tuple[Note, ...] = ()

    def answer(self, question: str, *, about: str | None = None, follow_up: bool = False) -> str:
        """Answer a question; `about` is the resume line shown with it, if one was."""
        reach = Reach.FOLLOW_UP if follow_up and self._told else Reach.MAIN
        heard = listen(question, about=about, reach=reach)
        scene = self._further(heard) if reach is Reach.FOLLOW_UP else self._opened(heard)
        draft = _TELL[self._style](scene, self._rng)
        self._said.update(draft.facts)
        self._said.update(draft.lines)
        return spoken(draft.lines) or NOTHING_NEW

    def _opened(self, heard: Heard) -> Scene:
        """Think of what a new question is about."""
        if self._style is Style.REHEARSED:
            prepared = self._sheet.stories[len(self._told) % PREPARED]
            return self._scene(heard, prepared, None, (), known=True)
        matches = self._recall.ranked(heard, told=self._told, said=self._said)
        story = self._recall.behind(heard.about, heard.text)
        if story is not None:
            return self._scene(heard, story, None, matches, known=True)
        best = matches[0]
        if not (best.sure or not heard.stems or heard.shape is Shape.SELF):
            return self._at_a_loss(heard, matches)
        if isinstance(best.memory.source, Story):
            return self._scene(heard, best.memory.source, None, matches, known=True)
        note = best.memory.source
        behind = self._sheet.story(note.story)
        wants_story = heard.shape is Shape.PAST and note.source is Source.VIEW
        if wants_story and behind is not None and behind.id not in self._told:
            return self._scene(heard, behind, None, matches, known=True)
        return self._scene(heard, behind, note, matches, known=True)

    def _at_a_loss(self, heard: Heard, matches: tuple[Match, ...]) -> Scene:
        """Fall back on the nearest story, else on how one works, else on how one would find out."""
        near = _nearest_story(matches)
        close = near is not None and (heard.telling or near.found.cover >= 0.15)
        if close and near is not None and isinstance(near.memory.source, Story):
            story = near.memory.source
            return self._scene(heard, story, None, matches, known=heard.telling)
        note = self._way_of_working(heard)
        behind = self._sheet.story(note.story) if note else self._sheet.stories[0]
        known = note is not None and Theme.LEARNING not in note.themes
        return self._scene(heard, behind, note, matches, known=known)

    def _way_of_working(self, heard: Heard) -> Note | None:
        """Give the view one falls back on: how one approaches things, or else learns them."""
        general = (Theme.AMBIGUITY, Theme.PRIORITIES, Theme.QUALITY)
        wanted = (*general, Theme.LEARNING) if heard.shape is Shape.HYPOTHETICAL else ()
        for theme in (*wanted, Theme.LEARNING):
            views = (n for n in self._sheet.notes if theme in n.themes)
            fresh = (n for n in views if theme is Theme.LEARNING or n.name not in self._told)
            note = next(fresh, None)
            if note is not None:
                return note
        return None

    def _further(self, heard: Heard) -> Scene:
        """Go on about the same matter, unless something else was clearly asked for."""
        matches = self._recall.ranked(heard)
        note = _term_asked(heard, matches) or _view_asked(heard, matches)
        if note is not None:
            return self._scene(heard, self._sheet.story(note.story), note, matches, known=True)
        if self._note is not None and not (heard.digs and self._story):
            note = self._note
        return self._scene(heard, self._story, note, matches, known=True)

    def _scene(
        self,
        heard: Heard,
        story: Story | None,
        note: Note | None,
        matches: tuple[Match, ...],
        *,
        known: bool,
    ) -> Scene:
        if heard.reach is Reach.MAIN:
            self._also = _also(matches, note)
            self._story, self._note = story, note
            self._told.extend(story.id for story in (story,) if story and note is None)
            self._told.extend(note.name for note in (note,) if note)
        return Scene(
            heard=heard,
            story=story,
            note=note,
            known=known,
            said=frozenset(self._said),
            lead_ins=self._sheet.lead_ins,
            also=self._also,
        )


_PERSONAL = frozenset(
    (Theme.MOTIVATION, Theme.AVAILABILITY, Theme.WEAKNESS, Theme.STRENGTH, Theme.AI_USE)
)
"""Themes that open something new even in a follow-up."""


def _nearest_story(matches: tuple[Match, ...]) -> Match | None:
    return next((match for match in matches if isinstance(match.memory.source, Story)), None)


def _term_asked(heard: Heard, matches: tuple[Match, ...]) -> Note | None:
    """Give the note on a term that a follow-up asks to explain."""
    if heard.shape not in (Shape.DEFINE, Shape.HYPOTHETICAL):
        return None
    sources = (m.memory.source for m in matches if m.found.named >= 0.5)
    return next((source for source in sources if isinstance(source, Note)), None)


def _view_asked(heard: Heard, matches: tuple[Match, ...]) -> Note | None:
    """Give the view that a follow-up asks for when it turns to the candidate."""
    wanted = heard.themes & _PERSONAL
    sources = (m.memory.source for m in matches if wanted & m.memory.themes)
    return next((source for source in sources if isinstance(source, Note)), None)


def _also(matches: tuple[Match, ...], note: Note | None) -> tuple[Note, ...]:
    """Give other notes that come to mind, views before knowledge."""
    notes = [m.memory.source for m in matches if m.found.named >= 0.2]
    others = [n for n in notes if isinstance(n, Note) and n is not note][:3]
    return tuple(sorted(others, key=lambda n: n.source is Source.KNOWLEDGE))
