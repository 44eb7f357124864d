import pytest

from bot.interview.transcript import Ending, Mode
from storage.records import SittingRecord
from tests.cogs.house import House
from tests.cogs.talking import ANSWER, answer, begin, labels, press_start, question, to_the_end
from tests.discord_standin import ClientRefuses, Member, Permission, text_of
from tests.discord_standin.records.channel import Channel


async def latest(house: House, member: Member) -> SittingRecord:
    """Give the member's last ended sitting."""
    return (await house.archive.sittings.history(str(member.id), house.scope))[0]


def texts(member: Member, room: Channel) -> str:
    """Give all that stands in a room."""
    return "\n".join(text_of(message) for message in member.messages(room))


async def test_a_whole_interview_ends_in_a_report(house: House) -> None:
    """A member agrees, answers questions from the resume and follow-ups, and reads a report."""
    await house.keep_resume(house.ada)
    room = await begin(house, house.ada)
    await to_the_end(house, house.ada, room)
    said = texts(house.ada, room)
    assert "Follow-up" in said
    assert "costs nothing" in said
    assert house.ada.mention in said
    record = await latest(house, house.ada)
    assert (record.ending, record.mode, record.scope) == (
        Ending.COMPLETED,
        Mode.WARM_UP,
        house.scope,
    )
    turns = (await house.archive.sittings.transcript(record.id)).turns
    assert turns[0].prompt.source.startswith("resume:")
    assert [turn.answer.text for turn in turns if turn.answer] == [ANSWER] * len(turns)
    assert not house.bob.messages(room)


async def test_consent_is_private_and_says_what_is_kept(house: House) -> None:
    """The page before an interview is private; it names what is kept and who sees it."""
    page = await (await house.ada.slash("interview start", track="law")).finished()
    assert page.ephemeral
    for promise in ("90 days", "/privacy delete", "Manage Threads", "No resume on file", "Start"):
        assert promise in page.text
    assert "Scored" not in page.text.split("Checks")[1]
    await house.ada.press("Not now", on=page.message)
    assert "nothing is kept" in text_of(page.message)
    assert await house.archive.sittings.unfinished(str(house.ada.id), house.scope) is None


async def test_after_the_first_interview_the_member_chooses_the_mode(house: House) -> None:
    """Both modes are offered once a first interview is done; naming one offers that one."""
    room = await begin(house, house.ada)
    await to_the_end(house, house.ada, room)
    page = await (await house.ada.slash("interview start", track="law")).finished()
    assert {"Start warm-up", "Start scored"} <= set(labels(page.message))


async def test_start_is_disabled_until_the_missing_permission_is_there(house: House) -> None:
    """A missing permission is named, Start can't be pressed, and Check again looks anew."""
    house.stage.everyone_may(
        Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES | Permission.USE_APPLICATION_COMMANDS
    )
    everything_else = (
        Permission.SEND_MESSAGES_IN_THREADS | Permission.EMBED_LINKS | Permission.ATTACH_FILES
        | Permission.READ_MESSAGE_HISTORY
    )  # fmt: skip
    house.stage.bot_may(everything_else)
    page = await (await house.ada.slash("interview start", track="law")).finished()
    assert "**Create Private Threads**" in page.text
    with pytest.raises(ClientRefuses, match="disabled"):
        await house.ada.press("Start", on=page.message)
    house.stage.bot_may(everything_else | Permission.CREATE_PRIVATE_THREADS)
    await house.ada.press("Check again", on=page.message)
    await house.played.until(lambda: "Start" in labels(page.message), "Start stayed disabled")


async def test_general_questions_leave_the_resume_out(house: House) -> None:
    """A member with a resume may ask for questions that don't quote it."""
    await house.keep_resume(house.ada)
    page = await (await house.ada.slash("interview start", track="law", format="short")).finished()
    await house.ada.press("General questions", on=page.message)
    await house.played.until(lambda: "Use my resume" in labels(page.message), "no change")
    assert "questions quote your resume" not in text_of(page.message)
    room = await press_start(house, house.ada, page)
    await to_the_end(house, house.ada, room)
    assert "Your resume" not in texts(house.ada, room)


async def test_an_unknown_track_is_said_and_suggestions_are_offered(house: House) -> None:
    """A wrong track gets a sentence with the right ones; typing suggests tracks and formats."""
    page = await (await house.ada.slash("interview start", track="no such track")).finished()
    assert "Choose one of" in page.text
    assert await house.ada.complete("interview start", "track", "LA") == ["law"]
    formats = await house.ada.complete("interview start", "format", "full", track="law")
    assert any(name.startswith("full20") for name in formats)


async def test_a_drill_is_one_question_of_its_kind(house: House) -> None:
    """A drill asks one main question and never counts."""
    outcome = await house.ada.slash("drill", kind="behavioural", track="law")
    page = await outcome.finished()
    room = await press_start(house, house.ada, page)
    await to_the_end(house, house.ada, room)
    record = await latest(house, house.ada)
    exchanges = tuple((await house.archive.sittings.transcript(record.id)).exchanges())
    assert [e.main.prompt.kind for e in exchanges] == ["behavioural"]
    assert record.mode is Mode.WARM_UP


async def test_scored_interviews_use_attempts(house: House) -> None:
    """A scored interview uses an attempt, says so, and the next one has to wait."""
    room = await begin(house, house.ada, mode="scored")
    await to_the_end(house, house.ada, room)
    assert "used one attempt" in texts(house.ada, room)
    page = await house.ada.slash("interview start", track="software-engineering", mode="scored")
    assert "the next may begin on" in (await page.finished()).text
    with pytest.raises(ClientRefuses, match="disabled"):
        await house.ada.press("Start", on=page.message)


async def test_skip_repeat_and_help(house: House) -> None:
    """Repeat shows the question again at no cost, Skip leaves it out, Help explains."""
    room = await begin(house, house.ada)
    first = await question(house, house.ada, room)
    assert (await house.ada.press("Help", on=first)).ephemeral
    await house.ada.press("Repeat", on=first)
    again = await question(house, house.ada, room, but=first.id)
    await house.played.until(lambda: not labels(first), "the first kept its buttons")
    await house.ada.press("Skip", on=again)
    await question(house, house.ada, room, but=again.id)
    await to_the_end(house, house.ada, room)
    turns = (await house.archive.sittings.transcript((await latest(house, house.ada)).id)).turns
    assert (turns[0].answer, turns[0].repeats) == (None, 1)


async def test_stop_asks_once_more_and_tells_the_cost(house: House) -> None:
    """Stop warns before it ends a scored interview; the first early stop gives the attempt back."""
    room = await begin(house, house.ada, mode="scored")
    asked = await house.ada.press("Stop", on=await question(house, house.ada, room))
    assert asked.ephemeral
    assert "no score" in asked.text
    await house.ada.press("Yes, end it now", on=asked.message)
    await house.ada.sees("given back", channel=room)
    assert (await latest(house, house.ada)).ending is Ending.STOPPED
    history = await house.archive.attempts.history(
        str(house.ada.id), house.scope, "software-engineering"
    )
    assert [attempt.spent for attempt in history] == [False]


async def test_a_pause_holds_the_clock_and_goes_on(house: House) -> None:
    """While paused the question can't be answered; Go on brings its buttons back."""
    room = await begin(house, house.ada)
    open_question = await question(house, house.ada, room)
    await house.ada.press("Pause", on=open_question)
    assert labels(open_question) == ["Go on", "Stop"]
    status = await (await house.ada.slash("interview status")).finished()
    assert "paused" in status.text
    await house.ada.press("Go on", on=open_question)
    assert "Answer" in labels(open_question)
    await to_the_end(house, house.ada, room)


async def test_not_finished_gives_a_new_form(house: House) -> None:
    """Saying "I wasn't finished" alone opens the question before once more."""
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await answer(house, house.ada, room, "Sorry, I wasn't finished.")
    await house.ada.sees("Please go on", channel=room)
    await answer(house, house.ada, room, "It also saved the team four hours a week.")
    await to_the_end(house, house.ada, room)
    turns = (await house.archive.sittings.transcript((await latest(house, house.ada)).id)).turns
    assert turns[0].answer
    assert turns[0].answer.text.endswith("weekends. It also saved the team four hours a week.")


async def test_status_and_stop_by_command(house: House) -> None:
    """Commands tell where an interview stands and end it from any channel."""
    nothing = await (await house.ada.slash("interview status")).finished()
    assert "no interview under way" in nothing.text
    room = await begin(house, house.ada)
    await answer(house, house.ada, room)
    await question(house, house.ada, room)
    status = await (await house.ada.slash("interview status")).finished()
    assert f"<#{room.id}>" in status.text
    assert "kept so far: 1" in status.text
    asked = await (await house.ada.slash("interview stop")).finished()
    await house.ada.press("Yes, end it now", on=asked.message)
    await house.ada.sees("Show my feedback", channel=room)
    assert (await latest(house, house.ada)).ending is Ending.STOPPED
