"""Drills: one small thing practised over and over (pure).

The 45-second background (document 000:20-22), the 30-second fit (000:12), one line of one's own
resume (001:60), and writing to exact rules (000:47, 000:70), which is no interview at all.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from random import Random

from bot.bank import Bank, Kind, Question
from bot.errors import InputInvalid
from bot.interview import resume_questions
from bot.interview.formats import Format
from bot.interview.plan import Plan
from bot.interview.transcript import Phase
from bot.resume.profile import Profile

_PREFIX = "drill-"
FIT_SECONDS, FIT_LEVEL = 30, 2


class Drill(StrEnum):
    """What can be drilled by name."""

    BACKGROUND = "background"
    FIT = "fit"
    BULLET = "bullet"
    WRITTEN = "written"

    @property
    def format_id(self) -> str:
        """The id of the format that the drill runs and is kept under."""
        return f"{_PREFIX}{self.value}"


BRIEFINGS = {
    Drill.BACKGROUND.format_id: (
        "A 45-second answer about yourself, some 120 words: answer in the first sentence, then "
        "say what in your work shows it. No life story."
    ),
    Drill.FIT.format_id: (
        "A 30-second answer, some 80 words: say why you fit in the first sentence, then prove it "
        "with one case."
    ),
    Drill.BULLET.format_id: (
        "One line of your resume, as a stranger would ask about it. Aim for 60 to 70 seconds, "
        "some 170 words."
    ),
}
"""What is said before a drill begins, by format; lengths are words at the median pace."""

_FIT = (
    "Why does your work so far fit the {title} track?",
    "What makes you a good match for the {title} track, judging by what you have done?",
    "You have half a minute: why should somebody pick you for the {title} track?",
    "What in your working life shows that you belong on the {title} track?",
    "Suppose the {title} track has one place left. Why is it yours?",
    "Which part of your past work speaks most for you on the {title} track, and why?",
)


def is_drill(format_id: str) -> bool:
    """Say whether a format asks one thing only."""
    return format_id.startswith(_PREFIX) or format_id == "drill"


def require_resume(shape: Format, profile: Profile | None) -> None:
    """Refuse the drill on a resume line where there is no line to ask about.

    Raises:
        InputInvalid: says how to give one.
    """
    askable = profile is not None and resume_questions.lines(profile)
    if shape.id == Drill.BULLET.format_id and not askable:
        raise InputInvalid(
            "This drill asks about a line of your resume, and there is none to ask about yet. "
            "Give one: greenroom rehearse --drill bullet --resume my-resume.pdf"
        )


def drill_plan(plan: Plan) -> Plan:
    """Narrow a plan to what its drill asks for; a plan of any other format stays as it is."""
    if plan.format.id == Drill.FIT.format_id:
        return replace(plan, bank=replace(plan.bank, questions=tuple(fit_questions(plan.bank))))
    if plan.format.id == Drill.BULLET.format_id:
        return _one_line(plan)
    return plan


def fit_questions(bank: Bank) -> Iterator[Question]:
    """Word the question of fit in several ways, each with the track's title in it."""
    for number, wording in enumerate(_FIT, 1):
        text = wording.format(title=_inside(bank.title))
        yield Question(
            id=f"{bank.track}-fit-{number}",
            track=bank.track,
            kind=Kind.MOTIVATION,
            level=FIT_LEVEL,
            topic="fit",
            text=text,
            spoken=text,
            seconds=FIT_SECONDS,
            scores=("a direct reason", "one piece of work that proves it"),
            fails=("enthusiasm without a case", "a life story"),
        )


def _one_line(plan: Plan) -> Plan:
    """Leave one line, drawn from all that a question can quote; lines of the last drill rest."""
    askable = [
        x for x in plan.lines if any(resume_questions.wordings(x, Phase.VERIFICATION, FIT_LEVEL))
    ]
    askable = [line for line in askable if line.deed] or askable
    fresh = [line for line in askable if line.source not in plan.avoid] or askable
    if not fresh:
        return plan
    return replace(plan, lines=(Random(f"{plan.seed}:line").choice(fresh),))


def _inside(title: str) -> str:
    """Write a title as it stands inside a sentence: AI evaluation, but software engineering."""
    acronym = len(title) > 1 and title[1].isupper()
    return title if acronym else title[:1].lower() + title[1:]
