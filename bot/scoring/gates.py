"""What stops points being given: each gate names a flag and the most that `overall` may be.

A gate can only lower a score. Passing one never adds points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from bot.prose import words
from bot.scoring.lexicon import REPORTED, TO_THE_GRADER
from bot.scoring.rubric import Dimension, Finding, Flag
from bot.scoring.signals import Signals, Weight

GAMED = 25.0
"""Injection, parroting, stuffing and stock answers end below 30 of 100 (notes on scoring)."""


OFF_TOPIC = 30.0
"""The most for an answer that surely speaks of something else."""

REHEARSED = 45.0
"""The most for a recited answer in a scored sitting: below Expert."""

TOLD_AGAIN = 40.0
"""The most for a story that was told to another question of the same sitting: below Qualified."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A flag, the cap it puts on `overall` (100 for none), and the characters that it points at."""

    flag: Flag
    cap: float
    start: int
    end: int
    reason: str


def gates(
    signals: Signals, asked: frozenset[str], said_to_grader: Sequence[tuple[int, int]]
) -> tuple[Gate, ...]:
    """Find every gate that an answer fails."""
    return tuple(_found(signals, asked, said_to_grader))


def _found(
    signals: Signals, asked: frozenset[str], said_to_grader: Sequence[tuple[int, int]]
) -> Iterator[Gate]:
    for start, end in said_to_grader:
        yield Gate(Flag.ADDRESSES_GRADER, GAMED, start, end, "speaks to whoever scores")
    words = len(signals.tokens)
    if words < 10:
        cap = 4.0 * words
        yield Gate(Flag.SHORT, cap, 0, len(signals.text), "is too short to show anything")
    if not signals.tokens:
        return
    start, end = signals.quote(0, words - 1)
    if parroted(signals, asked):
        yield Gate(Flag.PARROTED, 15.0, start, end, "says the question again")
    if stuffed(signals):
        yield Gate(
            Flag.STUFFED, GAMED, start, end, "lists terms or figures without saying what was done"
        )
    if stock(signals):
        first, last = signals.stock[0]
        yield Gate(
            Flag.STOCK, GAMED, *signals.quote(first, last), "is made of phrases that fit any story"
        )


_NOTED = frozenset({Flag.REHEARSED, Flag.OFF_TOPIC})


def noted(gated: Sequence[Gate], text: str) -> Iterator[Finding]:
    """Show which words a warning is about; what it costs is the cap, so it takes no points."""
    for gate in gated:
        if gate.flag in _NOTED:
            quote = text[gate.start : gate.end]
            yield Finding(Dimension.STRUCTURE, 0.0, gate.reason, quote, gate.start, gate.end)


def said_to_grader(text: str) -> tuple[tuple[int, int], ...]:
    """Find text meant for the scorer; it is left out of everything else that is counted."""
    return tuple(
        m.span()
        for m in TO_THE_GRADER.finditer(text)
        if not REPORTED.search(text, max(0, m.start() - 16), m.start())
    )


def parroted(signals: Signals, asked: frozenset[str]) -> bool:
    """Most content words are the question's own, and hardly any are new."""
    said = [w for w in signals.weights if w >= Weight.GENERIC]
    own = {
        t.root
        for t, w in zip(signals.tokens, signals.weights, strict=True)
        if w >= Weight.GENERIC and w != Weight.ASKED
    }
    repeated = sum(1 for w in said if w == Weight.ASKED)
    return (
        bool(asked)
        and bool(said)
        and repeated / len(said) >= 0.5
        and len(own) < max(6, len(said) * 0.35)
    )


def stuffed(signals: Signals) -> bool:
    """Too few function words for speech, a long bare list, or figures on nothing in particular."""
    words = len(signals.tokens)
    if words < 12:
        return False
    glue = sum(1 for t in signals.weights if t == Weight.FUNCTION) / words
    specific = sum(map(signals.special, range(words))) / words
    figures = len(signals.quantities)
    rows = in_rows(signals)
    return (
        (glue < 0.2 and words >= 20)
        or (rows >= 7 and rows >= 0.6 * len(_things(signals)))
        or (specific > 0.6 and words >= 20)
        or (_distinct(signals) > 0.36 * words and words >= 24)
        or (figures >= 5 and figures / words > 1 / 7 and _loose(signals) >= 0.6)
    )


def _distinct(signals: Signals) -> int:
    return len(
        {
            t.root
            for at, (t, w) in enumerate(zip(signals.tokens, signals.weights, strict=True))
            if w == Weight.SPECIFIC or at in signals.strung
        }
    )


def _things(signals: Signals) -> list[int]:
    return [
        at
        for at, (token, weight) in enumerate(zip(signals.tokens, signals.weights, strict=True))
        if weight == Weight.SPECIFIC or token.name or at in signals.strung
    ]


def in_rows(signals: Signals) -> int:
    """Count the named things that stand in rows of four or more, a word between at most."""
    rows: list[list[int]] = []
    for at in _things(signals):
        if rows and at - rows[-1][-1] <= 2:
            rows[-1].append(at)
        else:
            rows.append([at])
    return sum(len(row) for row in rows if len(row) >= 4)


def _loose(signals: Signals) -> float:
    """Share of numbers without three words beside them that say what was counted."""
    loose = 0
    for q in signals.quantities:
        here = range(max(0, q.first - 6), min(len(signals.tokens), q.last + 7))
        said = {
            signals.tokens[i].root
            for i in here
            if signals.weights[i] in {Weight.EVERYDAY, Weight.SPECIFIC}
        }
        loose += len(said) < 3
    return loose / len(signals.quantities)


def stock(signals: Signals) -> bool:
    """Three or more stock phrases that hold a good part of what is said at all."""
    inside = sum(last - first + 1 for first, last in signals.stock)
    said = sum(1 for w in signals.weights if w >= Weight.EVERYDAY)
    return len(signals.stock) >= 3 and inside > 0.7 * said


def recited(text: str, earlier: Sequence[str], *, scored: bool) -> tuple[Gate, ...]:
    """Flag a rehearsed answer; in a scored sitting it stays below Expert too (002:4, 002:42).

    In warm-ups that is advice only: rehearsing is what they are for.
    """
    if not rehearsed(text, earlier):
        return ()
    cap = REHEARSED if scored else 100.0
    start, end = max((_shared(text, old) for old in earlier), key=lambda span: span[1] - span[0])
    return (Gate(Flag.REHEARSED, cap, start, end, "was said word for word in an earlier answer"),)


def told_again(text: str, told: Sequence[str]) -> tuple[Gate, ...]:
    """Cap a story that this sitting already heard, word for word, to another question (002:42).

    What was counted there isn't counted twice, in a warm-up neither.
    """
    if not rehearsed(text, told):
        return ()
    start, end = max((_shared(text, old) for old in told), key=lambda span: span[1] - span[0])
    reason = "was already told, word for word, to another question of this interview"
    return (Gate(Flag.REHEARSED, TOLD_AGAIN, start, end, reason),)


def _shared(text: str, old: str) -> tuple[int, int]:
    """Find the longest run of words that an earlier answer has, too; characters of `text`."""
    said, before = words(text), [piece.text.lower() for piece in words(old)]
    matcher = SequenceMatcher(None, [piece.text.lower() for piece in said], before, autojunk=False)
    first, _, length = matcher.find_longest_match()
    return (said[first].start, said[first + length - 1].end) if length else (0, 0)


def rehearsed(text: str, earlier: Sequence[str]) -> bool:
    """Nearly the words of an earlier answer or of a shown better one.

    Thresholds: token_set_ratio told retold answers (90) from new ones (59) at 80, and word
    3-grams at a quarter (notes on engines, 3.2).
    """
    if len(text.split()) < 15:
        return False
    return any(
        fuzz.token_set_ratio(text.lower(), old.lower()) >= 80 and _threes(text, old) >= 0.25
        for old in earlier
        if old.strip()
    )


def _threes(text: str, old: str) -> float:
    one, other = _three_grams(text), _three_grams(old)
    return len(one & other) / len(one) if one else 0.0


def _three_grams(text: str) -> set[tuple[str, ...]]:
    words = [w.strip(".,;:!?\"'()").lower() for w in text.split()]
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}
