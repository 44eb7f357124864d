"""What passed by: how many requests, of which operations, with what in them, and what was wrong."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tests.discord_standin.wire import Json, walk


class Side(StrEnum):
    """Who sent it."""

    BOT = "bot"
    STANDIN = "stand-in"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that was wrong with a request, a reply or a gateway message."""

    side: Side
    operation: str
    fault: str

    def __str__(self) -> str:
        """Give the line that a failing test shows."""
        return f"{self.side} · {self.operation} · {self.fault}"


@dataclass(slots=True)
class Tally:
    """Counts over one stand-in, or over many that share it."""

    requests: Counter[str] = field(default_factory=Counter)
    replies: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    unknown_keys: Counter[str] = field(default_factory=Counter)
    violations: list[Violation] = field(default_factory=list)

    def __str__(self) -> str:
        """Give one line for a log or a badge."""
        return (
            f"{self.requests.total()} requests of {len(self.requests)} operations with "
            f"{len(self.kinds)} kinds of payload, {self.events.total()} events of "
            f"{len(self.events)} kinds, {len(self.violations)} violations"
        )

    def note_unknown(self, side: Side, operation: str, places: list[str]) -> None:
        """Count keys that the description doesn't know; they are no violation."""
        for place in places:
            self.unknown_keys[f"{side} · {operation} · {re.sub(r'[0-9]+', 'N', place)}"] += 1


def payload_kinds(body: object) -> Iterator[str]:
    """Name what a request's body consists of: callback, components, embeds, options, files."""
    if isinstance(body, list):
        for part in body:
            yield from payload_kinds(part)
        return
    if not isinstance(body, dict):
        return
    message = body.get("data") if isinstance(body.get("data"), dict) else body
    if "data" in body or set(body) == {"type"}:
        yield f"callback {body.get('type')}"
    yield from _message_kinds(message or {})
    yield from _option_kinds(body)


def _message_kinds(message: Json) -> Iterator[str]:
    for component in walk(message.get("components")):
        yield f"component {component['type']}"
        if component["type"] == 2:
            yield f"button style {component.get('style')}"
    for key in ("content", "embeds", "attachments", "choices", "allowed_mentions", "poll"):
        if message.get(key):
            yield key
    if message.get("message_reference"):
        yield "reply"
    if message.get("flags"):
        yield f"flags {message['flags']}"


def _option_kinds(command: Json) -> Iterator[str]:
    for option in command.get("options") or []:
        yield f"option {option.get('type')}"
        yield from _option_kinds(option)
