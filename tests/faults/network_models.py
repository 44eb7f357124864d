"""Servers beside Discord die or hang amid a question: the model, and the one that transcribes."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import tqdm  # type: ignore[import-untyped] # faster-whisper brings it, without types

from bot.bank_files import shipped_folder
from bot.interview.model_seat import ModelAccess
from bot.model_server.client import ModelServer
from bot.shelf import Shelf
from bot.speech.hearing import compose
from bot.speech.transcribing import Link
from bot.speech.url_transcriber import UrlTranscriber
from bot.speech.voice.chain import VoiceChain
from bot.speech.whisper import load_whisper
from cogs.voice.equipment import Equipment
from tests.cogs.house import House
from tests.cogs.talking import FIELD
from tests.cogs.voice.aloud import FIXTURE
from tests.discord_standin import Upload, text_of
from tests.faults.children import children
from tests.faults.network_scene import Scene, happening
from tests.faults.network_time import hurried
from tests.faults.table import Fault, Outcome
from tests.model_server.stub import Step, chat, error, stub_server
from tests.speech.recorded import recorded
from tests.speech.sounding import KNOWN, spoken

FILE = "Or say it: a recording"
GOOD, HANGS, GARBAGE = chat('{"text": "What did you build?"}'), Step(hangs_first=True), chat("no")
BREAKS = Step(b'{"choices"', dies_after=True)
JUDGED = 90.0
"""Seconds in which the report must come: a judge has 60 of them."""
SOON = 2.0
"""Seconds that the transcription server has."""


def with_model(script: list[Step]) -> Callable[[Path, int], Awaitable[Outcome]]:
    """Make a try with a model that words, picks and judges, by a script."""

    async def deed(scene: Scene) -> None:
        scene.patience = JUDGED
        with hurried(scene.hurry):
            await scene.to_the_end()

    async def attempt(folder: Path, seed: int) -> Outcome:
        async with stub_server() as stub:
            stub.script = list(script)
            access = ModelAccess(stub.url, "m", judges=True)

            def prepare(house: House) -> None:
                house.shelf = Shelf((shipped_folder(),), model=access)

            return await happening(deed, prepare=prepare)(folder, seed)

    return attempt


def with_transcriber(
    step: Step, *, local: bool, deed: Callable[[Scene], Awaitable[None]]
) -> Callable[[Path, int], Awaitable[Outcome]]:
    """Make a try in which a recording is sent to a server, perhaps with a `local` model behind."""

    async def attempt(folder: Path, seed: int) -> Outcome:
        tqdm.tqdm.monitor_interval = 0  # faster-whisper's thread would outlive the try
        async with _transcriber(step) as link:
            hearing = compose(load_whisper(FIXTURE) if local else None, link)

            def prepare(house: House) -> None:
                house.equipment = Equipment(hearing, VoiceChain(()))

            try:
                return await happening(deed, prepare=prepare)(folder, seed)
            finally:
                await hearing.close()

    return attempt


@asynccontextmanager
async def _transcriber(step: Step) -> AsyncIterator[Link]:
    async with stub_server() as stub:
        stub.script = [step]
        server = ModelServer(stub.url)
        heard = UrlTranscriber(server, model="m", seconds=SOON)
        try:
            yield Link(heard, SOON + 1.0, each=0.0, patience=SOON / 2)
        finally:
            await server.close()


async def recording_taken(scene: Scene) -> None:
    """Send a recording; the words are understood all the same."""
    await _record(scene)
    await scene.ada.sees("What I heard")
    await scene.next_step()


async def recording_refused(scene: Scene) -> None:
    """Send a recording; the member reads that it isn't kept, and the question stays open."""
    await _record(scene)
    await scene.played.until(lambda: _told(scene, "isn't kept"), "no word came", 30.0)


async def reader_killed(scene: Scene) -> None:
    """Kill the process that opens a recording."""
    sending = asyncio.create_task(_record(scene))
    async with asyncio.timeout(20):
        while not (found := children("recording_child")):  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.005)
    os.kill(found[0], signal.SIGKILL)
    await sending
    await scene.played.until(lambda: _told(scene, "not a recording"), "no word came", 30.0)


async def _record(scene: Scene) -> None:
    form = await scene.form()
    sound = Upload("answer.ogg", recorded(spoken(*KNOWN[:2]), "ogg", "libopus"), "audio/ogg")
    await scene.ada.submit(form, {FIELD: "", FILE: sound})


def _told(scene: Scene, words: str) -> bool:
    return any(words in text_of(m) for m in scene.ada.messages())


DEAD = ModelAccess("http://127.0.0.1:9/v1", "m", judges=True)


async def _unreachable(folder: Path, seed: int) -> Outcome:
    def prepare(house: House) -> None:
        house.shelf = Shelf((shipped_folder(),), model=DEAD)

    async def deed(scene: Scene) -> None:
        await scene.answer()

    return await happening(deed, prepare=prepare)(folder, seed)


FAULTS = (
    Fault("model server not there", _unreachable),
    Fault("model server dies amid a question", with_model([GOOD, BREAKS]), sample=0),
    Fault("model server hangs", with_model([GOOD, HANGS]), times=4, sample=0),
    Fault(
        "model server answers 500, 429 and nonsense", with_model([error(500), GARBAGE]), sample=0
    ),
    Fault(
        "transcription server hangs, local model behind it",
        with_transcriber(HANGS, local=True, deed=recording_taken),
        times=5,
        sample=0,
    ),
    Fault(
        "transcription server dies, none behind it",
        with_transcriber(BREAKS, local=False, deed=recording_refused),
        times=5,
        sample=0,
    ),
    Fault(
        "transcription server hangs, none behind it",
        with_transcriber(HANGS, local=False, deed=recording_refused),
        times=5,
        sample=0,
    ),
    Fault(
        "recording's reader killed",
        with_transcriber(error(500), local=True, deed=reader_killed),
        times=5,
        sample=0,
    ),
)
