import asyncio
from collections import Counter

import numpy as np
import pytest

from bot.speech.audio import RATE, Samples
from cogs.voice import streams
from cogs.voice.opus import Decoder
from cogs.voice.transport import GCM, XCHACHA
from tests.cogs.voice.calling import Table, at_table, until
from tests.discord_standin.acting.member import Member
from tests.discord_standin.voice import sound
from tests.discord_standin.voice.acting import Manner

QUICK = 0.004


def strength(samples: Samples, hertz: float) -> float:
    """Give how strong a tone is, by the loudest of the frequencies beside it."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    at = round(hertz * len(samples) / RATE)
    return float(spectrum[at - 5 : at + 6].max())


async def test_hears_what_the_member_says() -> None:
    """Every frame of a member comes out once, at its pitch, and nothing is missing between."""
    async with at_table() as table:
        await table.ada.speak_packets(sound.tone(440, 1.0))
        await table.hears(1.0)
        heard = table.heard
        assert heard.seconds == pytest.approx(1.0)
        assert not heard.holes
        assert strength(heard.sound, 440) > 100 * strength(heard.sound, 1000)
        assert table.call.counts.heard == 50


@pytest.mark.parametrize("mode", [GCM, XCHACHA])
async def test_both_ciphers_carry_sound(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """Whichever encryption the voice server offers, the member is heard and hears the bot."""
    monkeypatch.setattr("tests.discord_standin.voice.client.MODES", (mode,))
    async with at_table() as table:
        await table.ada.speak_packets(sound.tone(440, 0.5), pace=QUICK)
        await table.hears(0.5)
        for packet in sound.tone(600, 0.2):
            table.call.send_audio_packet(packet, encode=False)
        frames = await table.ada.hears(10)
        assert table.call.mode == mode
        assert round(sound.pitch(sound.decode(f.opus for f in frames)), -1) == 600
        assert table.ada.headset.undecryptable == 0


async def test_a_stream_that_was_never_announced_is_recognised_by_its_key() -> None:
    """Without op 5 the member's own DAVE key tells their packets, and none is lost."""
    async with at_table() as table:
        await table.ada.speak_packets(sound.tone(440, 0.5), Manner(QUICK, announced=False))
        await table.hears(0.5)
        assert table.call.counts.heard == 25


async def test_bad_lines_cost_little() -> None:
    """With padding, jitter, reordering, doubles and 5 % loss, the sound keeps its length."""
    async with at_table() as table:
        weather = table.discord.voice.weather
        weather.padding, weather.padding_bytes = 0.3, 17
        weather.jitter, weather.reorder, weather.duplicate, weather.loss = 0.02, 0.05, 0.05, 0.05
        await table.ada.speak_packets(sound.tone(440, 2.2), Manner(ended=False))
        await until(lambda: table.heard.seconds > 1.9)
        await asyncio.sleep(0.1)
        counts = table.call.counts
        assert counts.dave_failed == counts.transport_failed == counts.unencrypted == 0
        assert counts.lost > 0
        assert counts.mended + counts.concealed == counts.lost
        assert table.heard.seconds + sum(table.heard.holes) == pytest.approx(2.2, abs=0.1)
        assert strength(table.heard.sound, 440) > 10 * strength(table.heard.sound, 1000)


async def test_a_pause_keeps_its_length() -> None:
    """A pause without packets is a hole of the same length on the member's timeline."""
    async with at_table() as table:
        await table.ada.speak_packets(sound.tone(440, 0.4))
        await table.ada.pause(0.8)
        await table.ada.speak_packets(sound.tone(440, 0.4))
        await table.hears(0.8)
        assert table.heard.holes == [pytest.approx(0.9, abs=0.05)]  # 5 frames of silence and 0.8 s


async def test_nobody_but_the_member_is_decrypted_or_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three others speak, join and leave: no key of theirs is tried, no frame of theirs decoded."""
    decoded: list[bytes] = []

    class Watched(Decoder):
        def decode(self, packet: bytes) -> Samples:
            decoded.append(packet)
            return super().decode(packet)

    monkeypatch.setattr(streams, "Decoder", Watched)
    async with at_table() as table:
        tried: Counter[int] = Counter()
        state = table.call._connection
        monkeypatch.setattr(state, "dave_session", Watching(state.dave_session, tried))
        tones = {"Bob": 700.0, "Cyd": 1100.0, "Dan": 1900.0}
        others = {name: table.stage.member(name) for name in tones}
        said = sound.tone(440, 3.2)
        talking = asyncio.create_task(table.ada.speak_packets(said))
        await asyncio.gather(*(drop_in(table, others[n], tones[n]) for n in tones))
        await talking
        await until(lambda: table.call.counts.heard == len(said))

        counts, spoken = table.call.counts, table.discord.voice.sent
        assert set(tried) == {int(table.ada.user.id)}
        assert set(decoded) <= set(said)
        assert all(spoken[int(other.user.id)] > 20 for other in others.values())
        assert counts.dropped_others > 60
        assert counts.strangers > 0
        assert counts.dave_failed == counts.lost == counts.concealed == 0
        loud = strength(table.heard.sound, 440)
        assert all(strength(table.heard.sound, hertz) < loud / 1000 for hertz in tones.values())


async def drop_in(table: Table, who: Member, hertz: float) -> None:
    """Join, speak without a word of whose stream it is, then with one, and leave."""
    await asyncio.sleep(hertz / 8000)
    await who.join_voice(table.room)
    await who.speak_packets(sound.tone(hertz, 0.3), Manner(announced=False))
    await who.tone(hertz, 0.5)
    await who.leave_voice()


class Watching:
    """A DAVE session that counts by user id whose key is tried."""

    def __init__(self, session: object, tried: Counter[int]) -> None:
        self._session, self._tried = session, tried

    def __getattr__(self, name: str) -> object:
        """Leave all else to the session."""
        return getattr(self._session, name)

    def decrypt(self, user_id: int, kind: object, frame: bytes) -> bytes:
        """Count, then decrypt."""
        self._tried[user_id] += 1
        return self._session.decrypt(user_id, kind, frame)  # type: ignore[attr-defined, no-any-return] # davey's


async def test_changes_of_keys_lose_nothing() -> None:
    """While others come and go, every frame of the member is heard, in order and once."""
    async with at_table() as table:
        said = sound.tone(440, 2.0)
        talking = asyncio.create_task(table.ada.speak_packets(said))
        for name in ("Bob", "Cyd", "Dan"):
            other = table.stage.member(name)
            await other.join_voice(table.room)
            await asyncio.sleep(0.15)
            await other.leave_voice()
        await talking
        await until(lambda: table.call.counts.heard == len(said))
        assert table.heard.seconds == pytest.approx(2.0)
        assert not table.heard.holes
        assert table.call.counts.late == 0


async def test_a_lost_group_is_joined_anew() -> None:
    """When none of the member's frames can be decrypted any more, the bot asks in and hears on."""
    async with at_table() as table:
        state = table.call._connection
        assert state.dave_session is not None
        state.dave_session.reinit(1, table.call.user.id, int(table.room.id))
        await table.ada.speak_packets(sound.tone(440, 1.4))
        await until(lambda: table.call.counts.recoveries == 1)
        await table.secured()
        before = table.call.counts.heard
        await table.ada.speak_packets(sound.tone(440, 0.4))
        await until(lambda: table.call.counts.heard == before + 20)


async def test_a_silent_bot_stays_in_reach() -> None:
    """Behind a router that forgets who sends nothing, a bot that only listens still hears."""
    async with at_table() as table:
        table.discord.voice.calls.deaf_after = 60.0
        before = len(table.ada.headset.frames)
        loop = asyncio.get_running_loop()
        table.call.keep_alive(loop.time() + 9.0)
        table.call.keep_alive(loop.time() + 11.0)
        table.call.keep_alive(loop.time() + 11.0)
        await until(lambda: len(table.ada.headset.frames) > before)
        await asyncio.sleep(0.05)
        assert len(table.ada.headset.frames) == before + 2
