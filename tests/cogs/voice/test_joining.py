import importlib.metadata
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest

from cogs.client import INTENTS
from cogs.voice import versions
from cogs.voice.joining import hindrance, join, silenced
from cogs.voice.refusals import VoiceRefused
from cogs.voice.versions import check_versions
from tests.cogs.voice.calling import until
from tests.discord_standin import standin
from tests.discord_standin.permissions import Permission
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.stage import Stage
from tests.discord_standin.standin import Discord


@dataclass
class Lobby:
    """A guild with a voice channel, and the bot outside it."""

    played: Discord
    stage: Stage
    room: Channel
    other: Channel
    scene: Channel
    bot: discord.Client

    def channel(self, place: Channel) -> discord.VoiceChannel | discord.StageChannel:
        """Give a channel as the bot knows it."""
        found = self.bot.get_channel(int(place.id))
        assert isinstance(found, discord.VoiceChannel | discord.StageChannel)
        return found


@pytest.fixture
async def lobby() -> AsyncIterator[Lobby]:
    """Open a guild with the bot in it."""
    async with standin() as played:
        stage = played.guild()
        room, other = stage.voice_channel("Room", user_limit=1), stage.voice_channel("Other")
        scene = stage.stage_channel("Stage")
        bot = discord.Client(intents=INTENTS, connector=played.connector(), guild_ready_timeout=0)
        await played.connect(bot)
        yield Lobby(played, stage, room, other, scene, bot)
        await played.disconnect(bot)


async def test_joins_undeafened(lobby: Lobby) -> None:
    """The bot joins so that it can hear and be heard."""
    call = await join(lobby.channel(lobby.room))
    state = lobby.stage.voice_state()
    assert (state.self_deaf, state.self_mute) == (False, False)
    assert call.is_connected()


async def test_joins_though_a_datagram_is_lost(lobby: Lobby) -> None:
    """The voice server is asked for the bot's address again when it doesn't answer."""
    lobby.played.voice.lose_discoveries(2)
    call = await join(lobby.channel(lobby.room), patience=10.0)
    assert call.is_connected()


@pytest.mark.parametrize(
    ("denied", "name"),
    [
        (Permission.VIEW_CHANNEL, "View Channel"),
        (Permission.CONNECT, "Connect"),
        (Permission.SPEAK, "Speak"),
    ],
)
async def test_a_missing_permission_is_named(lobby: Lobby, denied: Permission, name: str) -> None:
    """Before connecting, the refusal names what the bot lacks."""
    channel = lobby.channel(lobby.room)
    lobby.stage.overwrite(lobby.room, None, deny=denied)
    await until(lambda: hindrance(channel) is not None)
    with pytest.raises(VoiceRefused, match=name):
        await join(channel)
    assert not lobby.stage.bot_in_voice()


async def test_stages_are_refused(lobby: Lobby) -> None:
    """Stages have no end-to-end encryption, so they are refused with another place to go."""
    stage = lobby.channel(lobby.scene)
    with pytest.raises(VoiceRefused, match="ordinary voice channel"):
        await join(stage)


async def test_a_full_channel_is_refused(lobby: Lobby) -> None:
    """A channel with no place left is refused before Discord leaves the bot waiting."""
    ada = lobby.stage.member("Ada")
    await ada.join_voice(lobby.room)
    await until(lambda: hindrance(lobby.channel(lobby.room)) is not None)
    assert "is full" in (hindrance(lobby.channel(lobby.room)) or "")


async def test_a_call_without_end_to_end_encryption_is_refused(lobby: Lobby) -> None:
    """Where Discord's call has no DAVE, nothing could be heard, and the bot says so and leaves."""
    lobby.played.voice.calls.of(lobby.room.id, dave=False)
    with pytest.raises(VoiceRefused, match="end-to-end encrypted"):
        await join(lobby.channel(lobby.room))
    assert not lobby.stage.bot_in_voice()


async def test_a_bot_that_was_deafened_says_so(lobby: Lobby) -> None:
    """A bot that an organiser muted or deafened names it and who can undo it."""
    call = await join(lobby.channel(lobby.room))
    assert silenced(call) is None
    lobby.stage.server_mute(None)
    await until(lambda: "muted" in (silenced(call) or ""))
    lobby.stage.server_deafen(None)
    await until(lambda: "deafened" in (silenced(call) or ""))


async def test_a_second_call_in_a_server_is_refused(lobby: Lobby) -> None:
    """A bot can be in one voice channel of a server, and says so."""
    await join(lobby.channel(lobby.room))
    other = lobby.channel(lobby.other)
    with pytest.raises(VoiceRefused, match="one only"):
        await join(other)


async def test_a_silent_voice_server_ends_in_a_sentence(
    lobby: Lobby, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When Discord doesn't answer, the bot gives up in time, and the next try is free."""
    channel = lobby.channel(lobby.room)
    monkeypatch.setattr(discord.Guild, "change_voice_state", _nothing)
    with pytest.raises(VoiceRefused, match="didn't answer in time"):
        await join(channel, patience=0.2)
    assert channel.guild.voice_client is None
    monkeypatch.undo()
    assert (await join(channel)).is_connected()


async def _nothing(*_: object, **__: object) -> None:
    """Send nothing."""


@pytest.mark.parametrize(
    ("package", "number"),
    [("discord.py", "2.8.0"), ("discord.py", "2.6.4"), ("davey", "0.2.0"), ("davey", "0.1.5")],
)
def test_other_versions_are_refused(
    monkeypatch: pytest.MonkeyPatch, package: str, number: str
) -> None:
    """Another discord.py or davey than the one this was built on is refused politely."""
    real = importlib.metadata.version
    monkeypatch.setattr(versions, "version", lambda name: number if name == package else real(name))
    with pytest.raises(VoiceRefused, match=r"need discord\.py 2\.7"):
        check_versions()


def test_a_changed_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The right version with other insides is refused, too."""
    monkeypatch.setattr(versions, "_REACHED", {discord.VoiceClient: ("not_there",)})
    with pytest.raises(VoiceRefused):
        check_versions()


def test_the_installed_versions_fit() -> None:
    """What is locked is what this was built on."""
    check_versions()
