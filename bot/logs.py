"""The bot's log: one line a record, as text or JSON, with the interaction it belongs to.

Tracebacks of libraries quote values, and a value may be what a member said. So an error is told by
its kind and the lines it came through (`bot.errors.trail`), whoever logs it; of a message that runs
over several lines only the first is kept; and what looks like a token is blotted out.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

from bot.errors import trail
from bot.settings import LogStyle

_interaction: ContextVar[tuple[str, str]] = ContextVar("interaction", default=("", ""))

_TOKENS = (
    (re.compile(r"(/(?:webhooks|interactions)/\d+)/[^/\s?]+"), r"\1/[token]"),
    (re.compile(r"[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{20,60}"), "[token]"),
)
"""An interaction's token stands in the address of its reply, and opens it for 15 minutes."""

BLOTTED = "[secret]"


def begin_interaction(number: int, name: str) -> None:
    """Name what this task answers, for all that it and its own tasks log from now on."""
    _interaction.set((str(number), name))


@contextmanager
def interaction(number: int, name: str) -> Iterator[None]:
    """Do the same for a block."""
    before = _interaction.set((str(number), name))
    try:
        yield
    finally:
        _interaction.reset(before)


class LineFormatter(logging.Formatter):
    """Writes a record as one line; `secrets` never appear in it, wherever they come from."""

    def __init__(self, style: LogStyle, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        self._manner = style
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, without its end."""
        number, name = _interaction.get()
        said = {
            "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3]
            + "Z",
            "level": record.levelname,
            "logger": record.name,
            "message": self._message(record),
        }
        more = {"interaction": number, "command": name, "error": _error(record)}
        said |= {key: value for key, value in more.items() if value}
        if self._manner is LogStyle.JSON:
            return self._clean(json.dumps(said, ensure_ascii=False))
        head = " ".join(said[key] for key in ("time", "level", "logger"))
        tail = "".join(f" {key}={said[key]}" for key in more if key in said)
        return self._clean(f"{head}: {said['message']}{tail}")

    def _message(self, record: logging.LogRecord) -> str:
        lines = record.getMessage().splitlines()
        return "".join(sign if sign.isprintable() else " " for sign in (lines or [""])[0])

    def _clean(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, BLOTTED)
        for pattern, instead in _TOKENS:
            line = pattern.sub(instead, line)
        return line


def set_up_log(style: LogStyle, stream: TextIO, secrets: Sequence[str] = ()) -> logging.Handler:
    """Let every record of INFO or more go to `stream` as one line; give the handler."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter(style, secrets))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    return handler


def _error(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    return trail(error) if error is not None else ""
