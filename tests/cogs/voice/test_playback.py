import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.errors import SpeechFailed
from bot.speech.audio import Spoken
from cogs.voice.playback import Played, Player
from tests.cogs.voice.calling import Table, at_table, until
from tests.discord_standin.voice import sound

WORDS = sound.tone(440, 2.0)


async def sentences(
    *parts: Sequence[bytes], slow: float = 0.0, fails: bool = False
) -> AsyncIterator[Spoken]:
    """Make sentences, as slowly as an engine would."""
    for number, part in enumerate(parts):
        if number:
            await asyncio.sleep(slow)
        yield Spoken(tuple(part))
    if fails:
        raise SpeechFailed("The engine died.")


def heard(table: Table) -> list[bytes]:
    """Give the frames that Ada heard, silence left out."""
    return [frame.opus for frame in table.ada.heard()]


async def test_sentences_are_said_in_order() -> None:
    """Every packet arrives once, in order, and the player says that all was heard."""
    async with at_table() as table:
        played = await Player(table.call).play(sentences(WORDS[:20], WORDS[20:50]))
        await table.ada.hears(50)
        assert heard(table) == WORDS[:50]
        assert played.finished
        assert played.seconds == pytest.approx(1.0)
        assert played.began is not None
        assert played.ended is not None
        assert played.ended - played.began == pytest.approx(1.0, abs=0.2)


async def test_a_stop_is_heard_within_200_ms_and_gone_on_from() -> None:
    """After a stop nothing more comes; going on begins with the very next packet."""
    async with at_table() as table:
        player, loop = Player(table.call), asyncio.get_running_loop()
        playing = asyncio.create_task(player.play(sentences(WORDS[:30], WORDS[30:50])))
        await table.ada.hears(15)
        stopped = loop.time()
        player.stop()
        played = await playing
        assert loop.time() - stopped < 0.2
        await asyncio.sleep(0.3)
        frames = table.ada.heard()
        assert max(frame.arrived for frame in frames) - stopped < 0.2
        assert not played.finished
        assert played.seconds == pytest.approx(len(frames) * 0.02)

        rest = await player.go_on()
        await table.ada.hears(50)
        assert heard(table) == WORDS[:50]
        assert rest.finished


async def test_a_slow_engine_leaves_silence_between() -> None:
    """While the next sentence is being made, silence is sent and nothing is lost."""
    async with at_table() as table:
        played = await Player(table.call).play(sentences(WORDS[:10], WORDS[10:20], slow=0.4))
        await table.ada.hears(20)
        assert heard(table) == WORDS[:20]
        assert played.seconds == pytest.approx(0.4)


async def test_a_stop_while_a_sentence_is_made_loses_nothing() -> None:
    """A sentence that was being made when the bot stopped is said when it goes on."""
    async with at_table() as table:
        player = Player(table.call)
        playing = asyncio.create_task(player.play(sentences(WORDS[:5], WORDS[5:10], slow=0.5)))
        await table.ada.hears(5)
        player.stop()
        assert not (await playing).finished
        assert (await player.go_on()).finished
        await table.ada.hears(10)
        assert heard(table) == WORDS[:10]


async def test_what_was_stopped_is_dropped_for_something_new() -> None:
    """Something new is said instead of the rest, whose engine is told to stop."""
    closed = asyncio.Event()

    async def endless() -> AsyncIterator[Spoken]:
        try:
            while True:
                yield Spoken(tuple(WORDS[:10]))
                await asyncio.sleep(0.1)
        finally:
            closed.set()

    async with at_table() as table:
        player = Player(table.call)
        playing = asyncio.create_task(player.play(endless()))
        await table.ada.hears(5)
        player.stop()
        await playing
        before = len(heard(table))
        await player.play(sentences(WORDS[50:60]))
        assert closed.is_set()
        await table.ada.hears(before + 10)
        assert heard(table)[before:] == WORDS[50:60]


async def test_an_engine_that_dies_is_reported_after_what_it_said() -> None:
    """What was made before the failure is said, then the failure is raised."""
    async with at_table() as table:
        with pytest.raises(SpeechFailed):
            await Player(table.call).play(sentences(WORDS[:10], fails=True))
        await table.ada.hears(10)
        assert heard(table) == WORDS[:10]


async def test_nothing_to_say_takes_no_time() -> None:
    """An empty utterance is finished at once."""
    async with at_table() as table:
        async with asyncio.timeout(1.0):
            assert await Player(table.call).play(sentences()) == Played(0.0, finished=True)


async def test_a_cancelled_utterance_falls_silent() -> None:
    """Cancelling the task that speaks stops the sound, and the next utterance can begin."""
    async with at_table() as table:
        player = Player(table.call)
        playing = asyncio.create_task(player.play(sentences(WORDS)))
        await table.ada.hears(5)
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
        await asyncio.sleep(0.1)
        before = len(heard(table))
        await player.play(sentences(WORDS[:10]))
        await table.ada.hears(before + 10)
        assert len(heard(table)) == before + 10


async def test_nothing_is_said_that_others_could_hear() -> None:
    """While there are no keys, speech waits; no packet goes out unencrypted and none is lost."""
    async with at_table() as table:
        await table.ada.leave_voice()
        await until(lambda: not table.call.private)
        playing = asyncio.create_task(Player(table.call).play(sentences(WORDS[:20])))
        await asyncio.sleep(0.2)
        await table.ada.join_voice(table.room)
        assert (await playing).finished
        await table.ada.hears(18)
        assert table.ada.headset.undecryptable <= 2  # the joiner's own change of keys
        assert set(heard(table)) <= set(WORDS)


async def test_speech_goes_on_after_a_reconnect() -> None:
    """A connection that breaks while the bot speaks costs a moment of it, not the rest."""
    async with at_table() as table:
        playing = asyncio.create_task(Player(table.call).play(sentences(WORDS[:60])))
        await table.ada.hears(20)
        table.discord.voice.end(table.room, 4015)
        assert (await playing).finished
        await until(lambda: WORDS[59] in heard(table))
        assert len(heard(table)) > 45


async def test_the_end_of_a_call_ends_the_speech() -> None:
    """When the bot is thrown out while it speaks, it says that not all was heard."""
    async with at_table() as table:
        playing = asyncio.create_task(Player(table.call).play(sentences(WORDS)))
        await table.ada.hears(10)
        table.stage.disconnect(None)
        async with asyncio.timeout(2.0):
            played = await playing
        assert not played.finished
        assert 0.1 < played.seconds < 1.5
        async with asyncio.timeout(1.0):
            assert not (await Player(table.call).play(sentences(WORDS[:3]))).finished
