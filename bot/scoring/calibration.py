"""From the pool's scores to tier bands, with how sure each is (pure).

Percentiles of persons' means, not of answers: a tier is given to a whole sitting. Each band is the
mean of that percentile over resampled pools (bagging), since one pool of a few dozen persons has
gaps into which a raw percentile can fall; the middle nine tenths of them say how sure it is.
"""

import random
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import correlation, fmean, stdev, variance

from bot.bank import Kind
from bot.scoring.pool import Scored
from bot.scoring.tiers import Bands

QUALIFIED_AT, EXPERT_AT = 40.0, 75.0
"""Percentiles of the pool's persons at which a tier begins.

By the pool's own design two persons in five were to be weak or below average: an honest average
person stands just above the first. The second makes Expert the top quarter.
"""
DRIFT = 1.0
"""Points by which rules may move a band before it has to be set anew."""
_RESAMPLES, _REFITS, _SEED = 1000, 100, 8
_SURE = 2.0
"""Standard errors from zero at which a kind's offset is believed."""

Person = Sequence[tuple[Kind, float]]


@dataclass(frozen=True, slots=True)
class Boundary:
    """A band with the interval that holds nine tenths of the resampled ones."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a pool says; `means` are the persons', in order, as if all were asked alike.

    `offsets` and `errors` are of every kind of question, believed or not.
    """

    persons: int
    answers: int
    means: tuple[float, ...]
    qualified: Boundary
    expert: Boundary
    spread: float
    offsets: Mapping[Kind, float]
    errors: Mapping[Kind, float]

    def bands(self, *, rubric: str, pool: str) -> Bands:
        """Give the bands to ship; offsets that may be chance are left out, the others shrunk."""
        return Bands(
            qualified=round(self.qualified.at, 1),
            expert=round(self.expert.at, 1),
            spread=round(self.spread, 1),
            offsets=_believed(self.offsets, self.errors),
            rubric=rubric,
            pool=pool,
        )


def calibrate(scored: Iterable[Scored]) -> Calibration:
    """Work out the bands of a scored pool; the same scores give the same bands.

    Raises:
        ValueError: there are fewer than two persons, or one with a single answer.
    """
    found: defaultdict[str, list[tuple[Kind, float]]] = defaultdict(list)
    for one in scored:
        found[one.person].append((one.kind, one.overall))
    if len(found) < 2 or min(map(len, found.values())) < 2:
        raise ValueError("a pool needs two persons or more, with two answers or more each")
    persons = [found[name] for name in sorted(found)]
    chance = random.Random(_SEED)
    offsets = kind_offsets(persons)
    refits = [kind_offsets(chance.choices(persons, k=len(persons))) for _ in range(_REFITS)]
    errors = {kind: stdev([fit.get(kind, 0.0) for fit in refits]) for kind in offsets}
    by = _believed(offsets, errors)
    means = [fmean(score - by.get(kind, 0.0) for kind, score in person) for person in persons]
    draws = [sorted(chance.choices(means, k=len(means))) for _ in range(_RESAMPLES)]
    return Calibration(
        persons=len(persons),
        answers=sum(map(len, persons)),
        means=tuple(sorted(means)),
        qualified=_boundary(draws, QUALIFIED_AT),
        expert=_boundary(draws, EXPERT_AT),
        spread=sqrt(fmean(variance([score for _, score in p]) for p in persons)),
        offsets=offsets,
        errors=errors,
    )


def kind_offsets(persons: Sequence[Person], rounds: int = 12) -> dict[Kind, float]:
    """Say how far each kind of question lies from the average one, for the same person.

    Score = person + kind, fitted by turns; means weigh by answers, so the offsets of the whole
    pool add up to nothing.
    """
    counts = Counter(kind for person in persons for kind, _ in person)
    offsets = dict.fromkeys(counts, 0.0)
    for _ in range(rounds):
        rest: defaultdict[Kind, list[float]] = defaultdict(list)
        for person in persons:
            level = fmean(score - offsets[kind] for kind, score in person)
            for kind, score in person:
                rest[kind].append(score - level)
        offsets = {kind: fmean(values) for kind, values in rest.items()}
        middle = sum(offsets[kind] * count for kind, count in counts.items()) / counts.total()
        offsets = {kind: by - middle for kind, by in offsets.items()}
    return offsets


def percentile(ordered: Sequence[float], at: float) -> float:
    """Give a percentile, 0-100, of values in order, between neighbours by the straight line."""
    place = (len(ordered) - 1) * at / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Give Spearman's correlation of two equally long lists, 0 where one is all the same."""
    if len(set(one)) < 2 or len(set(other)) < 2:
        return 0.0
    return correlation(_ranks(one), _ranks(other))


def drift(one: Bands, other: Bands) -> float:
    """Give the most that a band of one differs from that of the other, in points."""
    return max(abs(one.qualified - other.qualified), abs(one.expert - other.expert))


def _believed(offsets: Mapping[Kind, float], errors: Mapping[Kind, float]) -> dict[Kind, float]:
    """Leave out what may be chance, and shrink the rest towards nothing by its error."""
    return {
        kind: round(by * by**2 / (by**2 + errors[kind] ** 2), 1)
        for kind, by in sorted(offsets.items())
        if abs(by) > _SURE * errors[kind]
    }


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    counts = Counter(values)
    return [bisect_left(ordered, value) + (counts[value] - 1) / 2 for value in values]


def _boundary(draws: Sequence[Sequence[float]], at: float) -> Boundary:
    found = sorted(percentile(draw, at) for draw in draws)
    return Boundary(fmean(found), percentile(found, 5), percentile(found, 95))
