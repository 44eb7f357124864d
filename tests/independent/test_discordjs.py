"""discord.js and @discordjs/voice, unmodified, in one call with our bot: they share no code."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from cogs.voice.opus import library
from tests.cogs.voice.calling import Heard, Table, at_table, until
from tests.discord_standin.voice import sound
from tests.independent.guest import Guest, guest

pytestmark = [pytest.mark.independent, pytest.mark.slow]


async def say(table: Table, packets: Sequence[bytes]) -> None:
    """Let our bot say Opus frames at real pace."""
    loop = asyncio.get_running_loop()
    await table.call.ws.speak()
    begun = loop.time()
    for number, packet in enumerate(packets, 1):
        table.call.send_audio_packet(packet, encode=False)
        await asyncio.sleep(max(0.0, begun + 0.02 * number - loop.time()))


def pitch(heard: Heard) -> float:
    """Give the tone that our bot heard, in hertz; its sound is at 16 kHz."""
    return sound.pitch(heard.sound) * 16_000 / sound.RATE


async def joined(table: Table, other: Guest) -> Heard:
    """Let discord.js into the call; our bot listens to it alone, and it to our bot and Ada."""
    heard = Heard()
    table.call.listen(other.user_id, heard, heard.lost)
    other.order("join")
    await other.until(lambda: other.told("ready"), "discord.js didn't connect to voice")
    await table.secured()
    for user_id in (int(table.discord.world.bot.id), table.ada.id):
        other.order("listen", user=str(user_id))
    return heard


async def test_our_bot_and_discordjs_hear_each_other(node: str, tmp_path: Path) -> None:
    """Under DAVE our bot hears discord.js's tone, and discord.js hears our bot's and Ada's."""
    library()
    async with (
        at_table(listening=False) as table,
        guest(node, table.discord, table.stage, table.room, tmp_path) as other,
    ):
        heard = await joined(table, other)

        other.play(sound.tone(660, 1.0))
        await until(lambda: heard.seconds > 0.9)
        await say(table, sound.tone(440, 1.0))
        await table.ada.tone(900, 1.0)
        bot_id = int(table.discord.world.bot.id)
        await other.until(lambda: len(other.opus(bot_id)) >= 45, "our bot wasn't heard")
        await other.until(lambda: len(other.opus(table.ada.id)) >= 45, "Ada wasn't heard")

        assert abs(pitch(heard) - 660) < 3
        assert abs(sound.pitch(sound.decode(other.opus(bot_id))) - 440) < 2
        assert abs(sound.pitch(sound.decode(other.opus(table.ada.id))) - 900) < 2
        assert other.told("error") == []


async def test_keys_change_under_way(node: str, tmp_path: Path) -> None:
    """Somebody joins and leaves, the call changes its server: both still hear each other."""
    library()
    async with (
        at_table(listening=False) as table,
        guest(node, table.discord, table.stage, table.room, tmp_path) as other,
    ):
        heard = await joined(table, other)
        bob = table.stage.member("Bob")

        await bob.join_voice(table.room)
        await bob.leave_voice()
        table.discord.voice.change_region(table.room)
        connected = table.discord.voice.call(table.room).people
        await other.until(lambda: other.user_id in connected, "discord.js didn't follow")
        await table.secured()
        before = heard.seconds
        other.play(sound.tone(660, 1.0))
        await until(lambda: heard.seconds > before + 0.9)
        await say(table, sound.tone(440, 1.0))

        bot_id = int(table.discord.world.bot.id)
        await other.until(lambda: len(other.opus(bot_id)) >= 45, "our bot wasn't heard")
        assert abs(pitch(heard) - 660) < 3
        assert other.told("error") == []
