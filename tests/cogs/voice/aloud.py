"""Members who speak sentences to the whole bot, which hears them with the fixture model."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.speech.audio import RATE, Pcm, Samples
from bot.speech.hearing import compose
from bot.speech.opus import encoded
from bot.speech.soundcheck import SENTENCE
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.espeak import Espeak
from bot.speech.whisper import Whisper, load_whisper
from cogs.voice.equipment import Equipment
from tests.cogs.house import House
from tests.discord_standin import Member, standin
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


@asynccontextmanager
async def aloud(folder: Path) -> AsyncIterator[tuple[House, Channel]]:
    """Open the whole bot with ears and a voice, and a voice channel with Ada in it."""
    async with standin() as played:
        house = House(played, folder)
        voice = VoiceChain((Espeak(),))
        house.equipment = Equipment(compose(whisper(), None), voice)
        room = house.stage.voice_channel("Room")
        await house.open()
        try:
            await house.ada.join_voice(room)
            yield house, room
        finally:
            await house.close()
            await voice.close()


async def begin(member: Member, command: str, **options: Any) -> None:
    """Go through the page: sound check, then Start; returns when the room is open."""
    await (await member.slash(command, room="voice", **options)).finished()
    checking = asyncio.create_task(member.press("Sound check"))
    await bot_spoke(member)
    await member.speak_packets(words(SENTENCE))
    await checking
    await member.sees("Your sound is good")
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


async def answers(member: Member, sentences: Sequence[str]) -> None:
    """Wait for the bot's question, then answer."""
    await bot_spoke(member)
    await member.speak_packets(words(*sentences, DONE))
