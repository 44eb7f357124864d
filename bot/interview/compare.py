"""The same question in two interviews: what changed in the words and in the scores (pure)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answer import Answer
from bot.bank import Pattern
from bot.interview.report import Report
from bot.interview.rewording import Rewording, rewording
from bot.interview.transcript import Exchange, Turn
from bot.scoring.rubric import Assessment, Dimension, Flag, Missing
from bot.scoring.signals import asked_roots
from bot.scoring.vocabulary import GENERIC

ALIKE = 0.2
"""Least share of telling words that two questions have in common to be called similar."""
_NO_LINE = "resume:"
"""The source of a question on a resume line whose words are no longer kept."""


class Likeness(StrEnum):
    """How near two questions are to each other."""

    SAME = "the same question"
    LINE = "the same resume line, asked another way"
    SIMILAR = "a similar question"
    KIND = "another question of the same kind"


@dataclass(frozen=True, slots=True)
class Overall:
    """Two scores of 0-100 with the half widths of their bands."""

    then: float
    now: float
    band_then: float
    band_now: float

    @property
    def difference(self) -> float:
        """Points gained; negative when lost."""
        return round(self.now - self.then, 1)

    @property
    def exceeds(self) -> bool:
        """Whether the two bands don't touch."""
        return abs(self.difference) > self.band_then + self.band_now


@dataclass(frozen=True, slots=True)
class ProbePair:
    """Two follow-ups that dug for the same, and how their answers differ."""

    pattern: Pattern
    then: Turn
    now: Turn
    words: Rewording


@dataclass(frozen=True, slots=True)
class Pair:
    """One question then and now.

    `words` is None when either was skipped or its words are no longer kept. `scores` holds each
    dimension scored both times, empty when the rubrics differ; `overall` is then None. `mended` was
    missing then and isn't now; only the same question can show that.
    """

    likeness: Likeness
    then: Exchange
    now: Exchange
    words: Rewording | None
    probes: tuple[ProbePair, ...]
    overall: tuple[float, float] | None
    scores: Mapping[Dimension, tuple[float, float]]
    flags_gone: tuple[Flag, ...] = ()
    flags_new: tuple[Flag, ...] = ()
    mended: tuple[Missing, ...] = ()
    still_missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two interviews beside each other; `overall` is None when their rubrics differ."""

    pairs: tuple[Pair, ...]
    only_then: tuple[Exchange, ...]
    only_now: tuple[Exchange, ...]
    rubrics: tuple[str, str]
    overall: Overall | None


def compare(first: Report, second: Report) -> Comparison:
    """Compare two interviews, the earlier one first; pairs come in the order of the later one.

    Questions are matched by their source, then to the nearest of the same kind and phase; each is
    used once. Scores of different rubric versions are never set against each other.
    """
    scored = first.rubric == second.rubric
    matched = _matched(first.exchanges, second.exchanges)
    then_used = {then.main.prompt.id for then, _, _ in matched.values()}
    return Comparison(
        pairs=tuple(_pair(*found, scored=scored) for _, found in sorted(matched.items())),
        only_then=tuple(e for e in first.exchanges if e.main.prompt.id not in then_used),
        only_now=tuple(e for at, e in enumerate(second.exchanges) if at not in matched),
        rubrics=(first.rubric, second.rubric),
        overall=Overall(first.overall, second.overall, first.band, second.band) if scored else None,
    )


_Match = tuple[Exchange, Exchange, Likeness]


def _matched(then: Sequence[Exchange], now: Sequence[Exchange]) -> dict[int, _Match]:
    """Match the positions of `now` to exchanges of `then`, the surest matches first."""
    ranked = sorted(
        (_distance(old, new), new_at, old_at)
        for new_at, new in enumerate(now)
        for old_at, old in enumerate(then)
        if _comparable(old, new)
    )
    matched: dict[int, _Match] = {}
    used: set[int] = set()
    for _, new_at, old_at in ranked:
        if new_at not in matched and old_at not in used:
            old, new = then[old_at], now[new_at]
            matched[new_at] = (old, new, _likeness(old, new))
            used.add(old_at)
    return matched


def _same_source(then: Exchange, now: Exchange) -> bool:
    return then.main.prompt.source == now.main.prompt.source != _NO_LINE


def _comparable(then: Exchange, now: Exchange) -> bool:
    old, new = then.main.prompt, now.main.prompt
    return _same_source(then, now) or (old.kind is new.kind and old.phase is new.phase)


def _distance(then: Exchange, now: Exchange) -> tuple[bool, bool, float, int]:
    old, new = then.main.prompt, now.main.prompt
    apart = abs(old.level - new.level)
    return not _same_source(then, now), old.topic != new.topic, -_alike(then, now), apart


def _alike(then: Exchange, now: Exchange) -> float:
    """Share of the questions' telling words that both have, 0-1; a quoted resume line is left out.

    Two questions on different resume lines share a frame's words at most, never the matter.
    """
    old, new = then.main.prompt, now.main.prompt
    if old.about or new.about:
        return 0.0
    one, other = asked_roots(old.text) - GENERIC, asked_roots(new.text) - GENERIC
    return len(one & other) / len(one | other) if one and other else 0.0


def _likeness(then: Exchange, now: Exchange) -> Likeness:
    old, new = then.main.prompt, now.main.prompt
    if _same_source(then, now):
        return Likeness.SAME if old.text == new.text else Likeness.LINE
    near = old.topic == new.topic != "" or _alike(then, now) >= ALIKE
    return Likeness.SIMILAR if near else Likeness.KIND


def _pair(then: Exchange, now: Exchange, likeness: Likeness, *, scored: bool) -> Pair:
    old, new = then.assessment, now.assessment
    words = _reworded(then.main, now.main, then, now)
    probes = tuple(_probe_pairs(then, now))
    if not scored or old is None or new is None:
        return Pair(likeness, then, now, words, probes, None, {})
    missing = tuple(m for m in new.missing if m in old.missing)
    mended = tuple(m for m in old.missing if m not in new.missing)
    return Pair(
        likeness=likeness,
        then=then,
        now=now,
        words=words,
        probes=probes,
        overall=(old.overall, new.overall),
        scores=_scores(old, new),
        flags_gone=tuple(sorted(_told(old) - _told(new))),
        flags_new=tuple(sorted(_told(new) - _told(old))),
        mended=mended if likeness is Likeness.SAME else (),
        still_missing=missing,
    )


def _told(assessment: Assessment) -> frozenset[Flag]:
    """Leave out what says something about the recording, not about the member."""
    return assessment.flags - {Flag.UNMEASURED_FILLERS}


def _scores(then: Assessment, now: Assessment) -> dict[Dimension, tuple[float, float]]:
    both = {d: (getattr(then, d.value), getattr(now, d.value)) for d in Dimension}
    return {d: (old, new) for d, (old, new) in both.items() if old is not None and new is not None}


def _probe_pairs(then: Exchange, now: Exchange) -> Iterator[ProbePair]:
    """Match follow-ups by what they dug for; each pattern comes once in an exchange."""
    earlier = {turn.prompt.pattern: turn for turn in then.probes}
    for turn in now.probes:
        pattern = turn.prompt.pattern
        if pattern is None or (before := earlier.get(pattern)) is None:
            continue
        alone = pattern in {Pattern.TERM, Pattern.CONTRADICTION}
        if alone and before.prompt.text != turn.prompt.text:
            continue  # two terms are two questions, and so are two contradictions
        if words := _reworded(before, turn, then, now):
            yield ProbePair(pattern, before, turn, words)


def _reworded(before: Turn, after: Turn, then: Exchange, now: Exchange) -> Rewording | None:
    if not (_said(before) and _said(after) and before.answer and after.answer):
        return None
    return rewording(before.answer, after.answer, all_then=_answers(then), all_now=_answers(now))


def _said(turn: Turn) -> bool:
    return turn.answer is not None and bool(turn.answer.text.strip())


def _answers(exchange: Exchange) -> list[Answer]:
    return [turn.answer for turn in exchange.turns if turn.answer]
