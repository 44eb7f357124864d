import asyncio

import numpy as np
import pytest

from bot.speech.audio import RATE
from bot.speech.conversation import Conversation
from bot.speech.decisions import Silence
from bot.speech.room_lines import ENOUGH, ONE_MOMENT, QUIET
from bot.speech.timeline import Event, Who
from bot.speech.turns import Manners
from tests.speech.talking import STORY, TEXT, Line, Scribe, answered, scene


def test_an_answer_is_heard_after_the_question_and_ends_by_itself() -> None:
    """The turn ends 1.8 s after a finished sentence, and one breath later the answer is there."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "What was the hardest part of it?")
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(1)
        await line.talks()
        ended = line.now()
        said = await turning
        assert said is not None
        assert (said.answer.text, said.went_on) == (TEXT, False)
        assert 1.8 < line.now() - ended < 2.8

    scene(script)


def test_a_member_who_goes_on_into_the_next_question_gets_the_floor_back() -> None:
    """The bot is silent within 200 ms, and the answer that follows holds both parts."""

    async def script(line: Line, conversation: Conversation) -> None:
        await answered(line, conversation)
        asking = asyncio.create_task(conversation.ask("q2", "Which tools did you use for that?"))
        await asyncio.sleep(0.8)
        talking = asyncio.create_task(line.talks())
        await asyncio.sleep(0.3)
        assert conversation.went_on
        await asking
        assert line.said[-1][2] - line.said[-1][1] < 1.1
        said = await conversation.turn()
        await talking
        assert said is not None
        assert said.went_on
        assert said.answer.seconds is not None
        assert said.answer.seconds > 1.9 * len(STORY) / RATE

    scene(script)


def test_speech_in_the_breath_goes_on_with_the_same_answer() -> None:
    """Who continues before the bot has made a sound hears nothing of it at all."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        await asyncio.sleep(2.1)
        await line.talks()
        said = await turning
        assert said is not None
        assert not said.went_on
        assert len(said.answer.pauses) == 1
        assert len(line.said) == 1

    _, conversation = scene(script)
    marks = [mark.event for mark in conversation.timeline.rows[0].marks]
    assert marks == [Event.PIECE, Event.FLOOR_BACK, Event.PIECE, Event.ENDPOINT]


def test_who_answers_before_the_question_is_over_is_not_talked_over() -> None:
    """After 0.6 s of speech the bot stops, and what was said counts."""

    async def script(line: Line, conversation: Conversation) -> None:
        long = "Tell me " + "in all detail " * 12 + "about it."
        asking = asyncio.create_task(conversation.ask("q1", long))
        await asyncio.sleep(3)
        await line.talks()
        await asking
        assert line.said[-1][2] < 4.2
        said = await conversation.turn()
        assert said is not None
        assert said.answer.text == TEXT

    scene(script)


def test_an_echo_of_the_bot_is_not_taken_for_the_member() -> None:
    """With a microphone that brings the bot's words back, nothing is heard while it speaks."""

    async def script(line: Line, conversation: Conversation) -> None:
        asking = asyncio.create_task(conversation.ask("q1", "One two three four five " * 4))
        await asyncio.sleep(2)
        await line.talks()
        await asking
        assert line.said[-1][2] > 6
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(1)
        assert not turning.done()
        turning.cancel()

    scene(script, echo=True)


def test_silence_climbs_the_ladder_and_moves_on() -> None:
    """Nobody speaks: a nudge, an offer, and then the question is left."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        assert await conversation.turn() is None
        assert [text for text, _, _ in line.said[1:]] == list(QUIET.values())
        assert QUIET[Silence.MOVE_ON] in line.said[-1][0]

    scene(script)


def test_a_monologue_is_thanked_for() -> None:
    """Past two minutes the next pause is used to go on, with all that was said."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks(np.concatenate([STORY] * 5))
        said = await turning
        assert said is not None
        assert line.said[-1][0] == ENOUGH

    scene(script, manners=Manners(cut_in=20.0, cut_in_anyway=60.0))


def test_a_slow_recogniser_is_explained_and_waited_for() -> None:
    """After four seconds the bot says that it is still writing; no word is lost."""

    async def script(line: Line, conversation: Conversation) -> None:
        said = await answered(line, conversation)
        assert said.answer.text == TEXT
        assert ONE_MOMENT in [text for text, _, _ in line.said]

    scene(script, Scribe(seconds=12.0))


def test_a_pause_keeps_what_was_said() -> None:
    """Resting in the middle of an answer and going on later gives one answer."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        turning.cancel()
        conversation.rest()
        await line.talks()
        await asyncio.sleep(60)
        conversation.wake()
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(0.5)
        await line.talks()
        said = await turning
        assert said is not None
        assert said.answer.text == f"{TEXT} {TEXT}"

    scene(script)


def test_the_timeline_knows_both_voices() -> None:
    """Each row has the bot's stretch and then the member's, as long as they were."""

    async def script(line: Line, conversation: Conversation) -> None:
        await answered(line, conversation)

    _, conversation = scene(script)
    row = conversation.timeline.rows[0]
    lengths = {
        who: sum(span.end - span.start for span in row.spans if span.who is who) for who in Who
    }
    assert lengths[Who.BOT] == pytest.approx(7 * 0.34, abs=0.1)
    assert lengths[Who.MEMBER] == pytest.approx(len(STORY) / RATE, rel=0.25)


def test_an_answer_is_given_early_and_the_next_question_still_waits_for_the_breath() -> None:
    """What comes next is chosen during the breath, and is heard no sooner than its end."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn(early=bool))
        await line.talks()
        ended = line.now()
        assert await turning is not None
        given = line.now() - ended
        await conversation.ask("q2", "And then?")
        assert given < 2.4 <= line.said[-1][1] - ended

    scene(script)


def test_who_goes_on_in_the_breath_after_an_early_answer_is_heard_out() -> None:
    """The next question is not begun, and the answer that follows holds both parts."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn(early=bool))
        await line.talks()
        assert await turning is not None
        talking = asyncio.create_task(line.talks())
        await conversation.ask("q2", "And then?")
        said = await conversation.turn()
        await talking
        assert said is not None
        assert said.went_on
        assert len(said.answer.pauses) == 1
        assert [text for text, _, _ in line.said] == ["Why?"]

    scene(script)


def test_the_last_answer_can_still_be_gone_on_with() -> None:
    """After the last question the breath is waited for, and speech in it takes the floor back."""

    async def script(line: Line, conversation: Conversation) -> None:
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn(early=bool))
        await line.talks()
        assert await turning is not None
        assert not await conversation.went_on_after_all()
        turning = asyncio.create_task(conversation.turn(early=bool))
        await line.talks()
        assert await turning is not None
        talking = asyncio.create_task(line.talks())
        assert await conversation.went_on_after_all()
        await talking

    scene(script)
