"""The Scorer port by rules: the prompt as it was asked becomes what the rubric looks at."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.bank import Bank, Term
from bot.interview.transcript import Prompt
from bot.scoring.assess import Asked, FollowUp, RuleScorer
from bot.scoring.rubric import Assessment


class TrackScorer:
    """Scores one track's answers: its vocabulary, and the known terms, indexed once."""

    def __init__(self, bank: Bank, terms: Sequence[Term]) -> None:
        self._vocabulary = bank.vocabulary
        self._rules = RuleScorer(terms)

    async def score(
        self, question: Prompt, answer: Answer, follow_ups: Sequence[tuple[Prompt, Answer]]
    ) -> Assessment:
        """Assess a main answer with the answers to its follow-ups."""
        asked = Asked(
            text=question.text,
            kind=question.kind,
            seconds=question.seconds,
            key_points=question.key_points,
            vocabulary=self._vocabulary,
            under_specified=question.under_specified,
        )
        probes = [FollowUp(probe.text, reply) for probe, reply in follow_ups]
        return self._rules.assess(asked, answer, follow_ups=probes)
