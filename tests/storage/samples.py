"""Sittings and turns to store, plain and odd."""

from bot.answer import Answer, Medium, Word
from bot.bank import KeyPoint, Kind, Pattern
from bot.interview.transcript import Mode, Phase, Prompt, Turn
from bot.resume.profile import Bullet, Claim, Profile, Project, Role, Skill, Stated
from bot.scoring.rubric import (
    Assessment,
    Coverage,
    Dimension,
    Finding,
    Flag,
    KeyPointCoverage,
    Missing,
    WouldAdd,
)
from storage.records import LOCAL, RoomName, SittingStart

NOW = 1_790_000_000
DIGEST = "ab" * 32


def start(
    member: str = "ada",
    *,
    scope: str = LOCAL,
    mode: Mode = Mode.WARM_UP,
    track: str = "backend",
    profile_id: int | None = None,
    started_at: int = NOW,
    seed: int = 7,
) -> SittingStart:
    """Give what a sitting begins with."""
    return SittingStart(
        member=member,
        scope=scope,
        room=RoomName.TERMINAL,
        mode=mode,
        track=track,
        format="short",
        seed=seed,
        profile_id=profile_id,
        bank_version="1",
        rubric_version="1",
        started_at=started_at,
    )


def prompt(number: int = 1, *, source: str = "backend-001") -> Prompt:
    """Give a main question, the plainest there is."""
    return Prompt(
        id=f"q{number}",
        text="Which queue did you choose?",
        spoken="Which queue did you choose?",
        kind=Kind.TECHNICAL,
        phase=Phase.TECHNICAL,
        level=3,
        topic="queues",
        seconds=60,
        source=source,
    )


def turn(number: int = 1, text: str = "We chose Redis.", *, source: str = "backend-001") -> Turn:
    """Give an answered main question."""
    return Turn(prompt(number, source=source), Answer(text, 12.5), 15.25)


def skipped(number: int = 1) -> Turn:
    """Give a main question that the member skipped."""
    return Turn(prompt(number), None, 4.0)


def rich_turn() -> Turn:
    """Give a probe's turn with every field filled, quoting the member throughout."""
    heard = "I moved the ledger to Postgres; p95 fell from 4.2 s to 1.1 s — naïve, 速い \U0001f600"
    asked = Prompt(
        id="q2p1",
        text="You moved the ledger. What did that cost?",
        spoken="You moved the ledger. What did that cost?",
        kind=Kind.RESUME,
        phase=Phase.VERIFICATION,
        level=4,
        topic="ledger migration",
        seconds=45,
        source="resume:claim:ledger",
        about="Moved the ledger to Postgres",
        key_points=(KeyPoint("locks", ("it locks",), ("it blocks",)),),
        follow_up_to="q2",
        pattern=Pattern.NUMBER,
        reason="the ledger has no number",
        quote="the ledger",
    )
    words = (Word("I", 0.0, 0.1 + 0.2, 0.91), Word("moved", 0.4, 1e-9, 1.0))
    return Turn(
        prompt=asked,
        answer=Answer(heard, 1 / 3, Medium.SPOKEN, words),
        seconds=33.3,
        repeats=2,
        assessment=assessment(heard),
    )


def assessment(heard: str) -> Assessment:
    """Give a score with a finding on each kind of word and every flag."""
    return Assessment(
        overall=61.5,
        specificity=70.1,
        ownership=55.0,
        depth=0.1 + 0.7,
        structure=100.0,
        accuracy=None,
        compression=12.0,
        fluency=3.5,
        flags=frozenset(Flag),
        findings=(Finding(Dimension.SPECIFICITY, -1.5, "names a result", heard[2:18], 2, 18, 1),),
        missing=(Missing.OUTCOME, Missing.BOTTOM_LINE),
        would_add=(WouldAdd(Missing.OUTCOME, 7.5),),
        key_points=(KeyPointCoverage("locks", Coverage.PARTLY, "the ledger to"),),
    )


def profile(employer: str = "Acme") -> Profile:
    """Give a resume with one of everything."""
    return Profile(
        name="Ada Example",
        sections=("Work", "Skills"),
        roles=(Role(employer, None, "2019-04", "present", 0.93, 1, 12, confirmed=True),),
        skills=(Skill("Redis", "database", 1, 30),),
        claims=(Claim("cut latency from 4.2 s to 1.1 s", ("4.2 s", "1.1 s"), 1, 14),),
        bullets=(Bullet("Owned the ledger", 1, 13, "Work", 0.7, ("number",)),),
        education=("BSc",),
        links=("https://example.org",),
        schools=(Stated("BSc", 0.9, 1, 20),),
        addresses=(Stated("https://example.org", 0.95, 1, 2),),
        projects=(Project("Tide Clock", ("Shows high water",), "2021", None, 0.9, 1, 22),),
        certifications=(Stated("CKA, 2020", 0.9, 1, 26),),
    )
