"""Figures of a running bot in Prometheus' text format, version 0.0.4 (pure but for two tallies).

No label ever names a member, a server or anything that somebody said: kinds and stages only.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""Seconds at which a stage's buckets end; a reply to Discord is due within 3."""

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure of a family; `labels` tell it from the others."""

    value: float
    labels: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one name. `kind` is gauge, counter or histogram."""

    name: str
    kind: str
    about: str
    samples: Sequence[Sample]


class Timings:
    """How long each stage took."""

    def __init__(self) -> None:
        self._counts = defaultdict[str, list[int]](lambda: [0] * (len(BOUNDS) + 1))
        self._sums = defaultdict[str, float](float)

    def took(self, stage: str, seconds: float) -> None:
        """Count one run of a stage."""
        self._counts[stage][bisect_left(BOUNDS, seconds)] += 1
        self._sums[stage] += seconds

    def family(self, name: str, about: str) -> Family:
        """Give the histogram of all stages."""
        return Family(name, "histogram", about, tuple(self._samples()))

    def _samples(self) -> Iterator[Sample]:
        for stage, counts in sorted(self._counts.items()):
            for bound, count in zip((*BOUNDS, "+Inf"), accumulate(counts), strict=True):
                yield Sample(count, {"stage": stage, "le": str(bound)}, "_bucket")
            yield Sample(self._sums[stage], {"stage": stage}, "_sum")
            yield Sample(sum(counts), {"stage": stage}, "_count")


class Tally:
    """Counts things by kind."""

    def __init__(self) -> None:
        self._counts = Counter[str]()

    def add(self, kind: str, count: int = 1) -> None:
        """Count some of a kind."""
        self._counts[kind] += count

    def family(self, name: str, label: str, about: str) -> Family:
        """Give the counter of all kinds."""
        found = sorted(self._counts.items())
        return Family(name, "counter", about, [Sample(n, {label: kind}) for kind, n in found])


def exposition(families: Sequence[Family]) -> str:
    """Write the page that Prometheus reads."""
    return "".join(f"{line}\n" for family in families for line in _lines(family))


def _lines(family: Family) -> Iterator[str]:
    yield f"# HELP {family.name} {family.about}"
    yield f"# TYPE {family.name} {family.kind}"
    for one in family.samples:
        labels = ",".join(f'{key}="{_escaped(value)}"' for key, value in one.labels.items())
        named = f"{family.name}{one.suffix}" + (f"{{{labels}}}" if labels else "")
        yield f"{named} {one.value:g}"


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
