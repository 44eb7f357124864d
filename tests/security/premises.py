"""A server in which a member has one of everything, and those who shouldn't get at it."""

import json
from dataclasses import dataclass

from bot.answer import Answer, Medium, Segment
from bot.automation import report_json
from bot.interview.report import make_report
from bot.interview.transcript import Ending, Mode, Transcript, Turn
from bot.speech.timeline import Timeline, Who
from storage.appeals import Reason
from tests.cogs.house import House
from tests.cogs.talking import begin
from tests.discord_standin import Member, Permission, Stage
from tests.discord_standin.world.guilds import join
from tests.fakes import QUICK, assessment, prompt
from tests.security.forging import Actor
from tests.storage.samples import profile, start

CANARY = "Zanzibarquitt"
"""Stands in all that the member said and wrote; nobody else may ever read it."""


@dataclass(frozen=True, slots=True)
class Premises:
    """What the member has, by id, and the guild of another organiser."""

    finished: int
    live: int
    resume: int
    appeal: int
    elsewhere: Stage
    mallory: Member
    actors: dict[str, Actor]


async def furnished(house: House) -> Premises:
    """Let Ada have a resume, a finished and a live interview, an appeal and a place on boards."""
    ada, stage = house.ada, house.stage
    organisers = stage.role("Organisers", Permission.MANAGE_GUILD)
    olga = stage.member("Olga", organisers)
    elsewhere = house.played.guild("Elsewhere")
    mallory = elsewhere.member("Mallory", elsewhere.role("Chiefs", Permission.MANAGE_GUILD))
    guest = _join(house, stage, mallory)
    resume = await house.keep_resume(ada, profile(CANARY))
    finished = await spoken(house, ada)
    appeal = await house.archive.appeals.open(
        str(ada.id), house.scope, "law", reason=Reason.OTHER, note="It froze.", now=int(house.now())
    )
    await house.archive.standings.join(str(ada.id), house.scope, int(house.now()))
    room = await begin(house, ada)
    live = max(sitting for sitting, _ in await house.archive.rooms.under_way())
    return Premises(
        finished=finished,
        live=live,
        resume=resume,
        appeal=appeal.id,
        elsewhere=elsewhere,
        mallory=mallory,
        actors={
            "the member": Actor(ada, room),
            "another member": Actor(house.bob, stage.general),
            "an organiser": Actor(olga, stage.general),
            "another server's organiser, there": Actor(mallory, elsewhere.general),
            "another server's organiser, here": Actor(guest, stage.general),
            "a direct message": Actor(house.bob, house.bob.direct),
        },
    )


async def spoken(house: House, member: Member) -> int:
    """Keep a finished scored interview of spoken answers that may be corrected."""
    heard = f"At {CANARY} we chose Redis because the cache was slow and I measured it myself."
    segments = (Segment(heard, 0.0, 9.0, 0.9),)
    turns = tuple(
        Turn(
            prompt(f"q{number}"),
            Answer(heard, medium=Medium.SPOKEN, segments=segments),
            9.0,
            assessment=assessment(60.0),
        )
        for number in range(1, 5)
    )
    at = int(house.now()) - 3600
    begun = start(str(member.id), scope=house.scope, mode=Mode.SCORED, track="law", started_at=at)
    sitting = await house.archive.sittings.begin(begun)
    for turn in turns:
        await house.archive.sittings.keep_turn(sitting, turn, at)
    report = make_report(QUICK, Transcript(turns, Ending.COMPLETED), Mode.SCORED)
    await house.archive.sittings.finish(
        sitting,
        Ending.COMPLETED,
        overall=report.overall,
        tier=report.tier,
        report_json=json.dumps(report_json(report)),
        now=at,
    )
    await house.archive.spoken.begin(sitting, clip_days=7)
    await house.archive.spoken.keep(sitting, Timeline().asked("q1").heard(Who.MEMBER, 0.0, 9.0))
    await house.archive.clips.keep(sitting, "q1", f"OggS {CANARY}".encode(), at)
    return sitting


def _join(house: House, stage: Stage, member: Member) -> Member:
    """Let somebody of another server join this one, without any role."""
    world = house.played.world
    join(world, stage.guild, member.user)
    return Member(world, stage.guild, member.user, stage.general)
