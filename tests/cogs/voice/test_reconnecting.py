import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import discord
import pytest
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordVoiceWebSocket

from cogs.voice import reconnecting
from cogs.voice.connection import GRACE
from cogs.voice.joining import join
from cogs.voice.refusals import VoiceRefused
from tests.cogs.voice.calling import Table, at_table, until
from tests.discord_standin.voice import sound

GENEROUS = 8.0
"""Seconds that a recovery may take; measured ones are in benchmarks/voice.py."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again at once; discord.py waits up to 2 s, by chance."""
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.05)


async def speaks_again(table: Table, patience: float = GENEROUS) -> None:
    """Assert that the call comes back by itself, and that both sides hear each other."""
    await until(lambda: table.discord.voice.bot(table.room) is not None, patience)
    await until(table.call.is_connected, patience)
    await table.secured()
    before = table.call.counts.heard
    await table.ada.speak_packets(sound.tone(500, 0.3), pace=0.004)
    await until(lambda: table.call.counts.heard == before + 15)
    told = len(table.ada.heard())
    for packet in sound.tone(600, 0.2):
        table.call.send_audio_packet(packet, encode=False)
    await table.ada.hears(told + 10)
    assert not table.call.ended.is_set()


async def ends(table: Table, patience: float = GENEROUS) -> None:
    """Assert that the call is over, is known to be, and leaves room for the next one."""
    await asyncio.wait_for(table.call.ended.wait(), patience)
    assert not table.call.is_connected()
    guild = table.bot.get_guild(int(table.stage.id))
    assert guild is None or guild.voice_client is None


@pytest.mark.parametrize("code", [4006, 4009, 4015])
async def test_closed_and_back(code: int) -> None:
    """After closes that Discord means to be reconnected from, both sides hear each other again."""
    async with at_table() as table:
        table.discord.voice.end(table.room, code)
        await until(lambda: not table.call.is_connected())
        await speaks_again(table)
        assert table.call.counts.sessions == 1


async def test_a_broken_line_is_mended() -> None:
    """After a connection that broke without a word (1006), the call is back."""
    async with at_table() as table:
        table.discord.voice.drop(table.room)
        await until(lambda: not table.call.is_connected())
        await speaks_again(table)


async def test_a_hole_in_a_call_is_told() -> None:
    """How long nobody could be heard is known once the call is back."""
    async with at_table() as table:
        table.discord.voice.refuse(4006)
        table.discord.voice.drop(table.room)
        await until(lambda: table.call.unheard)
        await speaks_again(table)
        assert 0.9 < sum(seconds for _, seconds in table.heard.missing) < GENEROUS
        assert not table.call.unheard


async def test_another_region_is_followed() -> None:
    """When the call is held on another voice server, the bot goes there and hears on."""
    async with at_table() as table:
        table.discord.voice.change_region(table.room)
        await until(lambda: table.call.counts.sessions == 1)
        await speaks_again(table)


async def test_keys_that_change_while_the_region_does_end_no_call() -> None:
    """An answer that comes too late for a closing socket is dropped, and the call goes on."""
    async with at_table() as table:
        table.discord.voice.change_region(table.room, rekeying=True)
        await until(lambda: table.call.counts.sessions == 1)
        await speaks_again(table)


async def test_being_moved_is_followed() -> None:
    """When both are moved to another channel, the bot hears the member there."""
    async with at_table() as table:
        other = table.stage.voice_channel("Other")
        table.stage.move(None, other)
        table.stage.move(table.ada, other)
        table.room = other
        await until(lambda: table.call.counts.sessions == 1)
        await speaks_again(table)
        assert isinstance(table.call.channel, discord.VoiceChannel)
        assert table.call.channel.id == int(other.id)


def kicked(table: Table) -> None:
    """Disconnect the bot, as a moderator does."""
    table.stage.disconnect(None)


def deleted(table: Table) -> None:
    """Delete the channel."""
    table.stage.delete(table.room)


@pytest.mark.parametrize("happens", [kicked, deleted])
async def test_force_ends_the_call(happens: Callable[[Table], None]) -> None:
    """A moderator who disconnects the bot, or deletes the channel, ends the call at once."""
    async with at_table() as table:
        happens(table)
        await ends(table, 3.0)


@pytest.mark.parametrize("code", [4014, 4021, 4022])
async def test_final_closes_end_the_call(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """After closes that Discord forbids to reconnect from, the call is over, not half open."""
    monkeypatch.setattr(reconnecting, "_NEWS", 0.5)
    async with at_table() as table:
        table.discord.voice.end(table.room, code)
        await ends(table)


@pytest.mark.parametrize("code", [4017, 4021])
async def test_a_refusal_while_coming_back_ends_the_call(code: int) -> None:
    """A voice server that refuses a reconnecting bot for good isn't asked over and over."""
    async with at_table() as table:
        table.discord.voice.refuse(code, times=2)
        table.discord.voice.end(table.room, 4006)
        await ends(table)
        assert table.discord.voice.calls.refusals == [code]


async def test_a_network_that_comes_back_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the voice server can't be reached at first, the bot tries again and is back."""
    reached, fails = DiscordVoiceWebSocket.from_connection_state, [True, True]

    async def shaky(*args: Any, **options: Any) -> DiscordVoiceWebSocket:
        if fails:
            fails.pop()
            raise aiohttp.ClientConnectionError
        return await reached(*args, **options)

    async with at_table() as table:
        monkeypatch.setattr(DiscordVoiceWebSocket, "from_connection_state", shaky)
        table.discord.voice.drop(table.room)
        await until(lambda: not fails)
        await speaks_again(table)


async def test_a_call_that_stays_away_is_given_up() -> None:
    """After two minutes without a connection the call is over, and not before."""
    async with at_table() as table:
        table.discord.voice.refuse(4006, times=100)
        table.discord.voice.drop(table.room)
        await until(lambda: not table.call.is_connected())
        now = time.monotonic()
        table.call.beat(now + GRACE - 5.0)
        await asyncio.sleep(0.1)
        assert not table.call.ended.is_set()
        table.call.beat(now + GRACE + 1.0)
        await ends(table, 3.0)


async def test_a_refusal_at_the_door_is_a_sentence() -> None:
    """Without end-to-end encryption (4017), joining ends at once with what to do."""
    async with at_table() as table:
        await table.call.disconnect()
        table.discord.voice.refuse(4017)
        with pytest.raises(VoiceRefused, match="end-to-end encryption"):
            await asyncio.wait_for(join(channel_of(table)), 3.0)
        assert channel_of(table).guild.voice_client is None


def channel_of(table: Table) -> discord.VoiceChannel:
    """Give the room as the bot knows it."""
    channel = table.bot.get_channel(int(table.room.id))
    assert isinstance(channel, discord.VoiceChannel)
    return channel
