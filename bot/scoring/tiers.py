"""From a sitting's score to a tier, by bands that the reference pool gave.

The bands are percentiles of the pool's persons, so they belong to one set of rules: `greenroom
calibrate` writes them anew whenever rules change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import fmean, variance

from pydantic import TypeAdapter

from bot.bank import Kind
from bot.bank_files import shipped_folder
from bot.scoring.rubric import Assessment, Tier

_ORDER = (Tier.DECLINED, Tier.QUALIFIED, Tier.EXPERT, Tier.VERIFIED_EXPERT)
_PRIOR = 3
"""Answers that the pool's spread weighs as, beside a sitting's own: two or three tell little."""
LEAST_BAND = 4.0
"""Half width below which no score is said to be known: rewording alone moves one so far."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The least `overall` of a sitting for Qualified and for Expert, 0-100.

    `spread` is the standard deviation of one person's answers around their mean, in points.
    `offsets` says how much harder (below 0) or easier a kind of question is than the average one;
    kinds that can't be told from it are left out. `rubric` and `pool` (sha256, hexadecimal) say
    what the bands were made with.
    """

    qualified: float
    expert: float
    spread: float
    offsets: Mapping[Kind, float] = field(default_factory=dict)
    rubric: str = ""
    pool: str = ""

    def asked(self, kinds: Iterable[Kind]) -> "Bands":
        """Give the bands for a sitting with these main questions: harder ones ask for less."""
        shifts = [self.offsets.get(kind, 0.0) for kind in kinds]
        by = fmean(shifts) if shifts else 0.0
        return replace(
            self, qualified=round(self.qualified + by, 1), expert=round(self.expert + by, 1)
        )

    def least(self, tier: Tier) -> float:
        """Give where a tier begins; Verified Expert begins where Expert does."""
        if tier is Tier.DECLINED:
            return 0.0
        return self.qualified if tier is Tier.QUALIFIED else self.expert


def bands_path() -> Path:
    """Say where the bands are that come with the program."""
    return shipped_folder() / "pool" / "bands.json"


@cache
def shipped_bands() -> Bands:
    """Read the bands that come with the program, once."""
    return TypeAdapter(Bands).validate_json(bands_path().read_bytes())


def tier_for(
    overall: float, *, bands: Bands, cap: Tier | None = None, held_up: bool = False
) -> Tier:
    """Give the tier of a sitting; `cap` is the highest that its questions allowed (001:40).

    Expert becomes Verified Expert only when the specifics held up: see `specifics_held_up`.
    """
    tier = Tier.DECLINED
    if overall >= bands.qualified:
        tier = Tier.QUALIFIED
    if overall >= bands.expert:
        tier = Tier.VERIFIED_EXPERT if held_up else Tier.EXPERT
    return min(tier, cap, key=_ORDER.index) if cap else tier


def next_tier(tier: Tier) -> Tier | None:
    """Give the tier that a higher score leads to; None where no score leads further."""
    return {Tier.DECLINED: Tier.QUALIFIED, Tier.QUALIFIED: Tier.EXPERT}.get(tier)


def reaches(tier: Tier, other: Tier) -> bool:
    """Say whether one tier is as high as another, or higher."""
    return _ORDER.index(tier) >= _ORDER.index(other)


def standard_error(scores: Iterable[float], spread: float) -> float:
    """Give the standard error of a sitting's mean, in points; it is wide for few questions.

    The sitting's own variance is joined with the pool's, as three answers' worth: two answers that
    happen to be alike are no proof of a steady hand.
    """
    found = list(scores)
    if not found:
        return spread
    own = variance(found) if len(found) > 1 else 0.0
    joined = ((len(found) - 1) * own + _PRIOR * spread**2) / (len(found) - 1 + _PRIOR)
    return max(LEAST_BAND, sqrt(joined / len(found)))


def specifics_held_up(assessments: Iterable[Assessment]) -> bool:
    """Say whether follow-ups confirmed most counted specifics, and contradicted none."""
    scored = list(assessments)
    counted = sum(a.specifics for a in scored)
    confirmed = sum(a.confirmed for a in scored)
    return counted > 0 and confirmed > counted / 2 and not any(a.contradicted for a in scored)
