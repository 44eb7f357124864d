"""Named, editable format profiles: how long, how many questions of which phase, how many probes."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.bank import Kind
from bot.errors import BankInvalid, Problem
from bot.interview.transcript import Phase

SPOKEN_WORDS_PER_SECOND = 2.6
"""Pace at which a question is read out, for the clock of rooms without a voice."""

PHASE_OF = {
    Kind.BACKGROUND: Phase.VERIFICATION,
    Kind.RESUME: Phase.VERIFICATION,
    Kind.TECHNICAL: Phase.TECHNICAL,
    Kind.BEHAVIOURAL: Phase.BEHAVIOURAL,
    Kind.SCENARIO: Phase.BEHAVIOURAL,
    Kind.DOMAIN: Phase.DOMAIN,
    Kind.MOTIVATION: Phase.DOMAIN,
}


class Feedback(StrEnum):
    """What a member sees when a sitting ends: everything, or the tier alone for a while."""

    COACH = "coach"
    REALISM = "realism"


@dataclass(frozen=True, slots=True)
class Retakes:
    """How many scored sittings there are in how many days, and the days between two starts."""

    attempts: int = 3
    window_days: int = 180
    gap_days: int = 30


@dataclass(frozen=True, slots=True)
class Format:
    """One profile. `planned` holds (phase, number of main questions) in the phases' order.

    Targets are seconds of an answer (document 002:38-39: main 60-80, follow-up 30-60). With
    `only`, every main question is of that kind. `language` is an ISO 639-1 code.
    """

    id: str
    title: str
    seconds: int
    grace: int
    most: int
    fewest_probes: int
    most_probes: int
    main_target: int
    probe_target: int
    planned: tuple[tuple[Phase, int], ...]
    feedback: Feedback = Feedback.COACH
    reveal_hours: int = 0
    retakes: Retakes = Retakes()
    only: Kind | None = None
    language: str = "en"

    @property
    def hard_stop(self) -> int:
        """Seconds after which nothing more is heard."""
        return self.seconds + self.grace


class _Retakes(BaseModel):
    model_config = ConfigDict(extra="forbid")

    attempts: Annotated[int, Field(ge=1, le=100)] = 3
    window_days: Annotated[int, Field(ge=1, le=3650)] = 180
    gap_days: Annotated[int, Field(ge=0, le=3650)] = 30


class _Profile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,30}$")]
    title: Annotated[str, Field(min_length=3, max_length=80)]
    seconds: Annotated[int, Field(ge=30, le=7200)]
    grace: Annotated[int, Field(ge=0, le=600)]
    most: Annotated[int, Field(ge=1, le=12)]
    probes: tuple[Annotated[int, Field(ge=0, le=3)], Annotated[int, Field(ge=0, le=3)]]
    main_target: Annotated[int, Field(ge=10, le=600)]
    probe_target: Annotated[int, Field(ge=5, le=300)]
    planned: dict[Phase, Annotated[int, Field(ge=0, le=12)]]
    feedback: Feedback = Feedback.COACH
    reveal_hours: Annotated[int, Field(ge=0, le=24 * 90)] = 0
    retakes: _Retakes = _Retakes()
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"


class _Profiles(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Annotated[int, Field(ge=1, le=1)]
    profile: list[_Profile]


def load_formats(path: Path) -> Mapping[str, Format]:
    """Read a formats file into profiles by id.

    Raises:
        BankInvalid: the file has problems; all are named.
    """
    try:
        read = _Profiles.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BankInvalid((Problem(path.name, "", "", str(error)),)) from None
    except ValidationError as error:
        raise BankInvalid(
            tuple(
                Problem(path.name, "", ".".join(str(p) for p in e["loc"]), e["msg"])
                for e in error.errors()
            )
        ) from None
    return {profile.id: _converted(profile) for profile in read.profile}


def _converted(profile: _Profile) -> Format:
    return Format(
        id=profile.id,
        title=profile.title,
        seconds=profile.seconds,
        grace=profile.grace,
        most=profile.most,
        fewest_probes=profile.probes[0],
        most_probes=profile.probes[1],
        main_target=profile.main_target,
        probe_target=profile.probe_target,
        planned=tuple((phase, profile.planned.get(phase, 0)) for phase in Phase),
        feedback=profile.feedback,
        reveal_hours=profile.reveal_hours,
        retakes=Retakes(**profile.retakes.model_dump()),
        language=profile.language,
    )


_DRILL = re.compile(r"drill-([a-z]+)")
_DRILLS: Mapping[str, tuple[Kind, int | None]] = {kind: (kind, None) for kind in Kind} | {
    "background": (Kind.BACKGROUND, 45),
    "fit": (Kind.MOTIVATION, 30),
    "bullet": (Kind.RESUME, None),
    "written": (Kind.SCENARIO, None),
}
"""The kind a drill asks for, and its own target in seconds (documents 000:20-22, 000:12)."""
_CUSTOM = re.compile(r"custom-(\d{1,3})m-(\d{1,2})q")
CUSTOM_ORDER = (*Phase, Phase.VERIFICATION, Phase.TECHNICAL)
"""Whose turn it is as a custom interview gets longer; six make a quick one (contract: formats)."""


def find_format(formats: Mapping[str, Format], name: str) -> Format | None:
    """Find a profile by id, or make the one that an id describes.

    "drill-behavioural" is the drill on one kind, "drill-fit" a drill with a task of its own;
    "custom-25m-9q" is an interview of 25 minutes with 9 main questions, each from 1 to 120 minutes
    and 1 to 12 questions.
    """
    if name in formats:
        return formats[name]
    if (drill := _DRILL.fullmatch(name)) and "drill" in formats and drill[1] in _DRILLS:
        return _drill(formats["drill"], name, *_DRILLS[drill[1]])
    if (custom := _CUSTOM.fullmatch(name)) and "quick15" in formats:
        minutes, questions = int(custom[1]), int(custom[2])
        if 1 <= minutes <= 120 and 1 <= questions <= 12:
            return _custom(formats["quick15"], name, minutes, questions)
    return None


def _drill(base: Format, name: str, kind: Kind, target: int | None) -> Format:
    """Ask one question of a kind."""
    main_target = min(base.main_target, target or base.main_target)
    planned = ((PHASE_OF[kind], 1),)
    return replace(base, id=name, planned=planned, only=kind, main_target=main_target)


def _custom(base: Format, name: str, minutes: int, questions: int) -> Format:
    """Share the questions out over the phases, and the time out over the answers."""
    share = minutes * 60 / questions
    turns = Counter(CUSTOM_ORDER[i % len(CUSTOM_ORDER)] for i in range(questions))
    return replace(
        base,
        id=name,
        title=f"Custom interview, {minutes} minutes",
        seconds=minutes * 60,
        most=questions,
        main_target=round(min(base.main_target, max(15, share * 0.5))),
        probe_target=round(min(base.probe_target, max(10, share * 0.28))),
        planned=tuple((phase, turns[phase]) for phase in Phase),
    )


def reading_seconds(text: str) -> float:
    """How long it takes to say text aloud."""
    return len(text.split()) / SPOKEN_WORDS_PER_SECOND
