"""Piper's voices: where they lie, and how one is fetched and checked.

The names and digests come from the index of the published voices (rhasspy/piper-voices); the
address is that of huggingface-hub, so its mirrors' setting (HF_ENDPOINT) holds here too.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.errors import InputInvalid, SpeechFailed

SUGGESTED = "en_US-lessac-medium"
_NAME = re.compile(r"[a-z]{2,3}_[A-Z]{2,3}-\w+-(?:x_low|low|medium|high)")
_REPOSITORY = "rhasspy/piper-voices"
_STALL_SECONDS = 30.0

Progress = Callable[[str, int, int], None]
"""Called with a file's name, the bytes that are there, and the bytes it will have."""


class _File(BaseModel):
    size_bytes: int
    md5_digest: str = ""


class _Entry(BaseModel):
    files: dict[str, _File]


_Index = TypeAdapter(dict[str, _Entry])


def model_path(name: str, folder: Path) -> Path:
    """Give where a voice's model lies; its configuration is beside it.

    Raises:
        InputInvalid: no voice of piper has such a name.
    """
    if not _NAME.fullmatch(name):
        raise InputInvalid(f"A piper voice has a name like {SUGGESTED}; check the spelling.")
    return folder / f"{name}.onnx"


def is_there(name: str, folder: Path) -> bool:
    """Say whether both files of a voice are in the folder."""
    model = model_path(name, folder)
    return model.is_file() and _config(model).is_file()


def config_of(model: str) -> dict[str, Any]:
    """Read the configuration that lies beside a model."""
    config: dict[str, Any] = json.loads(_config(Path(model)).read_text("utf-8"))
    return config


async def pull_voice(
    name: str,
    folder: Path,
    *,
    progress: Progress,
    address: Callable[[str], str] | None = None,
) -> Path:
    """Fetch a voice's two files, check them against the index, and give the model's path.

    A file appears under its name only when it is whole. `address` gives the web address of a path
    in the repository of voices.

    Raises:
        InputInvalid: there is no such voice; near names are given.
        SpeechFailed: offline, cut off, damaged on the way, or no room on the disk.
    """
    model, where = model_path(name, folder), address or _published
    limits = aiohttp.ClientTimeout(total=None, connect=10, sock_read=_STALL_SECONDS)
    try:
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        async with aiohttp.ClientSession(timeout=limits, raise_for_status=True) as http:
            for path, file in _wanted(name, await _index(http, where)).items():
                await _fetch(http, where(path), folder / Path(path).name, file, progress)
    except (aiohttp.ClientError, TimeoutError, OSError, ValidationError):
        raise SpeechFailed(
            f"The voice {name} can't be downloaded: no connection, or no room on the disk. Try "
            f"again later, or copy {model.name} and {_config(model).name} from another machine "
            f"into {folder}. Until then the built-in voice speaks."
        ) from None
    return model


def _config(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def _published(path: str) -> str:
    from huggingface_hub import hf_hub_url  # noqa: PLC0415 - slow to load, needed for a download

    return str(hf_hub_url(_REPOSITORY, path))


async def _index(http: aiohttp.ClientSession, where: Callable[[str], str]) -> Mapping[str, _Entry]:
    async with http.get(where("voices.json")) as response:
        return _Index.validate_json(await response.read())


def _wanted(name: str, index: Mapping[str, _Entry]) -> dict[str, _File]:
    if name not in index:
        near = ", ".join(get_close_matches(name, index, n=3, cutoff=0.5)) or SUGGESTED
        raise InputInvalid(f"There is no piper voice {name}. Near names: {near}.")
    files = index[name].files
    return {path: files[path] for path in files if path.endswith((".onnx", ".onnx.json"))}


async def _fetch(
    http: aiohttp.ClientSession, url: str, target: Path, file: _File, progress: Progress
) -> None:
    if await asyncio.to_thread(_digest, target) == file.md5_digest != "":
        progress(target.name, file.size_bytes, file.size_bytes)
        return
    part = target.with_name(f"{target.name}.part")
    try:
        async with http.get(url) as response:
            done = 0
            with part.open("wb") as out:
                async for piece in response.content.iter_chunked(1 << 18):
                    await asyncio.to_thread(out.write, piece)
                    done += len(piece)
                    progress(target.name, done, file.size_bytes)
        if file.md5_digest and await asyncio.to_thread(_digest, part) != file.md5_digest:
            raise SpeechFailed(f"{target.name} arrived damaged; run the download again.")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    """MD5 is what the index has: it shows damage, not forgery."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
