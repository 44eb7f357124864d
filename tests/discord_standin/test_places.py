import discord
import pytest

from tests.discord_standin import ClientRefuses, Intent, Permission, Upload, standin
from tests.discord_standin.demo_bot import DemoBot
from tests.discord_standin.records.channel import Channel
from tests.discord_standin.scene import Scene, set_scene


async def private_room(scene: Scene) -> Channel:
    """Have Ada open a private thread with the bot in it."""
    await scene.ada.slash("interview lobby")
    await scene.ada.press("Begin")
    await scene.ada.sees("Question 1")
    (room,) = scene.ada.threads()
    return room


async def test_a_private_thread_is_seen_by_its_members_and_moderators(scene: Scene) -> None:
    """Who isn't in a private thread neither sees it nor acts in it, unless they moderate."""
    room = await private_room(scene)
    with pytest.raises(ClientRefuses, match="doesn't see"):
        scene.bob.say("Let me in", channel=room)
    with pytest.raises(ClientRefuses, match="no controls"):
        await scene.bob.press("Again")
    assert scene.bob.threads() == []
    scene.stage.give(scene.bob, scene.stage.role("Moderators", Permission.MANAGE_THREADS))
    assert scene.bob.threads() == [room]
    assert (await scene.bob.press("Again")).text == "Again number 1"


async def test_without_the_intent_no_message_of_a_guild_arrives(scene: Scene) -> None:
    """A bot without GUILD_MESSAGES hears nothing of what is written in a guild, DMs it does."""
    room = await private_room(scene)
    scene.ada.say("An answer that the bot never reads", channel=room)
    scene.ada.dm("Hello")
    await scene.ada.sees("Heard 'Hello'")
    assert (await scene.bot.heard.get()).guild is None
    assert scene.bot.heard.empty()


async def test_voice_messages_arrive_in_private(scene: Scene) -> None:
    """A recording sent in a DM reaches the bot as a voice message with its file."""
    sound = Upload("voice-message.ogg", b"OggS" * 8, "audio/ogg", seconds=1.5, waveform="AAAA")
    scene.ada.dm("", sound)
    await scene.ada.sees("[32]")
    heard = await scene.bot.heard.get()
    assert heard.attachments[0].is_voice_message()
    assert heard.attachments[0].duration == 1.5


@pytest.mark.parametrize("privileged", [False, True])
async def test_content_needs_the_privileged_intent(*, privileged: bool) -> None:
    """Without MESSAGE_CONTENT a guild's messages come empty, except those that mention the bot."""
    allowed = Intent.MESSAGE_CONTENT if privileged else Intent(0)
    async with standin(privileged=allowed) as played:
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=privileged)
        bot = DemoBot(connector=played.connector(), intents=intents)
        scene = await set_scene(played, bot)
        scene.ada.say("Secret", Upload("a.txt", b"a"))
        scene.ada.say(f"Hello <@{played.world.bot.id}>")
        first, second = await bot.heard.get(), await bot.heard.get()
    assert first.content == ("Secret" if privileged else "")
    assert len(first.attachments) == int(privileged)
    assert second.content.startswith("Hello")


async def test_a_missing_permission_is_refused_as_discord_does(scene: Scene) -> None:
    """A bot that may not open private threads gets 50013, one that sees no channel 50001."""
    channel = scene.bot.get_channel(int(scene.stage.general.id))
    assert isinstance(channel, discord.TextChannel)
    scene.stage.overwrite(scene.stage.general, deny=Permission.CREATE_PRIVATE_THREADS)
    with pytest.raises(discord.Forbidden) as refused:
        await channel.create_thread(name="Room")
    assert refused.value.code == 50013
    scene.stage.overwrite(scene.stage.general, deny=Permission.VIEW_CHANNEL)
    with pytest.raises(discord.Forbidden) as hidden:
        await channel.send("Hello")
    assert hidden.value.code == 50001
    assert scene.played.limits.invalid_requests == {403: 2}


async def test_the_bot_can_ask_what_it_may_do(scene: Scene) -> None:
    """discord.py's own computation of permissions agrees with the stand-in's."""
    updated = scene.bot.wait_for("guild_channel_update")
    scene.stage.overwrite(scene.stage.general, deny=Permission.SEND_MESSAGES)
    _, channel = await updated
    own = scene.played.world.permissions(scene.played.world.bot.id, scene.stage.general)
    voice = Permission.CONNECT | Permission.SPEAK | Permission.USE_VAD  # discord.py leaves them out
    assert channel.permissions_for(channel.guild.me).value == int(own & ~voice)
    assert Permission.ATTACH_FILES not in own


async def test_archived_threads_wake_up_unless_locked(scene: Scene) -> None:
    """Writing in an archived thread opens it again; a locked one takes no more answers."""
    room = await private_room(scene)
    scene.stage.archive(room)
    with pytest.raises(ClientRefuses, match="archived"):
        await scene.ada.slash("interview report", channel=room)
    scene.ada.say("Still here", channel=room)
    assert room.thread
    assert not room.thread.archived
    scene.stage.archive(room, locked=True)
    with pytest.raises(ClientRefuses, match="locked"):
        scene.ada.say("And now?", channel=room)
    thread = await scene.bot.fetch_channel(int(room.id))
    assert isinstance(thread, discord.Thread)
    with pytest.raises(discord.HTTPException) as refused:
        await thread.send("Neither can I")
    assert refused.value.code == 160005


async def test_a_deleted_thread_is_gone_for_the_bot(scene: Scene) -> None:
    """Writing to a thread that a moderator deleted gives 10003."""
    room = await private_room(scene)
    thread = await scene.bot.fetch_channel(int(room.id))
    assert isinstance(thread, discord.Thread)
    scene.stage.delete(room)
    with pytest.raises(discord.NotFound) as gone:
        await thread.send("Hello?")
    assert gone.value.code == 10003


async def test_people_may_take_no_direct_messages(scene: Scene) -> None:
    """A bot that writes to somebody with closed DMs gets 50007."""
    scene.ada.refuse_direct_messages()
    user = await scene.bot.fetch_user(scene.ada.id)
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("Hello")
    assert refused.value.code == 50007


async def test_a_kicked_bot_has_no_commands_there(scene: Scene) -> None:
    """After a kick the bot hears that the guild is gone, and its commands aren't offered."""
    gone = scene.bot.wait_for("guild_remove")
    scene.stage.kick_bot()
    assert (await gone).id == scene.stage.id
    with pytest.raises(ClientRefuses, match="synced"):
        await scene.ada.slash("interview report")


async def test_who_leaves_is_out_of_the_threads_too(scene: Scene) -> None:
    """A member who leaves the guild is out of its threads and sees nothing any more."""
    room = await private_room(scene)
    scene.ada.leave()
    assert room.thread
    assert scene.ada.user.id not in room.thread.members
    assert scene.ada.messages() == []


async def test_a_timeout_silences(scene: Scene) -> None:
    """During a timeout nothing can be written or run; afterwards it can."""
    scene.stage.time_out(scene.ada, 60)
    with pytest.raises(ClientRefuses, match="may not"):
        scene.ada.say("Hello")
    scene.played.clock.advance(61)
    scene.ada.say("Hello again")
