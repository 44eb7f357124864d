import zlib

import aiohttp
import discord
import pytest

from tests.discord_standin import Intent, standin
from tests.discord_standin.demo_bot import DemoBot
from tests.discord_standin.gateway.compression import packer
from tests.discord_standin.scene import Scene, set_scene

GATEWAY = "wss://gateway.discord.gg/?v=10&encoding=json"


async def test_a_lost_connection_is_resumed_with_what_was_missed(scene: Scene) -> None:
    """A command run while the socket is down is answered after RESUME, in the same session."""
    (session,) = scene.played.gateway.sessions.values()
    scene.played.gateway.drop()
    await scene.played.until(lambda: session.connection is None)
    assert (await scene.ada.slash("interview lobby")).message.embeds
    assert (scene.played.gateway.resumes, scene.played.gateway.identifies) == (1, 1)


async def test_the_bot_reconnects_when_asked(scene: Scene) -> None:
    """RECONNECT makes the client leave and resume."""
    scene.played.gateway.ask_to_reconnect()
    await scene.played.until(lambda: scene.played.gateway.resumes == 1)
    assert (await scene.ada.slash("interview lobby")).message.embeds


async def test_an_invalid_session_begins_anew(scene: Scene) -> None:
    """INVALID_SESSION that can't be resumed makes the client identify again; buttons still work."""
    await scene.ada.slash("interview lobby")
    scene.played.gateway.invalidate()
    await scene.played.until(lambda: scene.played.gateway.identifies == 2)
    assert (await scene.ada.choose("Track", "Law")).text == "Chose Law"


async def test_a_session_that_is_gone_cannot_be_resumed(scene: Scene) -> None:
    """RESUME of a forgotten session is answered with INVALID_SESSION, and a new one begins."""
    scene.played.gateway.sessions.clear()
    scene.played.gateway.drop()
    await scene.played.until(lambda: scene.played.gateway.identifies == 2)


async def test_heartbeats_are_acknowledged() -> None:
    """The client beats as often as HELLO asks, and stays connected."""
    async with standin() as played:
        played.gateway.heartbeat_ms = 20
        scene = await set_scene(played, DemoBot(connector=played.connector()))
        await played.until(lambda: played.gateway.heartbeats >= 4)
        assert 0 <= scene.bot.latency < 5
    assert played.gateway.resumes == 0


async def test_a_privileged_intent_must_be_enabled_first() -> None:
    """Asking for an intent that the portal doesn't allow closes with 4014."""
    async with standin(strict=False) as played:
        played.guild()
        asked = discord.Intents(guilds=True, members=True)
        bot = DemoBot(connector=played.connector(), intents=asked)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await played.connect(bot)
        await bot.close()
    assert played.gateway.closes == [4014]


async def test_members_come_with_their_intent() -> None:
    """With GUILD_MEMBERS the bot gets all members and hears who comes and goes."""
    async with standin(privileged=Intent.GUILD_MEMBERS) as played:
        asked = discord.Intents(guilds=True, members=True)
        bot = DemoBot(connector=played.connector(), intents=asked)
        scene = await set_scene(played, bot)
        guild = bot.get_guild(scene.stage.id)
        assert guild
        await guild.chunk()
        assert guild.get_member(scene.ada.id)
        left = bot.wait_for("member_remove")
        scene.stage.kick(scene.ada)
        assert (await left).id == scene.ada.id


async def test_a_wrong_token_is_not_let_in() -> None:
    """Logging in with another token fails with 401."""
    async with standin() as played:
        bot = DemoBot(connector=played.connector())
        with pytest.raises(discord.LoginFailure):
            await bot.login("another.token")
        await bot.close()


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("nonsense", 4002),
        ('{"op": 99}', 4001),
        ('{"op": 3, "d": {}}', 4003),
        ('{"op": 2, "d": {"token": "x", "properties": {}, "intents": 1}}', 4004),
        ('{"op": 1, "d": "' + "x" * 5000 + '"}', 4002),
    ],
)
async def test_what_the_gateway_cannot_take_closes_it(sent: str, code: int) -> None:
    """A client that breaks the gateway's protocol is closed with the code for that."""
    async with (
        standin(strict=False) as played,
        aiohttp.ClientSession(connector=played.connector()) as session,
        session.ws_connect(GATEWAY) as socket,
    ):
        assert (await socket.receive_json())["op"] == 10
        await socket.send_str(sent)
        await socket.receive()
        assert socket.close_code == code


async def test_nothing_else_on_the_network_is_reached() -> None:
    """A host that isn't Discord's can't be resolved."""
    async with (
        standin() as played,
        aiohttp.ClientSession(connector=played.connector()) as session,
    ):
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get("https://example.org/")


def test_zlib_streams_can_be_read_message_by_message() -> None:
    """Each packed message can be unpacked as soon as it is there."""
    pack, stream = packer("zlib-stream"), zlib.decompressobj()
    for text in ("first", "second " * 100):
        packed = pack(text)
        assert isinstance(packed, bytes)
        assert packed.endswith(b"\x00\x00\xff\xff")
        assert stream.decompress(packed).decode() == text


def test_zstd_streams_can_be_read_message_by_message() -> None:
    """The same with zstd, where the library for it is installed."""
    zstandard = pytest.importorskip("zstandard")
    pack, stream = packer("zstd-stream"), zstandard.ZstdDecompressor().decompressobj()
    for text in ("first", "second " * 100):
        assert stream.decompress(pack(text)).decode() == text


async def test_a_client_that_is_closed_ends_its_session(scene: Scene) -> None:
    """After a clean close no session is kept, and events go nowhere."""
    await scene.played.disconnect(scene.bot)
    await scene.played.until(lambda: not scene.played.gateway.sessions)
