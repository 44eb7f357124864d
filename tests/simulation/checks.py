"""What must hold of every sitting, whoever is asked: each check gives the sentences it objects to.

The rules are those of the contract, reckoned here from the transcript alone.
"""

from collections.abc import Iterator, Sequence

from bot.bank import Question
from bot.interview.formats import PHASE_OF
from bot.interview.transcript import Prompt
from tests.simulation.checks_course import COURSE, mains
from tests.simulation.checks_probing import PROBING
from tests.simulation.checks_wording import WORDING
from tests.simulation.sittings import Held

CHECKS = {check.__name__: check for check in (*COURSE, *PROBING, *WORDING)}


def problems(held: Held) -> list[str]:
    """Give all objections to one sitting, each with the check, and who was asked."""
    return [
        f"{name}: {problem} ({held.cast})"
        for name, check in CHECKS.items()
        for problem in check(held)
    ]


def avoided(first: Held, second: Held) -> Iterator[str]:
    """A second sitting asks nothing of the first again while something else remains."""
    before = {prompt.source for prompt in mains(first)}
    asked: list[Prompt] = []
    for prompt in mains(second):
        if prompt.source in before and (rest := _others(second, asked, prompt, before)):
            yield f"{second.cast}: {prompt.id} asks {prompt.source} again beside {rest[:3]}"
        asked.append(prompt)


def _others(held: Held, asked: Sequence[Prompt], again: Prompt, before: set[str]) -> list[str]:
    """List what could have been asked instead: other resume lines, or other bank questions."""
    used = before | {prompt.source for prompt in asked}
    if again.about:
        return [line.source for line in held.plan.lines if line.source not in used]
    topics = {prompt.topic for prompt in asked}
    only = held.plan.format.only

    def fits(question: Question) -> bool:
        right = question.kind is only if only else PHASE_OF[question.kind] is again.phase
        return right and question.id not in used and question.topic not in topics

    return [question.id for question in held.plan.bank.questions if fits(question)]
