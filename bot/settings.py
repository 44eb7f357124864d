"""Settings from GREENROOM_… variables or a .env file, read once at the front door."""

import os
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsInvalid


def _data_home() -> Path:
    home = os.environ.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "greenroom"


class VoiceEngine(StrEnum):
    """What speaks; AUTO is the server where one is set, else the piper voice, else espeak-ng."""

    AUTO = "auto"
    ESPEAK = "espeak"
    PIPER = "piper"
    URL = "url"
    NONE = "none"


class LogStyle(StrEnum):
    """How a line of the log is written."""

    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """Everything an owner can set; .env.example explains each."""

    model_config = SettingsConfigDict(env_prefix="GREENROOM_", env_file=".env", extra="ignore")

    data: Path = Field(default_factory=_data_home)
    banks: Path | None = None
    whisper_model: str = "base.en"
    fetch_model: bool = True
    whisper_at_once: int = Field(1, ge=1, le=16)
    transcriber_url: str | None = None
    transcriber_key: SecretStr | None = None
    transcriber_model: str = "whisper-1"
    transcriber_seconds: float = Field(15.0, ge=1, le=120)
    voice_engine: VoiceEngine = VoiceEngine.AUTO
    espeak_voice: str = "en-us"
    piper_voice: str = ""
    speech_url: str = ""
    speech_key: SecretStr | None = None
    speech_model: str = "tts-1"
    speech_voice: str = "alloy"
    llm_url: str = ""
    llm_key: SecretStr | None = None
    llm_model: str = "gpt-4o-mini"
    llm_judge: bool = False
    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    log: LogStyle = LogStyle.TEXT
    metrics_port: int | None = Field(None, ge=1, le=65_535)
    voice_rooms: int = Field(8, ge=1, le=100)
    clip_days: int = Field(7, ge=0, le=7)
    backup_hours: int = Field(24, ge=1, le=168)
    backups_kept: int = Field(7, ge=1, le=168)
    shard_ids: str = Field("", pattern=r"^(\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*)?$")
    shard_count: int | None = Field(None, ge=1, le=16_384)

    @property
    def models(self) -> Path:
        """The folder of speech models and voices."""
        return self.data / "models"

    @property
    def spoken_sentences(self) -> Path:
        """The folder of bank sentences that were spoken before."""
        return self.data / "spoken"

    @property
    def database(self) -> Path:
        """The one SQLite file."""
        return self.data / "greenroom.db"


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsInvalid: names each variable that can't be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"GREENROOM_{str(e['loc'][0]).upper()}" for e in error.errors())
        raise SettingsInvalid(
            f"These settings can't be used: {names}. Compare them with .env.example."
        ) from None
