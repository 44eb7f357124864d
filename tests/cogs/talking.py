"""A member who holds an interview in a thread, for tests."""

import asyncio
from typing import Any

from bot.interview.transcript import Transcript
from storage.records import SittingRecord
from tests.cogs.house import House
from tests.discord_standin import Member, Outcome
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.records.message import Message
from tests.discord_standin.wire import walk

ANSWER = (
    "We moved 40 services to Kubernetes because deployments took two hours. I wrote the rollout "
    "plan, tried it on one service for a week, and cut a deployment from 120 minutes to 9. I would "
    "start with the database next time, since that cost us three weekends."
)


async def begin(house: House, member: Member, **options: Any) -> Channel:
    """Agree, start, and give the room once its first question is asked."""
    wish = {"track": "software-engineering", "format": "short", "mode": "warm-up", **options}
    page = await (await member.slash("interview start", **wish)).finished()
    return await press_start(house, member, page)


async def press_start(house: House, member: Member, page: Outcome) -> Channel:
    """Press Start on a page of consent, and give the room once its first question is asked."""
    known = {thread.id for thread in member.threads()}
    await member.press("Start", on=page.message)
    opened = await house.played.until(
        lambda: [t for t in member.threads() if t.id not in known], "no room opened"
    )
    await question(house, member, opened[0])
    return opened[0]


async def question(house: House, member: Member, room: Channel, but: str = "") -> Message:
    """Wait for the open question in a room: the newest message with an Answer button."""

    def found() -> list[Message]:
        seen = member.messages(room)
        return [m for m in seen if m.id != but and "Answer" in labels(m)]

    return (await house.played.until(found, "no question is open"))[-1]


def labels(message: Message) -> list[str]:
    """Give the labels of a message's enabled buttons."""
    return [
        str(c["label"])
        for c in walk(message.components)
        if c.get("label") and not c.get("disabled") and c["type"] == 2
    ]


async def answer(house: House, member: Member, room: Channel, text: str = ANSWER) -> Outcome:
    """Answer the open question, and wait until it is closed."""
    open_question = await question(house, member, room)
    form = await member.press("Answer", on=open_question)
    outcome = await member.submit(form, {"What would you say?": text})
    await house.played.until(lambda: "Answer" not in labels(open_question), "it stayed open")
    return outcome


async def to_the_end(house: House, member: Member, room: Channel, text: str = ANSWER) -> None:
    """Answer every question until the report is there."""

    def over() -> bool:
        return any("Show my feedback" in labels(m) for m in member.messages(room))

    def next_step() -> bool:
        return over() or any("Answer" in labels(m) for m in member.messages(room))

    while True:
        await house.played.until(next_step, "neither a question nor a report came")
        if over():
            return
        await answer(house, member, room, text)


async def kept(house: House, member: Member) -> tuple[SittingRecord, Transcript]:
    """Give the first sitting, which is this member's, and its turns."""
    record = await house.archive.sittings.get(1)
    assert record is not None
    assert record.member == str(member.id)
    return record, await house.archive.sittings.transcript(record.id)


def answers(transcript: Transcript) -> list[str]:
    """Give the texts of the answers."""
    return [turn.answer.text for turn in transcript.turns if turn.answer]


async def all_over() -> None:
    """Wait until no sitting is being held, whatever ended it."""
    held = [task for task in asyncio.all_tasks() if task.get_name().startswith("sitting-")]
    await asyncio.gather(*held, return_exceptions=True)


FIELD = "What would you say?"
"""Label of the form's field."""
