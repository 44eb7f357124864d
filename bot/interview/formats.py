"""Named, editable format profiles: how long, how many questions of which phase, how many probes."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Format:
    """One profile. `planned` holds (phase, number of main questions) in the phases' order.

    Targets are seconds of an answer (document 002:38-39: main 60-80, follow-up 30-60).
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

    @property
    def hard_stop(self) -> int:
        """Seconds after which nothing more is heard."""
        return self.seconds + self.grace


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
    )


def reading_seconds(text: str) -> float:
    """How long it takes to say text aloud."""
    return len(text.split()) / SPOKEN_WORDS_PER_SECOND
