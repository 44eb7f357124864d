"""Whether a sitting ran as planned: quotas, clock, difficulty, wishes. Each check lists faults."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.bank import Kind
from bot.interview.conduct import GOODBYE, welcome
from bot.interview.formats import PHASE_OF
from bot.interview.interviewer import HOPELESS
from bot.interview.ladder import STRONG, WEAK, cap, steps
from bot.interview.plan import READING, seconds_ahead
from bot.interview.transcript import Ending, Prompt, Transcript
from bot.scoring.tiers import reaches
from tests.simulation.checks_wishes import (
    repeat_is_honoured,
    skip_is_honoured,
    unfinished_is_honoured,
)
from tests.simulation.sittings import Held

LAYERS = 3
"""A question and two follow-ups: how deep an answer that holds is gone into (document 002:20)."""


def mains(held: Held) -> list[Prompt]:
    """List the main questions."""
    return [exchange.main.prompt for exchange in held.transcript.exchanges()]


def whole(held: Held, target: int) -> float:
    """Clock of one whole question: its reading, its answer, and the probes it is owed."""
    shape = held.plan.format
    return READING + target + shape.fewest_probes * (READING + shape.probe_target)


def asks_something(held: Held) -> Iterator[str]:
    """There is a question, and someone says hello and goodbye around it."""
    if not mains(held):
        yield "nothing was asked"


def greets_and_closes(held: Held) -> Iterator[str]:
    """It begins with the greeting and has a real closing."""
    if held.said[:1] != (welcome(held.plan),) or held.said[-1:] != (GOODBYE,):
        yield f"said {held.said[:1]} … {held.said[-1:]}"


def ends_on_time(held: Held) -> Iterator[str]:
    """It ends inside clock and grace."""
    if held.transcript.seconds > held.plan.format.hard_stop:
        yield f"{held.transcript.seconds:.0f} s of {held.plan.format.hard_stop}"


def ends_by_itself(held: Held) -> Iterator[str]:
    """Nobody but the plan ends it."""
    if held.transcript.ending is not Ending.COMPLETED:
        yield f"ended as {held.transcript.ending}"


def no_answer_is_cut(held: Held) -> Iterator[str]:
    """The hard stop interrupts no answer."""
    yield from (f"{prompt_id} was cut" for prompt_id in held.cut)


def planned_questions_are_asked(held: Held) -> Iterator[str]:
    """A planned question is dropped only for want of time."""
    shape = held.plan.format
    asked = Counter(prompt.phase for prompt in mains(held))
    missing = {phase: count - asked[phase] for phase, count in shape.planned if count}
    left = shape.seconds - held.transcript.seconds
    if any(count > 0 for count in missing.values()) and left >= whole(held, shape.main_target):
        yield f"{missing} missing with {left:.0f} s left"


def every_phase_has_its_turn(held: Held) -> Iterator[str]:
    """No planned phase is left out while another has two questions."""
    asked = Counter(prompt.phase for prompt in mains(held))
    planned = [phase for phase, count in held.plan.format.planned if count]
    fullest = max((asked[phase] for phase in planned), default=0)
    yield from (f"{phase} left out" for phase in planned if asked[phase] == 0 and fullest > 1)


def no_more_than_most(held: Held) -> Iterator[str]:
    """The format's most main questions is kept."""
    if len(mains(held)) > held.plan.format.most:
        yield f"{len(mains(held))} questions"


def nothing_is_squeezed(held: Held) -> Iterator[str]:
    """A main question is put only when a whole one fits the clock."""
    spent = 0.0
    for turn in held.transcript.turns:
        prompt, left = turn.prompt, held.plan.format.seconds - spent
        if prompt.follow_up_to is None and left < whole(held, prompt.seconds):
            yield f"{prompt.id} was squeezed into {left:.0f} s"
        spent += turn.seconds


def nothing_begins_late(held: Held) -> Iterator[str]:
    """After the clock has run out nothing new is asked."""
    spent = 0.0
    for turn in held.transcript.turns:
        if spent >= held.plan.format.seconds:
            yield f"{turn.prompt.id} was asked at {spent:.0f} s"
        spent += turn.seconds


def phases_keep_their_order(held: Held) -> Iterator[str]:
    """The phases come in their order; what was dropped or is beyond the plan comes after them."""
    order = [phase for phase, _ in held.plan.format.planned]
    places = [order.index(prompt.phase) for prompt in mains(held)]
    last = places.index(max(places))
    if places[: last + 1] != sorted(places[: last + 1]):
        yield f"phases in the order {places}"


def targets_are_sane(held: Held) -> Iterator[str]:
    """Each prompt's time target is within the format's."""
    shape = held.plan.format
    for turn in held.transcript.turns:
        most = shape.probe_target if turn.prompt.follow_up_to else shape.main_target
        if not 5 <= turn.prompt.seconds <= most:
            yield f"{turn.prompt.id} aims at {turn.prompt.seconds} s of {most}"


def kinds_fit_phases(held: Held) -> Iterator[str]:
    """A question's kind belongs to its phase, and a drill keeps to its kind."""
    only = held.plan.format.only
    for prompt in mains(held):
        right = prompt.kind is only if only else PHASE_OF[prompt.kind] is prompt.phase
        if not right and prompt.kind is not Kind.BACKGROUND:
            yield f"{prompt.id} is {prompt.kind} in {prompt.phase}"


def begins_at_level_two(held: Held) -> Iterator[str]:
    """The first question is of level 2 or the nearest that there is."""
    first = mains(held)[0]
    if first.about and first.level != 2:
        yield f"{first.id} has level {first.level}"


def difficulty_follows_answers(held: Held) -> Iterator[str]:
    """After a strong answer nothing easier comes, after a thin one nothing harder."""
    walked = steps(held.transcript.scores())
    for step, prompt in zip(walked, mains(held)[1:], strict=False):
        if prompt.about and prompt.level != step.level:
            yield f"{prompt.id} has level {prompt.level}, the ladder stands at {step.level}"
        if not prompt.about and abs(prompt.level - step.level) > 2:
            yield f"{prompt.id} has level {prompt.level}, far from {step.level}"


def ladder_moves_by_one(held: Held) -> Iterator[str]:
    """Each step is one level at most, up only when strong, down only when thin, and says why."""
    level = 2
    for step in held.report.steps:
        up, down = step.level > level, step.level < level
        if abs(step.level - level) > 1 or not step.why:
            yield f"{step.question} moved from {level} to {step.level}: {step.why!r}"
        if (up and step.score < STRONG) or (down and step.score >= WEAK):
            yield f"{step.question} with {step.score:.0f} moved to {step.level}"
        level = step.level


def cap_is_kept(held: Held) -> Iterator[str]:
    """Two thin answers of the first three cap the tier, and the report says since when."""
    thin = sum(score < WEAK for _, score in held.transcript.scores()[:3])
    if thin >= 2 and (held.report.cap is None and held.report.doubt == 0):
        yield f"{thin} thin answers, and no cap"
    limit = held.report.cap
    if limit and (limit.tier != held.report.tier and reaches(held.report.tier, limit.tier)):
        yield f"{held.report.tier} above the cap {limit.tier}"
    if limit and cap(held.transcript.scores()) and not (limit.since and limit.why):
        yield "a cap without a reason"


def fewest_probes_are_asked(held: Held) -> Iterator[str]:
    """Each answered question gets the follow-ups it is owed while there is time."""
    shape, spent = held.plan.format, 0.0
    for exchange in held.transcript.exchanges():
        spent += sum(turn.seconds for turn in exchange.turns)
        answered = exchange.turns[-1].answer and exchange.turns[-1].answer.text.strip()
        if len(exchange.probes) < shape.fewest_probes and spent < shape.seconds and answered:
            yield f"{exchange.main.prompt.id} had only {len(exchange.probes)} probes"


def most_probes_are_kept(held: Held) -> Iterator[str]:
    """No question has more follow-ups than its format allows."""
    for exchange in held.transcript.exchanges():
        if len(exchange.probes) > held.plan.format.most_probes:
            yield f"{exchange.main.prompt.id} had {len(exchange.probes)} probes"


def answers_that_hold_are_dug_into(held: Held) -> Iterator[str]:
    """While answers hold and time is left, the interview goes three layers down."""
    shape, turns = held.plan.format, held.transcript.turns
    for exchange in held.transcript.exchanges():
        last = exchange.turns[-1]
        before = Transcript(turns[: turns.index(last) + 1])
        left = shape.seconds - before.seconds
        room = left - READING - shape.probe_target >= seconds_ahead(held.plan, before)
        deep = len(exchange.probes) >= min(shape.most_probes, LAYERS - 1)
        if exchange.score >= STRONG and last.answer and room and not deep:
            yield f"{exchange.main.prompt.id} held, and had {len(exchange.probes)} probes"


def hopeless_answers_are_left(held: Held) -> Iterator[str]:
    """After the owed follow-ups an answer with nothing in it is not dug into further."""
    for exchange in held.transcript.exchanges():
        for before, probe in pairwise(exchange.turns):
            asked = exchange.turns.index(probe) - 1
            score = before.assessment.overall if before.assessment else 0.0
            if asked >= held.plan.format.fewest_probes and score < HOPELESS:
                yield f"{probe.prompt.id} dug into {score:.0f} points"


COURSE = (
    asks_something,
    greets_and_closes,
    ends_on_time,
    ends_by_itself,
    no_answer_is_cut,
    planned_questions_are_asked,
    every_phase_has_its_turn,
    no_more_than_most,
    nothing_is_squeezed,
    nothing_begins_late,
    phases_keep_their_order,
    targets_are_sane,
    kinds_fit_phases,
    begins_at_level_two,
    difficulty_follows_answers,
    ladder_moves_by_one,
    cap_is_kept,
    fewest_probes_are_asked,
    most_probes_are_kept,
    answers_that_hold_are_dug_into,
    hopeless_answers_are_left,
    skip_is_honoured,
    unfinished_is_honoured,
    repeat_is_honoured,
)
