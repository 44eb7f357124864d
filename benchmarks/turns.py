"""Turn-taking on 200 generated answers, beside a fixed 0.8 s and a fixed 2.5 s of silence.

Run from the repository root: `python -m benchmarks.turns`. The words are those of the answers in
tests/data/scoring, the pauses are drawn: up to 2.5 s, half of them after complete sentences. The
transcript of a pause arrives 0.35 s + 1.05-1.4 s after it began, as base.en on one core took
(benchmarks/hearing.py), and one pause in four inside a sentence gets a full stop it shouldn't have.
"""

import json
import random
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bot.speech.decisions import CutIn, FloorBack, TurnOver
from bot.speech.turns import Manners, TurnDetector

FRAME = 0.032
PAIRS = Path("tests/data/scoring/pairs.jsonl")
FIRST_AUDIO = 0.15
"""Seconds from the breath's end to the bot's first sound: scoring, choosing, speaking."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words said without a pause, the pause after them, and whether a sentence ended there."""

    text: str
    start: float
    end: float
    closed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened in one answer: times the bot began too early, and the waits at its end."""

    false_starts: int
    slowest_return: float
    lost_words: int
    decided_after: float
    sounded_after: float


def spoken(text: str, rng: random.Random) -> tuple[Stretch, ...]:
    """Lay an answer out in time: 158 words a minute (notes on scoring), pauses up to 2.5 s."""
    words, at, first = text.split(), 0.5, 0
    stretches = []
    for number, word in enumerate(words, 1):
        closed = bool(re.search(r"[.!?]$", word))
        last = number == len(words)
        chance = 0.45 if closed else 0.035
        if not last and rng.random() >= chance:
            continue
        said = " ".join(words[first:number])
        end = at + (number - first) * 60 / rng.gauss(158, 18)
        stretches.append(Stretch(said, at, end, closed))
        at, first = end + rng.uniform(0.4, 2.5), number
    return tuple(stretches)


def held(stretches: tuple[Stretch, ...], rng: random.Random) -> Outcome:
    """Let the detector listen to one answer, with a bot that speaks when it decides so."""
    detector, texts = TurnDetector(Manners()), list(_texts(stretches, rng))
    false_starts, slowest, sounds_at, decided = 0, 0.0, float("inf"), 0.0
    final, clock = stretches[-1].end, 0.0
    while clock < final + 30:
        clock += FRAME
        for ready, text, until in [entry for entry in texts if entry[0] <= clock]:
            texts.remove((ready, text, until))
            choice = detector.read(text, until)
            if isinstance(choice, TurnOver):
                decided, sounds_at = clock, clock + choice.breath + FIRST_AUDIO
        if clock >= sounds_at and not detector.sounding:
            detector.bot_began(clock)
            sounds_at = float("inf")
            if clock >= final:
                break
            false_starts += 1
        choice = detector.hear(clock, 0.9 if _speaking(stretches, clock) else 0.02)
        if isinstance(choice, TurnOver):
            decided, sounds_at = clock, clock + choice.breath + FIRST_AUDIO
        elif isinstance(choice, FloorBack):
            sounds_at = float("inf")
            since = max(s.start for s in stretches if s.start <= clock)
            slowest = max(slowest, clock - since)
        elif isinstance(choice, CutIn):
            break
    spoke = detector.spoke_until or 0.0
    lost = sum(len(s.text.split()) for s in stretches if s.start > spoke + FRAME)
    return Outcome(false_starts, slowest, lost, decided - final, clock - final)


def fixed(stretches: tuple[Stretch, ...], wait: float) -> int:
    """Count the pauses in which a bot that waits so long would have begun to speak."""
    gaps = [b.start - a.end for a, b in pairwise(stretches)]
    return sum(gap > wait + FIRST_AUDIO for gap in gaps)


def _speaking(stretches: tuple[Stretch, ...], at: float) -> bool:
    return any(s.start < at <= s.end for s in stretches)


def _texts(
    stretches: tuple[Stretch, ...], rng: random.Random
) -> Iterator[tuple[float, str, float]]:
    so_far: list[str] = []
    for number, stretch in enumerate(stretches):
        tail = stretch.text
        if not stretch.closed and number + 1 < len(stretches) and rng.random() < 0.25:
            tail = tail.rstrip(",;:-") + "."
        so_far.append(stretch.text)
        text = " ".join([*so_far[:-1], tail])
        yield stretch.end + 0.35 + rng.uniform(1.05, 1.4), text, stretch.end


def main() -> None:
    """Print the figures of the issue's acceptance list."""
    rng = random.Random(11)
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    texts = [row[side] for row in rows for side in ("strong", "weak")]
    texts = [text for text in texts if len(text.split()) <= 240]
    answers = [spoken(rng.choice(texts), rng) for _ in range(200)]
    pauses = [(s.closed, b.start - s.end) for a in answers for s, b in pairwise(a)]
    outcomes = [held(answer, rng) for answer in answers]
    starts = sum(o.false_starts for o in outcomes)
    print(
        f"{len(answers)} answers, {len(pauses)} pauses up to {max(p for _, p in pauses):.1f} s, "
        f"{sum(c for c, _ in pauses) / len(pauses):.0%} after complete sentences"
    )
    _line("answers that lose words", f"{sum(o.lost_words > 0 for o in outcomes)}")
    wrong = sum(o.false_starts > 0 for o in outcomes)
    _line("false starts", f"{starts / len(pauses):.1%} of pauses, {wrong / 200:.1%} of answers")
    _line("slowest return of the floor", f"{max(o.slowest_return for o in outcomes):.3f} s")
    _line("wait to the decision", _spread([o.decided_after for o in outcomes]))
    _line("wait to the bot's first sound", _spread([o.sounded_after for o in outcomes]))
    for wait in (0.8, 2.5):
        early = [fixed(answer, wait) for answer in answers]
        wrong = sum(e > 0 for e in early)
        _line(
            f"fixed {wait} s: false starts",
            f"{sum(early) / len(pauses):.1%} of pauses, {wrong / 200:.1%} of answers; "
            f"wait {wait + FIRST_AUDIO:.2f} s",
        )


def _spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[round(0.95 * len(ordered)) - 1]
    return f"median {statistics.median(ordered):.2f} s, p95 {p95:.2f} s"


def _line(name: str, figure: str) -> None:
    print(f"{name:<34}{figure}")


if __name__ == "__main__":
    main()
