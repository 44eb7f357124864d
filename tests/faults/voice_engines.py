"""What hears and what speaks dies or hangs amid a question; and the gateway amid a call."""

import asyncio
import os
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot.answer import Segment
from bot.errors import SpeechFailed
from bot.model_server.client import ModelServer
from bot.speech import room_lines as lines
from bot.speech.audio import Clip
from bot.speech.hearing import Hearing, compose
from bot.speech.ports import Voice
from bot.speech.transcribing import Chain, Link, Turns
from bot.speech.url_transcriber import UrlTranscriber
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.espeak import Espeak
from bot.speech.voice.url import UrlVoice
from cogs.voice.captions import AWAY
from tests.faults.children import children
from tests.faults.table import Fault, Outcome, Try
from tests.faults.voice_scene import Aloud, Deed, happening, local_ears
from tests.model_server.stub import Step, error, stub_server
from tests.speech.sounding import KNOWN

HANGS = Step(hangs_first=True)
BREAKS = Step(bytes(9600), kind="application/octet-stream", dies_after=True)
GONE = AWAY.split(",")[0]


class Moody:
    """The fixture model, which can be made to fail or to hang."""

    name = "moody"

    def __init__(self) -> None:
        self._ears = local_ears()
        self._inner = self._ears.turns.room("moody")
        self.mood = ""

    @property
    def ears(self) -> Hearing:
        """Put it where the recogniser is."""
        return Hearing(Turns(self), self._ears.cutting, self.name, sends_away=False)

    async def transcribe(self, clip: Clip, *, hotwords: Sequence[str] = ()) -> tuple[Segment, ...]:
        """Understand, fail, or never answer."""
        if self.mood == "hangs":
            await asyncio.Event().wait()
        if self.mood == "fails":
            raise SpeechFailed("It is gone.")
        return await self._inner.transcribe(clip, hotwords=hotwords)

    async def close(self) -> None:
        """Close the model."""
        await self._ears.close()


def recogniser(mood: str) -> Try:
    """Make a try in which the recogniser fails or hangs for one answer, then works again."""

    async def attempt(folder: Path, seed: int) -> Outcome:
        moody = Moody()

        async def deed(scene: Aloud) -> None:
            moody.mood = mood
            await scene.speak(KNOWN[5])
            await scene.until(
                lambda: scene.count(lines.NOT_UNDERSTOOD), "the member was told nothing", 60.0
            )
            moody.mood = ""
            await asyncio.sleep(1.5)
            await scene.answer(KNOWN[4])
            await scene.stop()

        return await happening(deed, ears=lambda: moody.ears)(folder, seed)

    return attempt


def transcription_server(step: Step, *, local: bool) -> Try:
    """Make a try in which a transcription server breaks, with a local model behind it or not."""

    async def attempt(folder: Path, seed: int) -> Outcome:
        async with stub_server() as stub:
            stub.script = [step]
            server = ModelServer(stub.url)
            link = Link(UrlTranscriber(server, model="m", seconds=2.0), 3.0, each=0.0, patience=1.0)
            deed, loaded = _heard_all_the_same if local else _typed_instead, local_ears()

            async def closing() -> None:
                stub.closing.set()
                await server.close()
                await loaded.close()

            ears = partial(_ears_by, link, loaded if local else None)
            trying = happening(deed, ears=ears, answered=local, closing=closing)
            return await trying(folder, seed)

    return attempt


def _ears_by(link: Link, loaded: Hearing | None) -> Hearing:
    if loaded is None:
        return compose(None, link)
    return Hearing(Turns(_chain(link, loaded), at_once=4), loaded.cutting, "both", sends_away=True)


def _chain(link: Link, loaded: Hearing) -> Chain:
    return Chain([link, Link(loaded.turns.room("local"))])


async def _heard_all_the_same(scene: Aloud) -> None:
    await scene.answer(KNOWN[4])
    await scene.stop()


async def _typed_instead(scene: Aloud) -> None:
    """Speak, read that it wasn't understood, and write."""
    await scene.speak(KNOWN[4])
    await scene.until(
        lambda: scene.count(lines.NOT_UNDERSTOOD), "the member was told nothing", 60.0
    )
    await scene.write(KNOWN[4])
    await scene.stop()


async def espeak_killed(scene: Aloud) -> None:
    """Kill the process that speaks while it has a sentence in hand."""
    before, open_before = len(scene.house.ada.heard()), scene.open_question()
    (pid,) = children("espeak_worker")
    os.kill(pid, signal.SIGSTOP)
    answering = asyncio.create_task(scene.answer(KNOWN[4]))
    await scene.until(lambda: scene.open_question() not in {"", open_before}, "nothing was asked")
    os.kill(pid, signal.SIGKILL)
    await answering
    await scene.until(lambda: len(scene.house.ada.heard()) > before + 20, "the bot fell silent")
    await scene.stop()


async def _is_still_heard(scene: Aloud) -> None:
    """Answer, and hear the next question from another engine."""
    before = len(scene.house.ada.heard())
    await scene.answer(KNOWN[4])
    await scene.until(lambda: len(scene.house.ada.heard()) > before + 20, "the bot fell silent")
    await scene.stop()


async def _is_read(scene: Aloud) -> None:
    """Answer what stands in the thread, which nobody says."""
    await scene.answer(KNOWN[4])
    await scene.stop()


def speech_server(step: Step, *, behind: bool, deed: Deed) -> Try:
    """Make a try in which a speech server breaks, with espeak behind it or nothing."""

    async def attempt(folder: Path, seed: int) -> Outcome:
        async with stub_server() as stub:
            stub.script = [step]
            own: Sequence[Voice] = [Espeak()] if behind else []
            voice = VoiceChain([UrlVoice(ModelServer(stub.url), model="m", voice="v"), *own])

            async def closing() -> None:
                stub.closing.set()
                await voice.close()

            return await happening(deed, voice=lambda: voice, closing=closing)(folder, seed)

    return attempt


async def gateway_dropped(scene: Aloud) -> None:
    """Break the gateway while the member speaks, who leaves and returns meanwhile."""
    before = scene.open_question()
    scene.house.played.gateway.drop()
    await scene.house.ada.leave_voice()
    await scene.house.ada.join_voice(scene.room)
    await scene.until(lambda: scene.house.played.gateway.resumes, "it was not resumed")
    await asyncio.sleep(1.0)
    if scene.count(GONE):
        await scene.asked(but=before)
    await scene.answer(KNOWN[4])
    await scene.stop()


async def gateway_invalid(scene: Aloud) -> None:
    """Begin a new session of the gateway; the member leaves before it and returns after."""
    before = scene.open_question()
    scene.house.played.gateway.invalidate()
    await scene.house.ada.leave_voice()
    await scene.until(lambda: scene.house.played.gateway.identifies == 2, "no new session")
    await scene.until(lambda: scene.count(GONE), "nobody was missed")
    await scene.house.ada.join_voice(scene.room)
    await scene.asked(but=before)
    await scene.answer(KNOWN[4])
    await scene.stop()


def _fault(name: str, attempt: Try) -> Fault:
    return Fault(name, attempt, times=3, sample=0, aloud=True)


FAULTS = (
    _fault("voice: recogniser dies", recogniser("fails")),
    _fault("voice: recogniser hangs", recogniser("hangs")),
    _fault("voice: transcription server dies", transcription_server(error(500), local=True)),
    _fault("voice: transcription server hangs", transcription_server(HANGS, local=True)),
    _fault("voice: no recogniser left", transcription_server(HANGS, local=False)),
    _fault(
        "voice: espeak killed amid a sentence",
        happening(espeak_killed, voice=lambda: VoiceChain((Espeak(),))),
    ),
    _fault(
        "voice: speech server dies amid a sentence",
        speech_server(BREAKS, behind=True, deed=_is_still_heard),
    ),
    _fault("voice: speech server hangs", speech_server(HANGS, behind=True, deed=_is_still_heard)),
    _fault("voice: nothing left that speaks", speech_server(HANGS, behind=False, deed=_is_read)),
    _fault("voice: gateway drop", happening(gateway_dropped)),
    _fault("voice: gateway op 9, false", happening(gateway_invalid)),
)
