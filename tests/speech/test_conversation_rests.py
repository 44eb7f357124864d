import asyncio

from bot.speech.conversation import Conversation
from tests.speech.talking import STORY, TEXT, Line, Scribe, answered, scene


def test_the_silence_of_a_pause_is_not_counted() -> None:
    """An hour of rest in the middle of a turn ends nothing, nudges nobody and loses no word."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        conversation.rest()
        await asyncio.sleep(3600)
        conversation.wake()
        await asyncio.sleep(3)
        assert not turning.done()
        assert len(line.said) == 1
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"
        assert (said.before.text, said.latest.text) == (TEXT, TEXT)

    scene(script)


def test_a_pause_while_the_words_are_being_written_gives_them_once() -> None:
    """Rest and wake in quick succession neither lose nor double what a slow recogniser hears."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        await asyncio.sleep(5)
        conversation.rest()
        conversation.wake()
        await asyncio.sleep(1)
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"

    scene(script, Scribe(seconds=6.0))


def test_silence_after_a_pause_gives_what_was_said_before_it() -> None:
    """Nobody comes back to the answer: its first half counts."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        conversation.rest()
        conversation.wake()
        said = await turning
        assert said is not None
        assert said.answer.text == TEXT

    scene(script)


def test_a_wish_joins_no_answer() -> None:
    """Who asks for a repetition and speaks into it does not go on with the last answer."""

    async def script(line: Line, conversation: Conversation) -> None:
        wish = await answered(line, conversation)
        conversation.unsaid(wish)
        asking = asyncio.create_task(conversation.ask("q1", "What was the hardest part of it?"))
        await asyncio.sleep(0.8)
        await line.talks()
        await asking
        said = await conversation.turn()
        assert said is not None
        assert not said.went_on
        assert said.answer.text == TEXT

    scene(script)


def test_what_came_before_a_wish_is_kept() -> None:
    """Half an answer, a pause, a wish, the other half: one answer without the wish."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        conversation.rest()
        conversation.wake()
        await asyncio.sleep(0.5)
        await line.talks()
        wish = await turning
        assert wish is not None
        conversation.unsaid(wish)
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(0.5)
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"

    scene(script)


def test_a_dropped_answer_leaves_nothing() -> None:
    """What was said before Skip neither stops the next question nor joins its answer."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        turning.cancel()
        conversation.drop()
        said = await answered(line, conversation)
        assert said.answer.text == TEXT
        assert line.said[-1][2] - line.said[-1][1] > 2

    scene(script)


def test_an_echo_that_outlasts_the_question_is_no_answer() -> None:
    """Half a second after the bot's last word its echo is still not heard; an answer is."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        await line.talks(STORY[: int(0.4 * 16_000)])
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(3)
        assert not turning.done()
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.seconds is not None
        assert said.answer.seconds < len(STORY) / 16_000 + 0.3

    scene(script, echo=True)
