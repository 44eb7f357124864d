import asyncio
import logging
import os
import signal
from contextlib import aclosing
from pathlib import Path

import numpy as np
import pytest

from bot.errors import InputInvalid, SettingsInvalid, SpeechFailed
from bot.model_server.client import ModelServer
from bot.model_server.transcription import wav_of
from bot.settings import Settings, VoiceEngine
from bot.speech.audio import Pcm
from bot.speech.ports import Voice
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.espeak import MOST_CHARACTERS, Espeak, said_safely
from bot.speech.voice.opening import open_voice
from bot.speech.voice.piper import Piper
from bot.speech.voice.url import UrlVoice
from bot.speech.voice.worker import Worker
from tests.model_server.stub import Step, stub_server
from tests.speech.fake_voices import FakeVoice


async def said(voice: Voice, text: str = "Hello there.") -> list[Pcm]:
    """Collect what a voice makes of a text."""
    return [pcm async for pcm in voice.speak(text)]


def seconds(sounds: list[Pcm]) -> float:
    """Give how long sounds last together."""
    return sum(len(pcm.samples) / pcm.rate for pcm in sounds)


def environment_of(pid: int | None) -> bytes:
    """Read a process's environment; only Linux shows it."""
    path = Path(f"/proc/{pid}/environ")
    if not path.exists():
        pytest.skip("this system doesn't show a process's environment")
    return path.read_bytes()


async def test_espeak_speaks_with_nothing_installed() -> None:
    """The built-in voice gives audible sound of a plausible length, a longer text a longer one."""
    voice = Espeak()
    short = await said(voice)
    long = await said(voice, "Walk me through the first thing you measured, and why you picked it.")
    await voice.close()
    assert 0.4 < seconds(short) < 2
    assert 2 < seconds(long) < 8
    assert np.abs(long[0].samples.astype(float)).max() > 3_000


@pytest.mark.parametrize("text", ["", " ", "\0\0", "a" * 5_000, "naïve 日本語 \ud800 \0 x", "<b>&"])
async def test_odd_text_never_breaks_the_engine(text: str) -> None:
    """Empty, huge and impossible text gives bounded sound, and the next sentence is said."""
    voice = Espeak()
    assert seconds(await said(voice, text)) < 90
    assert seconds(await said(voice)) > 0.4
    await voice.close()


def test_text_is_capped_and_cleaned_for_a_c_library() -> None:
    """No NUL or control character gets through, and never more than the cap."""
    assert said_safely("a\0b\r\nc\x1b[0m") == "a b c [0m"
    assert len(said_safely("word " * 1_000)) <= MOST_CHARACTERS


async def test_an_unknown_voice_is_a_speech_failure_and_nothing_breaks() -> None:
    """A voice that espeak-ng doesn't know is refused; the process lives on."""
    voice = Espeak("zz-nope")
    for _ in range(2):
        with pytest.raises(SpeechFailed):
            await said(voice)
    await voice.close()


async def test_a_killed_worker_costs_no_sentence() -> None:
    """When the process dies, also amid a sentence, a new one says it."""
    worker = Worker("bot.speech.voice.espeak_worker", start_within=10, within=3)
    request = {"text": "Hello.", "voice": "en-us", "pace": 165}
    await worker.start()
    first = worker.pid
    assert first
    os.kill(first, signal.SIGSTOP)
    saying = asyncio.create_task(worker.say(request))
    await asyncio.sleep(0)
    os.kill(first, signal.SIGKILL)
    assert len((await saying).samples)
    assert worker.pid != first
    await worker.close()


async def test_a_worker_that_hangs_is_killed_and_replaced() -> None:
    """A stopped process fails its sentence within its limit, and a new one speaks."""
    worker = Worker("bot.speech.voice.espeak_worker", start_within=10, within=0.3)
    request = {"text": "Hello.", "voice": "en-us", "pace": 165}
    await worker.start()
    first = worker.pid
    assert first
    os.kill(first, signal.SIGSTOP)
    with pytest.raises(SpeechFailed):
        await worker.say(request)
    assert len((await worker.say(request)).samples)
    assert worker.pid != first
    await worker.close()
    with pytest.raises(SpeechFailed):
        await worker.say(request)


async def test_a_listener_who_leaves_does_not_disturb_the_next() -> None:
    """Cancelling a sentence keeps the process, and the next sentence gets its own sound."""
    voice = Espeak()
    await voice.start()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.0):
            await said(voice, "A long sentence that nobody waits for, " * 10)
    assert 0.4 < seconds(await said(voice)) < 2
    await voice.close()


async def test_a_program_that_is_no_worker_fails_in_time() -> None:
    """A child that never says it is ready is a speech failure."""
    worker = Worker("bot.errors", start_within=5, within=1)
    with pytest.raises(SpeechFailed):
        await worker.start()
    await worker.close()


async def test_no_secret_reaches_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that speaks has neither the token nor a key in its environment."""
    monkeypatch.setenv("DISCORD_TOKEN", "secret-token")
    monkeypatch.setenv("GREENROOM_SPEECH_KEY", "secret-key")
    worker = Worker("bot.speech.voice.espeak_worker", start_within=10, within=3)
    await worker.start()
    environment = await asyncio.to_thread(environment_of, worker.pid)
    await worker.close()
    assert b"secret" not in environment


@pytest.mark.parametrize("fault", ["at once", "midway", "hangs"])
async def test_the_next_voice_says_the_whole_sentence(
    fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    """However the first engine fails, the second speaks, and the log says so without words."""
    caplog.set_level(logging.INFO)
    seconds_now = [0.0]
    first, second = FakeVoice("first", fails=fault), FakeVoice("second")
    chain = VoiceChain((first, second), clock=lambda: seconds_now[0], first_sound=0.1)
    assert seconds(await said(chain)) >= 0.6
    assert second.asked == ["Hello there."]
    assert "second speaks" in caplog.text
    assert "Hello" not in caplog.text
    await said(chain)
    assert len(first.asked) == 1
    assert chain.name == "second"
    seconds_now[0] = 61.0
    first.fails = ""
    await said(chain)
    assert len(first.asked) == 2
    await chain.close()
    assert first.closed
    assert second.closed


async def test_text_is_what_is_left_when_no_voice_speaks() -> None:
    """With every engine failing the chain says so, and tries the last one even while it rests."""
    only = FakeVoice(fails="at once")
    chain = VoiceChain((only,))
    for _ in range(2):
        with pytest.raises(SpeechFailed, match="thread"):
            await said(chain)
    assert len(only.asked) == 2


async def test_a_speech_server_is_heard_and_replaced_when_it_fails() -> None:
    """Sound from a server arrives as it is; without the server the built-in voice speaks."""
    tone = (np.sin(np.arange(12_000) / 9) * 0.4).astype(np.float32)
    async with stub_server() as stub:
        stub.script = [Step(wav_of(tone, 24_000), kind="audio/wav"), Step(status=500)]
        url = UrlVoice(ModelServer(stub.url, backoff=0.01), model="m", voice="v")
        chain = VoiceChain((url, FakeVoice("second", rate=16_000)))
        assert [pcm.rate for pcm in await said(chain)] == [24_000]
        assert {pcm.rate for pcm in await said(chain)} == {16_000}
        await chain.close()


async def test_closing_a_sentence_early_stops_the_engine() -> None:
    """A chain whose iterator is closed leaves nothing running."""
    voice = FakeVoice()
    async with aclosing(VoiceChain((voice,)).speak("Hello there.")) as sounds:
        await anext(sounds)
    assert len(asyncio.all_tasks()) == 1


async def test_settings_choose_the_voice(tmp_path: Path) -> None:
    """Each engine is opened as set; what it lacks is named, and espeak stands behind it."""
    assert await open_voice(Settings(data=tmp_path, voice_engine=VoiceEngine.NONE)) is None
    plain = await open_voice(Settings(data=tmp_path))
    assert plain
    assert plain.name.startswith("espeak")
    await plain.close()
    for engine in (VoiceEngine.URL, VoiceEngine.PIPER):
        with pytest.raises(SettingsInvalid, match="GREENROOM_"):
            await open_voice(Settings(data=tmp_path, voice_engine=engine))
    with pytest.raises(InputInvalid, match="en_US"):
        await open_voice(Settings(data=tmp_path, piper_voice="../x"))
    absent = await open_voice(Settings(data=tmp_path, piper_voice="en_US-lessac-medium"))
    assert absent
    assert seconds(await said(absent)) > 0.4
    await absent.close()


async def test_an_absent_piper_voice_says_how_to_get_it(tmp_path: Path) -> None:
    """Without its files a piper voice fails with the command that fetches them."""
    voice = Piper("en_US-lessac-medium", tmp_path)
    with pytest.raises(SpeechFailed, match="models pull"):
        await voice.start()
    await voice.close()
