"""Written drills: a small task with format rules, and an exact check of each rule (pure).

"Follow the format exactly" (documents 000:47, 000:70) is practised and measured here; whether the
text does its job is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bot.interview.written_drafts import Draft, Slot, drafts
from bot.interview.written_subjects import SUBJECTS
from bot.interview.written_text import Breach, Rule, Written

LEVELS = range(1, 6)
RULES_AT = {1: 3, 2: 4, 3: 5, 4: 5, 5: 6}
"""How many rules a task of each level has."""
FIRST_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be written; `text` leaves the rules out."""

    subject: str
    level: int
    text: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A rule as the task stated it, and how it was broken, None when it was kept."""

    rule: str
    breach: Breach | None


@dataclass(frozen=True, slots=True)
class Result:
    """All rules of a task, checked."""

    rules: tuple[Checked, ...]

    @property
    def kept(self) -> int:
        """How many rules were kept."""
        return sum(one.breach is None for one in self.rules)

    @property
    def share(self) -> float:
        """Share of the rules kept, 0-100."""
        return round(100 * self.kept / len(self.rules), 1)


@dataclass(frozen=True, slots=True)
class Handed:
    """A text that was handed in: its sitting's id, its end (unix seconds), its share of rules kept.

    Once its words are no longer kept, `task` and `text` are empty and `result` is None.
    """

    id: int
    track: str
    ended_at: int
    overall: float
    level: int
    task: str
    text: str
    result: Result | None


def check(task: Task, text: str) -> Result:
    """Check every rule on a text; one without any words breaks them all."""
    written = Written(text)
    if not written.words:
        nothing = Breach("nothing was written")
        return Result(tuple(Checked(rule.says, nothing) for rule in task.rules))
    return Result(tuple(Checked(rule.says, rule.broken(written)) for rule in task.rules))


def next_level(shares: Sequence[float]) -> int:
    """Give the level that follows a member's earlier results, the oldest first, each 0-100.

    One up after a text that kept every rule, one down after one that broke more than half.
    """
    level = FIRST_LEVEL
    for share in shares:
        level += (share >= 100) - (share < 50)
        level = min(LEVELS[-1], max(LEVELS[0], level))
    return level


def written_task(
    rng: Random,
    level: int,
    *,
    track: str | None = None,
    avoid: frozenset[str] = frozenset(),
) -> Task:
    """Compose a task: a subject, what its text is to be, and as many rules as the level has.

    Args:
        rng: chance.
        level: 1-5; 3 to 6 rules, the tighter the higher.
        track: the member's; its subjects and the general ones are drawn from. None for all.
        avoid: ids of subjects that were written about last.
    """
    fitting = [s for s in SUBJECTS if track is None or s.track in {None, track}]
    subject = rng.choice([s for s in fitting if s.id not in avoid] or fitting)
    shape = rng.choice(subject.shapes)
    found = drafts(subject, shape, level, rng)
    others = rng.sample(found, len(found))
    chosen: list[Draft] = []
    taken: frozenset[Slot] = frozenset()
    for draft in sorted(others, key=lambda d: not d.given):
        if len(chosen) < RULES_AT[level] and not draft.slots & taken:
            chosen.append(draft)
            taken |= draft.slots
    return Task(subject.id, level, subject.text, tuple(draft.rule for draft in chosen))
