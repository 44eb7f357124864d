"""Who may be in a voice channel, and what the bot is told of it."""

import json
from typing import Any

import aiohttp
import discord
import pytest

from tests.discord_standin import ClientRefuses, Permission, RuleBroken, standin
from tests.discord_standin.plain_voice import voice_scene
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.voice.ops import Op


@pytest.mark.parametrize("denied", [Permission.CONNECT, Permission.VIEW_CHANNEL])
async def test_a_connect_that_is_not_allowed_is_met_with_silence(denied: Permission) -> None:
    """Discord doesn't answer op 4 where the bot may not connect; discord.py times out."""
    async with voice_scene() as scene:
        scene.stage.overwrite(scene.room, deny=denied)

        with pytest.raises(TimeoutError):
            await scene.find(scene.room).connect(timeout=0.3)

        assert not scene.stage.bot_in_voice()


async def test_a_full_channel_takes_only_who_may_move_members() -> None:
    """A user limit holds for members and the bot, but not for who may move members."""
    async with voice_scene() as scene:
        scene.room.user_limit = 1
        await scene.ada.join_voice(scene.room)

        with pytest.raises(ClientRefuses):
            await scene.bob.join_voice(scene.room)
        with pytest.raises(TimeoutError):
            await scene.find(scene.room).connect(timeout=0.3)
        scene.stage.bot_may(Permission.MOVE_MEMBERS)
        await scene.find(scene.room).connect(timeout=5.0)

        assert scene.stage.voice_state().channel_id == scene.room.id


async def test_the_bot_sees_members_come_mute_and_go() -> None:
    """With the intent, discord.py knows who is in which voice channel and who is muted."""
    async with voice_scene() as scene:
        seen: list[tuple[bool, bool]] = []

        async def on_voice_state_update(
            member: discord.Member, before: discord.VoiceState, after: discord.VoiceState
        ) -> None:
            seen.append((after.channel is not None, after.self_mute))
            scene.played.world.changes.happened()

        scene.bot.event(on_voice_state_update)
        await scene.ada.join_voice(scene.room)
        await scene.played.until(lambda: len(seen) == 1, "the bot misses that she came")
        scene.ada.mute()
        await scene.played.until(lambda: len(seen) == 2, "the bot misses that she is muted")
        await scene.ada.leave_voice()
        await scene.played.until(lambda: len(seen) == 3, "the bot misses that she left")

        assert seen == [(True, False), (True, True), (False, True)]


async def test_who_is_in_voice_before_the_bot_is_in_guild_create() -> None:
    """A bot that logs in later finds the members who are in voice already."""
    async with standin() as played:
        stage = played.guild()
        room = stage.voice_channel("Room")
        ada = stage.member("Ada")
        await ada.join_voice(room)
        bot = discord.Client(
            intents=discord.Intents.default(), connector=played.connector(), guild_ready_timeout=0
        )
        await played.connect(bot)

        found = bot.get_channel(int(room.id))

        assert isinstance(found, discord.VoiceChannel)
        assert [member.id for member in found.members] == [ada.id]


async def test_without_the_intent_no_voice_state_is_told() -> None:
    """Without GUILD_VOICE_STATES a bot hears nothing of voice, so it can't connect either."""
    async with voice_scene(discord.Intents(guilds=True)) as scene:
        await scene.ada.join_voice(scene.room)

        with pytest.raises(TimeoutError):
            await scene.find(scene.room).connect(timeout=0.3)

        assert scene.find(scene.room).members == []


async def test_who_may_not_speak_is_suppressed() -> None:
    """Without SPEAK the bot may connect, but the voice server passes on nothing of it."""
    async with voice_scene() as scene:
        scene.stage.overwrite(scene.room, deny=Permission.SPEAK)
        await scene.connect()

        assert scene.stage.voice_state().suppress


async def test_ready_comes_before_all_else() -> None:
    """A client is told who else is there after READY: before it, discord.js keeps no list."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        await scene.connect()
        session = scene.played.voice.bot(scene.room)
        assert session is not None

        first = [json.loads(item)["op"] for _, item in session._sent if isinstance(item, str)]

        assert first[:3] == [Op.READY, Op.CLIENTS_CONNECT, Op.CLIENT_FLAGS]


class Raw:
    """A voice gateway client that sends what it likes."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def closed_after(self, *messages: dict[str, Any]) -> int:
        """Send messages, and give the code that the socket is closed with."""
        for message in messages:
            await self._socket.send_json(message)
        while not self._socket.closed:
            await self._socket.receive()
        return self._socket.close_code or 0


WRONG = [
    (4003, [{"op": 5, "d": {"speaking": 1, "delay": 0, "ssrc": 1}}]),
    (4002, [{"op": 0, "d": {"server_id": "1"}}]),
    (4002, [{"op": 3, "d": 7}]),
    (4002, [{"d": {}}]),
    (4001, [{"op": 77, "d": {}}]),
    (4002, [{"op": 7, "d": {"token": "x"}}]),
    (
        4006,
        [{"op": 7, "d": {"server_id": "1", "token": "x", "session_id": "y", "seq_ack": 0}}],
    ),
    (
        4006,
        [{"op": 0, "d": {"server_id": "1", "user_id": "2", "session_id": "3", "token": "4"}}],
    ),
]


@pytest.mark.parametrize(("code", "messages"), WRONG)
async def test_a_client_that_breaks_the_order_is_closed(
    code: int, messages: list[dict[str, Any]]
) -> None:
    """Each wrong message is met with the close code that Discord has for it."""
    async with standin(strict=False) as played:
        room: Channel = played.guild().voice_channel("Room")
        host = played.voice.call(room).host
        async with (
            aiohttp.ClientSession(connector=played.connector()) as session,
            session.ws_connect(f"wss://{host}/?v=8") as socket,
        ):
            assert await Raw(socket).closed_after(*messages) == code

        if code != 4006:
            with pytest.raises(RuleBroken):
                played.referee.require_clean()
