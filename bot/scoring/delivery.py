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
        if run in seen and max(signals.weights[at : at + 3]) > Weight.FUNCTION:
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
    """Say whether fillers could be counted: recognisers drop most of them, so speech has a floor.

    What they kept is a lower bound, and says so; nothing kept is nothing measured.
    """
    return answer.medium is Medium.TYPED or bool(filler_spans(answer.text))


@dataclass(frozen=True, slots=True)
class _Pause:
    """Seconds of silence, and the words that broke it, as a span of the answer's text."""

    seconds: float
    start: int
    end: int


def _fluency(answer: Answer) -> tuple[float | None, tuple[Finding, ...]]:
    """Score pauses (80 points) and fillers (20) of a spoken answer.

    Pauses of more than 1.2 s inside the answer are counted a minute: none is full marks, twelve
    none. Fillers cost from 5 in a hundred words, the upper quartile of students being there.
    """
    said = len(answer.words) or len(answer.text.split())
    if answer.medium is not Medium.SPOKEN or said < 5 or not (answer.words or answer.segments):
        return None, ()
    minutes = max(0.1, _lasted(answer) / 60)
    long = [pause for pause in _pauses(answer) if pause.seconds > 1.2]
    fillers = 100 * len(filler_spans(answer.text)) / said
    flow = 80 * (1 - min(1.0, max(0.0, len(long) / minutes - 1) / 12))
    clean = 20 * (1 - min(1.0, max(0.0, fillers - 3.6) / 10))
    reason = f"at least {fillers:.1f} fillers in a hundred words, as far as they were heard"
    if not heard_fillers(answer):
        clean, reason = 20.0, "fillers were not measured"
    where = max(long, key=lambda pause: pause.seconds, default=_Pause(0, 0, len(answer.text)))
    findings = (
        _spoken(answer, flow, f"{len(long)} pauses of more than 1.2 s", where),
        _spoken(answer, clean, reason, _Pause(0, 0, len(answer.text))),
    )
    return round(flow + clean, 1), findings


def _lasted(answer: Answer) -> float:
    if answer.words:
        return answer.words[-1].end - answer.words[0].start
    return answer.seconds or answer.segments[-1].end - answer.segments[0].start


def _pauses(answer: Answer) -> list[_Pause]:
    """Give the silences: as the voice activity detector heard them, else between the words."""
    if answer.segments:
        return [_Pause(b - a, *_after(answer, b)) for a, b in answer.pauses]
    return [_Pause(b.start - a.end, *_place(answer, b)) for a, b in pairwise(answer.words)]


def _place(answer: Answer, word: Word) -> tuple[int, int]:
    start = answer.text.find(word.text.strip())
    return (start, start + len(word.text.strip())) if start >= 0 else (0, len(answer.text))


def _after(answer: Answer, second: float) -> tuple[int, int]:
    """Find the words that were being said at a second of the answer: those of its segment."""
    at = 0
    for segment in answer.segments:
        found = answer.text.find(segment.text, at)
        if found < 0:
            continue
        at = found + len(segment.text)
        if segment.end > second:
            return found, at
    return 0, len(answer.text)


def _spoken(answer: Answer, points: float, reason: str, at: _Pause) -> Finding:
    quote = answer.text[at.start : at.end]
    return Finding(Dimension.FLUENCY, round(points, 1), reason, quote, at.start, at.end)
