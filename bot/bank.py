"""Questions, key points, probes and skill terms, as the bank files hold them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a question is for."""

    BACKGROUND = "background"
    RESUME = "resume"
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    SCENARIO = "scenario"
    DOMAIN = "domain"
    MOTIVATION = "motivation"


class Pattern(StrEnum):
    """What a follow-up digs for; the first four are the sources' own (document 002:31-36).

    Only the interviewer asks about a contradiction: a bank can't know what will be said.
    """

    REFLECT = "reflect"
    DECIDE = "decide"
    DEPTH = "depth"
    PEOPLE = "people"
    NUMBER = "number"
    OWN_PART = "own_part"
    OUTCOME = "outcome"
    TERM = "term"
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a right answer says; two example sentences and near misses teach the matcher."""

    text: str
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up that the bank's author wrote for one question."""

    pattern: Pattern
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One bank question; `level` is 1-5, `seconds` the target length of a spoken answer.

    `spoken` is `text` as a voice should say it. In an `under_specified` question, saying what one
    assumes is part of a right answer.
    """

    id: str
    track: str
    kind: Kind
    level: int
    topic: str
    text: str
    spoken: str
    seconds: int
    scores: tuple[str, ...]
    fails: tuple[str, ...]
    key_points: tuple[KeyPoint, ...] = ()
    probes: tuple[Probe, ...] = ()
    under_specified: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A skill or concept that can be heard in an answer or read in a resume.

    The name of an `exact_case` term (Go, R, Excel, Spring) is a common word too and matches only as
    written; aliases match in any case. `alternatives` are plausible rivals for "why not X"; the
    probes are whole questions. `spoken` is how a voice says the name, None for as written.
    """

    name: str
    category: str
    aliases: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    exact_case: bool = False
    definition: str | None = None
    application: str | None = None
    trade_off: str | None = None
    spoken: str | None = None


@dataclass(frozen=True, slots=True)
class Bank:
    """One track: its questions and the words that an on-topic answer may well use.

    `version` is 12 hex digits of the file's SHA-256: another file, another version.
    """

    track: str
    title: str
    about: str
    vocabulary: tuple[str, ...]
    questions: tuple[Question, ...]
    version: str = field(default="")


@dataclass(frozen=True, slots=True)
class Banks:
    """Everything that was read from the bank folders, in the order of the tracks' names."""

    tracks: tuple[Bank, ...]
    terms: tuple[Term, ...]

    def track(self, name: str) -> Bank | None:
        """Give the track of that name, or None."""
        return next((bank for bank in self.tracks if bank.track == name), None)

    def question(self, question_id: str) -> Question | None:
        """Give the question of that id, whatever its track, or None."""
        questions = (question for bank in self.tracks for question in bank.questions)
        return next((question for question in questions if question.id == question_id), None)
