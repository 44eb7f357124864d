"""A spoken self-test: a sentence is said, sent through Opus, heard and compared."""

from collections.abc import Sequence
from contextlib import aclosing

from bot.prose import words
from bot.speech.cutting import Cutting
from bot.speech.opus import decoded, encoded
from bot.speech.ports import Transcriber, Voice
from bot.speech.recording import hear_recording

SENTENCE = "I led the migration of our billing service from a monolith to six small services."


async def misheard(voice: Voice, transcriber: Transcriber, cutting: Cutting) -> tuple[float, str]:
    """Give the word error rate (0 is perfect) of `SENTENCE`, and what was understood.

    Raises:
        SpeechFailed: the voice or the recogniser doesn't work.
    """
    speaking = voice.speak(SENTENCE)
    async with aclosing(speaking):  # type: ignore[type-var] # every voice is an async generator
        sounds = [sound async for sound in speaking]
    samples = decoded(encoded(sounds))
    heard = await hear_recording(samples, transcriber, cutting=cutting)
    return word_error_rate(_plain(SENTENCE), _plain(heard.answer.text)), heard.answer.text


def word_error_rate(wanted: Sequence[str], got: Sequence[str]) -> float:
    """Count the words to change, add or take away, as a share of those that were wanted."""
    row = list(range(len(got) + 1))
    for number, word in enumerate(wanted, start=1):
        before, row[0] = row[0], number
        for at, other in enumerate(got, start=1):
            best = min(row[at] + 1, row[at - 1] + 1, before + (word != other))
            before, row[at] = row[at], best
    return row[-1] / max(1, len(wanted))


def _plain(text: str) -> list[str]:
    return [piece.text.lower() for piece in words(text)]
