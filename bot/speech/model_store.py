"""Speech models on disk: one folder a model under the data directory, fetched when asked for."""

import errno
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.errors import InputInvalid, SpeechFailed

DEFAULT = "base.en"
SIZES = {
    "tiny.en": 78, "base.en": 148, "small.en": 486, "medium.en": 1530, "distil-small.en": 335,
    "tiny": 78, "base": 148, "small": 486, "medium": 1530, "large-v3": 3090,
}  # fmt: skip
"""Megabytes to fetch, by the names of Systran's conversions of OpenAI's models."""

_FILES = ("config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*")
_REPOSITORY = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_UNREACHABLE = (
    "The model {name} could not be fetched from {host}. Check the connection and run the same "
    "command again: it goes on where it stopped. On a machine without internet, fetch {repository} "
    "elsewhere and copy its files to {folder}. Until then interviews in text work."
)
_NO_SUCH = (
    "There is no model {name} on {host}. Take one of {names}, or OWNER/NAME of a model that was "
    "converted for faster-whisper."
)
_NOT_FITTING = (
    "{folder} can't be written ({why}). Make room for {size} MB, or set GREENROOM_DATA to a folder "
    "of yours."
)


@dataclass(frozen=True, slots=True)
class Installed:
    """A model folder and the bytes in it."""

    name: str
    folder: Path
    size: int


class ModelStore:
    """The folder of models; `endpoint` is the hub's address, its own by default."""

    def __init__(self, folder: Path, *, endpoint: str | None = None) -> None:
        self._folder = folder
        self._endpoint = endpoint

    def folder_of(self, name: str) -> Path:
        """Give where a model is or would be; a path to a folder is that folder itself.

        Raises:
            InputInvalid: neither a known name, nor OWNER/NAME, nor a folder.
        """
        if Path(name).is_absolute():
            return Path(name)
        if (self._folder / name.replace("/", "--")).is_dir():
            return self._folder / name.replace("/", "--")
        self._repository(name)
        return self._folder / name.replace("/", "--")

    def installed(self) -> tuple[Installed, ...]:
        """List the model folders."""
        if not self._folder.is_dir():
            return ()
        found = sorted(p for p in self._folder.iterdir() if p.is_dir())
        return tuple(
            Installed(p.name, p, sum(f.stat().st_size for f in p.iterdir() if f.is_file()))
            for p in found
            if (p / "model.bin").is_file()
        )

    def pull(self, name: str) -> Path:
        """Fetch a model, or what is missing of it; blocks, and goes on where it was broken off.

        The hub's own bars show the progress on a terminal's standard error.

        Raises:
            InputInvalid: there is no such model.
            SpeechFailed: the hub can't be reached, or the disk is full or not ours.
        """
        repository, folder = self._repository(name), self._folder / name.replace("/", "--")
        self._make_room(folder, SIZES.get(name, 0))
        from huggingface_hub import snapshot_download  # noqa: PLC0415 - takes a second to load
        from huggingface_hub.errors import RepositoryNotFoundError  # noqa: PLC0415 - as above

        try:
            snapshot_download(
                repository, local_dir=folder, allow_patterns=list(_FILES), endpoint=self._endpoint
            )
        except RepositoryNotFoundError:
            raise InputInvalid(self._no_such(name)) from None
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise self._full(folder, "the disk is full", name) from error
            raise self._offline(name, repository, folder) from error
        if not (folder / "model.bin").is_file():  # an unreachable hub can leave the folder as it is
            raise self._offline(name, repository, folder)
        return folder

    @property
    def _host(self) -> str:
        return self._endpoint or "huggingface.co"

    def _repository(self, name: str) -> str:
        if name in SIZES:
            return f"Systran/faster-whisper-{name}"
        if _REPOSITORY.fullmatch(name):
            return name
        raise InputInvalid(self._no_such(name))

    def _no_such(self, name: str) -> str:
        return _NO_SUCH.format(name=name, host=self._host, names=", ".join(SIZES))

    def _make_room(self, folder: Path, megabytes: int) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(folder).free
        except OSError as error:
            raise self._full(folder, error.strerror or "", folder.name) from error
        if free < megabytes * 1_100_000 and not (folder / "model.bin").exists():
            raise self._full(folder, "the disk is nearly full", folder.name)

    def _full(self, folder: Path, why: str, name: str) -> SpeechFailed:
        return SpeechFailed(_NOT_FITTING.format(folder=folder, why=why, size=SIZES.get(name, 200)))

    def _offline(self, name: str, repository: str, folder: Path) -> SpeechFailed:
        return SpeechFailed(
            _UNREACHABLE.format(name=name, host=self._host, repository=repository, folder=folder)
        )
