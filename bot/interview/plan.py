"""What a sitting may ask, and which main question comes next: pure functions of values.

Nothing here remembers anything: chance is drawn from the plan's seed and the question's number, so
a sitting that goes on after a crash asks what it would have asked.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.bank import Bank, Kind, Question
from bot.interview import resume_questions
from bot.interview.formats import PHASE_OF, Format
from bot.interview.ladder import level_now
from bot.interview.resume_questions import Line
from bot.interview.transcript import Phase, Prompt, Transcript
from bot.resume.profile import Profile, Role

READING = 6.0
"""Seconds that asking one question takes, for the clock ahead."""
EXTRA_PHASES = (Phase.TECHNICAL, Phase.BEHAVIOURAL, Phase.DOMAIN)
"""Where more questions than planned come from, in turn."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one main question; `from_resume` slots ask about a resume line if there is one."""

    phase: Phase
    from_resume: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the questions of one sitting are drawn from.

    `avoid` holds the sources of the member's last sitting: not asked while others remain. `roles`
    are the resume's jobs; no question names one before the member has denied it.
    """

    format: Format
    bank: Bank
    lines: tuple[Line, ...]
    seed: int
    avoid: frozenset[str] = frozenset()
    roles: tuple[Role, ...] = ()


def make_plan(
    interview_format: Format,
    bank: Bank,
    profile: Profile | None,
    *,
    seed: int,
    avoid: frozenset[str] = frozenset(),
) -> Plan:
    """Prepare a sitting; without a profile, or with an empty one, the bank asks everything."""
    lines = resume_questions.lines(profile) if profile else ()
    return Plan(interview_format, bank, lines, seed, avoid, profile.roles if profile else ())


def next_main(plan: Plan, transcript: Transcript) -> Prompt | None:
    """Choose the next main question, or None when the plan is done or no time is left for one."""
    asked = [exchange.main.prompt for exchange in transcript.exchanges()]
    slot = _next_slot(plan, asked, transcript.seconds)
    if slot is None:
        return None
    number = len(asked) + 1
    level = level_now(transcript.scores())
    rng = Random(f"{plan.seed}:q{number}")
    prompt = None
    if slot.from_resume:
        prompt = _from_resume(plan, slot.phase, level, asked, rng)
    return prompt or _from_bank(plan, slot.phase, level, asked, rng)


def seconds_for(plan: Plan, target: int) -> float:
    """Clock that one whole main question takes: reading it, its target, and its first probes."""
    probes = plan.format.fewest_probes * (READING + plan.format.probe_target)
    return READING + target + probes


def seconds_ahead(plan: Plan, transcript: Transcript) -> float:
    """Clock that the planned questions still to come take."""
    asked = [exchange.main.prompt for exchange in transcript.exchanges()]
    return len(_planned_left(plan, asked)) * seconds_for(plan, plan.format.main_target)


def _planned_left(plan: Plan, asked: Sequence[Prompt]) -> list[Slot]:
    """List the planned slots not used yet; every other one of a phase asks about the resume."""
    done = Counter(prompt.phase for prompt in asked)
    return [
        Slot(phase, _asks_resume(plan.format.only, phase, i))
        for phase, count in plan.format.planned
        for i in range(done[phase], count)
    ]


def _asks_resume(only: Kind | None, phase: Phase, index: int) -> bool:
    """Every other question of a phase is about the resume, all of the verification's."""
    if only is not None:
        return only is Kind.RESUME
    return phase is Phase.VERIFICATION or (phase is not Phase.DOMAIN and index % 2 == 0)


def _next_slot(plan: Plan, asked: Sequence[Prompt], spent: float) -> Slot | None:
    """Find the next slot that fits the clock; later ones of the fullest phase are dropped first.

    What lies ahead is reckoned at the member's own pace so far, so that someone who answers at
    length still meets every phase. A question dropped so comes last when time is left after all:
    an interview doesn't go back to checking the resume from its middle.
    """
    left = plan.format.seconds - spent
    need = seconds_for(plan, plan.format.main_target)
    if need > left:
        return None
    slots = _planned_left(plan, asked)
    if not slots:
        return _extra_slot(plan, asked)
    pace = max(need, spent / len(asked)) if asked else need
    done = Counter(prompt.phase for prompt in asked)
    while len(slots) > 1 and len(slots) * pace > left:
        sizes = done + Counter(slot.phase for slot in slots)
        last = {slot.phase: i for i, slot in enumerate(slots)}
        slots.pop(max(last.values(), key=lambda i: (sizes[slots[i].phase], i)))
    order = list(Phase)
    reached = order.index(asked[-1].phase) if asked else 0
    return next((slot for slot in slots if order.index(slot.phase) >= reached), slots[0])


def _extra_slot(plan: Plan, asked: Sequence[Prompt]) -> Slot | None:
    extras = len(asked) - sum(count for _, count in plan.format.planned)
    phases = [p for p in EXTRA_PHASES if dict(plan.format.planned).get(p)]
    if len(asked) >= plan.format.most or extras < 0 or not phases:
        return None
    return Slot(phases[extras % len(phases)], from_resume=extras % 2 == 1)


def _from_resume(
    plan: Plan, phase: Phase, level: int, asked: Sequence[Prompt], rng: Random
) -> Prompt | None:
    used = {prompt.source for prompt in asked}
    wordings_used = {_wording(prompt) for prompt in asked}
    fresh = [line for line in plan.lines if line.source not in used]
    fresh = [line for line in fresh if line.source not in plan.avoid] or fresh
    for line in resume_questions.ranked(fresh, phase, rng):
        texts = list(resume_questions.wordings(line, phase, level))
        texts = [t for t in texts if _frame(t, line.quote) not in wordings_used] or texts
        if texts:
            text = rng.choice(texts)
            return Prompt(
                id=f"q{len(asked) + 1}",
                text=text,
                spoken=text.replace('"', ""),
                kind=resume_questions.KIND_OF[phase],
                phase=phase,
                level=level,
                topic=line.tool.lower() if line.tool else line.source,
                seconds=min(70, plan.format.main_target),
                source=line.source,
                about=line.about,
            )
    return None


def _from_bank(
    plan: Plan, phase: Phase, level: int, asked: Sequence[Prompt], rng: Random
) -> Prompt | None:
    used = {prompt.source for prompt in asked}
    topics = {prompt.topic for prompt in asked}
    fresh = [q for q in plan.bank.questions if q.id not in used and q.topic not in topics]
    wanted = plan.format.only
    fresh = [q for q in fresh if wanted is None or q.kind is wanted] or fresh
    fresh = [q for q in fresh if PHASE_OF[q.kind] is phase] or fresh
    fresh = [q for q in fresh if q.id not in plan.avoid] or fresh
    if not fresh:
        return None
    nearest = min(abs(q.level - level) for q in fresh)
    question = rng.choice([q for q in fresh if abs(q.level - level) == nearest])
    return bank_prompt(question, phase, f"q{len(asked) + 1}", plan.format.main_target)


def bank_prompt(question: Question, phase: Phase, prompt_id: str, most_seconds: int) -> Prompt:
    """Make the prompt that asks a bank question."""
    return Prompt(
        id=prompt_id,
        text=question.text,
        spoken=question.spoken,
        kind=question.kind,
        phase=phase,
        level=question.level,
        topic=question.topic,
        seconds=min(question.seconds, most_seconds),
        source=question.id,
        key_points=question.key_points,
        under_specified=question.under_specified,
    )


def _wording(prompt: Prompt) -> str:
    """Give a resume question's frame, without the quote, so that no frame is heard twice."""
    start, end = prompt.text.find('"'), prompt.text.rfind('"')
    return prompt.text[:start] + prompt.text[end + 1 :] if 0 <= start < end else prompt.text


def _frame(text: str, quote: str) -> str:
    return text.replace(f'"{quote}"', "")
