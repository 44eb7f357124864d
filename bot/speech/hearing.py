"""Puts the recognisers together as the settings ask for them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.errors import SpeechFailed
from bot.model_server.client import ModelServer
from bot.settings import Settings
from bot.speech.cutting import Cutting
from bot.speech.model_store import ModelStore
from bot.speech.ports import Transcriber
from bot.speech.recording import Heard, hear_recording, read_recording
from bot.speech.transcribing import Chain, Link, Turns
from bot.speech.url_transcriber import UrlTranscriber
from bot.speech.vad import VoiceDetector
from bot.speech.whisper import Whisper, load_whisper

_AT_A_SERVER = 4
"""Clips that a transcription server is sent at the same time."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is needed to hear members: recognisers in turns, and how answers are cut for them."""

    turns: Turns
    cutting: Cutting
    name: str
    sends_away: bool
    """Whether members' voices leave this machine; the consent message says so."""
    opening: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """Recordings that are opened at once: each may take a core and 640 MB for a while."""

    async def recording(self, room: str, data: bytes, *, hotwords: Sequence[str] = ()) -> Heard:
        """Hear a recorded answer.

        Raises:
            RecordingUnreadable: the file can't be used.
        """
        async with self.opening:
            samples = await read_recording(data)
        return await hear_recording(
            samples, self.turns.room(room), cutting=self.cutting, hotwords=hotwords
        )

    async def close(self) -> None:
        """Close the recognisers."""
        await self.turns.close()


def open_local(store: ModelStore, model: str, *, at_once: int = 1) -> Whisper:
    """Load the local model; blocks for a few seconds.

    Raises:
        SpeechFailed: it isn't installed, with how to install it.
        InputInvalid: the setting names no model.
    """
    folder = store.folder_of(model)
    if not folder.is_dir():
        raise SpeechFailed(
            f"The speech model {model} is not installed. Run `greenroom models pull {model}`; "
            "until then interviews in text work."
        )
    return load_whisper(folder, at_once=at_once)


async def open_hearing(settings: Settings) -> Hearing:
    """Open what the settings ask for; a server works without a local model, as far as it goes.

    Raises:
        SpeechFailed: nothing can transcribe, with what to do about it.
        InputInvalid, SettingsInvalid: a setting can't be used.
    """
    server, local = _server(settings), None
    await asyncio.to_thread(VoiceDetector)  # loads the network that all listeners share
    try:
        local = await asyncio.to_thread(
            open_local,
            ModelStore(settings.models),
            settings.whisper_model,
            at_once=settings.whisper_at_once,
        )
    except SpeechFailed:
        if server is None:
            raise
    return compose(local, server, at_once=settings.whisper_at_once)


def _server(settings: Settings) -> Link | None:
    if not settings.transcriber_url:
        return None
    key = settings.transcriber_key
    server = ModelServer(settings.transcriber_url, key.get_secret_value() if key else "")
    seconds = settings.transcriber_seconds
    transcriber = UrlTranscriber(server, model=settings.transcriber_model, seconds=seconds)
    return Link(transcriber, seconds + 1.0, each=0.0, patience=seconds / 2)


def compose(local: Whisper | None, server: Link | None, *, at_once: int = 1) -> Hearing:
    """Put a server, if any, before the local model, if any.

    Raises:
        SpeechFailed: there is neither.
    """
    own = [] if local is None else [Link(local)]
    links = [*([server] if server else []), *own]
    if not links:
        raise SpeechFailed(
            "No recogniser is set up. Run `greenroom models pull`, or set "
            "GREENROOM_TRANSCRIBER_URL."
        )
    chain: Transcriber = Chain(links)
    turns = Turns(chain, at_once=max(at_once, _AT_A_SERVER if server else 1))
    cutting = local.options.cutting if local and not server else Cutting()
    return Hearing(turns, cutting, chain.name, sends_away=server is not None)
