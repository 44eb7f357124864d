"""The rule interviewer: next question and follow-up, computed from the transcript alone."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from random import Random

from bot.bank import Term
from bot.interview import contradictions, probes
from bot.interview import plan as planning
from bot.interview.plan import Plan
from bot.interview.transcript import Exchange, Prompt, Transcript

HOPELESS = 12.0
"""Below this overall a second probe only embarrasses; one is enough."""


class RuleInterviewer:
    """Implements the Interviewer port by rules; the same transcript always gets the same move."""

    def __init__(self, plan: Plan, terms_in: Callable[[str], Sequence[Term]]) -> None:
        self._plan = plan
        self._terms_in = terms_in
        self._own_probes = {q.id: q.probes for q in plan.bank.questions}

    async def next_question(self, transcript: Transcript) -> Prompt | None:
        """Choose the next main question that fits the plan, the ladder and the clock."""
        return planning.next_main(self._plan, transcript)

    async def follow_up(self, transcript: Transcript) -> Prompt | None:
        """Choose a probe into the latest exchange while it has earned one and time allows it."""
        return next(self.follow_ups(transcript), None)

    def follow_ups(self, transcript: Transcript) -> Iterator[Prompt]:
        """Give the probes that could come now, the rules' own choice first; all have its id."""
        *before, exchange = transcript.exchanges()
        if not self._due(exchange, transcript):
            return
        main = exchange.main.prompt
        number = len(exchange.probes) + 1
        chance = Random(f"{self._plan.seed}:{main.id}p{number}:doubt")
        lines, roles = self._plan.lines, self._plan.roles
        doubt = contradictions.question(exchange, before, lines, roles, chance)
        found = probes.offers(
            exchange,
            own_probes=self._own_probes.get(main.source, ()),
            terms_in=self._terms_in,
            earlier=[t.prompt for t in transcript.turns if t.prompt.follow_up_to],
            rng=Random(f"{self._plan.seed}:{main.id}p{number}"),
        )
        for chosen in chain((doubt,) if doubt else (), found):
            yield Prompt(
                id=f"{main.id}p{number}",
                text=chosen.text,
                spoken=chosen.text.replace('"', ""),
                kind=main.kind,
                phase=main.phase,
                level=main.level,
                topic=main.topic,
                seconds=self._plan.format.probe_target,
                source=main.source,
                about=main.about,
                follow_up_to=main.id,
                pattern=chosen.pattern,
                reason=chosen.reason,
                quote=chosen.quote,
            )

    def _due(self, exchange: Exchange, transcript: Transcript) -> bool:
        """The first probes are owed; further ones need time beside what is planned, and hope."""
        shape, asked = self._plan.format, len(exchange.probes)
        left = shape.seconds - transcript.seconds
        cost = planning.READING + shape.probe_target
        if exchange.main.answer is None or asked >= shape.most_probes or left <= 0:
            return False
        if asked < shape.fewest_probes:
            return True
        ahead = planning.seconds_ahead(self._plan, transcript)
        return exchange.score >= HOPELESS and left - cost >= ahead
