"""What must hold of every sitting, whoever is asked: each check gives the sentences it objects to.

The rules are those of the contract, reckoned here from the transcript alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from bot.bank import Question
from bot.interview.formats import PHASE_OF
from bot.interview.plan import READING
from bot.interview.transcript import Ending, Prompt, Turn
from tests.simulation.sittings import Held

MOST_WORDS = 30
ALIKE = 85.0
"""Likeness in percent, word order aside, from which two questions are one to a listener."""
_PRAISE = r"(?:great|good|nice|excellent|perfect|impressive|wonderful|brilliant|interesting)"
_VERDICT = re.compile(
    rf"(?:^|[.!?] +)(?:(?:very |really |a )*{_PRAISE}(?:[,.!]| (?:answer|point|example|job|one)\b)"
    r"|(?:well done|thank you|congratulations|correct|exactly right|right|wrong|not quite)[,.!]"
    r"|(?:that|this)(?:'s| is| was| sounds) (?:(?:very|really|quite|a|an) )*"
    rf"(?:{_PRAISE}|right|correct|wrong|true)\b|the (?:right|correct|best) answer (?:is|was)\b)"
    r"|\byou(?:'re| are| were) (?:right|wrong)\b"
    r"|\b(?:you should have|here'?s a hint|as a hint|don'?t forget)\b",
    re.IGNORECASE,
)
"""Praise, a verdict or a hint said to the member; bank questions may speak of a right answer."""
_QUOTED = re.compile(r'"[^"]*"')


def problems(held: Held) -> list[str]:
    """Give all objections to one sitting, each with who was asked what."""
    checks = (quotas, clock, repeats, probing, wording)
    return [f"{held.cast}: {problem}" for check in checks for problem in check(held)]


def quotas(held: Held) -> Iterator[str]:
    """Planned questions are asked, or dropped by phase for want of time, never squeezed."""
    shape = held.plan.format
    whole = _whole(held, shape.main_target)
    asked = Counter(prompt.phase for prompt in _mains(held))
    planned = {phase: count for phase, count in shape.planned if count}
    missing = {phase: count - asked[phase] for phase, count in planned.items()}
    left = shape.seconds - held.transcript.seconds
    if any(count > 0 for count in missing.values()) and left >= whole:
        yield f"{missing} missing with {left:.0f} s left"
    fullest = max((asked[phase] for phase in planned), default=0)
    for phase in planned:
        if asked[phase] == 0 and fullest > 1:
            yield f"{phase} was left out while another phase had {fullest}"
    if sum(asked.values()) > shape.most:
        yield f"{sum(asked.values())} questions, at most {shape.most}"
    spent = 0.0
    for turn in held.transcript.turns:
        prompt = turn.prompt
        if prompt.follow_up_to is None and shape.seconds - spent < _whole(held, prompt.seconds):
            yield f"{prompt.id} was squeezed into {shape.seconds - spent:.0f} s"
        spent += turn.seconds


def clock(held: Held) -> Iterator[str]:
    """The sitting ends inside clock and grace, by its own end, with no answer cut."""
    shape = held.plan.format
    if not _mains(held):
        yield "nothing was asked"
    if held.transcript.seconds > shape.hard_stop:
        yield f"{held.transcript.seconds:.0f} s of {shape.hard_stop}"
    if held.transcript.ending is not Ending.COMPLETED:
        yield f"ended as {held.transcript.ending}"
    yield from (f"{prompt_id} was cut" for prompt_id in held.cut)


def repeats(held: Held) -> Iterator[str]:
    """No source, topic or text comes twice, and no two questions are alike."""
    mains = _mains(held)
    for what, values in (
        ("source", [prompt.source for prompt in mains]),
        ("topic", [prompt.topic for prompt in mains]),
        ("text", [turn.prompt.text for turn in held.transcript.turns]),
    ):
        yield from (f"{what} twice: {v}" for v, count in Counter(values).items() if count > 1)
    for one, other in combinations(mains, 2):
        if fuzz.token_sort_ratio(one.text, other.text) >= ALIKE:
            yield f"{one.id} and {other.id} are alike: {one.text} / {other.text}"


def probing(held: Held) -> Iterator[str]:
    """Each question gets its probes, and each probe quotes the answer before it."""
    shape, spent = held.plan.format, 0.0
    turns = held.transcript.turns
    for exchange in held.transcript.exchanges():
        count = len(exchange.probes)
        spent += sum(turn.seconds for turn in exchange.turns)
        if count > shape.most_probes:
            yield f"{exchange.main.prompt.id} had {count} probes"
        if count < shape.fewest_probes and spent < shape.seconds and _words(exchange.main):
            yield f"{exchange.main.prompt.id} had only {count} probes"
    for before, turn in pairwise(turns):
        prompt = turn.prompt
        if prompt.follow_up_to is None:
            continue
        answer = before.answer.text if before.answer else ""
        if not prompt.quote or prompt.quote not in answer:
            yield f"{prompt.id} quotes what was not said: {prompt.quote}"
        if not prompt.reason:
            yield f"{prompt.id} has no reason"


def wording(held: Held) -> Iterator[str]:
    """Nothing asked is long, praises, judges or hints; quoted words are the member's own."""
    for prompt in (turn.prompt for turn in held.transcript.turns):
        for text in {prompt.text, prompt.spoken}:
            if len(text.split()) > MOST_WORDS:
                yield f"{prompt.id} has {len(text.split())} words: {text}"
        if found := _VERDICT.search(_QUOTED.sub("", prompt.text)):
            yield f"{prompt.id} says {found.group()!r}: {prompt.text}"


def avoided(first: Held, second: Held) -> Iterator[str]:
    """A second sitting asks nothing of the first again while something else remains."""
    before = {prompt.source for prompt in _mains(first)}
    asked: list[Prompt] = []
    for prompt in _mains(second):
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


def _mains(held: Held) -> list[Prompt]:
    return [exchange.main.prompt for exchange in held.transcript.exchanges()]


def _whole(held: Held, target: int) -> float:
    """Clock of one whole question: its reading, its answer, and the probes it is owed."""
    shape = held.plan.format
    return READING + target + shape.fewest_probes * (READING + shape.probe_target)


def _words(turn: Turn) -> bool:
    return bool(turn.answer and turn.answer.text.strip())
