"""One whole sitting: the interview, its report, and both kept."""

from typing import Protocol

from bot.interview.conduct import conduct
from bot.interview.judge import judged_report
from bot.interview.plan import Plan
from bot.interview.ports import Interviewer, Journal, Room, Scorer
from bot.interview.report import Report
from bot.interview.transcript import Mode, Transcript


class Register(Protocol):
    """Remembers how a sitting ended."""

    async def close(self, report: Report) -> None:
        """Store the report; durable on return."""


class Judge(Protocol):
    """Sets a judgement beside each question's score."""

    async def judged(self, transcript: Transcript) -> Transcript:
        """Give the transcript with judgements; whatever fails, one without them."""


async def hold(
    plan: Plan,
    mode: Mode,
    so_far: Transcript,
    *,
    room: Room,
    interviewer: Interviewer,
    scorer: Scorer,
    journal: Journal,
    register: Register,
    judge: Judge | None = None,
) -> Report:
    """Hold a sitting from where it stands, and give its report once that is kept."""
    transcript = await conduct(
        plan,
        room=room,
        interviewer=interviewer,
        scorer=scorer,
        journal=journal,
        transcript=so_far,
    )
    if judge is not None:
        transcript = await judge.judged(transcript)
        for turn in transcript.turns:
            if turn.judgement:
                await journal.keep(turn)
    report = judged_report(plan.format, transcript, mode)
    await register.close(report)
    return report
