"""Interviews that are over, plain and extreme, to make cards of."""

import json
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Answer
from bot.automation import report_json
from bot.bank import Kind, Pattern
from bot.interview.judgement import Judgement, Relevance
from bot.interview.ladder import Cap
from bot.interview.report import Report, make_report
from bot.interview.transcript import Ending, Engine, Mode, Phase, Transcript, Turn
from bot.scoring.rubric import (
    CONTENT,
    Assessment,
    Coverage,
    Dimension,
    Finding,
    Flag,
    KeyPointCoverage,
    Missing,
    Tier,
    WouldAdd,
)
from bot.scoring.tiers import Bands
from bot.standing import Past, standing
from storage.records import RoomName
from tests.cogs.house import House
from tests.discord_standin import Member
from tests.fakes import QUICK, assessment, prompt
from tests.storage.samples import start

ENDED = 1_790_000_000
REDIS = "We moved the *session* store to Redis, and p95 fell from 4.2 s to 1.1 s.\nI wrote it."


def turn(
    number: int,
    text: str | None,
    *,
    kind: Kind = Kind.TECHNICAL,
    phase: Phase = Phase.TECHNICAL,
    scored: Assessment | None = None,
) -> Turn:
    """Give a main question's turn; no text means that it was skipped."""
    asked = prompt(f"q{number}", kind=kind, phase=phase, source=f"t-{number}")
    return Turn(asked, None if text is None else Answer(text), 60.0, assessment=scored)


def probe(number: int, text: str, scored: Assessment | None = None, *, nth: int = 1) -> Turn:
    """Give the turn of a follow-up to a main question."""
    asked = prompt(
        f"q{number}p{nth}",
        text="You said “the session store”. What else did you weigh?",
        follow_up_to=f"q{number}",
        pattern=Pattern.DECIDE,
        reason="no alternative was weighed",
        quote="the session store",
    )
    return Turn(asked, Answer(text), 30.0, assessment=scored)


def scored(text: str, overall: float = 62.0) -> Assessment:
    """Give an assessment with findings on the first words of an answer, and all else filled in."""
    end = min(len(text), 400)
    return replace(
        assessment(overall, Missing.OUTCOME),
        specificity=overall + 9,
        depth=max(0.0, overall - 21),
        findings=(
            Finding(Dimension.SPECIFICITY, 6.0, "names a measured result", text[:end], 0, end),
            Finding(Dimension.OWNERSHIP, -2.0, "says who else it was", text[:end], 0, end, 1),
        ),
        would_add=(WouldAdd(Missing.OUTCOME, 7.5), WouldAdd(Missing.ALTERNATIVE, 3.0)),
        key_points=(
            KeyPointCoverage("eviction when memory is full", Coverage.PARTLY, text[: end // 2]),
            KeyPointCoverage("what a cold start costs", Coverage.MISSING, None),
        ),
    )


def plain(number: int = 2, overall: float = 62.0) -> Past:
    """Give an ordinary scored interview: two answers, one of them flagged, and a skip."""
    stock = replace(scored("It depends.", 20.0), flags=frozenset({Flag.SHORT}), key_points=())
    turns = (
        turn(1, REDIS),
        probe(1, "We looked at Memcached and turned it down.", scored(REDIS, overall)),
        turn(2, "It depends.", kind=Kind.BEHAVIOURAL, phase=Phase.BEHAVIOURAL, scored=stock),
        turn(3, None, kind=Kind.MOTIVATION, phase=Phase.DOMAIN),
    )
    cap = Cap(Tier.EXPERT, "q2", "one of the first 3 answers stayed thin")
    of = past(turns, number=number)
    return replace(of, report=replace(of.report, cap=cap))


def modelled() -> Past:
    """Give an interview of which a model worded one follow-up and judged one answer."""
    judged = Judgement(
        levels=dict.fromkeys(CONTENT, 3),
        relevance=Relevance.YES,
        addressed=False,
        quotes=(),
        votes=3,
        model="a-model",
    )
    worded = probe(1, "We looked at Memcached and turned it down.", scored(REDIS))
    turns = (
        replace(turn(1, REDIS), judgement=judged),
        replace(worded, prompt=replace(worded.prompt, engine=Engine.MODEL)),
    )
    return past(turns)


def long(text: str, questions: int = 12) -> Past:
    """Give an interview in which every answer is this text, with as much feedback as there is."""
    turns = [
        one
        for number in range(1, questions + 1)
        for one in (
            turn(number, text),
            *(probe(number, text, scored(text), nth=nth) for nth in (1, 2, 3)),
        )
    ]
    return past(tuple(turns))


def past(
    turns: tuple[Turn, ...],
    *,
    number: int = 2,
    mode: Mode = Mode.SCORED,
    ending: Ending = Ending.COMPLETED,
) -> Past:
    """Give an ended interview of these turns; tier, steps and bands are set, not calibrated."""
    made = make_report(QUICK, Transcript(turns, ending), mode)
    bands = Bands(qualified=40, expert=65, spread=15)
    band = 15.0 if len(made.exchanges) == 1 else 9.0
    report = replace(made, tier=Tier.QUALIFIED, cap=None, steps=(), bands=bands, band=band)
    return Past(
        id=number,
        track="backend",
        format="quick15",
        started_at=ENDED - 900,
        ended_at=ENDED,
        report=report,
        standing=standing(report, ENDED, ENDED),
        hidden_until=None,
        words_kept=True,
    )


def asked(overall: float = 62.0) -> tuple[Turn, ...]:
    """Give the turns of an interview of three answers."""
    return (
        turn(1, REDIS),
        probe(1, "We looked at Memcached and turned it down.", scored(REDIS, overall)),
        turn(2, "I led the move of 40 services.", scored=scored(REDIS, overall)),
        turn(3, "I cut the nightly build to 9 minutes.", scored=scored(REDIS, overall)),
    )


async def held(
    house: House,
    member: Member,
    turns: Sequence[Turn] | None = None,
    *,
    shape: str = "quick15",
    track: str = "backend",
    mode: Mode = Mode.SCORED,
) -> int:
    """Put an interview that is over into the archive, as the desk does, and give its number."""
    turns = asked() if turns is None else turns
    began = int(house.now()) - 900
    beginning = replace(
        start(str(member.id), scope=house.scope, mode=mode, track=track, started_at=began),
        room=RoomName.TEXT,
        format=shape,
    )
    number = await house.archive.sittings.begin(beginning)
    for one in turns:
        await house.archive.sittings.keep_turn(number, one, int(house.now()))
    await _finish(house, number, past(tuple(turns), mode=mode).report)
    return number


async def _finish(house: House, number: int, report: Report) -> None:
    await house.archive.sittings.finish(
        number,
        report.ending,
        overall=report.overall,
        tier=report.tier,
        report_json=json.dumps(report_json(report)),
        now=int(house.now()),
    )
