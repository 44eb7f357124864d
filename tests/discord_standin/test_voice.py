"""Plain discord.py in a voice channel: sound under DAVE, both ways."""

import asyncio
from itertools import pairwise

from tests.discord_standin import Manner
from tests.discord_standin.plain_voice import TONE, Ear, Packets, pitch, voice_scene
from tests.discord_standin.voice import sound


async def test_two_members_hear_what_the_bot_plays() -> None:
    """Two members decrypt every frame that the bot plays, and it is the tone that was played."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        await scene.bob.join_voice(scene.room)
        voice = await scene.connect()

        voice.play(Packets(TONE))

        for member in (scene.ada, scene.bob):
            frames = await member.hears(25)
            assert pitch([frame.opus for frame in frames]) == 440
            assert member.headset.undecryptable == 0


async def test_members_reach_the_bot_and_each_other() -> None:
    """What a member says comes to the bot and to another member, encrypted and complete."""
    async with voice_scene() as scene:
        voice = await scene.connect()
        ear = Ear(scene.played, voice)
        await scene.ada.join_voice(scene.room)
        await scene.bob.join_voice(scene.room)

        await scene.ada.speak_packets(sound.tone(600, 0.4), pace=0.002)
        await scene.played.until(lambda: len(ear.packets) == 25, "the bot misses packets")

        assert pitch(ear.decrypted(scene.ada)) == 600
        assert [packet[3] for packet in ear.packets[20:]] == [b"\xf8\xff\xfe"] * 5
        assert pitch([frame.opus for frame in scene.bob.heard(scene.ada)]) == 600
        assert scene.played.voice.sent[scene.ada.id] == 25


async def test_sequence_and_timestamp_wrap_and_pauses_move_only_time() -> None:
    """Sequence numbers go on by one over their wrap; a pause moves the timestamp alone."""
    async with voice_scene() as scene:
        ear = Ear(scene.played, await scene.connect())
        await scene.ada.join_voice(scene.room)
        manner = Manner(pace=0.001, ended=False)

        await scene.ada.speak_packets(TONE[:10], manner)
        await scene.ada.pause(1.0, pace=0.0)
        await scene.ada.speak_packets(TONE[10:], manner)
        await scene.played.until(lambda: len(ear.packets) == 25, "the bot misses packets")

        numbers = [packet[0] for packet in ear.packets]
        times = [packet[1] for packet in ear.packets]
        steps = [(b - a) % 2**32 for a, b in pairwise(times)]
        assert [(b - a) % 2**16 for a, b in pairwise(numbers)] == [1] * 24
        assert min(numbers) == 0
        assert min(times) < times[0]
        assert [step for step in steps if step != 960] == [960 + 48_000]


async def test_keys_change_when_somebody_joins_and_leaves_mid_speech() -> None:
    """A newcomer hears the bot from then on, and after a leave the others still do."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        voice = await scene.connect()
        group = scene.played.voice.call(scene.room).group
        assert group is not None
        before = group.epoch

        voice.play(Packets(sound.tone(440, 1.2)))
        await scene.ada.hears(10)
        await scene.bob.join_voice(scene.room)
        await scene.bob.hears(10)
        await scene.bob.leave_voice()
        count = len(scene.ada.heard())
        await scene.ada.hears(count + 10)

        assert group.epoch == before + 2
        assert group.invalid == []
        assert scene.ada.headset.undecryptable <= 2  # discord.py changes its key a little early


async def test_alone_the_bot_begins_a_new_group() -> None:
    """When everybody has left, DAVE begins anew, and who comes back hears the bot."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        voice = await scene.connect()
        await scene.ada.leave_voice()
        group = scene.played.voice.call(scene.room).group
        assert group is not None
        assert group.epoch == 0

        await scene.ada.join_voice(scene.room)
        voice.play(Packets(TONE))

        assert pitch([frame.opus for frame in await scene.ada.hears(25)]) == 440


async def test_the_favourite_wins_races_of_commits() -> None:
    """Two members commit to let a third in; the favourite's commit is taken, the other's not."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        await scene.connect()
        bot_id = int(scene.played.world.bot.id)
        group = scene.played.voice.call(scene.room).group
        assert group is not None
        group.lost.clear()

        scene.played.voice.favour(scene.room, bot_id)
        await scene.bob.join_voice(scene.room)

        assert group.lost == [scene.ada.id]
        assert group.invalid == []


async def test_three_form_a_group_at_once() -> None:
    """Changes that come during a round of commits wait for the next one; nobody falls out."""
    async with voice_scene() as scene:
        eve = scene.stage.member("Eve")
        people = [scene.ada, scene.bob, eve]

        joining = asyncio.gather(*(person.join_voice(scene.room) for person in people))
        voice = await scene.connect()
        await joining
        voice.play(Packets(TONE))

        for person in people:
            assert len(await person.hears(25)) == 25
        group = scene.played.voice.call(scene.room).group
        assert group is not None
        assert group.invalid == []


async def test_a_stage_is_outside_dave() -> None:
    """In a stage channel nothing is encrypted end to end, and newcomers may not speak."""
    async with voice_scene() as scene:
        stage = scene.stage.stage_channel("Stage")
        await scene.ada.join_voice(stage)
        await scene.bob.join_voice(stage)

        await scene.ada.speak_packets(TONE, pace=0.0)

        assert scene.played.voice.call(stage).group is None
        assert scene.ada.voice_state is not None
        assert scene.ada.voice_state.suppress
        assert scene.bob.heard(scene.ada) == []
