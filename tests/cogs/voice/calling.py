"""A bot in a voice channel of the stand-in, and what it hears there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import numpy as np
from discord import Client, VoiceChannel

from bot.speech.audio import RATE, Samples
from cogs.client import INTENTS
from cogs.voice.connection import Call
from cogs.voice.joining import join
from tests.cogs.voice.tidiness import leaving_nothing
from tests.discord_standin import standin
from tests.discord_standin.acting.member import Member
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.stage import Stage
from tests.discord_standin.standin import Discord


@dataclass
class Heard:
    """What came out of a receiver."""

    pieces: list[tuple[float, Samples]] = field(default_factory=list)
    missing: list[tuple[float, float]] = field(default_factory=list)

    def __call__(self, at: float, samples: Samples) -> None:
        """Take a piece."""
        self.pieces.append((at, samples))

    def lost(self, at: float, seconds: float) -> None:
        """Take word of sound that never came."""
        self.missing.append((at, seconds))

    @property
    def sound(self) -> Samples:
        """All of it, holes left out."""
        return np.concatenate([np.zeros(0, np.float32), *(piece for _, piece in self.pieces)])

    @property
    def seconds(self) -> float:
        """How long it is, holes left out."""
        return len(self.sound) / RATE

    @property
    def holes(self) -> list[float]:
        """Seconds of silence between pieces, where there is more than 1 ms."""
        ends = [at + len(samples) / RATE for at, samples in self.pieces]
        starts = [at for at, _ in self.pieces[1:]]
        gaps = [start - end for start, end in zip(starts, ends, strict=False)]
        return [gap for gap in gaps if gap > 0.001]


@dataclass
class Table:
    """The bot with Ada in a voice channel."""

    discord: Discord
    stage: Stage
    bot: Client
    ada: Member
    room: Channel
    call: Call
    heard: Heard

    async def secured(self) -> None:
        """Wait until everybody can decrypt everybody, the bot with its own keys, too."""
        await self.discord.voice.secured(self.room)
        await until(lambda: self.call.private)

    async def hears(self, seconds: float) -> None:
        """Wait until the bot has heard so much."""
        await until(lambda: self.heard.seconds >= seconds - 0.001)


async def until(look: Callable[[], object], patience: float = 20.0) -> float:
    """Wait until something is so; give the seconds that it took."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    async with asyncio.timeout(patience):
        while not look():  # noqa: ASYNC110 - a thread changes it, which knows no events
            await asyncio.sleep(0.01)
    return loop.time() - begun


@asynccontextmanager
async def at_table(*, listening: bool = True) -> AsyncIterator[Table]:
    """Let the bot join Ada in a channel, and hear her; nothing of it is left afterwards."""
    async with leaving_nothing(), standin() as played:
        stage = played.guild()
        ada, room = stage.member("Ada"), stage.voice_channel("Room")
        bot = Client(intents=INTENTS, connector=played.connector(), guild_ready_timeout=0)
        await played.connect(bot)
        await ada.join_voice(room)
        channel = bot.get_channel(int(room.id))
        assert isinstance(channel, VoiceChannel)
        call, heard = await join(channel), Heard()
        if listening:
            call.listen(int(ada.user.id), heard, heard.lost)
        table = Table(played, stage, bot, ada, room, call, heard)
        await table.secured()
        yield table
        await played.disconnect(bot)
