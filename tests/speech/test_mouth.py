import asyncio
from collections.abc import AsyncIterator, Callable

from bot.speech.audio import PACKET_SECONDS, RATE, Pcm, Samples, Spoken
from bot.speech.conversation import Conversation
from bot.speech.earlier import Said
from bot.speech.opus import decoded, encoded
from tests.speech.sounding import speech
from tests.speech.talking import STORY, TEXT, Line, Scribe, Voice, talk
from tests.virtual_time import run

LATE = 0.2
QUESTION = "What was the hardest part of the work that you did there, and why was it so hard?"
WELCOME = "Welcome back. Your earlier answers are kept. We go on where you left off."


class Loudspeaker(Line):
    """A line whose microphone hears what the bot says, a fifth of a second later."""

    async def play(self, words: AsyncIterator[Spoken], *, began: Callable[[], None]) -> None:
        """Say words, and hear them."""
        echoes: list[asyncio.Task[None]] = []

        async def heard() -> AsyncIterator[Spoken]:
            async for spoken in words:
                echoes.append(asyncio.create_task(self._echo(spoken)))
                yield spoken

        await super().play(heard(), began=began)
        for echo in echoes:
            if self._stopped.is_set():
                echo.cancel()
        await asyncio.gather(*echoes, return_exceptions=True)

    async def _echo(self, spoken: Spoken) -> None:
        await asyncio.sleep(LATE)
        await self.talks(decoded(spoken.packets))


class Speaking:
    """Says texts with espeak-ng's voice."""

    async def say(self, text: str, *, shared: bool = False) -> AsyncIterator[Spoken]:
        """Give a text as one sentence."""
        del shared
        Voice.texts.append(text)
        yield Spoken(_packets(speech(text)))


def _packets(sound: Samples) -> tuple[bytes, ...]:
    return encoded([Pcm((sound * 32767).astype("int16"), RATE)])


def seconds_of(text: str) -> float:
    """Give how long a text is said."""
    return len(_packets(speech(text))) * PACKET_SECONDS


def spoken_to(line: Line, *texts: str) -> tuple[Said | None, Conversation]:
    """Welcome a member, ask a question, and let them tell their story."""

    async def script() -> tuple[Said | None, Conversation]:
        conversation = talk(line, Scribe(), voice=Speaking())
        for text in texts:
            await conversation.say(text)
        await conversation.ask("q1", QUESTION)
        turning = asyncio.create_task(conversation.turn())
        await asyncio.sleep(1.5)
        await line.talks()
        said = await turning
        await conversation.close()
        return said, conversation

    return run(script())


def test_an_echo_is_noticed_while_the_bot_welcomes_its_member() -> None:
    """Without a sound check, as after a resume, the question isn't taken for its own answer."""
    line = Loudspeaker()
    said, _ = spoken_to(line, WELCOME)
    asked = [(end - start) for text, start, end in line.said if text == QUESTION]
    assert asked[0] > seconds_of(QUESTION) - 0.1
    assert said is not None
    assert said.answer.text == TEXT
    assert said.answer.seconds is not None
    assert said.answer.seconds < len(STORY) / RATE + 0.3


def test_a_question_that_its_own_echo_interrupted_is_asked_again() -> None:
    """Somebody has taken off their headphones: the bot finds out, and asks to the end."""
    line = Loudspeaker()
    said, _ = spoken_to(line)
    asked = [(end - start) for text, start, end in line.said if text == QUESTION]
    assert len(asked) == 2
    assert asked[0] < seconds_of(QUESTION) / 2
    assert asked[1] > seconds_of(QUESTION) - 0.1
    assert said is not None
    assert said.answer.text == TEXT


def test_a_member_who_speaks_into_the_welcome_is_no_echo() -> None:
    """Another voice over the bot's leaves the question open to interruption."""

    async def script() -> float:
        line = Line()
        conversation = talk(line, Scribe(), voice=Speaking())
        talking = asyncio.create_task(line.talks())
        await conversation.say(WELCOME)
        await talking
        asking = asyncio.create_task(conversation.ask("q1", QUESTION))
        await asyncio.sleep(2.5)
        await line.talks()
        await asking
        await conversation.close()
        return line.said[-1][2] - line.said[-1][1]

    assert run(script()) < seconds_of(QUESTION) - 0.5


def test_a_broken_voice_stops_nothing() -> None:
    """Where no engine can speak, the answer is heard all the same."""

    async def script() -> Said | None:
        line = Line()
        conversation = talk(line, Scribe(), voice=Voice(broken=True))
        await conversation.say("Hello.")
        await conversation.ask("q1", "Why?")
        turning = asyncio.create_task(conversation.turn())
        await line.talks()
        return await turning

    said = run(script())
    assert said is not None
    assert said.answer.text == TEXT
