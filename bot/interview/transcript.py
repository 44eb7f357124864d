"""What was asked and answered, in order, and how the sitting ended."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answer import Answer
from bot.bank import KeyPoint, Kind, Pattern
from bot.interview.judgement import Judgement
from bot.scoring.rubric import Assessment


class Ending(StrEnum):
    """How a sitting ended; what each costs is in the retake rules."""

    COMPLETED = "completed"
    OUT_OF_TIME = "out_of_time"
    STOPPED = "stopped"
    LEFT = "left"
    FAULT = "fault"


class Mode(StrEnum):
    """Whether a sitting counts: warm-ups are free and unlimited, scored ones are attempts."""

    WARM_UP = "warm-up"
    SCORED = "scored"


class Phase(StrEnum):
    """The parts of an interview, in their order (document 001:36-42)."""

    VERIFICATION = "verification"
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    DOMAIN = "domain"


class Engine(StrEnum):
    """Who spoke a prompt: the rules alone, or a model that worded or picked what they offered."""

    RULES = "rules"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question or probe as it was asked. Ids are q1, q2 … and q2p1, q2p2 … for probes.

    `source` is the bank question's id, or "resume:" and the resume element it was built on.
    `about` is the resume line that is shown beside the question. `reason` and `quote` say why a
    probe was chosen; `quote` is literal text of the answer before it.
    """

    id: str
    text: str
    spoken: str
    kind: Kind
    phase: Phase
    level: int
    topic: str
    seconds: int
    source: str
    about: str | None = None
    key_points: tuple[KeyPoint, ...] = ()
    under_specified: bool = False
    follow_up_to: str | None = None
    pattern: Pattern | None = None
    reason: str | None = None
    quote: str | None = None
    engine: Engine = Engine.RULES

    @property
    def is_everybodys(self) -> bool:
        """Whether it is from a bank, word for word, and has nothing of a member's."""
        own = (self.about, self.quote, self.follow_up_to)
        return not any(own) and not self.source.startswith("resume:")


@dataclass(frozen=True, slots=True)
class Turn:
    """A prompt with its answer; `answer` is None when the member skipped it.

    `seconds` is the room's time from the prompt's first word to the answer's end. `judgement` is on
    a main question's turn and is about its whole exchange; None where no judge was asked.
    """

    prompt: Prompt
    answer: Answer | None
    seconds: float
    repeats: int = 0
    assessment: Assessment | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A main question's turn and the probe turns that followed it."""

    main: Turn
    probes: tuple[Turn, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All turns of the exchange, in order."""
        return (self.main, *self.probes)

    @property
    def assessment(self) -> Assessment | None:
        """The latest assessment, which covers every answer of the exchange so far."""
        return next((t.assessment for t in reversed(self.turns) if t.assessment), None)

    @property
    def score(self) -> float:
        """Overall of the exchange; 0 when the main question was skipped."""
        return self.assessment.overall if self.assessment else 0.0


@dataclass(frozen=True, slots=True)
class Transcript:
    """All turns so far; a value, never changed in place."""

    turns: tuple[Turn, ...] = ()
    ending: Ending | None = None

    def with_turn(self, turn: Turn) -> "Transcript":
        """Give the transcript with one more turn."""
        return replace(self, turns=(*self.turns, turn))

    def ended(self, ending: Ending) -> "Transcript":
        """Give the transcript with its ending."""
        return replace(self, ending=ending)

    @property
    def seconds(self) -> float:
        """Seconds of room time used so far."""
        return sum(turn.seconds for turn in self.turns)

    def scores(self) -> tuple[tuple[str, float], ...]:
        """Give (question id, overall) of every main question, in order."""
        return tuple((e.main.prompt.id, e.score) for e in self.exchanges())

    def exchanges(self) -> Iterator[Exchange]:
        """Group the turns by main question, in order."""
        for main in self.turns:
            if main.prompt.follow_up_to is None:
                probes = (t for t in self.turns if t.prompt.follow_up_to == main.prompt.id)
                yield Exchange(main, tuple(probes))
