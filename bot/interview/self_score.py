"""The four questions to ask oneself before the score, and what the rules measured (pure).

Does the first sentence answer, is there a specific detail, is it in time, is it free of hedges and
fillers (document 001:94). Rating oneself against a rubric first makes people less over-confident
(notes on the mission, 142), so the gap is what is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answer import Answer, Medium
from bot.interview.quoting import shortened
from bot.interview.transcript import Exchange
from bot.prose import sentences
from bot.scoring.cues import Sign
from bot.scoring.delivery import FIRST_WORDS
from bot.scoring.reading import filler_spans, hedge_spans
from bot.scoring.reasons import REASONS, UNBACKED
from bot.scoring.rubric import Assessment, Dimension

BOTTOM_LINE_POINTS = 8.0
"""Of 20: from here on the scorer doesn't call the bottom line missing."""
QUOTE_WORDS, MOST_QUOTES = 14, 3
_SPECIFIC = frozenset(REASONS[s] for s in (Sign.NUMBER, Sign.CHANGE, Sign.NAMED))


class Check(StrEnum):
    """What one asks oneself, in the order of the source."""

    DIRECT = "first sentence answers"
    SPECIFIC = "specific detail or number"
    IN_TIME = "under the time target"
    CLEAN = "free of hedges and fillers"


@dataclass(frozen=True, slots=True)
class Measure:
    """What the rules found; `passed` is None where it could not be measured.

    `why` is a clause. `quotes` are literal words of the answer that decided it.
    """

    check: Check
    passed: bool | None
    why: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What the member said of themselves beside what was measured."""

    said: bool
    measure: Measure

    @property
    def agrees(self) -> bool | None:
        """Say whether both are the same; None where nothing was measured."""
        return None if self.measure.passed is None else self.said is self.measure.passed


def self_check(assessment: Assessment, answer: Answer, target: int) -> tuple[Measure, ...]:
    """Measure the four on a main answer, by the findings and signals of its score.

    Args:
        assessment: of the main answer alone.
        answer: the main answer.
        target: seconds of speech; typed words count at the median pace.
    """
    return (
        _direct(assessment, answer),
        _specific(assessment),
        _in_time(answer, target),
        _clean(answer),
    )


def measured(exchange: Exchange) -> tuple[Measure, ...]:
    """Measure a main answer of a sitting; nothing for a skipped one."""
    main = exchange.main
    if main.answer is None or main.assessment is None:
        return ()
    return self_check(main.assessment, main.answer, main.prompt.seconds)


def overall(answers: Sequence[tuple[Measure, ...]]) -> tuple[Measure, ...]:
    """Sum up several answers: passed when more than half of those that were measured pass."""
    return tuple(
        _together(check, [m for a in answers for m in a if m.check is check]) for check in Check
    )


def compare(said: Mapping[Check, bool], measures: Sequence[Measure]) -> tuple[Compared, ...]:
    """Set what was said beside what was measured; a question left open is left out."""
    return tuple(Compared(said[m.check], m) for m in measures if m.check in said)


def gap(compared: Sequence[Compared]) -> str:
    """Sum up in a sentence where the two differ."""
    known = [c for c in compared if c.agrees is not None]
    higher = sum(c.said for c in known if not c.agrees)
    lower = sum(not c.said for c in known if not c.agrees)
    if not known:
        return "Nothing could be measured."
    if not higher and not lower:
        return "You and the rules agree" + (f" on all {len(known)}." if len(known) > 1 else ".")
    if not lower:
        return f"You rate yourself higher than the rules do on {higher} of {len(known)}."
    if not higher:
        return f"You rate yourself lower than the rules do on {lower} of {len(known)}."
    return f"Of {len(known)}, you rate yourself higher on {higher} and lower on {lower}."


def _direct(assessment: Assessment, answer: Answer) -> Measure:
    worth = max((f.points for f in assessment.findings if f.reason == FIRST_WORDS), default=0.0)
    first = next((shortened(s.text, QUOTE_WORDS) for s in sentences(answer.text)), None)
    passed = worth >= BOTTOM_LINE_POINTS
    if passed:
        why = "the first words say something of their own"
    else:
        why = "the first words lead in, stay general or repeat the question"
    return Measure(Check.DIRECT, passed, why, (first,) if first else ())


def _specific(assessment: Assessment) -> Measure:
    """Ask for one number or named thing that the scorer counts; what it holds for thin is shown."""
    found = [
        f
        for f in assessment.findings
        if f.dimension is Dimension.SPECIFICITY
        and f.part == 0
        and f.reason.removesuffix(UNBACKED) in _SPECIFIC
    ]
    best = sorted(found, key=lambda f: -f.points)[:MOST_QUOTES]
    quotes = tuple(dict.fromkeys(f.quote for f in best))
    if count := assessment.specifics:
        why = "one counts" if count == 1 else f"{count} count"
    elif quotes:
        why = "there, but too little is said about it to count"
    else:
        why = "no number and no named thing found"
    return Measure(Check.SPECIFIC, count > 0, why, quotes)


def _in_time(answer: Answer, target: int) -> Measure:
    seconds = answer.spoken_seconds
    why = f"about {seconds:.0f} s of speech for a target of {target} s"
    return Measure(Check.IN_TIME, seconds <= target, why)


def _clean(answer: Answer) -> Measure:
    """Recognisers drop um and uh, so a spoken answer without any was not measured."""
    text = answer.text
    spans = sorted({*filler_spans(text), *hedge_spans(text)})
    if spans:
        why = f"{len(spans)} found"
        quotes = tuple(dict.fromkeys(text[a:b] for a, b in spans))[:MOST_QUOTES]
        return Measure(Check.CLEAN, passed=False, why=why, quotes=quotes)
    if answer.medium is Medium.SPOKEN:
        return Measure(Check.CLEAN, None, "no hedges; fillers could not be heard")
    return Measure(Check.CLEAN, passed=True, why="none found")


def _together(check: Check, measures: Sequence[Measure]) -> Measure:
    known = [m for m in measures if m.passed is not None]
    if not known:
        return Measure(check, None, "could not be measured")
    passes = sum(m.passed is True for m in known)
    passed = 2 * passes > len(known)
    against = next((m for m in known if m.passed is not passed), known[0])
    return Measure(check, passed, f"{passes} of {len(known)} answers", against.quotes)
