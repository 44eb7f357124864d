"""From a transcript to the report a member reads: tier, dimensions, quotes, what to do next."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, hypot, sqrt
from statistics import fmean, stdev

from bot.answer import Answer
from bot.interview.advice import NextStep, next_step
from bot.interview.formats import Format
from bot.interview.ladder import Cap, Step, cap, steps
from bot.interview.transcript import Ending, Exchange, Mode, Phase, Transcript
from bot.scoring.certainty import COST, doubt, uncertain_share
from bot.scoring.rubric import RUBRIC_VERSION, Assessment, Dimension, Tier
from bot.scoring.tiers import (
    LEAST_BAND,
    Bands,
    next_tier,
    reaches,
    shipped_bands,
    specifics_held_up,
    standard_error,
    tier_for,
)

AMBER, RED = 90.0, 120.0
"""Seconds of a main answer that the sources call long and too long (document 001:52)."""
LONE_ANSWER_BAND = 15.0
"""Half width of the band around one dimension's value that rests on one answer."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many main questions of a phase were planned, asked and answered."""

    phase: Phase
    planned: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Report:
    """One sitting, scored. `band` is the half width around `overall`, in points.

    Two sittings in three with other questions, as well answered, would lie inside the band.
    `dimensions` holds means over the counted questions; None where nothing was scored. `bands` are
    where tiers begin for these kinds of question. `doubt` is what badly heard words may have cost:
    the tier is given as if they had been understood, `overall` and boards are not.
    """

    tier: Tier
    overall: float
    band: float
    mode: Mode
    ending: Ending
    dimensions: Mapping[Dimension, float | None]
    exchanges: tuple[Exchange, ...]
    quotas: tuple[Quota, ...]
    steps: tuple[Step, ...]
    cap: Cap | None
    next_step: NextStep | None
    rubric: str = RUBRIC_VERSION
    bands: Bands | None = None
    doubt: float = 0.0

    @property
    def close_to(self) -> tuple[Tier, float] | None:
        """Give the next tier, and where it begins, when the band reaches it and no cap forbids."""
        if (higher := next_tier(self.tier)) is None or self.bands is None:
            return None
        if self.cap and not reaches(self.cap.tier, higher):
            return None
        begins = self.bands.least(higher)
        return (higher, begins) if self.overall < begins <= self.overall + self.band else None

    @property
    def lifted(self) -> bool:
        """Say whether the tier stands only because badly heard words were not held against it."""
        below = self.bands is not None and self.overall < self.bands.least(self.tier)
        return below and self.doubt > 0


def make_report(shape: Format, transcript: Transcript, mode: Mode) -> Report:
    """Sum up a finished sitting. The transcript must have its ending."""
    exchanges = tuple(transcript.exchanges())
    counted = _counted(exchanges, mode)
    planned = sum(count for _, count in shape.planned)
    number = _number(counted, planned, transcript.ending, mode)
    overall = fsum(e.score for e in counted) / number if number else 0.0
    assessments = [e.assessment for e in counted if e.assessment]
    dimensions = _dimensions(assessments)
    bands = shipped_bands().asked(e.main.prompt.kind for e in counted)
    unheard = [_doubt(e) for e in counted]
    missed = fsum(unheard) / number if number else 0.0
    reached = cap(
        [(e.main.prompt.id, e.score + more) for e, more in zip(counted, unheard, strict=True)]
    )
    return Report(
        tier=tier_for(
            round(overall + missed, 1),
            bands=bands,
            cap=reached.tier if reached else None,
            held_up=specifics_held_up(assessments),
        ),
        overall=round(overall, 1),
        band=_band(counted, bands.spread),
        mode=mode,
        ending=transcript.ending or Ending.FAULT,
        dimensions=dimensions,
        exchanges=exchanges,
        quotas=_quotas(shape, exchanges),
        steps=steps(transcript.scores()),
        cap=reached,
        next_step=next_step(dimensions, counted),
        bands=bands,
        doubt=round(missed, 1),
    )


def _counted(exchanges: Sequence[Exchange], mode: Mode) -> list[Exchange]:
    """A skipped question counts 0 in scored sittings and is only marked in warm-ups."""
    return [e for e in exchanges if mode is Mode.SCORED or e.main.answer is not None]


def _number(counted: Sequence[Exchange], planned: int, ending: Ending | None, mode: Mode) -> int:
    """Count the questions; planned ones a member walked away from count 0 when scored."""
    walked_away = mode is Mode.SCORED and ending in {Ending.STOPPED, Ending.LEFT}
    return max(len(counted), planned) if walked_away else len(counted)


def _answers(exchange: Exchange) -> tuple[Answer, ...]:
    return tuple(turn.answer for turn in exchange.turns if turn.answer)


def _doubt(exchange: Exchange) -> float:
    return doubt(_answers(exchange), exchange.score) if exchange.main.answer else 0.0


def _band(counted: Sequence[Exchange], spread: float) -> float:
    """Half width: what the choice of questions makes, and on top what the recogniser may have."""
    shares = [uncertain_share(answer) for e in counted for answer in _answers(e)]
    misheard = COST * fmean(shares) if shares else 0.0
    return round(hypot(standard_error([e.score for e in counted], spread), misheard), 1)


def band_of(scores: Sequence[float]) -> float:
    """Half width: the standard error of the mean over questions, never below a floor."""
    if len(scores) < 2:
        return LONE_ANSWER_BAND
    return round(max(LEAST_BAND, stdev(scores) / sqrt(len(scores))), 1)


def _dimensions(assessments: Sequence[Assessment]) -> dict[Dimension, float | None]:
    values = {d: [getattr(a, d.value) for a in assessments] for d in Dimension}
    kept = {d: [v for v in seen if v is not None] for d, seen in values.items()}
    return {d: round(fmean(seen), 1) if seen else None for d, seen in kept.items()}


def _quotas(shape: Format, exchanges: Sequence[Exchange]) -> tuple[Quota, ...]:
    asked = Counter(e.main.prompt.phase for e in exchanges)
    answered = Counter(e.main.prompt.phase for e in exchanges if e.main.answer)
    return tuple(
        Quota(phase, count, asked[phase], answered[phase])
        for phase, count in shape.planned
        if count or asked[phase]
    )


def margin(report: Report) -> Iterator[str]:
    """Say how near the next tier is, and what badly heard words had to do with this one."""
    if close := report.close_to:
        tier, begins = close
        yield f"Close to {tier.value}, which begins at {begins:.0f} for these kinds of question."
    if report.lifted:
        yield (
            f"Parts were hard to hear and may have cost {report.doubt:.0f} points. They aren't "
            "held against you: the tier is the one you have with them."
        )
    elif report.doubt >= 1:
        yield f"Parts were hard to hear and may have cost {report.doubt:.0f} points."
