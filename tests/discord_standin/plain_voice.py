"""A plain discord.py bot in a voice channel, to try the stand-in's voice on."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import davey
import discord
import nacl.bindings

from tests.discord_standin import Discord, Member, Stage, standin
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.voice import sound

TONE = sound.tone(440, 0.5)
"""What the bot plays: 25 frames."""


class Packets(discord.AudioSource):
    """Plays Opus frames."""

    def __init__(self, frames: list[bytes]) -> None:
        self._frames: Iterator[bytes] = iter(frames)

    def is_opus(self) -> bool:
        """Whether `read` gives Opus; it does."""
        return True

    def read(self) -> bytes:
        """Give the next frame; nothing at the end."""
        return next(self._frames, b"")


def pitch(frames: list[bytes]) -> int:
    """Give the frequency of Opus frames in whole hertz."""
    return round(sound.pitch(sound.decode(frames)))


class Ear:
    """Hears what reaches the bot, by discord.py's keys; RTP is read here, not by the stand-in."""

    def __init__(self, played: Discord, voice: discord.VoiceClient) -> None:
        self._changes = played.world.changes
        self._voice = voice
        self._loop = asyncio.get_running_loop()
        self.packets: list[tuple[int, int, bool, bytes]] = []
        """Sequence, timestamp, whether it was padded, and the payload without DAVE's layer."""
        voice._connection.add_socket_listener(self._datagram)

    def _datagram(self, data: bytes) -> None:
        if data[1] == 0x78:
            self._loop.call_soon_threadsafe(self._packet, data)

    def _packet(self, data: bytes) -> None:
        assert data[0] & 0x0F == 0
        head = 16 if data[0] & 0x10 else 12
        body = nacl.bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            data[head:-4], data[:head], data[-4:] + bytes(20), bytes(self._voice.secret_key)
        )
        padded = bool(data[0] & 0x20)
        if padded:
            body = body[: -body[-1]]
        if head == 16:
            body = body[4 * int.from_bytes(data[14:16]) :]
        number, time = int.from_bytes(data[2:4]), int.from_bytes(data[4:8])
        self.packets.append((number, time, padded, body))
        self._changes.happened()

    def decrypted(self, member: Member) -> list[bytes]:
        """Take the DAVE layer of a member's off all that came, but silence; once a packet."""
        session = self._voice._connection.dave_session
        assert session is not None
        return [
            session.decrypt(member.id, davey.MediaType.audio, body)
            for _, _, _, body in self.packets
            if body != b"\xf8\xff\xfe"
        ]


@dataclass(slots=True)
class VoiceScene:
    """A guild with two people, two voice channels and a bot that speaks."""

    played: Discord
    stage: Stage
    ada: Member
    bob: Member
    room: Channel
    other: Channel
    bot: discord.Client

    def find(self, channel: Channel) -> discord.VoiceChannel:
        """Give a voice channel as the bot knows it."""
        found = self.bot.get_channel(int(channel.id))
        assert isinstance(found, discord.VoiceChannel)
        return found

    async def connect(self, patience: float = 5.0) -> discord.VoiceClient:
        """Let the bot into the room."""
        voice: discord.VoiceClient = await self.find(self.room).connect(timeout=patience)
        await self.played.voice.secured(self.room)
        return voice

    @property
    def in_voice(self) -> bool:
        """Whether discord.py still has a voice client here."""
        guild = self.bot.get_guild(self.stage.id)
        return guild is not None and guild.voice_client is not None

    async def ended(self) -> None:
        """Wait until discord.py has given the voice client up."""
        await self.played.until(lambda: not self.stage.bot_in_voice(), "the bot is still in voice")
        while self.in_voice:  # noqa: ASYNC110 - what ends it is a task of discord.py's
            await asyncio.sleep(0)


@asynccontextmanager
async def voice_scene(intents: discord.Intents | None = None) -> AsyncIterator[VoiceScene]:
    """Set the scene; it fails in the end if anybody broke Discord's rules."""
    async with standin() as played:
        stage = played.guild()
        bot = discord.Client(
            intents=intents or discord.Intents.default(),
            connector=played.connector(),
            guild_ready_timeout=0,
        )
        scene = VoiceScene(
            played,
            stage,
            stage.member("Ada"),
            stage.member("Bob"),
            stage.voice_channel("Room"),
            stage.voice_channel("Other"),
            bot,
        )
        await played.connect(bot)
        yield scene
