import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.answer import Answer
from bot.interview.transcript import Ending, Prompt
from bot.scoring.rubric import Assessment
from tests.cogs.house import House
from tests.cogs.talking import (
    ANSWER,
    FIELD,
    answer,
    answers,
    begin,
    kept,
    labels,
    question,
    to_the_end,
)
from tests.discord_standin import text_of
from tests.discord_standin.refusals import unknown

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


async def test_a_double_click_starts_one_interview(house: House) -> None:
    """Two presses of Start open one room; a second page is told of the first interview."""
    pages = [
        await (await house.ada.slash("interview start", track="law", format="short")).finished()
        for _ in range(2)
    ]
    await asyncio.gather(*(house.ada.press("Start", on=pages[0].message) for _ in range(2)))
    await house.played.until(lambda: "ready" in text_of(pages[0].message))
    await house.ada.press("Start", on=pages[1].message)
    await house.played.until(lambda: "already have" in text_of(pages[1].message))
    assert len(house.ada.threads()) == 1
    page = await (await house.ada.slash("interview start", track="law")).finished()
    assert "/interview resume" in page.text


async def test_two_members_are_interviewed_at_once(house: House) -> None:
    """Each has a room of their own, and neither hears the other."""
    rooms = [await begin(house, member) for member in (house.ada, house.bob)]
    await asyncio.gather(
        to_the_end(house, house.ada, rooms[0], f"{ANSWER} I am Ada."),
        to_the_end(house, house.bob, rooms[1], f"{ANSWER} I am Bob."),
    )
    for member, name in ((house.ada, "Ada"), (house.bob, "Bob")):
        (record,) = await house.archive.sittings.history(str(member.id), house.scope)
        said = answers(await house.archive.sittings.transcript(record.id))
        assert said
        assert all(text.endswith(f"I am {name}.") for text in said)


async def test_the_first_answer_counts(house: House) -> None:
    """A question answered in two forms keeps the first; the second gets its words back."""
    room = await begin(house, house.ada)
    open_question = await question(house, house.ada, room)
    forms = [await house.ada.press("Answer", on=open_question) for _ in range(2)]
    await house.ada.submit(forms[0], {FIELD: f"{ANSWER} One."})
    late = await house.ada.submit(forms[1], {FIELD: f"{ANSWER} Two."})
    told = (await late.finished()).message
    assert told.reader_id == house.ada.user.id
    assert "Two." in text_of(told)
    await question(house, house.ada, room, but=open_question.id)
    assert answers((await kept(house, house.ada))[1]) == [f"{ANSWER} One."]


async def test_the_clock_is_live_and_silence_gets_one_nudge(house: House) -> None:
    """The open question's message is edited as time passes; one friendly line breaks a silence."""
    house.pace = replace(house.pace, tick=0.05, nudge=0.3)
    await house.restart()
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    await house.played.until(lambda: "this answer 0:01" in text_of(first))
    nudges = [m for m in house.ada.messages(room) if "Take your time. If" in text_of(m)]
    assert len(nudges) == 1
    assert "Answer" in labels(first)


async def test_a_deleted_question_is_asked_again(house: House) -> None:
    """When somebody deletes the open question, it is posted once more."""
    house.pace = replace(house.pace, tick=0.05)
    await house.restart()
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    house.ada.unsay(first)
    assert (await question(house, house.ada, room)).id != first.id


async def test_a_scored_pause_has_an_end(house: House) -> None:
    """The clock of a scored interview runs again after its pause, and there is one a question."""
    house.pace = replace(house.pace, tick=0.02, scored_pause=0.1)
    await house.restart()
    room = await begin(house, house.ada, mode="scored")
    first = await question(house, house.ada, room)
    await house.ada.press("Pause", on=first)
    await house.ada.sees("so the clock runs again", channel=room)
    again = await question(house, house.ada, room, but=first.id)
    assert "one pause a question" in (await house.ada.press("Pause", on=again)).text


async def test_long_empty_and_wild_answers(house: House) -> None:
    """4,000 characters are kept whole; blanks are refused; mentions and markdown have no effect."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    empty = await house.ada.submit(form, {FIELD: "  \n "})
    assert "empty" in empty.text
    wild = "I told @everyone and <@1> that **we** cut `costs` by 40% # with <#2> ||Redis|| " * 60
    long = wild[:4000]
    await answer(house, house.ada, room, long)
    await to_the_end(
        house, house.ada, room, "I asked <@&3> **and** @here about 12 tickets; I fixed 9."
    )
    record, transcript = await kept(house, house.ada)
    assert answers(transcript)[0] == long
    greeting, *others = house.ada.messages(room)
    assert greeting.mentions == [house.ada.user]
    for message in others:
        assert not message.mentions
        assert not message.mentions_everyone
    assert record.ending is Ending.COMPLETED


async def test_a_gateway_drop_is_not_noticed(house: House) -> None:
    """The connection breaks and comes back between two answers, and nothing is lost."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    house.played.gateway.drop()
    await to_the_end(house, house.ada, room)
    assert (await kept(house, house.ada))[0].ending is Ending.COMPLETED


async def test_an_answer_counts_although_the_reply_to_it_fails(house: House) -> None:
    """When Discord no longer knows the interaction, the answer in it is taken all the same."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.played.faults.refuse(CALLBACK, unknown("Interaction"))
    submitted = asyncio.create_task(house.ada.submit(form, {FIELD: ANSWER}))
    await house.ada.sees("Follow-up", channel=room)
    submitted.cancel()
    assert answers((await kept(house, house.ada))[1]) == [ANSWER]


async def test_a_bad_gateway_on_a_callback_costs_a_second(house: House) -> None:
    """One 502 on a reply is retried by discord.py, and the answer is taken."""
    room = await begin(house, house.ada)
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    house.played.faults.fail(CALLBACK, status=502)
    await house.ada.submit(form, {FIELD: ANSWER})
    await house.ada.sees("Follow-up", channel=room)


async def test_a_refused_room_gives_the_attempt_back(house: House) -> None:
    """When Discord refuses to open the thread, nothing is under way and no attempt is used."""
    page = await house.ada.slash("interview start", track="law", format="short", mode="scored")
    await page.finished()
    house.played.faults.fail("POST /channels/{channel_id}/threads", status=403)
    await house.ada.press("Start", on=page.message)
    await house.played.until(lambda: "didn't let me open" in text_of(page.message))
    assert await house.archive.sittings.unfinished(str(house.ada.id), house.scope) is None
    history = await house.archive.attempts.history(str(house.ada.id), house.scope, "law")
    assert not any(attempt.spent for attempt in history)


class FailingScorer:
    """A scorer that breaks."""

    def remembering(self, told: object, *, scored: bool) -> "FailingScorer":
        """Remember nothing."""
        del told, scored
        return self

    async def score(
        self,
        question: Prompt,
        answer: Answer,
        follow_ups: Sequence[tuple[Prompt, Answer]],
        *,
        told: Sequence[str] = (),
    ) -> Assessment:
        """Break, with the answer in the message."""
        del question, follow_ups, told
        raise ZeroDivisionError(answer.text)


async def test_a_fault_of_ours_costs_nothing(
    house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the engine breaks, the member reads an apology, and no word of theirs is logged."""
    monkeypatch.setitem(house.app.shelf._scorers, "software-engineering", FailingScorer())
    room = await begin(house, house.ada, mode="scored")
    form = await house.ada.press("Answer", on=await question(house, house.ada, room))
    await house.ada.submit(form, {FIELD: "zebra crossing"})
    await house.ada.sees("fault of ours", channel=room)
    await house.ada.sees("given back", channel=room)
    assert (await kept(house, house.ada))[0].ending is Ending.FAULT
    assert "zebra" not in caplog.text
