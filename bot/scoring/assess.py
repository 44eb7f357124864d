"""The scorer: one question, its answer and its follow-ups in, an explained score out.

`overall` = Content, or Content and Accuracy where key points exist (a point that wasn't recognised
weighs by how surely it is missing), less what an uncompressed answer loses (at most a fifth), and
never above the lowest gate. Same input, same output.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Medium
from bot.bank import KeyPoint, Kind, Term
from bot.kept_texts import kept
from bot.scoring import clarifying, clashes, content, followups, gates, keypoints, relevance
from bot.scoring.asked import Asked, FollowUp
from bot.scoring.asking import modes
from bot.scoring.better import would_add
from bot.scoring.cues import Sign
from bot.scoring.delivery import Delivery, deliver, heard_fillers
from bot.scoring.evidence import Evidence, distinct
from bot.scoring.followups import Checked
from bot.scoring.gates import Gate
from bot.scoring.keypoints import Judged
from bot.scoring.rubric import Assessment, Dimension, Finding, Flag
from bot.scoring.showing import findings
from bot.scoring.signals import Signals, asked_roots, roots_of, signals
from bot.scoring.substance import substance
from bot.scoring.weights import COMPRESSION_COST, Mode
from bot.term_index import TermIndex, build_index

__all__ = ["Asked", "FollowUp", "RuleScorer", "assess"]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one answer's text holds, whatever was said before and after it."""

    signals: Signals
    found: list[Evidence]
    aside: Sequence[tuple[int, int]]
    points: Sequence[keypoints.Verdict]
    substance: float


_KEPT = 64
"""Answers whose reading is kept: the main answer is scored again after each of its follow-ups."""


class RuleScorer:
    """Scores answers; keep one, since it indexes the skill terms once."""

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self._terms: TermIndex | None = build_index(terms) if terms else None
        self._heard = kept(_KEPT)(self._hear)

    def assess(
        self,
        asked: Asked,
        answer: Answer,
        *,
        follow_ups: Sequence[FollowUp] = (),
        earlier: Sequence[str] = (),
        scored: bool = False,
        told: Sequence[str] = (),
    ) -> Assessment:
        """Score one question's answers; see `assess`."""
        roots = asked_roots(asked.text)
        points = keypoints.matcher(asked.key_points, roots)
        first = self._heard(answer.text, roots, asked.key_points, roots)
        main, found, aside = first.signals, first.found, first.aside
        if asked.under_specified:
            found = distinct([*found, *clarifying.evidence(main)])
        further = [
            self._heard(f.answer.text, roots | asked_roots(f.text), asked.key_points, roots)
            for f in follow_ups
        ]
        followed = [heard.signals for heard in further]
        checked = followups.check(main, found, [(heard.signals, heard.found) for heard in further])
        field = roots_of(asked.vocabulary)
        asked_further = [
            (reply, asked_roots(f.text)) for f, reply in zip(follow_ups, followed, strict=True)
        ]
        gated = (
            *gates.gates(main, roots, aside),
            *relevance.off_topic(
                main,
                _matter(asked, roots, points.roots, field),
                asked_further,
                limited=_limited(main, found),
            ),
            *gates.recited(answer.text, earlier, scored=scored),
            *gates.told_again(answer.text, told),
        )
        judged = keypoints.best_of([first.points, *(heard.points for heard in further)])
        heard = keypoints.heard(main, points, roots | field)
        doubts = clashes.open_doubts(
            [(*pair, f.doubted) for f, pair in zip(follow_ups, asked_further, strict=True)],
            checked.clashes,
        )
        noted = (*gates.noted(gated, answer.text), *doubts)
        return _Sheet(
            asked, answer, main, gated, found, followed, checked, judged, heard, noted,
            bool(doubts), first.substance,
        ).assessment()  # fmt: skip

    def _hear(
        self,
        text: str,
        asked: frozenset[str],
        key_points: tuple[KeyPoint, ...],
        question: frozenset[str],
    ) -> _Heard:
        aside = gates.said_to_grader(text)
        read = signals(text, asked=asked, terms=self._terms, without=aside)
        points = keypoints.verdicts(read, keypoints.matcher(key_points, question))
        return _Heard(read, content.collect(read), aside, points, substance(read))


def assess(
    asked: Asked,
    answer: Answer,
    *,
    follow_ups: Sequence[FollowUp] = (),
    terms: Sequence[Term] = (),
    earlier: Sequence[str] = (),
    scored: bool = False,
    told: Sequence[str] = (),
) -> Assessment:
    """Score an answer together with the answers to its follow-ups.

    Args:
        asked: the question.
        answer: the main answer.
        follow_ups: what was asked further, in order.
        terms: the skill lexicon; a RuleScorer indexes it once for many answers.
        earlier: the member's own earlier answers and the better answers they were shown.
        scored: the sitting counts, so that a rehearsed answer is capped and not only flagged.
        told: answers to other questions of this sitting; one that is told again is capped.
    """
    return RuleScorer(terms).assess(
        asked, answer, follow_ups=follow_ups, earlier=earlier, scored=scored, told=told
    )


def _matter(
    asked: Asked, roots: frozenset[str], points: frozenset[str], field: frozenset[str]
) -> relevance.Matter:
    ways = modes(asked.text, asked.kind)
    past = asked.kind is Kind.BEHAVIOURAL or (asked.kind is None and ways[0] is Mode.STORY)
    own_line = asked.kind is Kind.RESUME and '"' in asked.text
    return relevance.Matter(roots, points, field, ways, past or own_line)


def _limited(main: Signals, found: Sequence[Evidence]) -> bool:
    """Say whether the answer begins with what its speaker hasn't done or doesn't know."""
    soon = main.quote(0, 20)[1] if main.tokens else 0
    return any(e.sign is Sign.LIMIT and e.start < soon and e.credit >= 0.3 for e in found)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All that one assessment is made of."""

    asked: Asked
    answer: Answer
    main: Signals
    gated: Sequence[Gate]
    found: Sequence[Evidence]
    followed: Sequence[Signals]
    checked: Checked
    judged: Judged
    heard: float
    noted: Sequence[Finding]
    contradicted: bool
    substance: float

    def assessment(self) -> Assessment:
        """Put the parts together."""
        delivery = self._delivery()
        ways = self._ways()
        graded = content.grade(self.checked.evidence, ways)

        def overall(by_sign: Mapping[Sign, Sequence[float]]) -> float:
            best = max(content.worth(by_sign, mode) for mode in ways)
            return self._overall(best, delivery.compression, self.gated)

        score = self._overall(graded.content, delivery.compression, self.gated)
        ungated = self._overall(graded.content, delivery.compression, ())
        kept = score / ungated if ungated > score else 1.0
        adds = would_add(
            self.checked.evidence,
            graded.mode,
            self.checked.share * self.substance**0.5,
            overall,
        )
        texts = [self.answer.text, *(s.text for s in self.followed)]
        scores = {d: round(value * kept, 1) for d, value in graded.scores.items()}
        return Assessment(
            overall=round(score, 1),
            specificity=scores[Dimension.SPECIFICITY],
            ownership=scores[Dimension.OWNERSHIP],
            depth=scores[Dimension.DEPTH],
            structure=scores[Dimension.STRUCTURE],
            accuracy=self.judged.accuracy,
            compression=delivery.compression,
            fluency=delivery.fluency,
            flags=self._flags(),
            findings=(*findings(texts, graded.points, kept), *self.noted, *delivery.findings),
            missing=tuple(w.missing for w in adds),
            would_add=adds,
            key_points=self.judged.verdicts,
            specifics=self.checked.counted,
            confirmed=self.checked.confirmed,
            contradicted=self.contradicted,
        )

    def _ways(self) -> tuple[Mode, ...]:
        """Give the ways in which the answer may be right; a limit said at once is one of them."""
        ways = modes(self.asked.text, self.asked.kind)
        return (*ways, Mode.LIMIT) if _limited(self.main, self.found) else ways

    def _overall(self, share: float, compression: float, gated: Sequence[Gate]) -> float:
        core = self.judged.joined(share, self.heard)
        core *= 1 - COMPRESSION_COST * (1 - compression / 100)
        return min([core, *(gate.cap for gate in gated)])

    def _delivery(self) -> Delivery:
        line = max((e.credit for e in self.found if e.sign is Sign.BOTTOM_LINE), default=0.0)
        return deliver(self.answer, self.main, target=self.asked.seconds, bottom_line=line)

    def _flags(self) -> frozenset[Flag]:
        flags = {gate.flag for gate in self.gated}
        if self.answer.medium is Medium.SPOKEN and not heard_fillers(self.answer):
            flags.add(Flag.UNMEASURED_FILLERS)
        return frozenset(flags)
