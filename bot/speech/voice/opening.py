"""Opens the voice that the settings ask for, with the built-in one behind it."""

import asyncio
import logging
from collections.abc import Sequence
from importlib.metadata import version

from bot.errors import SettingsInvalid, SpeechFailed
from bot.model_server.client import ModelServer
from bot.settings import Settings, VoiceEngine
from bot.speech.ports import Voice
from bot.speech.voice.chain import VoiceChain
from bot.speech.voice.espeak import Espeak
from bot.speech.voice.piper import Piper
from bot.speech.voice.url import UrlVoice

_log = logging.getLogger(__name__)


def edition() -> str:
    """Name the engines' versions, so that sentences kept on disk are made anew after an update."""
    return " ".join(version(package) for package in ("espeakng-loader", "piper-tts"))


async def open_voice(settings: Settings) -> VoiceChain | None:
    """Start the engines; None where the owner wants no voice.

    An engine that doesn't start is logged and asked again later: the next one speaks.

    Raises:
        SettingsInvalid: an engine was chosen without what it needs.
        InputInvalid: piper has no voice of that name.
    """
    if settings.voice_engine is VoiceEngine.NONE:
        return None
    espeak = Espeak(settings.espeak_voice)
    own = _chosen(settings)
    await asyncio.gather(*(_start(engine) for engine in (espeak, own) if engine is not None))
    voices: Sequence[Voice] = (espeak,) if own is None else (own, espeak)
    return VoiceChain(voices)


def _chosen(settings: Settings) -> Piper | UrlVoice | None:
    if settings.voice_engine is VoiceEngine.URL or (
        settings.voice_engine is VoiceEngine.AUTO and settings.speech_url
    ):
        if not settings.speech_url:
            raise SettingsInvalid("GREENROOM_VOICE_ENGINE=url needs GREENROOM_SPEECH_URL.")
        key = settings.speech_key.get_secret_value() if settings.speech_key else ""
        server = ModelServer(settings.speech_url, key)
        return UrlVoice(server, model=settings.speech_model, voice=settings.speech_voice)
    if settings.voice_engine is VoiceEngine.PIPER or (
        settings.voice_engine is VoiceEngine.AUTO and settings.piper_voice
    ):
        if not settings.piper_voice:
            raise SettingsInvalid("GREENROOM_VOICE_ENGINE=piper needs GREENROOM_PIPER_VOICE.")
        return Piper(settings.piper_voice, settings.models)
    return None


async def _start(engine: Espeak | Piper | UrlVoice) -> None:
    if isinstance(engine, UrlVoice):
        return
    try:
        await engine.start()
    except SpeechFailed as error:
        _log.warning("voice %s: %s", engine.name, error.advice)
