import asyncio

from bot.speech.call import Reach
from bot.speech.conversation import Conversation
from bot.speech.earlier import Said
from bot.speech.room_lines import MISSED, MUTED, QUIET
from tests.speech.sounding import silence
from tests.speech.talking import STORY, TEXT, Line, scene


def lines_of(line: Line) -> list[str]:
    """Give what the bot said after its question."""
    return [text for text, _, _ in line.said[1:]]


async def cut_off(line: Line, seconds: float) -> None:
    """Break the connection for so long; the call tells of it once it is back."""
    line.where = Reach.CUT
    await asyncio.sleep(seconds)
    line.where = Reach.OPEN
    assert line.lost is not None
    line.lost(line.now(), seconds)


async def begun(line: Line, conversation: Conversation) -> "asyncio.Task[Said | None]":
    """Ask, and let the member tell their story a second later."""
    await conversation.ask("q1", "Why?")
    turning = asyncio.create_task(conversation.turn())
    await asyncio.sleep(1)
    await line.talks()
    return turning


def test_a_hole_ends_no_turn_and_is_owned_up_to() -> None:
    """Ten seconds without connection are no silence; then the member may say it again."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        await cut_off(line, 10.0)
        assert not turning.done()
        assert lines_of(line) == []
        await asyncio.sleep(12)
        assert lines_of(line) == [MISSED]
        said = await turning
        assert said is not None

    scene(script)


def test_what_is_said_again_after_a_hole_joins_the_answer() -> None:
    """One answer of both parts, and the hole is none of the member's pauses."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        await cut_off(line, 2.0)
        await asyncio.sleep(10)
        assert lines_of(line) == [MISSED]
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"
        assert all(end - start < 1.0 for start, end in said.answer.pauses)
        assert lines_of(line) == [MISSED]

    scene(script)


def test_who_talks_on_after_a_hole_is_not_interrupted() -> None:
    """The bot waits for the next pause before it says that words are missing."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        await cut_off(line, 2.0)
        for _ in range(3):
            await line.talks()
        assert not line.said[1:]
        said = await turning
        assert said is not None
        assert said.answer.text.startswith(f"{TEXT} {TEXT}")
        assert not any(end - start > 1.9 for start, end in said.answer.pauses)
        assert lines_of(line) == [MISSED]

    scene(script)


def test_who_adds_nothing_after_a_hole_has_answered() -> None:
    """What was heard before it is the answer, without a nudge."""

    async def script(line: Line, conversation: Conversation) -> None:
        said = await (await begun_and_cut(line, conversation))
        assert said is not None
        assert said.answer.text == TEXT
        assert lines_of(line) == [MISSED]

    async def begun_and_cut(line: Line, talk: Conversation) -> "asyncio.Task[Said | None]":
        turning = await begun(line, talk)
        await cut_off(line, 2.0)
        return turning

    scene(script)


def test_a_hole_before_the_first_word_is_owned_up_to_as_well() -> None:
    """The answer may have begun in it, and the member may wait for the bot."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await cut_off(line, 2.0)
        await asyncio.sleep(10)
        assert lines_of(line) == [MISSED]
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == TEXT

    scene(script)


def test_a_hole_while_the_bot_asks_is_owned_up_to_afterwards() -> None:
    """Nobody knows what came between, so the pause after the question is used to say so."""

    async def script(line: Line, conversation: Conversation) -> None:
        asking = asyncio.create_task(conversation.ask("q1", "Why did you choose it? " * 4))
        await asyncio.sleep(3)
        assert line.lost is not None
        line.lost(line.now(), 2.0)
        await asking
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(10)
        assert lines_of(line) == [MISSED]
        turning.cancel()

    scene(script)


def test_a_syllable_that_is_lost_is_not_worth_a_word() -> None:
    """A gap of a tenth of a second changes nothing."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        assert line.lost is not None
        line.lost(line.now(), 0.1)
        said = await turning
        assert said is not None
        assert lines_of(line) == []

    scene(script)


def test_a_line_that_is_bad_all_the_time_is_mentioned_once() -> None:
    """Gap after gap in one answer asks for it again once, not after every pause."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        for _ in range(2):
            for _ in range(10):
                assert line.lost is not None
                line.lost(line.now(), 0.06)
                await line.talks(STORY[:6400])
            await asyncio.sleep(9)
        await turning
        assert lines_of(line).count(MISSED) == 1

    scene(script)


def test_the_done_button_waits_for_what_is_missing() -> None:
    """Whoever is done is told first that words are missing, once."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        await cut_off(line, 2.0)
        turning.cancel()
        assert await conversation.owns_up(conversation.say)
        assert not await conversation.owns_up(conversation.say)
        said = await conversation.so_far()
        assert said.answer.text == TEXT
        assert lines_of(line) == [MISSED]

    scene(script)


def test_muting_in_mid_answer_is_waited_for_and_said() -> None:
    """Ten seconds of thinking with the microphone off end nothing, and one sentence says so."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        line.where = Reach.MUTED
        await asyncio.sleep(12)
        assert not turning.done()
        assert lines_of(line) == [MUTED]
        line.where = Reach.OPEN
        await asyncio.sleep(1)
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"
        assert said.answer.seconds is not None
        assert said.answer.seconds > 12

    scene(script)


def test_who_stays_muted_has_answered() -> None:
    """Twenty seconds after the last word the answer is taken as it is."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        line.where, since = Reach.MUTED, line.now()
        said = await turning
        assert said is not None
        assert said.answer.text == TEXT
        assert 20 < line.now() - since < 23

    scene(script)


def test_who_is_muted_from_the_start_is_told_and_moved_on_from() -> None:
    """In the place of a nudge the bot says that it can't hear; the ladder goes on after it."""

    async def script(line: Line, conversation: Conversation) -> None:
        line.where = Reach.MUTED
        await conversation.ask("q1", "Why?")
        assert await conversation.turn() is None
        assert lines_of(line) == [MUTED, *list(QUIET.values())[1:]]

    scene(script)


def test_sound_that_breaks_off_is_no_silence() -> None:
    """A sentence that seems finished is waited for while packets are missing."""

    async def script(line: Line, conversation: Conversation) -> None:
        turning = await begun(line, conversation)
        line.where = Reach.CUT
        await asyncio.sleep(4)
        line.where = Reach.OPEN
        await line.talks(silence(0.2))
        await asyncio.sleep(1)
        assert not turning.done()
        await turning
        assert lines_of(line) == []

    scene(script)
