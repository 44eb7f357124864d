"""Hand-made stand-ins at the engine's seams, and small values for tests to build on."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer import Answer
from bot.bank import Bank, Kind, Question
from bot.interview.formats import Format
from bot.interview.ports import Continued, Intent, RoomLeft
from bot.interview.transcript import Phase, Prompt, Turn
from bot.resume.profile import Bullet, Claim, Profile, Skill
from bot.scoring.rubric import Assessment, Missing

QUICK = Format(
    id="quick15",
    title="Quick",
    seconds=900,
    grace=120,
    most=8,
    fewest_probes=1,
    most_probes=2,
    main_target=80,
    probe_target=45,
    planned=(
        (Phase.VERIFICATION, 2),
        (Phase.TECHNICAL, 2),
        (Phase.BEHAVIOURAL, 1),
        (Phase.DOMAIN, 1),
    ),
)


def question(number: int, kind: Kind, level: int = 2) -> Question:
    """Make a bank question with a topic of its own."""
    text = f"What would you say about subject number {number}?"
    return Question(
        id=f"t-{kind}-{number}-{level}",
        track="testing",
        kind=kind,
        level=level,
        topic=f"topic-{kind}-{number}-{level}",
        text=text,
        spoken=text,
        seconds=70,
        scores=("a case",),
        fails=("a phrase",),
    )


def bank() -> Bank:
    """Make a track with three questions of each kind at each level."""
    questions = tuple(
        question(number, kind, level)
        for kind in Kind
        for level in range(1, 6)
        for number in (1, 2, 3)
    )
    return Bank("testing", "Testing", "A track for tests.", ("subject",), questions)


PROFILE = Profile(
    name="Sample Person",
    bullets=(
        Bullet("Cut checkout latency from 4.2 s to 1.1 s with Redis caching", 1, 10, "Experience"),
        Bullet("Led the weekly planning of a team of six engineers", 1, 11, "Experience"),
        Bullet(
            "Wrote the onboarding guide that new colleagues still use today", 1, 12, "Experience"
        ),
        Bullet("Migrated 40 services to Kubernetes without a day of downtime", 1, 13, "Experience"),
        Bullet("Ran the incident review after a lost night of orders", 1, 14, "Experience"),
    ),
    claims=(
        Claim("Cut checkout latency from 4.2 s to 1.1 s with Redis caching", ("4.2 s",), 1, 10),
        Claim("Migrated 40 services to Kubernetes without a day of downtime", ("40",), 1, 13),
    ),
    skills=(Skill("Redis", "database", 1, 20), Skill("Kubernetes", "devops", 1, 20)),
)


def assessment(overall: float, *missing: Missing) -> Assessment:
    """Make an assessment with one score everywhere."""
    return Assessment(
        overall=overall,
        specificity=overall,
        ownership=overall,
        depth=overall,
        structure=overall,
        accuracy=None,
        compression=overall,
        fluency=None,
        flags=frozenset(),
        findings=(),
        missing=missing,
        would_add=(),
    )


def prompt(prompt_id: str = "q1", **changes: object) -> Prompt:
    """Make a main question's prompt."""
    plain = Prompt(
        id=prompt_id,
        text="What did you build?",
        spoken="What did you build?",
        kind=Kind.TECHNICAL,
        phase=Phase.TECHNICAL,
        level=2,
        topic="building",
        seconds=70,
        source="t-1",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # names are checked by replace


class ScriptedRoom:
    """A room whose member answers by a script, each answer taking its seconds of loop time."""

    def __init__(self, reply: Callable[[Prompt], Answer | Intent | Continued | None]) -> None:
        self.reply = reply
        self.said: list[str] = []
        self.asked: list[Prompt] = []

    def now(self) -> float:
        """Seconds of the running loop, virtual or not."""
        return asyncio.get_running_loop().time()

    async def say(self, text: str) -> None:
        """Remember what was said."""
        self.said.append(text)

    async def ask(self, prompt: Prompt) -> None:
        """Remember what was asked; asking takes 8 s."""
        self.asked.append(prompt)
        await asyncio.sleep(8)

    async def hear(self, prompt: Prompt, *, limit: float) -> Answer | Intent | Continued:
        """Answer by the script; None means that the member left."""
        reply = self.reply(prompt)
        if reply is None:
            raise RoomLeft
        if isinstance(reply, Answer):
            await asyncio.sleep(min(limit, reply.seconds or 0.0))
        return reply

    async def last_words(self, prompt: Prompt, *, limit: float) -> None:
        """Wait for nothing: a scripted reply is whole."""
        del prompt, limit


class MemoryJournal:
    """Keeps turns in order; a turn with a known prompt id replaces the earlier one."""

    def __init__(self) -> None:
        self.turns: dict[str, Turn] = {}

    async def keep(self, turn: Turn) -> None:
        """Store the turn."""
        self.turns[turn.prompt.id] = turn


class LengthScorer:
    """Scores by a function of the main answer's text, so that tests choose the scores."""

    def __init__(self, overall: Callable[[str], float] = lambda _: 50.0) -> None:
        self.overall = overall

    async def score(
        self,
        question: Prompt,
        answer: Answer,
        follow_ups: Sequence[tuple[Prompt, Answer]],
        *,
        told: Sequence[str] = (),
    ) -> Assessment:
        """Score the main answer alone."""
        del question, follow_ups, told
        return assessment(self.overall(answer.text), Missing.NUMBER, Missing.OUTCOME)
