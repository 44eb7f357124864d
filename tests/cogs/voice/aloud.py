"""Members who speak sentences to the whole bot, which hears them with the fixture model."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.interview.transcript import Turn
from bot.speech.audio import RATE, Pcm, Samples
from bot.speech.hearing import Hearing, compose
from bot.speech.opus import encoded
from bot.speech.ports import Voice
from bot.speech.soundcheck import SENTENCE
from bot.speech.turns import Manners
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.espeak import Espeak
from bot.speech.whisper import Whisper, load_whisper
from cogs.room_clock import Pace
from cogs.voice.connection import Call
from cogs.voice.equipment import Equipment
from storage.records import SittingRecord
from tests.cogs.house import House
from tests.cogs.voice.tidiness import leaving_nothing
from tests.discord_standin import Member, standin, text_of
from tests.discord_standin.records.channel import Channel
from tests.speech.sounding import silence, speech

FIXTURE = Path(__file__).parents[2] / "data" / "whisper-fixture"
DONE = "That is all I have to say."


@cache
def whisper() -> Whisper:
    """Load the fixture model once a process."""
    return load_whisper(FIXTURE)


def packets(sound: Samples) -> tuple[bytes, ...]:
    """Encode a sound as Discord's client does."""
    samples = np.clip(sound * 32767, -32768, 32767).astype(np.int16)
    return encoded([Pcm(samples, RATE)])


def words(*sentences: str, pause: float = 0.8) -> tuple[bytes, ...]:
    """Give the packets of sentences with a pause after each but the last."""
    parts: list[Samples] = []
    for sentence in sentences:
        parts += [speech(sentence), silence(pause)]
    return packets(np.concatenate(parts[:-1]))


class Terse:
    """A voice that makes a tone of 0.3 s of each sentence, so that scenes are short."""

    name = "terse"

    async def speak(self, text: str) -> AsyncIterator[Pcm]:
        """Make a tone."""
        del text
        yield Pcm((np.sin(np.arange(6_600) / 8) * 8_000).astype(np.int16), 22_050)

    async def close(self) -> None:
        """Nothing to give back."""


@asynccontextmanager
async def aloud(
    folder: Path,
    *,
    voice: Voice | None = None,
    hearing: Hearing | None = None,
    manners: Manners = Manners(),  # noqa: B008 - a value
    pace: Pace = Pace(countdown=0.0),  # noqa: B008 - a value
) -> AsyncIterator[tuple[House, Channel]]:
    """Open the whole bot with ears and a voice, and a voice channel with Ada in it.

    When it is closed, nothing may be left of it: no task, no thread, no socket.
    """
    whisper()  # once a process, with what it holds
    async with leaving_nothing(), standin() as played:
        house = House(played, folder)
        house.pace = pace
        voice = voice or VoiceChain((Espeak(),))
        house.equipment = Equipment(hearing or compose(whisper(), None), voice, manners=manners)
        room = house.stage.voice_channel("Room")
        await house.open()
        try:
            await house.ada.join_voice(room)
            yield house, room
        finally:
            await house.close()
            await voice.close()


KEEP, KEEPING = "Keep my sound for 7 days", "Keep no sound"
"""The button with which a member has their sound kept, and the one that stands there then."""


async def begin(member: Member, command: str, *, keeping: bool = False, **options: Any) -> None:
    """Go through the page: sound check, then Start; returns when the room is open.

    When `keeping`, the member has the sound of their answers kept.
    """
    await (await member.slash(command, room="voice", **options)).finished()
    checking = asyncio.create_task(member.press("Sound check"))
    await bot_spoke(member)
    await member.speak_packets(words(SENTENCE))
    await checking
    await member.sees("Your sound is good")
    if keeping:
        await member.press(KEEP)
        await member.sees(KEEPING)
    await (await member.press("Start")).finished()


async def bot_spoke(member: Member, quiet: float = 0.7) -> None:
    """Wait until the bot has said something and been silent for a while."""
    loop, count = asyncio.get_running_loop(), len(member.heard())
    async with asyncio.timeout(60):
        while True:
            await asyncio.sleep(0.1)  # packets come over a socket, whenever they come
            frames = member.heard()
            if len(frames) > count and loop.time() - frames[-1].arrived > quiet:
                return


async def asked_aloud(house: House, times: int = 1) -> None:
    """Wait until so many questions have been asked, to the last word of the last."""
    await posted(house.ada, "### ", times=times)
    (call,) = house.app.client.voice_clients
    assert isinstance(call, Call)
    async with asyncio.timeout(60):
        for playing in (True, False):
            while call.is_playing() is not playing:  # noqa: ASYNC110 - a thread changes it
                await asyncio.sleep(0.01)


async def answers(member: Member, sentences: Sequence[str]) -> None:
    """Wait for the bot's question, then answer."""
    await bot_spoke(member)
    await member.speak_packets(words(*sentences, DONE))


QUICK = Manners(finished=0.9, neutral=1.0, unfinished=1.2, silences=(1.5, 3.0, 4.5))
"""Waits of a scene: as in an interview, and shorter."""
SHORT = {"track": "software-engineering", "format": "short", "mode": "warm-up"}


async def start(member: Member, **options: Any) -> None:
    """Begin an interview of two questions, or what the options say, and hear its first words."""
    await begin(member, "interview start", **{**SHORT, **options})
    await bot_spoke(member)


async def posted(member: Member, text: str, *, times: int = 1, patience: float = 60.0) -> None:
    """Wait until a text was posted for a member to see; it may take long."""
    async with asyncio.timeout(patience):
        while count(member, text) < times:  # noqa: ASYNC110 - sound goes over sockets
            await asyncio.sleep(0.1)


def count(member: Member, text: str) -> int:
    """Count the messages in the member's threads that hold a text."""
    return sum(text in text_of(m) for room in member.threads() for m in member.messages(room))


async def to_the_report(member: Member, *sentences: str, questions: int = 8) -> None:
    """Answer each question with the same sentences until the report is there."""
    for _ in range(questions):
        if count(member, "Show my feedback"):
            return
        await answers(member, sentences)
        asked = count(member, "What I heard")
        with suppress(TimeoutError):
            await posted(member, "What I heard", times=asked + 1, patience=15)
    await posted(member, "Show my feedback")


async def turns_of(house: House, member: Member) -> tuple[SittingRecord, tuple[Turn, ...]]:
    """Give the member's only sitting and what is kept of it."""
    record = await house.archive.sittings.get(1)
    assert record is not None
    assert record.member == str(member.id)
    return record, (await house.archive.sittings.transcript(1)).turns


def words_of(turns: Sequence[Turn]) -> list[str]:
    """Give the answers' words, none for a question that was skipped."""
    return [turn.answer.text if turn.answer else "" for turn in turns]


@asynccontextmanager
async def echoing(member: Member, delay: float = 0.2) -> AsyncIterator[None]:
    """Bring the bot's sound back through a member's microphone, as a loudspeaker does."""
    task = asyncio.create_task(_echo(member, delay))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _echo(member: Member, delay: float) -> None:
    """Send what was heard `delay` seconds later, at the time at which it came."""
    loop, headset = asyncio.get_running_loop(), member.headset
    done, began, since = len(headset.frames), headset._timestamp, loop.time()
    headset.speaking(1)
    while True:
        await asyncio.sleep(0.01)
        while done < len(headset.frames) and headset.frames[done].arrived + delay <= loop.time():
            late = int((loop.time() - since) * 48_000) - (headset._timestamp - began) % 2**32
            headset.skip(max(0, late - 960) // 960 * 960)
            headset.send(headset.next_packet(headset.frames[done].opus))
            done += 1
