"""Whole sittings without a process: sample people answer in a room that counts its seconds."""

import asyncio
from dataclasses import dataclass, field
from functools import cache

from bot.answer import Answer, Medium
from bot.bank_files import shipped_folder
from bot.candidates.answering import Candidate, Style
from bot.candidates.cast import NEAREST, OWN_TRACK
from bot.candidates.loading import load_fact_sheet, shipped_people
from bot.candidates.sheet import FactSheet
from bot.interview.conduct import conduct
from bot.interview.formats import reading_seconds
from bot.interview.interviewer import RuleInterviewer
from bot.interview.plan import Plan, make_plan
from bot.interview.ports import Intent
from bot.interview.report import Report, make_report
from bot.interview.transcript import Mode, Prompt, Transcript
from bot.resume.profile import Profile
from bot.resume.reader import read_resume
from bot.shelf import Shelf, TermFinder
from tests.fakes import MemoryJournal

__all__ = ["NEAREST", "OWN_TRACK", "Cast", "Held", "hold"]
SHELF = Shelf((shipped_folder(),))
PACES = (110, 130, 150, 170, 190)
"""Words a minute, from slow to quick speakers."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is asked what: everything that decides a sitting."""

    track: str
    format: str
    seed: int
    person: str
    style: Style
    pace: int = 150
    with_resume: bool = True
    avoid: frozenset[str] = frozenset()
    wilful: bool = False
    """Asks for a repeat, adds to a finished answer and skips a question: see `CountedRoom`."""


@dataclass(frozen=True, slots=True)
class Held:
    """A sitting that was held.

    `cut` are prompts whose answer the hard stop cut short, `said` what was said besides questions,
    `asked` the ids of prompts each time one was put, `wishes` which wish was made at which prompt.
    """

    cast: Cast
    plan: Plan
    transcript: Transcript
    report: Report
    cut: tuple[str, ...]
    said: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    wishes: tuple[tuple[str, str], ...] = ()
    employers: tuple[str, ...] = ()


MORE = "And I wasn't finished: the last thing is that I wrote all of it down afterwards."


@dataclass(slots=True)
class CountedRoom:
    """A room where reading and speaking take the seconds they would, at once.

    A `wilful` member has the second question repeated, goes on with the second answer when the
    prompt after it has been put, and skips the fourth question.
    """

    candidate: Candidate
    pace: int
    wilful: bool = False
    clock: float = 0.0
    cut: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wishes: list[tuple[str, str]] = field(default_factory=list)

    def now(self) -> float:
        """Seconds counted so far."""
        return self.clock

    async def say(self, text: str) -> None:
        """Count the reading."""
        self.said.append(text)
        self.clock += reading_seconds(text)

    async def ask(self, prompt: Prompt) -> None:
        """Count the reading."""
        self.asked.append(prompt.id)
        self.clock += reading_seconds(prompt.spoken)

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent:
        """Let the candidate answer, knowing no more than a person would."""
        if self.wilful and (wish := self._wish(prompt)):
            return wish
        follow_up = prompt.follow_up_to is not None
        text = self.candidate.answer(prompt.text, about=prompt.about, follow_up=follow_up)
        seconds = len(text.split()) * 60 / self.pace
        if seconds > limit:
            self.cut.append(prompt.id)
        self.clock += min(limit, seconds)
        return Answer(text, min(limit, seconds), Medium.SPOKEN)

    async def last_words(self, prompt: Prompt, *, limit: float) -> None:
        """Wait for nothing: a candidate says all at once."""
        del prompt, limit

    def _wish(self, prompt: Prompt) -> Answer | Intent | None:
        made = [wish for wish, _ in self.wishes]
        if prompt.id == "q2" and "repeat" not in made:
            self.wishes.append(("repeat", prompt.id))
            return Intent.REPEAT
        if prompt.id == "q2p1" and "unfinished" not in made:
            self.wishes.append(("unfinished", "q2"))
            self.clock += 6
            return Answer(MORE, 6.0, Medium.SPOKEN)
        if prompt.id == "q4":
            self.wishes.append(("skip", prompt.id))
            return Intent.SKIP
        return None


def hold(cast: Cast) -> Held:
    """Hold one sitting from the first question to its report."""
    bank, shape = SHELF.bank(cast.track), SHELF.format(cast.format)
    profile = _profile(cast.person) if cast.with_resume else None
    plan = make_plan(shape, bank, profile, seed=cast.seed, avoid=cast.avoid)
    room = CountedRoom(
        Candidate(_sheet(cast.person), cast.style, cast.seed), cast.pace, cast.wilful
    )
    transcript = asyncio.run(
        conduct(
            plan,
            room=room,
            interviewer=RuleInterviewer(plan, _finder()),
            scorer=SHELF.scorer(cast.track),
            journal=MemoryJournal(),
        )
    )
    report = make_report(shape, transcript, Mode.SCORED)
    return Held(
        cast,
        plan,
        transcript,
        report,
        tuple(room.cut),
        tuple(room.said),
        tuple(room.asked),
        tuple(room.wishes),
        tuple(role.employer for role in profile.roles if role.employer) if profile else (),
    )


@cache
def _sheet(person: str) -> FactSheet:
    return load_fact_sheet(shipped_people()[person])


@cache
def _profile(person: str) -> Profile:
    data = shipped_people()[person].with_suffix(".pdf").read_bytes()
    return asyncio.run(read_resume(data, terms=SHELF.terms))


@cache
def _finder() -> TermFinder:
    return TermFinder(SHELF.terms)
