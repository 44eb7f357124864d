"""How well key points are recognised in other words, on the shipped banks alone.

Run from the repository root: `python -m benchmarks.key_points [tune|held]`. Of every key point one
example is taken away and said as the answer, between two sentences that fit any answer; the
matcher knows the point's text and its other example. What may not be covered: the near misses
(once unknown to the matcher, once known as they are in a sitting), the question itself, and the
other points of the same question. The matcher was made on the tracks of `tune`; those of `held`
were only counted.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.bank import KeyPoint, Question
from bot.bank_files import load_banks, shipped_folder
from bot.scoring import keypoints
from bot.scoring.rubric import Coverage, KeyPointCoverage
from bot.scoring.signals import asked_roots, signals

HALVES = {
    "tune": "ai-evaluation data-science education law medicine software-engineering".split(),
    "held": "behavioural finance human-loop marketing ml-engineering prompt-engineering".split(),
}
BEFORE = "That is something I have thought about before. "
AFTER = " So that is roughly how I see it."


def main() -> None:
    """Print one line a check for each half, or for the one that was named."""
    banks = load_banks(shipped_folder())
    for half in sys.argv[1:] or HALVES:
        questions = [q for b in banks.tracks if b.track in HALVES[half] for q in b.questions]
        print(f"{half}: {sum(len(q.key_points) for q in questions)} key points")
        for check, found in counted([q for q in questions if q.key_points]).items():
            _line(check, found)


def counted(questions: Sequence[Question]) -> dict[str, Counter[Coverage]]:
    """Count the verdicts, by what was said and about which point."""
    found: dict[str, Counter[Coverage]] = {}
    for question in questions:
        for check, level in _verdicts(question):
            found.setdefault(check, Counter())[level] += 1
    return found


def _verdicts(question: Question) -> Iterator[tuple[str, Coverage]]:
    points = question.key_points
    for at, point in enumerate(points):
        for example in point.examples:
            rest = tuple(e for e in point.examples if e != example)
            known = _with(points, at, replace(point, examples=rest))
            levels = _said(question, known, BEFORE + example + AFTER)
            yield "example, its other one known", levels[at].coverage
            for other, level in enumerate(levels):
                if other != at:
                    yield "another point's example", level.coverage
        for miss in point.near_misses:
            said = BEFORE + miss + AFTER
            unknown = _with(points, at, replace(point, near_misses=()))
            yield "near miss, unknown", _said(question, unknown, said)[at].coverage
            yield "near miss, known", _said(question, points, said)[at].coverage
        yield "the question again", _said(question, points, BEFORE + question.text)[at].coverage
    for turn in (0, 1):
        whole = " ".join(p.examples[(turn + n) % 2] for n, p in enumerate(points))
        left = tuple(
            replace(p, examples=(p.examples[1 - (turn + n) % 2],)) for n, p in enumerate(points)
        )
        for level in _said(question, left, BEFORE + whole + AFTER):
            yield "whole answer, other examples known", level.coverage
        for at in range(len(points)) if len(points) > 1 else ():
            kept = [p.examples[(turn + n) % 2] for n, p in enumerate(points) if n != at]
            less = " ".join(kept)
            yield "answer without it", _said(question, left, BEFORE + less + AFTER)[at].coverage


def _with(points: Sequence[KeyPoint], at: int, point: KeyPoint) -> tuple[KeyPoint, ...]:
    return (*points[:at], point, *points[at + 1 :])


def _said(
    question: Question, points: tuple[KeyPoint, ...], text: str
) -> tuple[KeyPointCoverage, ...]:
    asked = asked_roots(question.text)
    said = [signals(text, asked=asked)]
    return keypoints.judged(said, keypoints.matcher(points, asked)).verdicts


def _line(check: str, found: Counter[Coverage]) -> None:
    total = found.total()
    shares = [100 * found[level] / total for level in (Coverage.COVERED, Coverage.PARTLY)]
    print(f"  {check:36} covered {shares[0]:5.1f} %, partly {shares[1]:5.1f} %   (of {total})")


if __name__ == "__main__":
    main()
