"""The Scorer port by rules: the prompt as it was asked becomes what the rubric looks at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Answer
from bot.bank import Bank, Pattern
from bot.interview.transcript import Prompt
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.rubric import Assessment

Probes = Sequence[tuple[Prompt, Answer]]

REMEMBERED = 5
"""Sittings whose answers are compared with today's: enough for a recited story to be noticed."""


class TrackScorer:
    """Scores one track's answers by its vocabulary.

    Args:
        bank: the track.
        rules: the scorer, which all tracks may share.
        turnstile: whoever shares it scores one answer at a time, and the event loop has a round of
            its own between two of them: an answer takes some 10 ms, and a hundred members who
            answer in the same instant must not keep everybody else's commands waiting for a second.
    """

    def __init__(
        self, bank: Bank, rules: RuleScorer, turnstile: asyncio.Lock | None = None
    ) -> None:
        self._vocabulary = bank.vocabulary
        self._rules = rules
        self._turnstile = turnstile or asyncio.Lock()

    def remembering(
        self, earlier: Sequence[tuple[Prompt, str]], *, scored: bool
    ) -> "RememberingScorer":
        """Give a scorer that knows what the member answered in earlier sittings.

        Args:
            earlier: main questions of those sittings, each with its answer's text.
            scored: the sitting counts, so that a recited answer is capped and not only flagged.
        """
        return RememberingScorer(self, tuple(earlier), scored)

    async def score(
        self, question: Prompt, answer: Answer, follow_ups: Probes, *, told: Sequence[str] = ()
    ) -> Assessment:
        """Assess a main answer with the answers to its follow-ups."""
        return await self.assess(question, answer, follow_ups, told=told)

    async def assess(
        self,
        question: Prompt,
        answer: Answer,
        follow_ups: Probes,
        *,
        earlier: Sequence[str] = (),
        scored: bool = False,
        told: Sequence[str] = (),
    ) -> Assessment:
        """Assess a main answer as `score` does, beside earlier answers to such a question."""
        asked = Asked(
            text=question.text,
            kind=question.kind,
            seconds=question.seconds,
            key_points=question.key_points,
            vocabulary=self._vocabulary,
            under_specified=question.under_specified,
        )
        probes = [FollowUp(probe.text, reply, _doubted(probe)) for probe, reply in follow_ups]
        async with self._turnstile:
            await asyncio.sleep(0)
            return self._rules.assess(
                asked, answer, follow_ups=probes, earlier=earlier, scored=scored, told=told
            )


@dataclass(frozen=True, slots=True)
class RememberingScorer:
    """A track's scorer for one sitting of a member whose earlier answers are known."""

    track: TrackScorer
    earlier: tuple[tuple[Prompt, str], ...]
    scored: bool

    async def score(
        self, question: Prompt, answer: Answer, follow_ups: Probes, *, told: Sequence[str] = ()
    ) -> Assessment:
        """Assess a main answer; only earlier answers to a like question are set beside it."""
        earlier = [text for prompt, text in self.earlier if _alike(prompt, question)]
        return await self.track.assess(
            question, answer, follow_ups, earlier=earlier, scored=self.scored, told=told
        )


def _doubted(probe: Prompt) -> str | None:
    return probe.reason if probe.pattern is Pattern.CONTRADICTION else None


def _alike(one: Prompt, other: Prompt) -> bool:
    return one.source == other.source or (one.kind, one.topic) == (other.kind, other.topic)
