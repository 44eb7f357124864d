"""What goes over the wire: JSON objects, times as text, and walking through nested components."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object as Discord sends or reads it."""


def timestamp(seconds: float) -> str:
    """Write epoch seconds as the ISO 8601 text that Discord uses (Reference, "ISO8601")."""
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat()


def walk(components: Sequence[Json] | None) -> Iterator[Json]:
    """Yield each component and those inside it, outermost first (Component Reference)."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        for slot in ("accessory", "component"):
            inner = component.get(slot)
            if isinstance(inner, dict):
                yield from walk([inner])
