"""What plain discord.py 2.7.1 does when voice is moved, closed or lost."""

import discord
import pytest

from tests.discord_standin.plain_voice import TONE, Packets, VoiceScene, pitch, voice_scene
from tests.discord_standin.records.channel import Channel

pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
# discord.py drops a UDP socket unclosed when its voice server changes


async def heard_again(scene: VoiceScene, voice: discord.VoiceClient, channel: Channel) -> bool:
    """Whether Ada hears the whole tone in that channel, from the bot's new voice session."""
    await scene.played.voice.secured(channel)
    before = len(scene.ada.heard())
    voice.play(Packets(TONE))
    frames = (await scene.ada.hears(before + 25))[before:]
    return pitch([frame.opus for frame in frames]) == 440


async def test_another_region_is_followed() -> None:
    """The bot goes to the new voice server, and the member there hears it."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        voice = await scene.connect()

        call = scene.played.voice.change_region(scene.room)

        assert await heard_again(scene, voice, scene.room)
        assert voice.endpoint == f"{call.host}:443"
        assert scene.played.voice.calls.identifies == 2


async def test_being_moved_is_followed() -> None:
    """A moderator moves the bot: it connects to the other channel's voice server by itself."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.other)
        voice = await scene.connect()

        scene.stage.move(None, scene.other)

        assert await heard_again(scene, voice, scene.other)
        assert voice.channel == scene.find(scene.other)


@pytest.mark.slow
async def test_moving_itself_is_followed_within_thirty_seconds() -> None:
    """The bot moves itself with op 4; discord.py may first read its old UDP socket for 30 s."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.other)
        voice = await scene.connect()
        calls = scene.played.voice.calls

        await voice.move_to(scene.find(scene.other), timeout=40.0)

        await scene.played.until(lambda: calls.identifies == 2, "no second IDENTIFY", patience=40.0)
        assert await heard_again(scene, voice, scene.other)


@pytest.mark.parametrize("how", ["disconnected", "channel deleted", "kicked from the guild"])
async def test_being_taken_out_ends_the_voice_client(how: str) -> None:
    """discord.py gives its voice client up when a moderator takes the bot out of voice."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        await scene.connect()

        match how:
            case "disconnected":
                scene.stage.disconnect(None)
            case "channel deleted":
                scene.stage.delete(scene.room)
            case _:
                scene.stage.kick_bot()

        await scene.ended()
        assert scene.played.voice.calls.identifies == 1


async def test_4021_ends_the_voice_client_at_once() -> None:
    """After "rate limited" discord.py leaves and doesn't come back."""
    async with voice_scene() as scene:
        await scene.connect()

        scene.played.voice.end(scene.room, 4021)

        await scene.ended()
        assert scene.played.voice.calls.identifies == 1


@pytest.mark.parametrize("code", [4014, 4022])
async def test_a_disconnect_without_news_is_waited_out(code: int) -> None:
    """With its voice state unchanged, discord.py waits its timeout for a move, then leaves."""
    async with voice_scene() as scene:
        await scene.connect(patience=1.0)

        scene.played.voice.end(scene.room, code)

        await scene.ended()
        assert scene.played.voice.calls.identifies == 1


async def test_4015_is_not_resumed() -> None:
    """discord.py waits for voice updates that it ignores, so its resume ends in its timeout."""
    async with voice_scene() as scene:
        await scene.connect(patience=1.0)

        scene.played.voice.end(scene.room, 4015)

        await scene.ended()
        assert scene.played.voice.calls.resumes == 0


@pytest.mark.parametrize("code", [4004, 4006, 4011, 4017, 4021])
async def test_a_refused_identify_raises(code: int) -> None:
    """Without reconnecting, discord.py raises the code that its IDENTIFY was refused with."""
    async with voice_scene() as scene:
        scene.played.voice.refuse(code)

        with pytest.raises(discord.ConnectionClosed) as refused:
            await scene.find(scene.room).connect(timeout=5.0, reconnect=False)

        assert refused.value.code == code
        assert not scene.stage.bot_in_voice()


async def test_a_refused_session_is_tried_again() -> None:
    """With reconnecting, discord.py leaves, waits a second and connects anew after 4006."""
    async with voice_scene() as scene:
        scene.played.voice.refuse(4006)

        voice = await scene.connect()

        assert voice.is_connected()
        assert scene.played.voice.calls.identifies == 1


async def test_a_client_without_dave_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who can't encrypt end to end is closed with 4017."""
    monkeypatch.setattr("discord.voice_state.has_dave", False)
    async with voice_scene() as scene:
        with pytest.raises(discord.ConnectionClosed) as refused:
            await scene.find(scene.room).connect(timeout=5.0, reconnect=False)

        assert refused.value.code == 4017


@pytest.mark.slow
@pytest.mark.parametrize("code", [1006, 4006])
async def test_a_lost_connection_comes_back_after_thirty_seconds(code: int) -> None:
    """discord.py reads its closed UDP socket for 30 s before IP discovery goes on."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        voice = await scene.connect(patience=40.0)
        calls = scene.played.voice.calls

        if code == 1006:
            scene.played.voice.drop(scene.room)
        else:
            scene.played.voice.end(scene.room, code)

        await scene.played.until(lambda: calls.identifies == 2, "no second IDENTIFY", patience=40.0)
        await scene.played.until(voice.is_connected, "not back", patience=40.0)
        assert await heard_again(scene, voice, scene.room)
