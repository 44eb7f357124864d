"""What goes wrong with packets on their way to the bot, on demand."""

import pytest

from tests.discord_standin import Manner
from tests.discord_standin.plain_voice import TONE, Ear, VoiceScene, voice_scene
from tests.discord_standin.voice import sound

MANNER = Manner(pace=0.001, ended=False)


async def spoken(scene: VoiceScene, manner: Manner = MANNER, seconds: float = 2.0) -> Ear:
    """Let Ada speak to the bot; gives what came when the last packet of hers has."""
    ear = Ear(scene.played, await scene.connect())
    await scene.ada.join_voice(scene.room)
    await scene.ada.speak_packets(sound.tone(500, seconds), manner)
    scene.played.voice.weather.loss = scene.played.voice.weather.reorder = 0.0
    await scene.ada.speak_packets([b"\xf8\xff\xfe"], MANNER)
    await scene.played.until(lambda: any(p[3] == b"\xf8\xff\xfe" for p in ear.packets), "no end")
    return ear


async def test_loss_takes_a_share_of_packets_and_is_counted() -> None:
    """Of 100 packets about a tenth never comes, and the count of what was sent still has them."""
    async with voice_scene() as scene:
        scene.played.voice.weather.loss = 0.1

        ear = await spoken(scene)

        assert 80 <= len(ear.packets) - 1 <= 98
        assert scene.played.voice.sent[scene.ada.id] == 101


async def test_named_packets_are_lost_and_swapped() -> None:
    """A manner loses and swaps exactly the packets that it names."""
    async with voice_scene() as scene:
        ear = await spoken(scene, Manner(pace=0.001, ended=False, lost={3}, swapped={10}), 0.4)

        numbers = [packet[0] for packet in ear.packets]
        first = numbers[0]
        steps = [(number - first) % 2**16 for number in numbers]
        assert steps == [0, 1, 2, *range(4, 10), 11, 10, *range(12, 21)]


@pytest.mark.parametrize("share", [0.25, 1.0])
async def test_padding_is_inside_and_is_stripped(share: float) -> None:
    """Packets with RTP padding carry the P bit, and without the padding they decrypt."""
    async with voice_scene() as scene:
        scene.played.voice.weather.padding = share

        ear = await spoken(scene)

        padded = sum(packet[2] for packet in ear.packets)
        assert share * 70 <= padded <= share * 130
        assert len(ear.decrypted(scene.ada)) == 100


async def test_duplicates_and_late_packets_arrive() -> None:
    """Some packets come twice, some after the next one; none is lost."""
    async with voice_scene() as scene:
        scene.played.voice.weather.duplicate = 0.2
        scene.played.voice.weather.reorder = 0.2

        ear = await spoken(scene)
        numbers = [packet[0] for packet in ear.packets]
        await scene.played.until(lambda: len({p[0] for p in ear.packets}) == 101, "some are lost")

        assert len(numbers) > len(set(numbers))
        ordered = [(number - 65_000) % 2**16 for number in numbers]
        assert ordered != sorted(ordered)


async def test_muted_and_deafened_members_are_left_out() -> None:
    """Nothing of a muted member's is passed on, and nothing is sent to a deafened one."""
    async with voice_scene() as scene:
        ada, bob = scene.ada, scene.bob
        await ada.join_voice(scene.room)
        await bob.join_voice(scene.room)

        ada.mute()
        await ada.speak_packets(TONE, MANNER)
        scene.stage.server_mute(ada)
        ada.mute(on=False)
        await ada.speak_packets(TONE, MANNER)
        scene.stage.server_mute(ada, on=False)
        bob.deafen()
        await ada.speak_packets(TONE, MANNER)
        assert bob.heard(ada) == []

        bob.deafen(on=False)
        await ada.speak_packets(TONE, MANNER)
        assert len(bob.heard(ada)) == 25
        assert scene.played.voice.sent[ada.id] == 75


async def test_a_router_forgets_a_client_that_sends_nothing() -> None:
    """With `deaf_after`, packets reach the bot only while it sends some itself."""
    async with voice_scene() as scene:
        ear = Ear(scene.played, await scene.connect())
        await scene.ada.join_voice(scene.room)
        scene.played.voice.calls.deaf_after = 0.0

        await scene.ada.speak_packets(TONE, MANNER)
        scene.played.voice.calls.deaf_after = None
        await scene.ada.speak_packets(TONE[:1], MANNER)
        await scene.played.until(lambda: ear.packets, "nothing came")

        assert len(ear.packets) == 1


async def test_who_comes_later_is_not_told_whose_stream_it_is() -> None:
    """Op 5 goes to those who are there: the bot that connects later gets audio without it."""
    async with voice_scene() as scene:
        await scene.ada.join_voice(scene.room)
        scene.ada.headset.speaking(1)
        ear = Ear(scene.played, await scene.connect())
        session = scene.played.voice.bot(scene.room)
        assert session is not None
        sent = [item for _, item in session._sent if isinstance(item, str) and '"op": 5,' in item]

        await scene.ada.speak_packets(TONE[:5], Manner(pace=0.001, announced=False, ended=False))
        await scene.played.until(lambda: len(ear.packets) == 5, "the bot misses packets")

        assert sent == []
