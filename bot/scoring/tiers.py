"""From a sitting's score to a tier.

PROVISIONAL: the two bands are set on answers that were written for practice. Real spoken answers
score far below written ones (notes on scoring), so a reference pool of realistic answers replaces
them by its own percentiles as soon as one was calibrated.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.scoring.rubric import Assessment, Tier

_ORDER = (Tier.DECLINED, Tier.QUALIFIED, Tier.EXPERT, Tier.VERIFIED_EXPERT)


@dataclass(frozen=True, slots=True)
class Bands:
    """The least `overall` of a sitting for Qualified and for Expert, 0-100."""

    qualified: float = 38.0
    expert: float = 65.0


def tier_for(
    overall: float, *, cap: Tier | None = None, bands: Bands = Bands(), held_up: bool = False
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


def specifics_held_up(assessments: Iterable[Assessment]) -> bool:
    """Say whether follow-ups confirmed most counted specifics, and contradicted none."""
    scored = list(assessments)
    counted = sum(a.specifics for a in scored)
    confirmed = sum(a.confirmed for a in scored)
    return counted > 0 and confirmed > counted / 2 and not any(a.contradicted for a in scored)
