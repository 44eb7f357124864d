"""Who a simulated candidate is: a resume, the stories behind its lines, views and knowledge.

Every fact is a whole sentence in the first person, as that person would say it, so that facts
can be said in any order and still read as speech.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class Theme(StrEnum):
    """What a question may be about besides its field; stories and views name their themes."""

    ACHIEVEMENT = "achievement"
    AI_USE = "ai-use"
    AMBIGUITY = "ambiguity"
    AVAILABILITY = "availability"
    BACKGROUND = "background"
    CHANGE = "change"
    CONFLICT = "conflict"
    DEADLINE = "deadline"
    ETHICS = "ethics"
    EXPLAINING = "explaining"
    FAILURE = "failure"
    FEEDBACK = "feedback"
    GUIDELINE = "guideline"
    INITIATIVE = "initiative"
    LEADERSHIP = "leadership"
    LEARNING = "learning"
    MOTIVATION = "motivation"
    PERSUASION = "persuasion"
    PRIORITIES = "priorities"
    PRIVACY = "privacy"
    QUALITY = "quality"
    REPETITION = "repetition"
    SAFETY = "safety"
    STRENGTH = "strength"
    TEAMWORK = "teamwork"
    WEAKNESS = "weakness"


class Part(Enum):
    """The parts of a story; each holds one sentence or a few."""

    OPENER = "opener"
    SITUATION = "situation"
    OWN_PART = "own_part"
    DECISION = "decision"
    ALTERNATIVE = "alternative"
    REASON = "reason"
    DETAIL = "detail"
    NUMBERS = "numbers"
    OUTCOME = "outcome"
    PEOPLE = "people"
    LESSON = "lesson"
    DIFFERENTLY = "differently"


@dataclass(frozen=True, slots=True)
class Story:
    """Something that happened; `vague` is what somebody would say who says little about it.

    `title` is a noun phrase ("the payout queue at Havenpost").
    """

    id: str
    title: str
    themes: tuple[Theme, ...]
    keywords: tuple[str, ...]
    parts: Mapping[Part, tuple[str, ...]]
    vague: tuple[str, ...]


class Source(Enum):
    """Where a note comes from: what somebody thinks, or what they know of their field."""

    VIEW = "view"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class Note:
    """A view or a piece of knowledge: sentences in the order one would say them.

    `name` is a noun phrase without an article where it can be ("idempotency"); `story` is the id
    of the story it was learned in.
    """

    source: Source
    name: str
    themes: tuple[Theme, ...]
    keywords: tuple[str, ...]
    sentences: tuple[str, ...]
    story: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One resume bullet and the id of the story behind it."""

    text: str
    story: str


@dataclass(frozen=True, slots=True)
class Job:
    """One role as the resume prints it; dates are printed as written ("Mar 2019")."""

    employer: str
    title: str
    place: str
    start: str
    end: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class School:
    """One line of education; `years` is printed as written."""

    award: str
    school: str
    years: str


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A whole person. `layout` names the resume's page layout, `lead_ins` are their own words.

    `skills` maps a heading to the skills under it, in the order printed.
    """

    name: str
    headline: str
    contact: tuple[str, ...]
    summary: str
    layout: str
    education: tuple[School, ...]
    jobs: tuple[Job, ...]
    skills: Mapping[str, tuple[str, ...]]
    lead_ins: tuple[str, ...]
    stories: tuple[Story, ...]
    notes: tuple[Note, ...]

    def story(self, key: str | None) -> Story | None:
        """Give the story with this id, or None."""
        return next((story for story in self.stories if story.id == key), None)
