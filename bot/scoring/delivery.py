"""Delivery: compression of any answer, fluency of a spoken one. Speaking rate is never scored.

Length is counted in words and said in seconds at the median pace of students (158 words a
minute), not in the seconds that were taken, so that slow and fast speakers score alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer import MEDIAN_WORDS_PER_MINUTE, Answer, Medium, Word
from bot.scoring.reading import filler_spans, hedge_spans
from bot.scoring.rubric import Dimension, Finding
from bot.scoring.signals import Signals, Weight

FIRST_WORDS = "how much of the answer comes in its first words"
"""The reason of the finding that holds up to 20 points for the bottom line."""

_CURVE = ((0.0, 45.0), (0.35, 100.0), (1.2, 100.0), (1.6, 60.0), (2.4, 15.0), (4.0, 0.0))
"""Length over target, and the points of length: 90 s of 75 is where it turns amber, 120 s red."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Scores 0-100; fluency is None where nobody measured pauses."""

    compression: float
    fluency: float | None
    findings: tuple[Finding, ...]


def deliver(answer: Answer, signals: Signals, *, target: int, bottom_line: float) -> Delivery:
    """Score the main answer's delivery.

    Compression is 55 points of length, 25 of not repeating oneself and 20 of saying the answer
    first (document 001:52), less at most 10 for empty hedges (001:50).
    """
    if not signals.tokens:
        return Delivery(0.0, None, ())
    seconds = len(signals.tokens) * 60 / MEDIAN_WORDS_PER_MINUTE
    whole = (0, len(answer.text))
    length = 0.55 * along(seconds / max(1, target), _CURVE)
    said_twice, where = repetition(signals)
    parts = [
        (length, f"about {seconds:.0f} s of speech for a target of {target} s", *whole),
        (25 * (1 - min(1.0, 2.5 * said_twice)), _said_twice(said_twice), *(where or whole)),
        (
            20 * bottom_line,
            FIRST_WORDS,
            *signals.quote(0, 23),
        ),
        *_hedges(answer.text, signals),
    ]
    findings = [
        Finding(Dimension.COMPRESSION, round(points, 1), reason, answer.text[a:b], a, b)
        for points, reason, a, b in parts
    ]
    compression = min(100.0, max(0.0, sum(f.points for f in findings)))
    fluency, pauses = _fluency(answer)
    return Delivery(round(compression, 1), fluency, (*findings, *pauses))


def along(x: float, curve: Sequence[tuple[float, float]]) -> float:
    """Read a value off straight lines between the points of a curve; flat beyond its ends."""
    if x <= curve[0][0]:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return curve[-1][1]


def repetition(signals: Signals) -> tuple[float, tuple[int, int] | None]:
    """Share of three-word runs that were said before in this answer, and where the first is."""
    texts = [t.text for t in signals.tokens]
    runs = [tuple(texts[i : i + 3]) for i in range(len(texts) - 2)]
    seen: set[tuple[str, ...]] = set()
    again: list[int] = []
    for at, run in enumerate(runs):
        content = any(w > Weight.FUNCTION for w in signals.weights[at : at + 3])
        if run in seen and content:
            again.append(at)
        seen.add(run)
    where = signals.quote(again[0], again[0] + 2) if again else None
    return (len(again) / len(runs) if runs else 0.0), where


def _said_twice(share: float) -> str:
    return f"{share:.0%} of it was said before" if share else "says nothing twice"


def _hedges(text: str, signals: Signals) -> list[tuple[float, str, int, int]]:
    spare = 1 + len(signals.tokens) // 60
    return [
        (-2.0, "hedges without saying what is uncertain", first, last)
        for first, last in hedge_spans(text)[spare : spare + 5]
    ]


def heard_fillers(answer: Answer) -> bool:
    """Say whether fillers could be measured: recognisers drop um and uh unless told not to."""
    return answer.medium is Medium.TYPED or bool(filler_spans(answer.text))


def _fluency(answer: Answer) -> tuple[float | None, tuple[Finding, ...]]:
    """Score pauses (80 points) and fillers (20) of a spoken answer with word times.

    Pauses of more than 1.2 s inside the answer are counted a minute: none is full marks, twelve
    none. Fillers cost from 5 in a hundred words, the upper quartile of students being there.
    """
    if answer.medium is not Medium.SPOKEN or len(answer.words) < 5:
        return None, ()
    minutes = max(0.1, (answer.words[-1].end - answer.words[0].start) / 60)
    gaps = [(b.start - a.end, b) for a, b in pairwise(answer.words)]
    long = [(gap, word) for gap, word in gaps if gap > 1.2]
    fillers = 100 * len(filler_spans(answer.text)) / len(answer.words)
    flow = 80 * (1 - min(1.0, max(0.0, len(long) / minutes - 1) / 12))
    clean = 20 * (1 - min(1.0, max(0.0, fillers - 3.6) / 10))
    findings = [_spoken(answer, flow, f"{len(long)} pauses of more than 1.2 s", _longest(long))]
    if heard_fillers(answer):
        findings.append(_spoken(answer, clean, f"{fillers:.1f} fillers in a hundred words", None))
    else:
        clean = 20.0
        findings.append(_spoken(answer, clean, "fillers were not measured", None))
    return round(flow + clean, 1), tuple(findings)


def _longest(pauses: list[tuple[float, Word]]) -> Word | None:
    return max(pauses, key=lambda pause: pause[0])[1] if pauses else None


def _spoken(answer: Answer, points: float, reason: str, word: Word | None) -> Finding:
    start = answer.text.find(word.text.strip()) if word else 0
    end = start + len(word.text.strip()) if word and start >= 0 else len(answer.text)
    start = max(0, start)
    return Finding(Dimension.FLUENCY, round(points, 1), reason, answer.text[start:end], start, end)
