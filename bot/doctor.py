"""What is checked when something doesn't work: each finding with what to do about it."""

import base64
import binascii
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version

from bot.errors import GreenroomError
from bot.settings import Settings, VoiceEngine
from bot.standing import day

LIBRARIES = (
    "discord.py", "davey", "PyNaCl", "av", "espeakng-loader", "onnxruntime", "aiosqlite",
    "faster-whisper", "pdfplumber",
)  # fmt: skip
"""What `./greenroom` installs, by the names of the packages."""

LITTLE_SPACE = 500 * 1024 * 1024
"""Bytes left on the disk below which it is time to make room."""

INTENTS = (
    "no privileged intent is needed: leave Presence, Server Members and Message Content switched "
    "off in the developer portal"
)
PERMISSIONS = 343_600_647_168
"""View, send, threads, embeds, files, history, connect, speak: the number in the invitation."""

_TOKEN = re.compile(r"(?P<id>[\w-]{18,40})\.[\w-]{5,10}\.[\w-]{20,60}")


class State(StrEnum):
    """How bad a finding is."""

    GOOD = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    state: State
    said: str

    def __str__(self) -> str:
        """Give it as a line."""
        return f"{self.what}: {self.state} · {self.said}"


def token_finding(token: str | None) -> Finding:
    """Look at a token's shape; whether Discord takes it, only Discord knows. It is never shown."""
    if not token:
        return Finding(
            "token",
            State.WARNING,
            "DISCORD_TOKEN is not set, so only the commands of the terminal work; set it in .env",
        )
    match = _TOKEN.fullmatch(token.strip())
    application = _application(match["id"]) if match else None
    if application is None:
        return Finding(
            "token",
            State.BAD,
            "DISCORD_TOKEN doesn't look like a bot's token; copy it again from the developer "
            "portal (Bot, Reset Token), and not the application's id or secret",
        )
    invite = (
        f"https://discord.com/oauth2/authorize?client_id={application}"
        f"&scope=bot+applications.commands&permissions={PERMISSIONS}"
    )
    return Finding("token", State.GOOD, f"has the right shape; invite the bot with {invite}")


def library_findings() -> Sequence[Finding]:
    """Look for the libraries, and at the Python that runs this."""
    old = sys.version_info < (3, 11)
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    findings = [Finding("python", State.BAD if old else State.GOOD, python)]
    missing = [name for name in LIBRARIES if _version(name) is None]
    if missing:
        said = f"missing: {', '.join(missing)}; run ./greenroom once, which installs them"
        return [*findings, Finding("libraries", State.BAD, said)]
    listed = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return [*findings, Finding("libraries", State.GOOD, listed)]


def disk_finding(free: int) -> Finding:
    """Judge the bytes that are free where the data is."""
    space = f"{free / 1024**3:.1f} GiB free"
    if free < LITTLE_SPACE:
        return Finding("disk", State.WARNING, f"{space}; make room before the database can't grow")
    return Finding("disk", State.GOOD, space)


def database_finding(size: int, copies: int, newest_copy: int | None, *, sound: bool) -> Finding:
    """Judge the database; `newest_copy` is when the newest backup was made, in unix seconds."""
    if not sound:
        return Finding(
            "database",
            State.BAD,
            "it is damaged; stop the bot and put back a copy: greenroom restore FILE",
        )
    kept = f"{copies} copies, the newest of {day(newest_copy)}" if newest_copy else "no copy yet"
    return Finding("database", State.GOOD, f"sound, {size / 1024**2:.1f} MiB, {kept}")


def backup_finding(newest: int | None, now: int, *, hours: int) -> Finding:
    """Judge the age of the newest copy; one is due every so many hours while the bot runs."""
    if newest is None:
        return Finding("backups", State.WARNING, "none yet; the bot makes one when it starts")
    age = max(0, now - newest) // 3600
    said = f"the newest is {age} hours old, one is due every {hours}"
    if age > 2 * hours:
        return Finding(
            "backups", State.WARNING, f"{said}; look into the log, or make one: greenroom backup"
        )
    return Finding("backups", State.GOOD, said)


def model_findings(settings: Settings) -> Sequence[Finding]:
    """Look for what is to hear and to speak; nothing is loaded and no server is asked."""
    from bot.speech.model_store import ModelStore  # noqa: PLC0415 - others start without it

    store = ModelStore(settings.models)
    try:
        there = store.folder_of(settings.whisper_model).is_dir()
    except GreenroomError as error:
        return (Finding("hearing", State.BAD, error.advice),)
    local = f"the model {settings.whisper_model}"
    if settings.transcriber_url and there:
        hearing = Finding("hearing", State.GOOD, f"a server, and {local} should it fail")
    elif settings.transcriber_url:
        said = (
            f"a server, and nothing should it fail: greenroom models pull {settings.whisper_model}"
        )
        hearing = Finding("hearing", State.WARNING, said)
    elif there:
        hearing = Finding("hearing", State.GOOD, f"{local} is installed")
    else:
        said = f"{local} isn't installed, so interviews are in writing; run greenroom models pull"
        hearing = Finding("hearing", State.WARNING, said)
    engine = "a server" if settings.speech_url else settings.piper_voice or "espeak-ng"
    if settings.voice_engine is VoiceEngine.NONE:
        engine = "nothing, as set: questions stand in the thread"
    return hearing, Finding("speaking", State.GOOD, engine)


def voice_finding(name: str, rate: float, heard: str) -> Finding:
    """Judge the words that a recogniser made of the sentence which the bot said to itself."""
    said = f"{name} heard “{heard}”, word error rate {rate:.0%}"
    if rate > 0.5:
        advice = f"{said}; pull the model again with `greenroom models pull`, or set another"
        return Finding("voice", State.BAD, advice)
    return Finding("voice", State.WARNING if rate > 0.25 else State.GOOD, said)


def permission_finding(missing: Sequence[str], where: str) -> Finding:
    """Judge the permissions that the bot lacks in a channel, by the names that Discord shows."""
    if missing:
        said = f"I lack {', '.join(missing)} in {where}; allow them for my role there"
        return Finding("permissions", State.BAD, said)
    return Finding("permissions", State.GOOD, f"all that an interview in {where} needs")


def _application(part: str) -> int | None:
    """Read the application's id, which the first part of a token is in base64."""
    try:
        read = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(read) if read.isdecimal() and 15 <= len(read) <= 20 else None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
