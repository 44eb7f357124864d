"""What a decode takes of a core, and what follows for answers, whatever else the machine does."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from benchmarks.hearing_queue import Cost, likelihoods, script_of, simulate
from bot.speech.audio import RATE, Samples
from bot.speech.cutting import Cutting

LENGTHS = (2, 6, 12, 20, 28)
REPEATS = 3
Decode = Callable[[Samples, int], object]
"""Decodes samples with so many beams."""


def measured(decode: Decode, beams: int) -> tuple[float, float]:
    """Measure the median processor time of decodes; give what a second adds, and what all take.

    All threads of the process count, and nothing else runs in it.
    """
    sound = (0.05 * np.random.default_rng(1).standard_normal(30 * RATE)).astype(np.float32)
    took = []
    for seconds in LENGTHS:
        times = []
        for _ in range(REPEATS):
            began = time.process_time()
            decode(sound[: seconds * RATE], beams)
            times.append(time.process_time() - began)
        took.append(statistics.median(times))
    each, fixed = np.polyfit(LENGTHS, took, 1)
    print(f"a decode with {beams} beams: {fixed:.2f} s + {1000 * each:.0f} ms a second of speech")
    return float(each), float(fixed)


def report(decode: Decode, sounds: Sequence[Samples], *, endpoint: float, hurried: int) -> None:
    """Print what is added after the endpoint: usual way and ours, alone and two at once."""
    decode(sounds[0][:RATE], 5)
    whole, guess = measured(decode, 5), measured(decode, hurried)

    def cost(seconds: float, *, tail: bool) -> float:
        each, fixed = guess if tail else whole
        return fixed + each * seconds

    usual = statistics.median(_at_once(len(sound) / RATE, cost) for sound in sounds)
    scripts = [script_of(likelihoods(sound), Cutting(), endpoint) for sound in sounds]
    rows = [("alone", simulate([one], cost, cores=1)) for one in scripts]
    for cores in (1, 2):
        name = f"two at once, {cores} decoded at a time"
        rows += [(name, simulate([a, b], cost, cores=cores)) for a, b in pairwise(scripts)]
    print(f"in processor time, {len(sounds)} answers, load average {os.getloadavg()[0]:.1f}:")
    print(f"  all at the end: {usual:.2f} s added, {endpoint + usual:.2f} s in all")
    for name in dict.fromkeys(name for name, _ in rows):
        found = [outcome for row, outcome in rows if row == name]
        added = [one for outcome in found for one in outcome.added]
        middle = statistics.median(added)
        late = float(np.percentile(added, 95, method="higher"))
        print(
            f"  while talking, {name}: {middle:.2f} s added (median), {late:.2f} s at p95, "
            f"{(endpoint + usual) / (endpoint + middle):.1f} times as quick, "
            f"{statistics.mean(o.load for o in found):.0%} of a core"
        )


def _at_once(seconds: float, cost: Cost) -> float:
    """Add up the windows of 30 s of a whole answer."""
    windows = [min(30.0, seconds - at) for at in range(0, int(seconds) + 1, 30) if at < seconds]
    return sum(cost(window, tail=False) for window in windows)
